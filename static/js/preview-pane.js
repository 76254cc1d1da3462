// The preview pane of the page editor: as of which moment the draft is shown.
const AT = "id_preview_at";

function pane() {
  return document.querySelector("[data-controller~='w-preview']");
}

/** Let Wagtail's pane ask for the page as of the moment that stands in the input. */
function showAsOf(text) {
  const at = text ? `?${new URLSearchParams({ at: text })}` : "";
  pane().dataset.wPreviewRenderUrlValue = pane().dataset.wPreviewUrlValue + at;
  // Wagtail's own way to look again at once.
  document.getElementById("id_preview_mode").dispatchEvent(new Event("change", { bubbles: true }));
}

// On the document, since the pane is put in anew when a new page is saved for the first time.
document.addEventListener("change", ({ target }) => {
  if (target.id === AT && pane()) showAsOf(target.value.trim());
});
