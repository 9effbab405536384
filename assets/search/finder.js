// The whole search of a site: one index, or one for each year of which only those asked for are opened.

import { answer } from "./columns.js";
import { search } from "./engine.js";
import { passes } from "./facets.js";
import { openIndex } from "./index.js";
import { carrying } from "./little.js";
import { parse, synonyms, ways } from "./query.js";

const TRIES = 3;

let opened;

// The finder of the site whose search page is at `page` (an absolute address); opened once.
export function openFinder(page) {
  opened ||= open(page).catch((error) => {
    opened = undefined; // the next key tries again
    throw error;
  });
  return opened;
}

// Do `work` with the finder. What fails is done again with all that is served now: a page may stay open while the
// site is published anew, and an old table never answers for a new index.
export async function withFinder(page, work) {
  for (let tries = TRIES; ; tries--) {
    const finder = await openFinder(page);
    try {
      return await work(finder);
    } catch (error) {
      if (tries === 1) throw error;
      if (finder === (await opened)) opened = open(page, finder);
    }
  }
}

async function open(page, old) {
  const base = new URL("chi-muc/", page).href;
  const list = await fetch(`${base}muc-luc.json`, { cache: "no-cache" }).then(answer);
  return new Finder(base, list, old);
}

class Finder {
  constructor(base, list, old) {
    this.base = base;
    this.list = JSON.stringify(list);
    this.parts = list.phan; // newest first: { ten, nam, thu_muc, so, bang, goi }
    this.pairs = synonyms(list.viet_tat);
    this.indexes = [];
    this.strict = this.list !== old?.list; // what reading again did not mend is taken as it is
    // a program that was loaded is loaded anew by another address only
    this.program = `${base}${this.parts[0].thu_muc}/pagefind.js${old ? `?${Date.now()}` : ""}`;
  }

  get split() {
    return this.parts.length > 1;
  }

  // The years that can be searched, newest first, and the parts that hold something of one.
  get years() {
    return [...new Set(this.parts.flatMap(({ nam }) => nam))].sort().reverse();
  }

  partsOf(year) {
    return this.parts.flatMap(({ nam }, i) => (nam.includes(year) ? [i] : []));
  }

  // Open the index that is searched first, as someone is about to.
  begin() {
    return this.index(this.wanted(new URLSearchParams(location.search).getAll("nam"))[0]);
  }

  index(part, begin = true) {
    if (!this.indexes[part]) {
      const folder = `${this.base}${this.parts[part].thu_muc}/`;
      this.indexes[part] = openIndex(folder, this.parts[part], this.program, { begin, strict: this.strict });
    }
    return this.indexes[part];
  }

  // The parts to search at once: those that hold something of the years chosen, or the newest.
  wanted(years) {
    const chosen = new Set([...(years || [])].flatMap((year) => this.partsOf(year)));
    return chosen.size ? [...chosen].sort((a, b) => a - b) : [0];
  }

  // The answer of one part: that of the engine, with the index and the hits that pass the filters.
  async find(part, wish) {
    const answer = await this.first(part, wish);
    return { ...answer, near: await answer.later() };
  }

  // The same without the near hits, for which much of an index may have to be read: `later` gives them.
  async first(part, { text, chosen, sort }) {
    const index = await this.index(part);
    const answer = text ? await search(index, text, this.pairs) : everything(index);
    const pass = passes(index.table, chosen);
    const shown = ordered(answer.hits.filter((hit) => pass(hit.record)), index.table, sort);
    const later = async () => (await answer.near()).filter((hit) => pass(hit.record));
    return { ...answer, part, index, shown, near: [], later };
  }

  // The newest of the other parts that answers exactly, or null. Of parts that lack a word only the table is read.
  async elsewhere(wish, wanted = () => true) {
    for (let part = 1; part < this.parts.length && wanted(); part++) {
      if (!mayHold(await this.index(part, false), wish.text, this.pairs)) continue;
      const found = await this.first(part, wish);
      if (isExact(found)) return found;
    }
    return null;
  }
}

export const isExact = ({ exact, shown }) => exact && shown.length > 0;

// Several answers as one: beside a year that has what is sought, what others have like it is only near.
export function together(answers) {
  if (!answers.some(isExact)) return answers;
  return answers.map((answer) => {
    if (answer.exact) return answer;
    const later = async () => [...answer.shown, ...(await answer.later())];
    return { ...answer, hits: [], shown: [], later };
  });
}

// Whether all words that carry the text, or another way to write it, stand in the index; the last may be half typed.
function mayHold(index, text, pairs) {
  const { tokens, open } = parse(text);
  const known = (token) => index.counts.has(token) || index.folded.has(token);
  const begun = (word) => word.startsWith(open);
  const begins = () => index.words.some(begun) || [...index.folded.keys()].some(begun);
  return ways(carrying(tokens), pairs, known).some((way) =>
    way.every((token, i) => known(token) || (open && i === way.length - 1 && begins())),
  );
}

function everything(index) {
  const hits = Array.from({ length: index.size }, (_, record) => ({ record, tier: 0, marks: [] }));
  return { hits: hits.filter((hit) => index.table.loai[hit.record] === "n"), near: async () => [], exact: true, tokens: [], unknown: [] };
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
