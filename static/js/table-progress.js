// Shows how far a long import is, without a press; the link on the page does the same without this.
const EVERY = 2000;

const look = () => {
  if (document.visibilityState === "visible") {
    window.location.reload();
  } else {
    window.setTimeout(look, EVERY);
  }
};

window.setTimeout(look, EVERY);
