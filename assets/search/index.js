// One index: a bundle of Pagefind and its table (congkhai/search/record_table.py). It gives the positions of words in
// records and the texts of records; records are numbers from 0, in the order of the table.

import { readTable } from "./record-table.js";
import { startPagefind } from "./pagefind-loader.js";
import { encodeToken, fold, isMarked } from "./vietnamese.js";

const PRELOADED_WORDS = 300; // the most frequent ones, whose positions are fetched ahead
const MAX_REQUESTS = 3; // at once, for them

// Thrown when the table and the bundle come from two different publications of the site.
export class StaleIndexError extends Error {}

// Open the index of `part` (of the list of parts) in the folder `base`; `program`: the address of Pagefind's program.
// `begin`: start Pagefind at once, not at the first search. `strict`: throw StaleIndexError for a mismatch.
export async function openIndex(base, part, program, { begin, strict }) {
  let engine;
  const pagefind = () => (engine ||= startPagefind(program, base, part));
  if (begin) pagefind().catch(() => {}); // the first search reports the error
  return new Index(await readTable(base, part.bang), pagefind, strict);
}

class Index {
  constructor(table, pagefind, strict) {
    this.table = table;
    this.pagefind = pagefind;
    this.strict = strict;
    this.size = table.ma.length;
    this.recordOfId = new Map(table.ids.split(" ").map((id, i) => [id, i]));
    this.words = table.chu ? table.chu.split(" ") : [];
    this.byToken = new Map(); // token → promise of its positions
    this.byWord = new Map(); // word of the index → promise of its positions
    this.handles = new Array(this.size); // Pagefind's results by record; its worker forgets those that are garbage-collected
    this.counts = new Map(); // word → number of records that have it
    this.folded = new Map(); // word without marks → at least so many records have one of its forms
    this.forms = new Map(); // word without marks → its forms, the words of the index
    this.words.forEach((word, i) => {
      const bare = fold(word);
      this.counts.set(word, table.so[i]);
      this.folded.set(bare, Math.max(this.folded.get(bare) || 0, table.so[i]));
      if (this.forms.has(bare)) this.forms.get(bare).push(word);
      else this.forms.set(bare, [word]);
    });
  }

  // The positions at which the title, the own fields, and the whole text of a record end.
  ends(record) {
    const [titles, own, context] = this.table.dai;
    const title = titles[record];
    return { title, own: title + own[record], all: title + own[record] + context[record] };
  }

  // The rank of a record's kind among equal hits: tasks, plans, agencies.
  kindRank(record) {
    return "nkc".indexOf(this.table.loai[record]);
  }

  // The positions of `token`: a map record → sorted positions. A token with marks matches itself only; one without
  // matches every form of it.
  async positions(token) {
    if (!this.byToken.has(token)) this.byToken.set(token, this.findPositions(token));
    return this.byToken.get(token);
  }

  async findPositions(token) {
    if (isMarked(token)) return this.counts.has(token) ? this.positionsOfWord(token) : new Map();
    const maps = await Promise.all((this.forms.get(token) || []).map((word) => this.positionsOfWord(word)));
    if (maps.length === 1) return maps[0];
    const all = new Map();
    for (const map of maps) {
      for (const [record, found] of map) all.set(record, all.has(record) ? [...all.get(record), ...found] : found);
    }
    for (const positions of all.values()) positions.sort((a, b) => a - b);
    return all;
  }

  positionsOfWord(word) {
    if (!this.byWord.has(word)) this.byWord.set(word, this.searchWord(word));
    return this.byWord.get(word);
  }

  async searchWord(word) {
    const { results } = await (await this.pagefind()).search(encodeToken(word));
    const positions = new Map();
    for (const result of results) {
      const record = this.recordOfId.get(result.id);
      // ids are digests of the records' texts, so an id that the table has means the same record
      if (record === undefined) {
        this.reportMismatch();
        continue;
      }
      this.handles[record] ||= result;
      positions.set(record, [...new Set(result.words)].sort((a, b) => a - b));
    }
    if (!positions.size) this.reportMismatch();
    return positions;
  }

  reportMismatch() {
    if (this.strict) throw new StaleIndexError("the table and the index differ");
  }

  // The path of a record, from the site's root, and the encoded words of its text.
  async text(record) {
    if (!this.handles[record]) await this.fetchHandles();
    const { raw_url: path, content } = await this.handles[record].data();
    return { path, words: content.split(/\s+/) };
  }

  // Fetch the positions of frequent words ahead, so that the next query need not wait for them.
  async preloadWords() {
    if (this.preloaded || navigator.connection?.saveData) return;
    this.preloaded = true;
    const pagefind = await this.pagefind();
    const words = [...this.words].sort((a, b) => this.counts.get(b) - this.counts.get(a)).slice(0, PRELOADED_WORDS);
    const next = async () => {
      while (words.length) await pagefind.preload(encodeToken(words.shift()));
    };
    await Promise.all(Array.from({ length: MAX_REQUESTS }, next));
  }

  async fetchHandles() {
    const { results } = await (await this.pagefind()).search(null);
    for (const result of results) {
      const record = this.recordOfId.get(result.id);
      if (record === undefined) this.reportMismatch();
      else this.handles[record] ||= result;
    }
  }
}
