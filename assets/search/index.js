// One index: Pagefind's bundle and the table beside it. Answers where a word stands, nothing else.

import { readTable } from "./columns.js";
import { startPagefind } from "./program.js";
import { fold, isMarked, signed } from "./vietnamese.js";

const WARM = 300; // words, the most frequent, whose places are fetched ahead
const AT_ONCE = 3; // requests for them

// What was asked for comes from two different publications of the site.
export class Stale extends Error {}

// Open the index of `part` in the folder `base`; `begin`: fetch Pagefind's program at once, not at the first search.
export async function openIndex(base, part, program, { begin, strict }) {
  let engine;
  const pagefind = () => (engine ||= startPagefind(program, base, part));
  if (begin) pagefind().catch(() => {}); // said to who asks first
  return new Index(await readTable(base, part.bang), pagefind, strict);
}

class Index {
  constructor(table, pagefind, strict) {
    this.table = table;
    this.pagefind = pagefind;
    this.strict = strict;
    this.size = table.ma.length;
    this.place = new Map(table.ids.split(" ").map((id, i) => [id, i]));
    this.words = table.chu ? table.chu.split(" ") : [];
    this.found = new Map(); // token → promise of its places
    this.asked = new Map(); // word of the index → promise of its places
    this.handles = new Array(this.size); // kept: Pagefind's worker forgets a result that is collected
    this.counts = new Map(); // word → in how many records it stands
    this.folded = new Map(); // bare word → the same, at least
    this.forms = new Map(); // bare word → the words that it may mean
    this.words.forEach((word, i) => {
      const bare = fold(word);
      this.counts.set(word, table.so[i]);
      this.folded.set(bare, Math.max(this.folded.get(bare) || 0, table.so[i]));
      if (this.forms.has(bare)) this.forms.get(bare).push(word);
      else this.forms.set(bare, [word]);
    });
  }

  // Where the title, the page's own text and all of it end, in words.
  ends(record) {
    const [titles, own, context] = this.table.dai;
    const title = titles[record];
    return { title, own: title + own[record], half: title + own[record] + context[record] };
  }

  // Tasks before plans before agencies, where all else is equal.
  kindRank(record) {
    return "nkc".indexOf(this.table.loai[record]);
  }

  // Where `token` stands: record → sorted places. A marked token meets its own form; an unmarked one every form
  // that folds to it.
  async places(token) {
    if (!this.found.has(token)) this.found.set(token, this.look(token));
    return this.found.get(token);
  }

  async look(token) {
    if (isMarked(token)) return this.counts.has(token) ? this.ask(token) : new Map();
    const maps = await Promise.all((this.forms.get(token) || []).map((word) => this.ask(word)));
    if (maps.length === 1) return maps[0];
    const all = new Map();
    for (const map of maps) {
      for (const [record, places] of map) all.set(record, all.has(record) ? [...all.get(record), ...places] : places);
    }
    for (const places of all.values()) places.sort((a, b) => a - b);
    return all;
  }

  ask(word) {
    if (!this.asked.has(word)) this.asked.set(word, this.search(word));
    return this.asked.get(word);
  }

  async search(word) {
    const { results } = await (await this.pagefind()).search(signed(word));
    const places = new Map();
    for (const result of results) {
      const record = this.place.get(result.id);
      // an id stands for a record's text, so those that the table knows are what it says they are
      if (record === undefined) {
        this.doubt();
        continue;
      }
      this.handles[record] ||= result;
      places.set(record, [...new Set(result.words)].sort((a, b) => a - b));
    }
    if (!places.size) this.doubt();
    return places;
  }

  doubt() {
    if (this.strict) throw new Stale("the table and the index differ");
  }

  // The words of a record's text, as carried, and its path from the site's root.
  async text(record) {
    if (!this.handles[record]) await this.everything();
    const { raw_url: path, content } = await this.handles[record].data();
    return { path, words: content.split(/\s+/) };
  }

  // Fetch what the next query will most likely need while nothing else is wanted, so that it has no wait.
  async warm() {
    if (this.warmed || navigator.connection?.saveData) return;
    this.warmed = true;
    const pagefind = await this.pagefind();
    const words = [...this.words].sort((a, b) => this.counts.get(b) - this.counts.get(a)).slice(0, WARM);
    const next = async () => {
      while (words.length) await pagefind.preload(signed(words.shift()));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  async everything() {
    const { results } = await (await this.pagefind()).search(null);
    for (const result of results) {
      const record = this.place.get(result.id);
      if (record === undefined) this.doubt();
      else this.handles[record] ||= result;
    }
  }
}
