// Opens a field of the page editor by its path, such as `lead`, or `body.` and the id of a block.
const PATH = /^[\w-]+(\.[\w-]+)*$/;
const INPUTS = "input:not([type=hidden]), textarea, select, [contenteditable=true], button";

/** The element of the longest part of the path that is there. */
function find(path) {
  let found = null;
  for (const part of path.split(".")) {
    const inner = (found ?? document).querySelector(`[data-contentpath="${CSS.escape(part)}"]`);
    if (!inner) break;
    found = inner;
  }
  return found;
}

/** Open the tab and the collapsed panels around an element. */
function reveal(element) {
  const tab = element.closest("[role=tabpanel]");
  if (tab?.hidden) document.querySelector(`[role=tab][aria-controls="${CSS.escape(tab.id)}"]`)?.click();
  for (let around = element; around; around = around.parentElement) {
    if (around.hidden && around.id) {
      document.querySelector(`[aria-controls="${CSS.escape(around.id)}"][aria-expanded=false]`)?.click();
    }
  }
}

/** Wait until a tab or panel that was asked to open has done so. */
async function visible(element) {
  for (let frame = 0; frame < 30 && !element.checkVisibility(); frame += 1) {
    await new Promise(requestAnimationFrame);
  }
}

/** Show a field and put the cursor into it; an unknown path does nothing. */
export async function openField(path) {
  const field = PATH.test(path) ? find(path) : null;
  if (!field) return;
  reveal(field);
  await visible(field);
  field.scrollIntoView({ block: "center" });
  const input = field.matches(INPUTS) ? field : field.querySelector(INPUTS);
  input?.focus({ preventScroll: true });
}
