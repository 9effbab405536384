// The whole search of a site: one index, or one for each year of which only those asked for are opened.

import { search } from "./engine.js";
import { passes } from "./facets.js";
import { answer, openIndex } from "./index.js";
import { synonyms } from "./query.js";

const NEWEST = "moi-nhat"; // as congkhai/search/__init__.py names it

let opened;

// The finder of the site whose search page is at `page` (an absolute address); opened once.
export function openFinder(page) {
  opened ||= open(new URL("chi-muc/", page).href);
  return opened;
}

async function open(base) {
  // the newest index has the same name on every site: it need not wait for the list
  const guess = new URLSearchParams(location.search).has("nam") ? null : openIndex(`${base}${NEWEST}/`);
  guess?.catch(() => {});
  const list = await fetch(`${base}muc-luc.json`, { cache: "no-cache" }).then(answer);
  return new Finder(base, list, guess);
}

class Finder {
  constructor(base, list, first) {
    this.base = base;
    this.parts = list.phan; // newest first: { ten, thu_muc, so }
    this.pairs = synonyms(list.viet_tat);
    this.indexes = [first];
  }

  index(part) {
    this.indexes[part] ||= openIndex(`${this.base}${this.parts[part].thu_muc}/`);
    return this.indexes[part];
  }

  // The parts to search at once: those of the years chosen, or the newest.
  wanted(years) {
    const chosen = this.parts.flatMap(({ ten }, i) => (years && years.has(ten) ? [i] : []));
    return chosen.length ? chosen : [0];
  }

  // The answer of one part: that of the engine, with the index and the hits that pass the filters.
  async find(part, { text, chosen, sort }) {
    const index = await this.index(part);
    const answer = text ? await search(index, text, this.pairs) : everything(index);
    const pass = passes(index.table, chosen);
    const shown = ordered(answer.hits.filter((hit) => pass(hit.record)), index.table, sort);
    const near = answer.near.filter((hit) => pass(hit.record));
    return { ...answer, part, index, shown, near };
  }
}

function everything(index) {
  const hits = Array.from({ length: index.size }, (_, record) => ({ record, tier: 0, marks: [] }));
  return { hits: hits.filter((hit) => index.table.loai[hit.record] === "n"), near: [], exact: true, tokens: [], unknown: [] };
}

// By deadline, soonest first, or by newest report; what has neither comes last, in order of relevance.
function ordered(hits, table, sort) {
  if (!sort) return hits;
  const days = table[sort];
  const later = sort === "han" ? 1 : -1;
  return [...hits].sort((a, b) => {
    const [x, y] = [days[a.record], days[b.record]];
    if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
    return x === y ? 0 : later * (x < y ? -1 : 1);
  });
}
