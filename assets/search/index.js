// One index: Pagefind's bundle and the table beside it. Answers where a word stands, nothing else.

import { fold, isMarked, signed } from "./vietnamese.js";

const SMALL = 2000; // records; below, a search takes a few milliseconds and a worker costs more than it saves

// What Pagefind will ask for next comes while it is still being read itself: on a slow line each wait counts.
function preload(address) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: address });
  document.head.append(link);
}

// Load the index in the folder `base` (an absolute address ending in "/").
export async function openIndex(base) {
  preload(`${base}wasm.unknown.pagefind`);
  const table = fetch(`${base}bang.json`, { cache: "no-cache" }).then(answer);
  const pagefind = import(`${base}pagefind.js`);
  return new Index(await table, await pagefind, base);
}

export function answer(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

class Index {
  constructor(table, pagefind, base) {
    this.table = table;
    this.size = table.ma.length;
    this.pagefind = pagefind.createInstance({ basePath: base, noWorker: this.size <= SMALL });
    this.place = new Map(table.ids.split(" ").map((id, i) => [id, i]));
    this.words = table.chu ? table.chu.split(" ") : [];
    this.found = new Map(); // word of the index → promise of its places
    this.handles = new Array(this.size); // kept: Pagefind's worker forgets a result that is collected
    this.folded = new Map(); // bare word → how many records hold it, at least
    this.counts = new Map();
    this.words.forEach((word, i) => {
      this.counts.set(word, table.so[i]);
      const bare = fold(word);
      this.folded.set(bare, Math.max(this.folded.get(bare) || 0, table.so[i]));
    });
  }

  ends(record) {
    const [title, own, half] = this.table.dai.slice(record * 3, record * 3 + 3);
    return { title, own, half };
  }

  // Tasks before plans before agencies, where all else is equal.
  kindRank(record) {
    return "nkc".indexOf(this.table.loai[record]);
  }

  // Where `token` stands: record → sorted places in the printed half. A marked token meets its own form; an
  // unmarked one every form that folds to it.
  async places(token) {
    const marked = isMarked(token);
    if (!(marked ? this.counts : this.folded).has(token)) return new Map();
    if (!this.found.has(token)) this.found.set(token, this.ask(token, marked));
    return this.found.get(token);
  }

  async ask(token, marked) {
    const { results } = await this.pagefind.search(signed(token));
    const places = new Map();
    for (const result of results) {
      const record = this.place.get(result.id);
      if (record === undefined) continue;
      this.handles[record] ||= result;
      const start = this.table.dai[record * 3 + 2] + 1;
      const own = marked ? result.words : result.words.filter((p) => p >= start).map((p) => p - start);
      if (own.length) places.set(record, [...new Set(own)].sort((a, b) => a - b));
    }
    return places;
  }

  // The words of a record's printed half, as carried, and its path from the site's root.
  async text(record) {
    if (!this.handles[record]) await this.everything();
    const { raw_url: path, content } = await this.handles[record].data();
    return { path, words: content.split(/\s+/).slice(0, this.ends(record).half) };
  }

  // Fetch the whole of a small index while nothing else is wanted, so that the next query has no wait.
  async warm() {
    if (this.size > SMALL || this.warmed) return;
    this.warmed = true;
    const step = Math.ceil(this.words.length / 60);
    for (let i = 0; i < this.words.length; i += step) await this.pagefind.preload(signed(this.words[i]));
  }

  async everything() {
    const { results } = await this.pagefind.search(null);
    for (const result of results) this.handles[this.place.get(result.id)] ||= result;
  }
}
