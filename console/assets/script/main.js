// What all pages share. Every page works without it.

import "./suggest.js";
import "./filter.js";

// Menus close at a click elsewhere and at Escape, which gives the focus back to what opened them.
const menus = "details.menu[open], details.phone-menu[open]";

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(menus)) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(menus)) {
    const held = menu.contains(document.activeElement);
    menu.open = false;
    if (held) menu.querySelector("summary").focus();
  }
});

// data-copy="#id": copies the text of what it names. Without a clipboard the button stays away.
const canCopy = Boolean(navigator.clipboard);

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !canCopy;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  const source = button && document.querySelector(button.dataset.copy);
  if (!source || !canCopy) return;
  await navigator.clipboard.writeText("value" in source ? source.value : source.textContent);
  const said = button.dataset.copied;
  const label = button.querySelector("span");
  if (!said || !label || label.textContent === said) return;
  const before = label.textContent;
  label.setAttribute("role", "status");
  label.textContent = said;
  setTimeout(() => {
    label.textContent = before;
  }, 2000);
});

// The count of a field's letters: `.count > output` in the same field. Letters are counted as the service does.
document.addEventListener("input", (event) => {
  const field = event.target.closest(".field");
  const output = field?.querySelector(".count output");
  if (output && "value" in event.target) output.textContent = Array.from(event.target.value).length;
});

// A line of the summary of problems says of which field it speaks; a need's problems name theirs by themselves.
const colon = document.documentElement.lang.startsWith("zh") ? "：" : ": ";

for (const link of document.querySelectorAll("main:not(:has([data-post])) #problems a[href^='#']")) {
  const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const label = field?.labels?.[0] ?? field?.closest(".field, fieldset")?.querySelector("label, legend, .label");
  const name = (field?.getAttribute("aria-label") ?? label?.firstChild?.textContent ?? "").trim();
  if (name) link.prepend(name, colon);
}
