// The schema: shown as pages that link to each other, and asked by the editor.

import { base, read } from "/explorer/schema.js";
import { language, word } from "/explorer/words.js";

let types = new Map();
let roots = [];

function make(tag, ...content) {
  const element = document.createElement(tag);
  element.append(...content.filter((part) => part !== null && part !== undefined));
  return element;
}

function link(text, go) {
  const element = make("button", text);
  element.type = "button";
  element.className = "link";
  element.addEventListener("click", go);
  return element;
}

// Code in backquotes becomes code.
function prose(text) {
  return (text ?? "").split("`").map((part, index) => (index % 2 ? make("code", part) : part));
}

// The browser keeps the schema and only asks whether it has changed.
export async function load() {
  const answer = await fetch("/schema.graphql", { headers: { "accept-language": language } });
  // Where the schema is not open, the answer says what to do.
  if (!answer.ok) throw new Error((await answer.json()).errors?.[0]?.message ?? "");
  const schema = read(await answer.text());
  types = schema.types;
  roots = [schema.roots.query, schema.roots.mutation];
  show();
}

let trail = [];

export function show(name) {
  const at = trail.indexOf(name);
  trail = name === undefined ? [] : at >= 0 ? trail.slice(0, at + 1) : [...trail, name];
  const steps = [link(word("root"), () => show())];
  for (const step of trail) steps.push("›", link(step, () => show(step)));
  document.querySelector("#trail").replaceChildren(...steps);
  const page = document.querySelector("#doc");
  page.replaceChildren(...(name === undefined ? front() : typePage(types.get(name))));
  page.scrollTop = 0;
}

function front() {
  const [query, mutation] = roots.map((name) => types.get(name));
  const parts = [];
  for (const [type, title] of [[query, "queries"], [mutation, "mutations"]]) {
    if (type) parts.push(make("h3", word(title)), make("p", ...prose(type.description)), fields(type.fields));
  }
  return parts;
}

function typePage(type) {
  if (!type) return [make("p", word("nothing"))];
  const parts = [make("h2", type.name), make("p", ...prose(type.description))];
  const names = (list) => make("p", ...list.flatMap(({ name }, index) => [index ? ", " : "", link(name, () => show(name))]));
  if (type.interfaces?.length) parts.push(make("h3", word("implements")), names(type.interfaces));
  if (type.possibleTypes?.length) parts.push(make("h3", word("types")), names(type.possibleTypes));
  if (type.fields?.length) parts.push(make("h3", word("fields")), fields(type.fields));
  if (type.inputFields?.length) parts.push(make("h3", word("inputs")), fields(type.inputFields));
  if (type.enumValues?.length) {
    const list = make("dl");
    for (const value of type.enumValues) list.append(make("dt", value.name), make("dd", ...prose(value.description)));
    parts.push(make("h3", word("values")), list);
  }
  return parts;
}

// What every schema has is not shown: `Int`, `ID`.
const typed = (type) => (types.has(base(type)) ? link(type, () => show(base(type))) : type);

function fields(list) {
  const all = make("dl");
  for (const field of list) {
    const usual = field.defaultValue ? ` = ${field.defaultValue}` : "";
    all.append(make("dt", field.name, ": ", typed(field.type), usual), make("dd", ...prose(field.description)));
    for (const argument of field.args ?? []) {
      const usual = argument.defaultValue ? ` = ${argument.defaultValue}` : "";
      const line = make("dd", make("code", argument.name, ": "), typed(argument.type), `${usual} – `, ...prose(argument.description));
      line.className = "argument";
      all.append(line);
    }
  }
  return all;
}

// Types and fields whose name or description holds the text.
export function find(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return show(trail.at(-1));
  const has = (thing) => `${thing.name} ${thing.description ?? ""}`.toLowerCase().includes(wanted);
  const list = make("dl");
  for (const type of types.values()) {
    if (has(type)) list.append(make("dt", link(type.name, () => show(type.name))), make("dd", ...prose(type.description)));
    for (const part of [...(type.fields ?? []), ...(type.inputFields ?? []), ...(type.enumValues ?? [])]) {
      if (!has(part)) continue;
      list.append(make("dt", link(`${type.name}.${part.name}`, () => show(type.name))), make("dd", ...prose(part.description)));
    }
  }
  const nothing = list.childElementCount ? null : make("p", word("nothing"));
  document.querySelector("#doc").replaceChildren(make("h3", word("found")), ...(nothing ? [nothing] : [list]));
}

// What may be typed at the end of this text: fields of the type around it, or arguments of the field before it.
export function choices(before) {
  const clean = before.replace(/#[^\n]*|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"/g, "");
  const typedNow = clean.match(/\w*$/)[0];
  const tokens = clean.slice(0, clean.length - typedNow.length).match(/\.{3}|[{}()[\]:!$@]|\w+/g) ?? [];
  const stack = [];
  let [last, alias, round] = [null, null, []];
  for (const [index, token] of tokens.entries()) {
    if (token === "(") round.push(last);
    else if (token === ")") round.pop();
    else if (round.length) continue;
    else if (token === "{") {
      const parent = stack.at(-1);
      let name = last === "mutation" ? roots[1] : !parent ? roots[0] : null;
      if (tokens[index - 2] === "on") name = tokens[index - 1];
      if (!name) name = base(parent?.fields?.find((field) => field.name === last)?.type ?? "");
      stack.push(types.get(name) ?? null);
    } else if (token === "}") stack.pop();
    else if (token === ":") alias = last;
    else if (/\w/.test(token)) last = stack.length || ["mutation", "query"].includes(token) ? token : last;
  }
  const type = stack.at(-1);
  if (!type) return [typedNow, []];
  const field = round.length ? type.fields?.find((field) => field.name === round.at(-1)) : null;
  if (round.length && tokens.at(-1) === ":") return [typedNow, []];
  const names = round.length ? (field?.args ?? []) : (type.fields ?? []);
  const fitting = names.filter(({ name }) => name.toLowerCase().startsWith(typedNow.toLowerCase()) && name !== typedNow);
  return [typedNow, fitting.slice(0, 8).map(({ name, type }) => [name, type, round.length > 0])];
}
