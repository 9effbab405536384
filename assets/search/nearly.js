// Records that hold nearly what was typed, or some of it.

import { closest, cuts, likeMarked, slips } from "./likeness.js";
import { either, every, placesOf } from "./places.js";
import { ways } from "./query.js";
import { APART, AS_TYPED, PHRASE, answers, merged, partial } from "./ranking.js";
import { fold, isMarked } from "./vietnamese.js";

const ENOUGH = 0.5; // share of the query's weight that a page with some of its words must hold
const MOST_CUTS = 60;
const MOST_READINGS = 6;

const inPhrase = (hits) => hits.length > 0 && hits[0].tier === PHRASE;

// Other accents, the likest first; then run-together words cut; then unknown words, or any one word, replaced by
// like ones.
export async function nearly(index, tokens, query, families) {
  const bare = tokens.map(fold);
  const plain = await otherAccents(index, tokens, query, families);
  if (inPhrase(plain) || (plain.length && bare.length === 1)) return plain;
  const cut = await glued(index, bare, query, families);
  if (cut.length) return cut;
  const mended = await slipped(index, tokens, query, families);
  if (plain.length && plain[0].tier < APART && !inPhrase(mended)) return plain;
  return mended.length ? mended : plain;
}

// The same letters with any accents; first those with the likest.
export async function otherAccents(index, tokens, query, families) {
  const bare = tokens.map(fold);
  const likest = tokens.map((token, i) => {
    const forms = isMarked(token) ? closest(index, token) : [];
    return forms.length === 1 ? forms[0] : bare[i];
  });
  const folded = { ...query, phrases: query.phrases.map((phrase) => phrase.map(fold)) };
  const [close, far] = await Promise.all([likest, bare].map((run) => every(index, run, folded, families)));
  return merged(close, far.map((hit) => ({ ...hit, far: 1 })));
}

// Records that hold the words with the unknown ones, or with any one, replaced by like ones: first by those with
// the same marks.
async function slipped(index, tokens, query, families) {
  const bare = tokens.map(fold);
  const [alike, like] = await Promise.all([
    replaced(index, tokens, (token) => (isMarked(token) ? likeMarked(index, token) : []), query, families),
    replaced(index, bare, (token) => slips(index, token), query, families),
  ]);
  return merged(alike.filter((hit) => hit.tier === PHRASE), like.map((hit) => ({ ...hit, far: 1 })));
}

async function replaced(index, tokens, others, query, families) {
  const places = await placesOf(index, tokens);
  const words = tokens.map(others);
  const likes = await Promise.all(words.map((like) => placesOf(index, like)));
  const lost = places.some((map) => map.size === 0);
  if (!lost && tokens.length === 1) return [];
  const tries = lost
    ? [places.map((map, i) => (map.size ? map : either(likes[i])))]
    : tokens.map((_, i) => places.map((map, j) => (i === j ? either([map, ...likes[j]]) : map)));
  const hits = merged(...tries.map((maps) => answers(maps, AS_TYPED, index)));
  const inRun = hits.filter((hit) => hit.tier === PHRASE);
  const meantWords = readings(inRun, tokens, places, words, likes);
  const also = await Promise.all(meantWords.map((run) => every(index, run, { ...query, phrases: [] }, families)));
  return merged(lost ? hits : inRun, ...also.map((found) => found.filter((hit) => hit.tier === PHRASE)));
}

// The words that stand where the run of a hit begins, read from the places; the most frequent runs.
function readings(hits, tokens, places, words, likes) {
  const count = new Map();
  for (const { record, marks } of hits) {
    const stands = (map, i) => map.get(record)?.includes(marks[0] + i);
    const run = tokens.map((token, i) =>
      stands(places[i], i) ? token : words[i].find((_, k) => stands(likes[i][k], i)) || token,
    );
    count.set(run.join(" "), (count.get(run.join(" ")) || 0) + 1);
  }
  const sorted = [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return sorted.slice(0, MOST_READINGS).map(([run]) => run.split(" "));
}

// Unknown tokens as words that were run together: "thutuc" → thu tuc, where these stand together.
async function glued(index, bare, query, families) {
  let sequences = [[]];
  for (const token of bare) {
    const pieces = index.folded.has(token) ? [[token]] : cuts(index, token);
    const longer = sequences.flatMap((done) => pieces.map((piece) => [...done, ...piece]));
    sequences = longer.sort((a, b) => a.length - b.length).slice(0, MOST_CUTS);
  }
  sequences = sequences.filter((sequence) => sequence.length > bare.length);
  const close = (hits) => hits.filter((hit) => hit.tier < APART);
  const read = [];
  for (const sequence of sequences) {
    const found = close(merged(answers(await placesOf(index, sequence), AS_TYPED, index)));
    if (found.length) read.push({ sequence, found });
  }
  read.sort((a, b) => a.found[0].tier - b.found[0].tier || b.found.length - a.found.length);
  // what stands nowhere in full may stand as an abbreviation
  const best = (read.length ? read.map(({ sequence }) => sequence) : sequences).slice(0, MOST_READINGS);
  const found = await Promise.all(best.map((run) => every(index, run, { ...query, phrases: [] }, families)));
  return merged(...found.map(close));
}

// Records that hold some of the words or words like them, the most of them first.
export async function some(index, tokens, families) {
  const found = [];
  const known = (token) => index.folded.has(token) || index.counts.has(token);
  for (const way of ways(tokens, families, known)) {
    const strict = await placesOf(index, way);
    const bare = await placesOf(index, way.map(fold));
    const likes = await Promise.all(
      way.map((token, i) => (bare[i].size ? [] : placesOf(index, slips(index, token)))),
    );
    found.push(partial(strict.map((map, i) => (map.size ? map : either([bare[i], ...likes[i]]))), index));
  }
  const hits = merged(...found);
  const best = Math.max(0, ...hits.map((hit) => hit.share));
  return hits.filter((hit) => hit.share >= Math.min(ENOUGH, best * ENOUGH));
}
