// The search of a whole site: one index, or one for each year. An index is opened when it is first needed.

import { readJson } from "./record-table.js";
import { search } from "./engine.js";
import { recordFilter } from "./facets.js";
import { openIndex } from "./index.js";
import { keywords } from "./stopwords.js";
import { parseQuery, synonymGroups, writtenRuns } from "./query.js";

const MAX_TRIES = 3;

let finderPromise;

// A promise of the finder of the site; `page`: the absolute address of its search page. It is loaded once.
export function openFinder(page) {
  finderPromise ||= loadFinder(page).catch((error) => {
    finderPromise = undefined; // so that the next call tries again
    throw error;
  });
  return finderPromise;
}

// Call `work` with the finder; where it fails, load everything again and retry. A page may stay open while the site is
// published anew, and then its tables and indexes no longer fit together.
export async function withFinder(page, work) {
  for (let tries = MAX_TRIES; ; tries--) {
    const finder = await openFinder(page);
    try {
      return await work(finder);
    } catch (error) {
      if (tries === 1) throw error;
      if (finder === (await finderPromise)) finderPromise = loadFinder(page, finder);
    }
  }
}

async function loadFinder(page, old) {
  const base = new URL("chi-muc/", page).href;
  const list = await fetch(`${base}muc-luc.json`, { cache: "no-cache" }).then(readJson);
  return new Finder(base, list, old);
}

class Finder {
  constructor(base, list, old) {
    this.base = base;
    this.list = JSON.stringify(list);
    this.parts = list.phan; // newest first: { ten, nam, thu_muc, so, bang, goi }
    this.synonyms = synonymGroups(list.viet_tat);
    this.indexes = [];
    this.strict = this.list !== old?.list; // not strict when loading again gave the same list: then a mismatch has another cause
    // browsers load a module again only under another address
    this.program = `${base}${this.parts[0].thu_muc}/pagefind.js${old ? `?${Date.now()}` : ""}`;
  }

  get split() {
    return this.parts.length > 1;
  }

  // The years that can be searched, newest first.
  get years() {
    return [...new Set(this.parts.flatMap(({ nam }) => nam))].sort().reverse();
  }

  // The numbers of the parts that have something of a year.
  partsOf(year) {
    return this.parts.flatMap(({ nam }, i) => (nam.includes(year) ? [i] : []));
  }

  // Open the index that will be searched first.
  openFirst() {
    return this.index(this.partsToSearch(new URLSearchParams(location.search).getAll("nam"))[0]);
  }

  // A promise of the index of a part; `begin` as in openIndex (index.js).
  index(part, begin = true) {
    if (!this.indexes[part]) {
      const folder = `${this.base}${this.parts[part].thu_muc}/`;
      this.indexes[part] = openIndex(folder, this.parts[part], this.program, { begin, strict: this.strict });
    }
    return this.indexes[part];
  }

  // The numbers of the parts to search: those that have something of `years`, or the newest part.
  partsToSearch(years) {
    const chosen = new Set([...(years || [])].flatMap((year) => this.partsOf(year)));
    return chosen.size ? [...chosen].sort((a, b) => a - b) : [0];
  }

  // The answer of one part to `request` ({ text, chosen, sort }, as in url-state.js): what `search` (engine.js) gives,
  // with `part`, `index`, `shown` (the hits that pass the filters, sorted) and `near` (fuzzy hits that pass).
  async find(part, request) {
    const answer = await this.first(part, request);
    return { ...answer, near: await answer.later() };
  }

  // The same at once, without `near`: finding it may read much of an index. The async function `later` gives it.
  async first(part, { text, chosen, sort }) {
    const index = await this.index(part);
    const answer = text ? await search(index, text, this.synonyms) : allTasks(index);
    const pass = recordFilter(index.table, chosen);
    const shown = sortHits(answer.hits.filter((hit) => pass(hit.record)), index.table, sort);
    const later = async () => (await answer.findNear()).filter((hit) => pass(hit.record));
    return { ...answer, part, index, shown, near: [], later };
  }

  // The answer of the newest other part that has exact hits, or null. It stops when `wanted` gives false. Of a part
  // that lacks a word, only the table is read.
  async elsewhere(request, wanted = () => true) {
    for (let part = 1; part < this.parts.length && wanted(); part++) {
      if (!mayContain(await this.index(part, false), request.text, this.synonyms)) continue;
      const found = await this.first(part, request);
      if (isExact(found)) return found;
    }
    return null;
  }
}

export const isExact = ({ exact, shown }) => exact && shown.length > 0;

// Several answers made to fit: where one is exact, the hits of those that are not become near hits.
export function mergeAnswers(answers) {
  if (!answers.some(isExact)) return answers;
  return answers.map((answer) => {
    if (answer.exact) return answer;
    const later = async () => [...answer.shown, ...(await answer.later())];
    return { ...answer, hits: [], shown: [], later };
  });
}

// Whether the index has all keywords of the text, or of another way to write it; the last word may be incomplete.
function mayContain(index, text, synonyms) {
  const { tokens, open } = parseQuery(text);
  const known = (token) => index.counts.has(token) || index.folded.has(token);
  const begun = (word) => word.startsWith(open);
  const begins = () => index.words.some(begun) || [...index.folded.keys()].some(begun);
  return writtenRuns(keywords(tokens), synonyms, known).some((way) =>
    way.every((token, i) => known(token) || (open && i === way.length - 1 && begins())),
  );
}

// The answer to a request without text: all tasks.
function allTasks(index) {
  const hits = Array.from({ length: index.size }, (_, record) => ({ record, tier: 0, marks: [] }));
  return { hits: hits.filter((hit) => index.table.loai[hit.record] === "n"), findNear: async () => [], exact: true, tokens: [], unknown: [] };
}

// Sorts by due day, earliest first (`sort` "han"), or by newest report ("moi"); records without that day come last.
function sortHits(hits, table, sort) {
  if (!sort) return hits;
  const days = table[sort];
  const later = sort === "han" ? 1 : -1;
  return [...hits].sort((a, b) => {
    const [x, y] = [days[a.record], days[b.record]];
    if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
    return x === y ? 0 : later * (x < y ? -1 : 1);
  });
}
