// On the bundled site inside the preview pane only: a click on a part opens its field in the form.
const FIELD = "[data-renkei-field]";
const OWN_USE = "a, button, summary, input, select, textarea, label";

if (window.parent !== window) {
  // What stands before a block names its field, since the block's own markup does not know it.
  for (const mark of document.querySelectorAll("template[data-renkei-field]")) {
    mark.nextElementSibling?.setAttribute("data-renkei-field", mark.dataset.renkeiField);
    mark.remove();
  }
  document.addEventListener("click", ({ target }) => {
    const part = target.closest(FIELD);
    if (!part || target.closest(OWN_USE)) return;
    const message = { type: "renkei:preview:edit", field: part.dataset.renkeiField };
    window.parent.postMessage(message, window.location.origin);
  });
}
