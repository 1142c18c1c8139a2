// What is pasted from a document keeps its lines: paragraphs, entries of lists, rows of tables become lines of plain text.

const BLOCKS = new Set("ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGURE H1 H2 H3 H4 H5 H6 OL P PRE SECTION TABLE UL".split(" "));
const GONE = new Set("HEAD META SCRIPT STYLE TEMPLATE TITLE".split(" "));

function lines(node, out) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      out.push(child.data.replace(/\s+/g, " "));
    } else if (child.nodeType === Node.ELEMENT_NODE && !GONE.has(child.nodeName)) {
      element(child, out);
    }
  }
}

function element(node, out) {
  switch (node.nodeName) {
    case "BR":
      out.push("\n");
      return;
    case "LI": {
      const place = [...node.parentNode.children].indexOf(node) + 1;
      out.push("\n", node.parentNode.nodeName === "OL" ? `${place}. ` : "- ");
      lines(node, out);
      return;
    }
    case "TR":
      out.push("\n", [...node.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()).join(" | "));
      return;
    default: {
      const isBlock = BLOCKS.has(node.nodeName);
      if (isBlock) out.push("\n\n");
      lines(node, out);
      if (isBlock) out.push("\n\n");
    }
  }
}

/** The plain text of HTML, a line for each of its lines. */
export function plain(html) {
  const out = [];
  lines(new DOMParser().parseFromString(html, "text/html").body, out);
  return out
    .join("")
    .replace(/ *\n */g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/[ \u00a0]+/g, " ")
    .trim();
}

/** Puts what is pasted into a text as lines; what is plain already goes in as it is. */
export function keepLines(event) {
  const html = event.clipboardData?.getData("text/html");
  if (!html || !/<(p|li|td|h[1-6]|div|br)\b/i.test(html)) return;
  const text = plain(html);
  if (!text) return;
  event.preventDefault();
  // Only this keeps the browser's undo.
  if (!document.execCommand("insertText", false, text)) event.target.setRangeText(text, event.target.selectionStart, event.target.selectionEnd, "end");
}
