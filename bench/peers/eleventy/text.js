// Small pieces of text and HTML.
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt();
let short = new Map();
let pattern = /$^/g;

/** Tell which abbreviations to explain: { TTHC: "thủ tục hành chính" }. */
export function explain(abbreviations) {
  short = new Map(Object.entries(abbreviations ?? {}));
  pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...short.keys()].join("|") || "$^"})(?![\\p{L}\\p{N}])`, "gu");
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign]);
const abbreviate = (html) => html.replace(pattern, (word) => `<abbr title="${short.get(word)}">${word}</abbr>`);
export const inline = (text) => abbreviate(escape(text));
export const md = (text) => abbreviate(markdown.render(text));
export const day = (iso) => iso.split("-").reverse().join("/");
export const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");
export const percent = (part, whole) => `${String(Math.round((1000 * part) / whole) / 10).replace(".", ",")}%`;
export const month = (iso) => `${Number(iso.slice(5, 7))}/${iso.slice(0, 4)}`;
export const shorten = (text, most) => (text.length <= most ? text : text.slice(0, text.lastIndexOf(" ", most)) + "…");
export const each = (items, make) => { let html = ""; for (const item of items) html += make(item); return html; };
