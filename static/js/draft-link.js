// Says beside the button that the address of a draft link was copied.
document.addEventListener("w-clipboard:copied", ({ target }) => {
  target.querySelector("[role=status]").textContent = "コピーしました";
});
