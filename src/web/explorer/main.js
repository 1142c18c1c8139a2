// Ties the page together: editors, examples, running, panes.

import { choices, find, load } from "/explorer/docs.js";
import { editor, insert, paintGraphql, paintJson, tidy } from "/explorer/editor.js";
import { language, speak, word } from "/explorer/words.js";

const $ = (selector) => document.querySelector(selector);
const area = $("#query");
const remember = (key) => (text) => {
  try {
    sessionStorage.setItem(`qiao-${key}`, text);
  } catch {
    // Without storage nothing is remembered.
  }
};
const remembered = (key) => {
  try {
    return sessionStorage.getItem(`qiao-${key}`);
  } catch {
    return null;
  }
};
const setQuery = editor($("#query-editor"), paintGraphql, remember("query"));
const setVariables = editor($("#variables-editor"), paintJson, remember("variables"));
// A token may stand in the headers: they are not kept.
const setHeaders = editor($("#headers-editor"), paintJson);

async function ask(query, variables, headers = {}) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", "accept-language": language, ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

function object(text, wrong) {
  if (!text.trim()) return {};
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(word(wrong) + error.message);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Error(word(wrong) + text.trim().slice(0, 40));
  return value;
}

function tell(text, bad = false) {
  $("#status").textContent = text;
  $("#status").classList.toggle("bad", bad);
}

async function run() {
  $("#run").disabled = true;
  tell(word("running"));
  pane("answer");
  const started = performance.now();
  try {
    const variables = object($("#variables").value, "variablesWrong");
    const headers = object($("#headers").value, "headersWrong");
    const answer = await ask(area.value, variables, headers);
    const time = `${Math.round(performance.now() - started)} ms`;
    paintJson($("#result"), JSON.stringify(answer, null, 2));
    tell(answer.errors ? `${time} · ${word("errors")}` : time, Boolean(answer.errors));
  } catch (error) {
    $("#result").textContent = "";
    tell(error instanceof TypeError ? word("unreachable") : error.message, true);
  } finally {
    $("#run").disabled = false;
  }
}

function pane(name) {
  $(".explorer").dataset.pane = name;
  for (const tab of document.querySelectorAll("#panes button")) tab.setAttribute("aria-pressed", tab.dataset.pane === name);
}

function tab(name) {
  for (const button of document.querySelectorAll(".editor-tabs button")) {
    button.setAttribute("aria-pressed", button.dataset.tab === name);
    $(`#${button.dataset.tab}-editor`).hidden = button.dataset.tab !== name;
  }
}

// Choices under the caret.
const list = $(".offers");
let offered = [];

function offer() {
  const [typed, found] = area.selectionStart === area.selectionEnd ? choices(area.value.slice(0, area.selectionStart)) : ["", []];
  offered = typed ? found.map(([name, type, isArgument]) => ({ name, type, typed, isArgument })) : [];
  list.hidden = !offered.length;
  if (list.hidden) return;
  list.replaceChildren(...offered.map(({ name, type }, index) => {
    const [item, note] = [document.createElement("li"), document.createElement("span")];
    note.textContent = type;
    item.append(name, note);
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", index === 0);
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(offered[index]);
    });
    return item;
  }));
  const lines = area.value.slice(0, area.selectionStart).split("\n");
  const style = getComputedStyle(area);
  const top = parseFloat(style.paddingTop) + lines.length * parseFloat(style.lineHeight) - area.scrollTop;
  const left = parseFloat(style.paddingLeft) + (lines.at(-1).length - offered[0].typed.length) * parseFloat(style.fontSize) * 0.6;
  list.style.setProperty("top", `${top}px`);
  list.style.setProperty("left", `${Math.min(left, area.clientWidth / 2)}px`);
}

function take({ name, typed, isArgument }) {
  insert(area, isArgument ? `${name}: ` : name, typed.length);
  list.hidden = true;
}

area.addEventListener("input", offer);
area.addEventListener("blur", () => { list.hidden = true; });
area.addEventListener("keydown", (event) => {
  if (list.hidden) return;
  const items = [...list.children];
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move) {
    items[at].setAttribute("aria-selected", false);
    items[(at + move + items.length) % items.length].setAttribute("aria-selected", true);
  } else if (event.key === "Enter" || event.key === "Tab") take(offered[at]);
  else if (event.key === "Escape") list.hidden = true;
  else return;
  event.preventDefault();
}, { capture: true });

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
$("#run").addEventListener("click", run);
$("#tidy").addEventListener("click", () => setQuery(tidy(area.value)));
$("#find").addEventListener("input", (event) => find(event.target.value));
for (const button of document.querySelectorAll("#panes button")) button.addEventListener("click", () => pane(button.dataset.pane));
for (const button of document.querySelectorAll(".editor-tabs button")) button.addEventListener("click", () => tab(button.dataset.tab));

let examples = [];

function choose(example) {
  setQuery(example.query);
  setVariables(example.variables ? JSON.stringify(example.variables, null, 2) : "{}");
  if (example.headers) setHeaders(JSON.stringify(example.headers, null, 2));
  pane("ask");
}

function name() {
  speak();
  $("#find").placeholder = word("find");
  $("#find").setAttribute("aria-label", word("find"));
  for (const [id, key] of [["query", "ask"], ["variables", "variables"], ["headers", "headers"]]) $(`#${id}`).setAttribute("aria-label", word(key));
  const options = [new Option(word("choose"), ""), ...examples.map((example, index) => new Option(example.name[language], index))];
  $("#examples").replaceChildren(...options);
  tell(word("ready"));
}

$("#examples").addEventListener("change", (event) => {
  if (event.target.value !== "") choose(examples[Number(event.target.value)]);
});
examples = await (await fetch("/explorer/examples.json")).json();
name();
pane("ask");
setHeaders("{}");
choose(examples[0]);
if (remembered("query")) setQuery(remembered("query"));
if (remembered("variables")) setVariables(remembered("variables"));
load().catch((error) => { $("#doc").textContent = word("noSchema") + error.message + word("noSchemaStill"); });
