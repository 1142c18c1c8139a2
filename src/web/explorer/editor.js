// A text area with colours behind it, and choices of fields under the caret.

const GRAPHQL = /(#[^\n]*)|("""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"?)|(\$\w+|@\w+)|\b(query|mutation|fragment|on|true|false|null)\b|(-?\d+(?:\.\d+)?)|(\w+)(?=\s*:)/g;
const JSON_WORDS = /("(?:\\.|[^"\\])*")(\s*:)|("(?:\\.|[^"\\])*"?)|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

function span(className, text) {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}

function paint(target, text, pattern, classes) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(at, match.index));
    const group = match.findIndex((part, index) => index > 0 && part !== undefined);
    parts.push(span(classes[group], match[0]));
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at) + "\n");
  target.replaceChildren(...parts);
}

export function paintGraphql(target, text) {
  paint(target, text, GRAPHQL, [, "note", "string", "word", "word", "number", "key"]);
}

export function paintJson(target, text) {
  paint(target, text, JSON_WORDS, [, "key", "key", "string", "word", "number"]);
}

// Makes an element with a <pre> and a <textarea> an editor; returns a way to set its text.
export function editor(element, painted, changed = () => {}) {
  const [pre, area] = [element.querySelector("pre"), element.querySelector("textarea")];
  const repaint = () => {
    painted(pre, area.value);
    pre.scrollTop = area.scrollTop;
    changed(area.value);
  };
  area.addEventListener("input", repaint);
  area.addEventListener("scroll", () => { pre.scrollTop = area.scrollTop; });
  area.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const line = area.value.slice(0, area.selectionStart).split("\n").at(-1);
    if (event.key === "Enter") {
      event.preventDefault();
      const deeper = /[{([]\s*$/.test(line) ? "  " : "";
      insert(area, "\n" + line.match(/^\s*/)[0] + deeper);
    }
  });
  return (text) => {
    area.value = text;
    repaint();
  };
}

// Types a text, so that undo knows of it.
export function insert(area, text, back = 0) {
  area.setRangeText(text, area.selectionStart - back, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input"));
}

// Indents a query by its brackets; strings and comments stay as they are.
export function tidy(query) {
  const tokens = query.match(/#[^\n]*|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|[{}()[\]]|\.{3}|[^\s{}()[\],"#]+|,/g) ?? [];
  let [text, depth, round] = ["", 0, 0];
  const fresh = () => { text = text.trimEnd() + "\n" + "  ".repeat(depth); };
  for (const token of tokens) {
    if (token === ",") {
      if (round) text = text.trimEnd() + ", ";
    } else if (token.startsWith("#")) {
      text += token;
      fresh();
    } else if (token === "{" && !round) {
      depth += 1;
      text = text.trimEnd() + (text ? " {" : "{");
      fresh();
    } else if (token === "}" && !round) {
      depth = Math.max(0, depth - 1);
      fresh();
      text += "}";
      fresh();
      if (!depth) text += "\n";
    } else if ("([{".includes(token)) {
      round += 1;
      text = (token === "(" ? text.trimEnd() : text) + token;
    } else if (")]}".includes(token)) {
      round -= 1;
      text = text.trimEnd() + token + (round ? " " : "");
      if (!round && token === ")") text += " ";
    } else if (round || !depth) {
      text += token + " ";
    } else if (token === "..." || token.startsWith("@") || /(\.{3}|\bon|:) ?$/.test(text) || token === "on") {
      if (token === "...") fresh();
      text += token + (token === "..." ? " " : " ");
    } else {
      fresh();
      text += token + " ";
    }
  }
  return text.replace(/[ \t]+$/gm, "").replace(/\n{3,}/g, "\n\n").trim() + "\n";
}
