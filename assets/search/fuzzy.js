// Finds records that have nearly what was typed, or some of it. `index`: see index.js; `query`: see parseQuery and
// `synonyms`: see synonymGroups (query.js). Hits: see ranking.js.

import { closestAccents, similarWithSameMarks, similarWords, splits } from "./similar-words.js";
import { anyOf, matchAll, positionsOf } from "./positions.js";
import { writtenRuns } from "./query.js";
import { ANYWHERE, AS_TYPED, PHRASE, mergeHits, rateAll, rateSome } from "./ranking.js";
import { fold, isMarked } from "./vietnamese.js";

const MIN_SHARE = 0.5; // of the query's weight, that a record with some of its words must have
const MAX_SPLITS = 60;
const MAX_READINGS = 6;

const hasPhrase = (hits) => hits.length > 0 && hits[0].tier === PHRASE;

// Records that have the query with other accents, closest first; else with run-together words split; else with
// unknown words, or any one word, replaced by similar ones.
export async function matchFuzzy(index, tokens, query, synonyms) {
  const bare = tokens.map(fold);
  const plain = await matchOtherAccents(index, tokens, query, synonyms);
  if (hasPhrase(plain) || (plain.length && bare.length === 1)) return plain;
  const cut = await matchRunTogether(index, bare, query, synonyms);
  if (cut.length) return cut;
  const mended = await matchMisspelled(index, tokens, query, synonyms);
  if (plain.length && plain[0].tier < ANYWHERE && !hasPhrase(mended)) return plain;
  return mended.length ? mended : plain;
}

// Records that have the same letters with any accents; those with the closest accents come first.
export async function matchOtherAccents(index, tokens, query, synonyms) {
  const bare = tokens.map(fold);
  const likest = tokens.map((token, i) => {
    const forms = isMarked(token) ? closestAccents(index, token) : [];
    return forms.length === 1 ? forms[0] : bare[i];
  });
  const folded = { ...query, phrases: query.phrases.map((phrase) => phrase.map(fold)) };
  const [close, far] = await Promise.all([likest, bare].map((run) => matchAll(index, run, folded, synonyms)));
  return mergeHits(close, far.map((hit) => ({ ...hit, far: 1 })));
}

// Records that have the query with unknown words, or with any one word, replaced by similar ones: first by words
// with the same marks.
async function matchMisspelled(index, tokens, query, synonyms) {
  const bare = tokens.map(fold);
  const [alike, like] = await Promise.all([
    matchReplaced(index, tokens, (token) => (isMarked(token) ? similarWithSameMarks(index, token) : []), query, synonyms),
    matchReplaced(index, bare, (token) => similarWords(index, token), query, synonyms),
  ]);
  return mergeHits(alike.filter((hit) => hit.tier === PHRASE), like.map((hit) => ({ ...hit, far: 1 })));
}

// The same; `others` gives the words that may replace a token.
async function matchReplaced(index, tokens, others, query, synonyms) {
  const positions = await positionsOf(index, tokens);
  const words = tokens.map(others);
  const likes = await Promise.all(words.map((like) => positionsOf(index, like)));
  const lost = positions.some((map) => map.size === 0);
  if (!lost && tokens.length === 1) return [];
  const tries = lost
    ? [positions.map((map, i) => (map.size ? map : anyOf(likes[i])))]
    : tokens.map((_, i) => positions.map((map, j) => (i === j ? anyOf([map, ...likes[j]]) : map)));
  const hits = mergeHits(...tries.map((maps) => rateAll(maps, AS_TYPED, index)));
  const inRun = hits.filter((hit) => hit.tier === PHRASE);
  const meantWords = intendedRuns(inRun, tokens, positions, words, likes);
  const also = await Promise.all(meantWords.map((run) => matchAll(index, run, { ...query, phrases: [] }, synonyms)));
  return mergeHits(lost ? hits : inRun, ...also.map((found) => found.filter((hit) => hit.tier === PHRASE)));
}

// The words that the records have where the query was found with replaced words, as runs; the most frequent first.
function intendedRuns(hits, tokens, positions, words, likes) {
  const count = new Map();
  for (const { record, marks } of hits) {
    const stands = (map, i) => map.get(record)?.includes(marks[0] + i);
    const run = tokens.map((token, i) =>
      stands(positions[i], i) ? token : words[i].find((_, k) => stands(likes[i][k], i)) || token,
    );
    count.set(run.join(" "), (count.get(run.join(" ")) || 0) + 1);
  }
  const sorted = [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return sorted.slice(0, MAX_READINGS).map(([run]) => run.split(" "));
}

// Records that have unknown tokens split into words, "thutuc" → thu tuc, close to each other.
async function matchRunTogether(index, bare, query, synonyms) {
  let sequences = [[]];
  for (const token of bare) {
    const pieces = index.folded.has(token) ? [[token]] : splits(index, token);
    const longer = sequences.flatMap((done) => pieces.map((piece) => [...done, ...piece]));
    sequences = longer.sort((a, b) => a.length - b.length).slice(0, MAX_SPLITS);
  }
  sequences = sequences.filter((sequence) => sequence.length > bare.length);
  const close = (hits) => hits.filter((hit) => hit.tier < ANYWHERE);
  const read = [];
  for (const sequence of sequences) {
    const found = close(mergeHits(rateAll(await positionsOf(index, sequence), AS_TYPED, index)));
    if (found.length) read.push({ sequence, found });
  }
  read.sort((a, b) => a.found[0].tier - b.found[0].tier || b.found.length - a.found.length);
  // what no record has in full, some may have as an abbreviation
  const best = (read.length ? read.map(({ sequence }) => sequence) : sequences).slice(0, MAX_READINGS);
  const found = await Promise.all(best.map((run) => matchAll(index, run, { ...query, phrases: [] }, synonyms)));
  return mergeHits(...found.map(close));
}

// Records that have some of the words, or similar ones; those with most of the weight first.
export async function matchSome(index, tokens, synonyms) {
  const found = [];
  const known = (token) => index.folded.has(token) || index.counts.has(token);
  for (const way of writtenRuns(tokens, synonyms, known)) {
    const strict = await positionsOf(index, way);
    const bare = await positionsOf(index, way.map(fold));
    const likes = await Promise.all(
      way.map((token, i) => (bare[i].size ? [] : positionsOf(index, similarWords(index, token)))),
    );
    found.push(rateSome(strict.map((map, i) => (map.size ? map : anyOf([bare[i], ...likes[i]]))), index));
  }
  const hits = mergeHits(...found);
  const best = Math.max(0, ...hits.map((hit) => hit.share));
  return hits.filter((hit) => hit.share >= Math.min(MIN_SHARE, best * MIN_SHARE));
}
