// Places of words put together: all words, any of several, quoted runs.

import { writings } from "./query.js";
import { answers, merged, runs } from "./ranking.js";

export const placesOf = (index, tokens) => Promise.all(tokens.map((token) => index.places(token)));

// One map record → places out of several: any of the words will do.
export function either(maps) {
  const all = new Map();
  for (const map of maps) {
    for (const [record, places] of map) all.set(record, all.has(record) ? [...all.get(record), ...places] : places);
  }
  for (const [record, places] of all) all.set(record, [...new Set(places)].sort((a, b) => a - b));
  return all;
}

// The hits that hold the quoted runs as they are.
export async function quoted(index, hits, phrases) {
  for (const phrase of phrases) {
    const places = await placesOf(index, phrase);
    hits = hits.filter(({ record }) => runs(places.map((map) => map.get(record) || [])).length > 0);
  }
  return hits;
}

// Records that hold every word, as written or in another way to write the same, and the quoted runs.
export async function every(index, tokens, query, families) {
  const known = (token) => index.counts.has(token) || index.folded.has(token);
  const all = writings(tokens, query.phrases.length ? [] : families, known);
  const found = await Promise.all(
    all.map(async ({ run, spelt }, i) => answers(await placesOf(index, run), { way: Number(i > 0), spelt }, index)),
  );
  return quoted(index, merged(...found), query.phrases);
}
