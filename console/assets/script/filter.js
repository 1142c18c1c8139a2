// Forms of filters (data-submit) are sent as soon as something in them changes. The page's part (data-part) that depends on
// them is fetched and replaced; the focus stays where it was. Empty fields are not sent: addresses stay short.

const roomy = matchMedia("(min-width: 56.01rem)");
const place = () => location.pathname + location.search;
let latest = 0;
let shown = place();

document.addEventListener("formdata", (event) => {
  if (event.target.method !== "get") return;
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (!form?.matches("form[data-submit]")) return;
  // On a narrow page filters lie before the results: they are applied by the button, all together.
  if (form.matches(".facets") && !roomy.matches) return;
  const part = form.closest("[data-part]");
  if (part) show(part, form, event.target);
  else form.requestSubmit();
});

async function show(part, form, changed) {
  const turn = ++latest;
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form)).toString();
  part.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { "x-qiao-part": "1" }, cache: "no-store" });
    if (!answer.ok) throw new Error(answer.statusText);
    const html = await answer.text();
    if (turn !== latest) return;
    const scrolled = part.querySelector(".facets")?.scrollTop ?? 0;
    const folds = opened(part);
    // HTML of the service's own page: it escaped all texts.
    part.innerHTML = html;
    part.removeAttribute("aria-busy");
    history.pushState(null, "", address);
    shown = place();
    reopen(part, folds);
    const facets = part.querySelector(".facets");
    if (facets) facets.scrollTop = scrolled;
    same(part, changed)?.focus({ preventScroll: true });
  } catch {
    form.requestSubmit();
  }
}

// What is shown changes with the address: the page is made anew. A fragment alone, as of the link past the menus, changes nothing.
addEventListener("popstate", () => {
  if (place() !== shown) location.reload();
});

function same(part, changed) {
  const found = [...part.querySelectorAll("input, select")].filter((input) => input.name === changed.name);
  if (changed.type !== "checkbox") return found.find((input) => input.type !== "hidden");
  return found.find((input) => input.value === changed.value);
}

// Folds that the visitor opened stay open.
function opened(part) {
  const open = part.querySelectorAll(".facets details[open]");
  return new Set([...open].map(named));
}

function reopen(part, names) {
  for (const fold of part.querySelectorAll(".facets details")) {
    if (names.has(named(fold))) fold.open = true;
  }
}

function named(fold) {
  const legend = fold.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
  return fold.matches(".more") ? legend : legend + fold.querySelector("summary").textContent;
}
