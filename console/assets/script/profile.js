// Rows of forms without a round trip, and names while they are typed. Without this script buttons and names go to the server.

for (const form of document.querySelectorAll("form[data-rows-form]")) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name]");
    if (button?.name === "add") add(form, button, event);
    if (button?.name === "remove") remove(form, button, event);
  });
  form.addEventListener("input", (event) => {
    if (event.target.dataset.names) suggest(event.target);
  });
}

function add(form, button, event) {
  const list = button.value;
  const rows = form.querySelector(`[data-rows="${list}"]`);
  const template = form.querySelector(`template[data-row-of="${list}"]`);
  if (!rows || !template) return;
  event.preventDefault();
  const next = Number(rows.dataset.next ?? rows.querySelectorAll(":scope > [data-row]").length);
  rows.dataset.next = next + 1;
  const row = template.content.cloneNode(true);
  for (const element of row.querySelectorAll("*")) {
    for (const attribute of element.attributes) {
      if (attribute.value.includes("__")) attribute.value = attribute.value.replaceAll("__", next);
    }
  }
  const first = row.querySelector("select, input:not([type=hidden]), textarea");
  rows.append(row);
  first?.focus();
}

function remove(form, button, event) {
  const row = button.closest("[data-row]");
  if (!row) return;
  event.preventDefault();
  const near = row.nextElementSibling ?? row.previousElementSibling;
  const list = row.parentElement.dataset.rows;
  row.remove();
  const next = near?.querySelector("select, input:not([type=hidden]), textarea");
  (next ?? form.querySelector(`button[name="add"][value="${list}"]`))?.focus();
}

let waiting;
function suggest(input) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const text = input.value.trim();
    if (!text) return;
    const query = new URLSearchParams({ noun: input.dataset.names, text });
    const answer = await fetch(`/profile/names?${query}`, { headers: { "x-qiao-part": "1" } }).catch(() => null);
    if (!answer?.ok || input.value.trim() !== text) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.getElementById(input.getAttribute("list"))?.replaceChildren(...page.querySelectorAll("option"));
  }, 150);
}
