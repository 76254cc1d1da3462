// <date-reading> stands behind an input for a date or a time: it starts Wagtail's picker and shows
// what the server understands by the text, or why it refuses it. The server alone reads dates.
const PAUSE = 250;
const PICKERS = { date: "initDateChooser", time: "initTimeChooser", moment: "initDateTimeChooser" };

class DateReading extends HTMLElement {
  #input = null;
  #timer = 0;
  #shown = null; // the text that was last asked about

  connectedCallback() {
    if (this.#input) return; // moved with its form
    this.#input = document.getElementById(this.getAttribute("for"));
    if (!this.#input) return;
    this.#describe();
    window[PICKERS[this.getAttribute("kind")]]?.(
      this.#input.id,
      JSON.parse(this.getAttribute("picker")),
    );
    // Read by the server already, or refused with a sentence above the input.
    if (this.textContent || this.#input.ariaInvalid === "true") this.#shown = this.#input.value.trim();
    this.#input.addEventListener("input", (event) => this.#typed(event));
    this.#input.addEventListener("change", () => this.#ask());
    // A block fills in its value after it has put the input into the page.
    setTimeout(() => this.#ask());
  }

  #describe() {
    this.id = `${this.#input.id}-reading`;
    this.setAttribute("role", "status");
    const others = this.#input.getAttribute("aria-describedby") ?? "";
    this.#input.setAttribute("aria-describedby", `${others} ${this.id}`.trim());
  }

  #typed(event) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // It would lie over what was understood; a click into the input brings it back.
      if (event.isTrusted) this.#picker("hide");
      this.#ask();
    }, PAUSE);
  }

  async #ask() {
    clearTimeout(this.#timer);
    const text = this.#input.value.trim();
    if (text === this.#shown) return;
    this.#shown = text;
    const answer = text ? await this.#read(text) : {};
    if (text !== this.#shown) return; // somebody went on typing
    this.textContent = answer.understood ?? answer.refused ?? "";
    this.toggleAttribute("refused", "refused" in answer);
    this.#picker({ startDate: answer.picker || false }); // it cannot read the text itself
  }

  #picker(request) {
    if (!(this.getAttribute("kind") in PICKERS)) return; // it would be given one
    window.jQuery?.(this.#input).datetimepicker?.(request); // absent where nothing brought it
  }

  async #read(text) {
    try {
      const url = `${this.getAttribute("source")}?${new URLSearchParams({ text })}`;
      const response = await fetch(url, { headers: { Accept: "application/json" } });
      return response.ok && !response.redirected ? await response.json() : {};
    } catch {
      return {}; // offline: the server reads the text when the form is sent
    }
  }
}

customElements.define("date-reading", DateReading);
