// Suggestions for every input[data-suggest]: a combobox with a list, as the WAI-ARIA practices have it. The server makes the
// list, data-suggest may name the noun that is searched for; with data-pick the record that is chosen stands in the input and the
// form is sent. Without this the input is a plain search box.

const WAIT = 160;
let made = 0;

document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("input[data-suggest]")) begin(event.target);
});
if (document.activeElement?.matches("input[data-suggest]")) begin(document.activeElement);

function begin(input) {
  if (input.suggests) return;
  input.suggests = true;
  const box = input.closest(".combo") ?? input.parentElement;
  const id = `suggestions-${++made}`;
  let list = null;
  let at = -1;
  let timer = 0;
  let asked = null;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-haspopup", "listbox");
  input.autocomplete = "off";

  const options = () => (list ? [...list.querySelectorAll('[role="option"]')] : []);

  const record = (option) => option.dataset.to?.match(/\/([a-z]+_\d+)$/)?.[1];

  function close() {
    clearTimeout(timer);
    asked?.abort();
    list?.remove();
    list = null;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-controls");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(next) {
    const all = options();
    all[at]?.setAttribute("aria-selected", "false");
    at = next;
    const option = all[at];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  async function ask() {
    const text = input.value.trim();
    asked?.abort();
    if (!text) {
      close();
      return;
    }
    asked = new AbortController();
    const address = new URL("/search/suggest", location.href);
    address.searchParams.set("q", text);
    if (input.dataset.suggest) address.searchParams.set("noun", input.dataset.suggest);
    let html;
    try {
      const answer = await fetch(address, { headers: { "x-qiao-part": "1" }, signal: asked.signal });
      if (!answer.ok) return;
      html = await answer.text();
    } catch {
      return;
    }
    if (document.activeElement !== input || input.value.trim() !== text) return;
    // HTML of the service's own list: it escaped all texts.
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const fresh = holder.content.querySelector('[role="listbox"]');
    // data-pick: a record is to be named, not opened; other suggestions are of no use there.
    if (fresh && "pick" in input.dataset) {
      for (const entry of [...fresh.children]) if (!record(entry)) entry.remove();
    }
    if (!fresh?.querySelector('[role="option"]')) {
      close();
      return;
    }
    list?.remove();
    list = fresh;
    list.id = id;
    at = -1;
    options().forEach((option, number) => {
      option.id = `${id}-${number}`;
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) go(option);
    });
    box.append(list);
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-controls", id);
    input.removeAttribute("aria-activedescendant");
  }

  function go(option) {
    const to = option.dataset.to;
    close();
    if ("pick" in input.dataset) {
      input.value = record(option);
      input.form.requestSubmit();
      return;
    }
    location.assign(to);
  }

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    // Pinyin that is still being typed is no text yet.
    if (!event.isComposing) timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = options().length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!count) {
        if (event.key === "ArrowDown") ask();
        return;
      }
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than options: behind the last is the input itself.
      choose(((at + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      go(options()[at]);
    } else if (event.key === "Escape" && list) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener("blur", close);
  input.form?.addEventListener("submit", close);
}
