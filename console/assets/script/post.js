// The form of a need: saves itself as a draft, shows beside it what a matcher makes of it, keeps the lines of what is
// pasted. All of it works without this too, by the form's buttons.

import { keepLines } from "./paste.js";

const form = document.querySelector("[data-post]");
const status = document.querySelector("#post-status");
const PART = { "x-qiao-part": "1", accept: "text/html" };
const LOOK = 700;
const SAVE = 2500;
const AGAIN = 15000;

let changes = form.hasAttribute("data-typed") ? 1 : 0;
let saved = 0;
let saving = false;
let stopped = false;
let looking = null;
let waiting = null;
let lookTimer = 0;
let saveTimer = 0;

const isDraft = form.hasAttribute("data-draft");
const field = (name) => form.elements.namedItem(name);
const body = () => new URLSearchParams(new FormData(form));
const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

function say(text, kind) {
  const line = document.createElement("p");
  line.className = `saved ${kind}`;
  line.textContent = text;
  status.replaceChildren(line);
}

function put(page, ids) {
  for (const id of ids) {
    const next = page.getElementById(id);
    const now = document.getElementById(id);
    if (!next || !now) continue;
    // What somebody is in is not taken away; it is fetched again when left.
    if (now.contains(document.activeElement)) {
      waiting = now;
      continue;
    }
    for (const open of now.querySelectorAll("details[id][open]")) next.querySelector(`#${open.id}`)?.setAttribute("open", "");
    const top = now.scrollTop;
    now.replaceWith(document.adoptNode(next));
    next.scrollTop = top;
  }
}

async function look() {
  looking?.abort();
  looking = new AbortController();
  const panel = document.getElementById("post-advice");
  panel.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/needs/new/look", { method: "POST", headers: PART, body: body(), signal: looking.signal });
    if (answer.ok) put(await read(answer), ["post-progress", "post-preview", "post-advice"]);
    document.getElementById("post-advice").removeAttribute("aria-busy");
  } catch (error) {
    if (error.name !== "AbortError") panel.removeAttribute("aria-busy");
  }
}

async function save() {
  if (!isDraft || saving || stopped || saved === changes) return;
  saving = true;
  const count = changes;
  say(form.dataset.saving, "busy");
  const sent = body();
  sent.set("do", "save");
  try {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", headers: PART, body: sent });
    await told(answer, count);
  } catch {
    say(form.dataset.offline, "unsaved");
    later(AGAIN);
  }
  saving = false;
  if (saved !== changes && changes !== count) later(SAVE);
}

async function told(answer, count) {
  if (answer.status === 401) {
    stopped = true;
    say(form.dataset.ended, "unsaved");
    return;
  }
  if (![200, 409, 422].includes(answer.status)) {
    say(form.dataset.offline, "unsaved");
    later(AGAIN);
    return;
  }
  const page = await read(answer);
  const line = page.querySelector(".saved");
  if (!line) return;
  const problems = [...page.querySelectorAll("[data-field]")].map((item) => [item.dataset.field, item.textContent]);
  status.replaceChildren(...[...page.body.children].filter((child) => !child.hidden).map((child) => document.adoptNode(child)));
  for (const button of status.querySelectorAll("button")) button.setAttribute("form", "post");
  mark(problems);
  if (answer.status === 409) stopped = true;
  if (answer.status === 200) {
    saved = count;
    field("version").value = line.dataset.version;
    if (!field("id").value) {
      field("id").value = line.dataset.id;
      const there = `/needs/${line.dataset.id}/edit`;
      form.setAttribute("action", there);
      for (const button of document.querySelectorAll("[formaction^='/needs/new']")) {
        button.setAttribute("formaction", button.getAttribute("formaction").replace("/needs/new", there));
      }
      history.replaceState(null, "", there);
    }
  }
}

// Problems that a background save found, at their fields; those of earlier saves go.
function mark(problems) {
  for (const old of form.querySelectorAll("[data-told]")) old.remove();
  for (const old of form.querySelectorAll("[data-marked]")) {
    old.removeAttribute("aria-invalid");
    old.removeAttribute("data-marked");
  }
  for (const [name, text] of problems) {
    const place = document.getElementById(name);
    if (!place) continue;
    const line = document.createElement("p");
    line.className = "problem";
    line.dataset.told = "";
    line.textContent = text;
    if (place.matches("input, select, textarea")) {
      place.setAttribute("aria-invalid", "true");
      place.dataset.marked = "";
      place.after(line);
    } else {
      place.append(line);
    }
  }
}

function later(wait) {
  clearTimeout(saveTimer);
  saveTimer = setTimeout(save, wait);
}

function changed() {
  changes += 1;
  clearTimeout(lookTimer);
  lookTimer = setTimeout(look, LOOK);
  if (stopped) return;
  if (!saving) say(form.dataset.unsaved, "unsaved");
  if (isDraft) later(SAVE);
}

function count(input) {
  const shown = form.querySelector(`[data-count="${CSS.escape(input.id)}"]`);
  if (!shown) return;
  const length = [...input.value].length;
  shown.textContent = length;
  shown.classList.toggle("over", length > Number(shown.dataset.most));
}

function number() {
  form.querySelectorAll("[data-rows] > [data-row]").forEach((row, place) => {
    row.querySelector("[data-place]").textContent = place + 1;
  });
}

function add() {
  const rows = form.querySelector("[data-rows]");
  const used = [...rows.querySelectorAll("[data-row]")].map((row) => Number(row.id.split(".")[1]));
  const next = String(Math.max(-1, ...used) + 1);
  const row = form.querySelector("[data-blank]").content.cloneNode(true);
  for (const element of row.querySelectorAll("*")) {
    for (const name of ["id", "name", "for", "value", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value?.includes("NEW")) element.setAttribute(name, value.replace("NEW", next));
    }
  }
  rows.append(row);
  number();
  rows.lastElementChild.querySelector("input").focus();
}

function chosen(chooser) {
  const boxes = [...chooser.querySelectorAll("input[type=checkbox]:checked")];
  chooser.querySelector("[data-chosen]").replaceChildren(
    ...boxes.map((box) => {
      const tag = document.createElement("li");
      tag.className = "tag";
      tag.textContent = box.closest("label").textContent.trim();
      return tag;
    }),
  );
}

async function find(input) {
  const chooser = input.closest("[data-chooser]");
  const wanted = input.value.trim();
  let found = null;
  if (wanted) {
    const answer = await fetch(`/needs/new/find?in=${chooser.dataset.chooser}&q=${encodeURIComponent(wanted)}`);
    if (!answer.ok || input.value.trim() !== wanted) return;
    found = new Set(await answer.json());
  }
  let any = false;
  for (const group of chooser.querySelectorAll("details")) {
    let has = false;
    let ticked = false;
    for (const box of group.querySelectorAll("input[type=checkbox]")) {
      const shown = !found || found.has(box.value) || box.checked;
      box.closest("label").hidden = !shown;
      has ||= shown;
      ticked ||= box.checked;
    }
    group.hidden = !has;
    group.open = found ? has : ticked;
    any ||= has;
  }
  chooser.querySelector("[data-nothing]").hidden = any;
}

async function places(input) {
  const wanted = input.value.trim();
  if (!wanted) return;
  const answer = await fetch(`/needs/new/find?in=regions&q=${encodeURIComponent(wanted)}`);
  if (!answer.ok || input.value.trim() !== wanted) return;
  const names = await answer.json();
  input.list.replaceChildren(
    ...names.map((name) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    }),
  );
}

form.addEventListener("input", (event) => {
  const input = event.target;
  if (input.name === "reader") return;
  if (input.matches("[data-find]")) {
    find(input);
    return;
  }
  if (input.matches("[data-places]")) places(input);
  if (input.matches("[data-chooser] input[type=checkbox]")) chosen(input.closest("[data-chooser]"));
  if (input.name === "language") for (const other of form.querySelectorAll("details.tongue:has(textarea, input[lang])")) other.open = true;
  count(input);
  changed();
});

document.addEventListener("focusin", (event) => {
  if (!waiting || waiting.contains(event.target)) return;
  waiting = null;
  look();
});

form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-find]")) event.preventDefault();
});

form.addEventListener("paste", (event) => {
  if (event.target.matches("[data-paste]")) keepLines(event);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add], [data-remove], [data-tick], button[value='check'], button[value^='find-']");
  if (!button) return;
  event.preventDefault();
  if (button.matches("[data-add]")) add();
  else if (button.matches("[data-remove]")) {
    button.closest("[data-row]").remove();
    number();
    form.querySelector("[data-add]").focus();
  } else if (button.matches("[data-tick]")) {
    const [name, value] = button.value.split("=");
    const box = form.querySelector(`input[name="${name}"][value="${CSS.escape(value)}"]`);
    if (box) {
      box.checked = true;
      const chooser = box.closest("[data-chooser]");
      if (chooser) {
        chosen(chooser);
        box.closest("details").open = true;
      }
    }
    button.remove();
  } else if (button.value === "check") {
    clearTimeout(lookTimer);
    look();
    return;
  } else return;
  changed();
});

// A link to a field opens what hides it, and the field can be typed in at once.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const place = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!place || !form.contains(place)) return;
  if (place.matches("details")) place.open = true;
  for (let outer = place.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
  const input = place.matches("input, select, textarea") ? place : place.querySelector("input:not([type=hidden], [type=radio][name^=levels]), select, textarea");
  if (!input || place.matches(".group")) return;
  event.preventDefault();
  input.focus();
  place.scrollIntoView({ block: "start" });
});

form.addEventListener("submit", () => {
  saved = changes;
  stopped = true;
  clearTimeout(saveTimer);
});

window.addEventListener("beforeunload", (event) => {
  if (saved !== changes) event.preventDefault();
});

look();
