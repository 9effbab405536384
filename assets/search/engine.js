// From a query to ranked records of one index. What is exact is never mixed with what is guessed.

import { beginning, cuts, slips } from "./likeness.js";
import { parse, ways } from "./query.js";
import { APART, PHRASE, answers, merged, partial, runs } from "./ranking.js";
import { fold } from "./vietnamese.js";

const ENOUGH = 0.5; // share of the query's weight that a page with some of its words must hold
const MOST_CUTS = 60;
const LONGEST = 24; // tokens; a longer query is a pasted paragraph, and its first words find it

// Search `index` for `text`. The answer: `hits`, best first; `exact`: all words were found as typed;
// `near`: further hits that hold nearly what was typed; `tokens`, `unknown`: what was looked for in vain.
export async function search(index, text, pairs) {
  const query = parse(text);
  const tokens = query.tokens.slice(0, LONGEST);
  if (!tokens.length) return { hits: [], near: [], exact: true, tokens, unknown: [] };
  const exact = await asTyped(index, tokens, query, pairs);
  const unknown = tokens.filter((token) => !known(index, token));
  if (exact.length && exact[0].tier === PHRASE) return { hits: exact, near: [], exact: true, tokens, unknown };
  // "công v" may be the beginning of "công vụ", also where a "v" stands somewhere
  const begun = query.open && tokens.length < LONGEST ? await begins(index, tokens, query) : [];
  if (exact.length) {
    const hits = merged(exact, begun.filter((hit) => hit.tier === PHRASE));
    if (hits[0].tier === PHRASE) return { hits, near: [], exact: true, tokens, unknown };
    const have = new Set(hits.map((hit) => hit.record));
    const near = (await nearly(index, tokens, query, pairs)).filter(
      (hit) => hit.tier === PHRASE && !have.has(hit.record),
    );
    return { hits, near, exact: true, tokens, unknown };
  }
  if (begun.length) return { hits: begun, near: [], exact: true, tokens, unknown: [] };
  const close = await nearly(index, tokens, query, pairs);
  if (close.length) return { hits: close, near: [], exact: false, tokens, unknown };
  return { hits: await some(index, tokens, pairs), near: [], exact: false, tokens, unknown };
}

const known = (index, token) => index.counts.has(token) || index.folded.has(token);
const placesOf = (index, tokens) => Promise.all(tokens.map((token) => index.places(token)));

// Quoted runs must stand as they are.
async function quoted(index, hits, phrases) {
  for (const phrase of phrases) {
    const places = await placesOf(index, phrase);
    hits = hits.filter(({ record }) => {
      const lists = places.map((map) => map.get(record) || []);
      return runs(lists).length > 0;
    });
  }
  return hits;
}

// Records that hold every word, as written or in another way to write the same.
async function every(index, tokens, query, pairs) {
  const all = ways(tokens, query.phrases.length ? [] : pairs);
  const found = await Promise.all(
    all.map(async (way, i) => answers(await placesOf(index, way), Number(i > 0), index)),
  );
  return merged(...found);
}

const asTyped = async (index, tokens, query, pairs) =>
  quoted(index, await every(index, tokens, query, pairs), query.phrases);

// One map record → places out of several: any of the words will do.
function either(maps) {
  const all = new Map();
  for (const map of maps) {
    for (const [record, places] of map) all.set(record, all.has(record) ? [...all.get(record), ...places] : places);
  }
  for (const [record, places] of all) all.set(record, [...new Set(places)].sort((a, b) => a - b));
  return all;
}

async function begins(index, tokens, query) {
  const last = tokens.at(-1);
  const words = beginning(index, last, query.open);
  if (!words.length) return [];
  const places = await placesOf(index, tokens.slice(0, -1));
  const ending = either([await index.places(last), ...(await placesOf(index, words))]);
  return quoted(index, merged(answers([...places, ending], 0, index)), query.phrases.slice(0, -1));
}

// Accents aside; then run-together words cut; then unknown words, or any one word, replaced by like ones.
async function nearly(index, tokens, query, pairs) {
  const bare = tokens.map(fold);
  const plain = await quoted(
    index,
    await every(index, bare, query, pairs),
    query.phrases.map((phrase) => phrase.map(fold)),
  );
  if (plain.length && (plain[0].tier < APART || bare.length === 1)) return plain;
  const cut = await glued(index, bare);
  if (cut.length) return cut;
  const mended = await slipped(index, bare);
  return mended.length ? mended : plain;
}

async function slipped(index, bare) {
  const places = await placesOf(index, bare);
  const likes = await Promise.all(bare.map(async (token) => placesOf(index, slips(index, token))));
  if (places.some((map) => map.size === 0)) {
    return merged(answers(places.map((map, i) => (map.size ? map : either(likes[i]))), 0, index));
  }
  if (bare.length === 1) return [];
  const each = bare.map((_, i) =>
    answers(places.map((map, j) => (i === j ? either([map, ...likes[j]]) : map)), 0, index),
  );
  return merged(...each).filter((hit) => hit.tier === PHRASE);
}

// Unknown tokens as words that were run together: "thutuc" → thu tuc, where these stand together.
async function glued(index, bare) {
  let sequences = [[]];
  for (const token of bare) {
    const pieces = index.folded.has(token) ? [[token]] : cuts(index, token);
    sequences = sequences.flatMap((done) => pieces.map((piece) => [...done, ...piece])).slice(0, MOST_CUTS);
  }
  const found = await Promise.all(
    sequences
      .filter((sequence) => sequence.length > bare.length)
      .map(async (sequence) => answers(await placesOf(index, sequence), 0, index)),
  );
  return merged(...found).filter((hit) => hit.tier < APART);
}

async function some(index, tokens, pairs) {
  const found = [];
  for (const way of ways(tokens, pairs)) {
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
