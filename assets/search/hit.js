// One hit as the page and the box show it.

import { cut, piece, plainText } from "./excerpt.js";
import { PHRASE } from "./ranking.js";

const TITLE = 28; // words of a task's text that serve as its title

const value = (table, name, record) => {
  const facet = table.loc[name];
  return facet.co[record].map((i) => ({ code: facet.ma[i], label: facet.ten[i] }));
};

const element = (tag, name, ...inside) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
};

// Where the title is cut: not within a run of marks.
function titleEnd(end, marks) {
  const marked = new Set(marks);
  let to = Math.min(end, TITLE);
  while (to < end && to < TITLE + 12 && marked.has(to - 1) && marked.has(to)) to++;
  return to;
}

const kinds = { n: (table, record) => `Nhiệm vụ ${table.ma[record]}`, k: () => "Kế hoạch", c: () => "Cơ quan" };

// The words to be marked on the page of the hit, as printed there.
function sought(hit, words, tokens) {
  if (!hit.marks.length) return "";
  if (hit.tier !== PHRASE) return tokens.join(" ");
  const run = [hit.marks[0]];
  for (const place of hit.marks.slice(1)) if (place === run.at(-1) + 1) run.push(place);
  return plainText(words, run[0], run.at(-1) + 1).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

// { path, words, … } for a hit of an answer: what both views are made from.
export async function hitParts(index, hit, tokens, root) {
  const { path, words } = await index.text(hit.record);
  const { table } = index;
  const end = Math.max(0, index.ends(hit.record).title - 1);
  const to = titleEnd(end, hit.marks);
  const title = piece(words, [0, to], hit.marks);
  if (to < end) title.append("…");
  const find = sought(hit, words, tokens);
  return {
    address: root + path + (find ? `#tim=${encodeURIComponent(find)}` : ""),
    kind: kinds[table.loai[hit.record]](table, hit.record),
    title,
    words,
    marks: hit.marks,
    rest: hit.marks.filter((place) => place >= to), // what the title shows is not shown again
    agency: value(table, "co-quan", hit.record)[0],
    plan: value(table, "ke-hoach", hit.record)[0],
    status: value(table, "tinh-trang", hit.record)[0],
    kindOfDeadline: value(table, "loai-han", hit.record)[0],
    due: table.han[hit.record],
  };
}

const day = (iso) => iso.split("-").reverse().join("/");

// A hit as an item of the list on the search page; `badge` gives the mark of a status code.
export function hitItem(parts, badge) {
  const link = element("a", "hit__link", parts.title);
  link.href = parts.address;
  const item = element("li", "hit", element("p", "hit__kind", parts.kind), element("h3", "hit__title", link));
  if (parts.rest.length) {
    const [from, to] = cut(parts.words, parts.rest);
    const text = piece(parts.words, [from, to], parts.marks);
    if (from > 0) text.prepend("… ");
    if (to < parts.words.length - 1) text.append("…");
    item.append(element("p", "hit__text", text));
  }
  const facts = element("p", "hit__facts");
  const fact = (label) => label && facts.append(element("span", "hit__fact", label));
  if (parts.kind !== "Cơ quan") fact(parts.agency?.label);
  if (parts.kind !== "Kế hoạch") fact(parts.plan?.label);
  if (parts.due) fact(`Hạn ${day(parts.due)}`);
  else fact(parts.kindOfDeadline?.label);
  if (parts.status) facts.append(badge(parts.status.code) || parts.status.label);
  if (facts.childNodes.length) item.append(facts);
  return item;
}

export { element };
