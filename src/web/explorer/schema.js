// The schema in GraphQL's own language, read into types. A type of a field is kept as it is written: `[Need!]!`.

const TOKEN = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|[\w.-]+|[^\s,]/g;
const KINDS = new Set(["type", "input", "enum", "union", "interface", "scalar"]);

export const base = (type) => type.replace(/[[\]!]/g, "");

// A description loses what the language needs around it.
function described(text) {
  if (!text.startsWith('"""')) return JSON.parse(text);
  return text.slice(3, -3).split("\n").map((line) => line.trim()).filter(Boolean).join(" ");
}

export function read(text) {
  const tokens = [...text.matchAll(TOKEN)];
  let at = 0;
  const peek = () => tokens[at]?.[0];
  const next = () => tokens[at++][0];
  const take = (token) => (peek() === token ? Boolean(next()) : false);
  const description = () => (peek()?.startsWith('"') ? described(next()) : null);

  // A value as it is written, up to the bracket that closes it.
  function value() {
    const from = tokens[at].index;
    let open = 0;
    do {
      const token = next();
      open += "[{(".includes(token) - "]})".includes(token);
    } while (open);
    const last = tokens[at - 1];
    return text.slice(from, last.index + last[0].length);
  }

  function directives() {
    while (take("@")) {
      next();
      if (peek() === "(") value();
    }
  }

  function type() {
    const inner = take("[") ? `[${type()}${next()}` : next();
    return take("!") ? `${inner}!` : inner;
  }

  // Fields, arguments or fields of an input, up to the bracket that closes them.
  function parts(close) {
    const all = [];
    while (!take(close)) {
      const part = { description: description(), name: next(), args: take("(") ? parts(")") : [] };
      next();
      part.type = type();
      part.defaultValue = take("=") ? value() : null;
      directives();
      all.push(part);
    }
    return all;
  }

  function values() {
    const all = [];
    while (!take("}")) {
      all.push({ description: description(), name: next() });
      directives();
    }
    return all;
  }

  function names(mark) {
    const all = [];
    do {
      take(mark);
      all.push({ name: next() });
    } while (peek() === mark);
    return all;
  }

  const types = new Map();
  const roots = {};
  while (peek() !== undefined) {
    const told = description();
    const kind = next();
    if (kind === "schema") {
      for (const root of take("{") ? parts("}") : []) roots[root.name] = root.type;
    } else if (KINDS.has(kind)) {
      const made = { kind, name: next(), description: told };
      if (take("implements")) made.interfaces = names("&");
      directives();
      if (take("=")) made.possibleTypes = names("|");
      if (take("{")) {
        if (kind === "enum") made.enumValues = values();
        else made[kind === "input" ? "inputFields" : "fields"] = parts("}");
      }
      types.set(made.name, made);
    }
    // What is left is the definition of a directive: its parts say nothing by themselves.
  }
  for (const { name, interfaces } of types.values()) {
    for (const above of interfaces ?? []) (types.get(above.name).possibleTypes ??= []).push({ name });
  }
  return { types, roots };
}
