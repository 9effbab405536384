// Combines the positions of words: all words, any of several, quoted phrases. Positions of a word: a map record →
// sorted positions.

import { writtenForms } from "./query.js";
import { mergeHits, phraseStarts, rateAll } from "./ranking.js";

// The positions of each of `tokens`.
export const positionsOf = (index, tokens) => Promise.all(tokens.map((token) => index.positions(token)));

// The positions of any of several words, from the maps of each.
export function anyOf(maps) {
  const all = new Map();
  for (const map of maps) {
    for (const [record, positions] of map) all.set(record, all.has(record) ? [...all.get(record), ...positions] : positions);
  }
  for (const [record, positions] of all) all.set(record, [...new Set(positions)].sort((a, b) => a - b));
  return all;
}

// Those of `hits` whose records have each of the quoted phrases.
export async function keepPhrases(index, hits, phrases) {
  for (const phrase of phrases) {
    const positions = await positionsOf(index, phrase);
    hits = hits.filter(({ record }) => phraseStarts(positions.map((map) => map.get(record) || [])).length > 0);
  }
  return hits;
}

// Records that have all tokens, as typed or in another written form, and the quoted phrases.
export async function matchAll(index, tokens, query, synonyms) {
  const known = (token) => index.counts.has(token) || index.folded.has(token);
  const all = writtenForms(tokens, query.phrases.length ? [] : synonyms, known);
  const found = await Promise.all(
    all.map(async ({ run, spelt }, i) => rateAll(await positionsOf(index, run), { way: Number(i > 0), spelt }, index)),
  );
  return keepPhrases(index, mergeHits(...found), query.phrases);
}
