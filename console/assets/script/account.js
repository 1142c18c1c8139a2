// Copies what is shown once, such as a token or a link. Without scripts people select and copy it themselves.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText(source.textContent.trim());
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.textContent = button.dataset.done;
    button.replaceChildren(said);
  });
}
