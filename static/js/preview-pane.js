// The preview pane of the page editor: as of which moment the draft is shown, and the messages
// between the pane and what it shows. docs/preview.md describes them for front ends elsewhere.
import { openField } from "./preview-field.js";

const AT = "id_preview_at";
const MODE = "id_preview_mode";

let listener = null; // the window in the pane that asked to be told of changes

const pane = () => document.querySelector("[data-controller~='w-preview']");
const frames = () => [...(pane()?.querySelectorAll("iframe") ?? [])];
const shown = () => document.getElementById("w-preview-iframe")?.contentWindow;

/** Where what is shown comes from: a front end elsewhere, or this site. */
function settings() {
  const { origin, tokens } = document.getElementById("preview-settings")?.dataset ?? {};
  return { origin: origin || window.location.origin, isElsewhere: Boolean(origin), tokens };
}

/** Wagtail's own way to look again at once. */
function lookAgain() {
  document.getElementById(MODE).dispatchEvent(new Event("change", { bubbles: true }));
}

/** Let Wagtail's pane ask for the page as of the moment that stands in the input. */
function showAsOf(text) {
  const at = text ? `?${new URLSearchParams({ at: text })}` : "";
  pane().dataset.wPreviewRenderUrlValue = pane().dataset.wPreviewUrlValue + at;
  lookAgain();
}

/** Tell the front end where the draft is now. */
async function tell(window, { origin, tokens }) {
  const query = new URLSearchParams({
    preview: pane().dataset.wPreviewUrlValue,
    mode: document.getElementById(MODE).value,
    at: document.getElementById(AT).value.trim(),
  });
  const response = await fetch(`${tokens}?${query}`);
  if (response.ok) {
    window.postMessage({ type: "renkei:preview:changed", ...(await response.json()) }, origin);
  } else {
    listener = null; // the pane itself then shows why there is nothing to be seen
    lookAgain();
  }
}

// All of them on the document, since the pane is put in anew when a new page is first saved.
document.addEventListener("change", ({ target }) => {
  if (target.id === AT && pane()) showAsOf(target.value.trim());
});

// Wagtail is about to load the frame anew. A front end that listens reads the draft itself instead,
// so that nothing flickers and the reader stays where she was.
document.addEventListener("w-preview:load", (event) => {
  const place = settings();
  if (!place.isElsewhere || listener === null || listener !== shown()) return;
  event.preventDefault();
  tell(listener, place);
});

window.addEventListener("message", ({ data, origin, source }) => {
  if (origin !== settings().origin || !frames().some((frame) => frame.contentWindow === source)) return;
  if (data?.type === "renkei:preview:ready") listener = source;
  if (data?.type === "renkei:preview:edit" && typeof data.field === "string") openField(data.field);
});
