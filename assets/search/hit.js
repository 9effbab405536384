// A hit as the search page and the suggestions show it.

import { excerptRange, markedText, plainText } from "./excerpt.js";
import { PHRASE } from "./ranking.js";

const TITLE_WORDS = 28; // of a task's text, shown as its title

const choicesOf = (table, name, record) => {
  const facet = table.loc[name];
  return facet.co[record].map((i) => ({ code: facet.ma[i], label: facet.ten[i] }));
};

const element = (tag, name, ...inside) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
};

// The word before which the title is cut; never between two marked words.
function titleEnd(end, marks) {
  const marked = new Set(marks);
  let to = Math.min(end, TITLE_WORDS);
  while (to < end && to < TITLE_WORDS + 12 && marked.has(to - 1) && marked.has(to)) to++;
  return to;
}

const kindLabels = { n: (table, record) => `Nhiệm vụ ${table.ma[record]}`, k: () => "Kế hoạch", c: () => "Cơ quan" };

// The text to mark on the page of the hit, as printed there.
function wordsToMark(hit, words, tokens) {
  if (!hit.marks.length) return "";
  if (hit.tier !== PHRASE) return tokens.join(" ");
  const run = [hit.marks[0]];
  for (const place of hit.marks.slice(1)) if (place === run.at(-1) + 1) run.push(place);
  return plainText(words, run[0], run.at(-1) + 1).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

// What both views show of a hit; `root`: the address of the site's root.
export async function hitParts(index, hit, tokens, root) {
  const { path, words } = await index.text(hit.record);
  const { table } = index;
  const end = Math.max(0, index.ends(hit.record).title - 1);
  const to = titleEnd(end, hit.marks);
  const title = markedText(words, [0, to], hit.marks);
  if (to < end) title.append("…");
  const find = wordsToMark(hit, words, tokens);
  return {
    address: root + path + (find ? `#tim=${encodeURIComponent(find)}` : ""),
    kind: kindLabels[table.loai[hit.record]](table, hit.record),
    title,
    words,
    marks: hit.marks,
    rest: hit.marks.filter((place) => place >= to), // marks that the title does not show
    agency: choicesOf(table, "co-quan", hit.record)[0],
    plan: choicesOf(table, "ke-hoach", hit.record)[0],
    status: choicesOf(table, "tinh-trang", hit.record)[0],
    kindOfDeadline: choicesOf(table, "loai-han", hit.record)[0],
    due: table.han[hit.record],
  };
}

const formatDay = (iso) => iso.split("-").reverse().join("/");

// The list item of a hit on the search page; `badge` gives the element of a status code.
export function hitItem(parts, badge) {
  const link = element("a", "hit__link", parts.title);
  link.href = parts.address;
  const item = element("li", "hit", element("p", "hit__kind", parts.kind), element("h3", "hit__title", link));
  if (parts.rest.length) {
    const [from, to] = excerptRange(parts.words, parts.rest);
    const text = markedText(parts.words, [from, to], parts.marks);
    if (from > 0) text.prepend("… ");
    if (to < parts.words.length - 1) text.append("…");
    item.append(element("p", "hit__text", text));
  }
  const facts = element("p", "hit__facts");
  const fact = (label) => label && facts.append(element("span", "hit__fact", label));
  if (parts.kind !== "Cơ quan") fact(parts.agency?.label);
  if (parts.kind !== "Kế hoạch") fact(parts.plan?.label);
  if (parts.due) fact(`Hạn ${formatDay(parts.due)}`);
  else fact(parts.kindOfDeadline?.label);
  if (parts.status) facts.append(badge(parts.status.code) || parts.status.label);
  if (facts.childNodes.length) item.append(facts);
  return item;
}

export { element };
