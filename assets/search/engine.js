// Finds and ranks the records of one index that answer a query. Exact hits are tried first; only where there are
// none, or none with the words in a row, fuzzy ones are looked for.

import { possibleWords } from "./ime.js";
import { completions } from "./similar-words.js";
import { shortenings } from "./stopwords.js";
import { matchFuzzy, matchOtherAccents, matchSome } from "./fuzzy.js";
import { anyOf, keepPhrases, matchAll, positionsOf } from "./positions.js";
import { parseQuery, writtenForms } from "./query.js";
import { ANYWHERE, CLOSE, PHRASE, mergeHits, rateAll } from "./ranking.js";
import { fold } from "./vietnamese.js";

const MAX_TOKENS = 24; // of a query; of a longer one, which is a pasted paragraph, the first are enough

const hasPhrase = (hits) => hits.length > 0 && hits[0].tier === PHRASE;
const sameTokens = (a, b) => a.length === b.length && a.every((token, i) => token === b[i]);

// Search `index` for `text`; `synonyms` come from synonymGroups (query.js). Gives an object: `hits`, best first;
// `exact`: whether all words but stopwords were found as typed; `findNear`: an async function that finds further
// fuzzy hits; `tokens`: what was searched for; `read`: the same as text where it differs from what was typed;
// `unknown`: the tokens that no record has.
export async function search(index, text, synonyms) {
  const query = parseQuery(text);
  const typed = query.tokens.slice(0, MAX_TOKENS);
  const answer = { findNear: async () => [], exact: true, tokens: typed, unknown: [], ...(await findTiers(index, typed, query, synonyms)) };
  return { ...answer, read: sameTokens(answer.tokens, typed) ? "" : answer.tokens.join(" ") };
}

const isKnown = (index) => (token) => index.counts.has(token) || index.folded.has(token);
const unknownOf = (index, tokens) => tokens.filter((token) => !isKnown(index)(token));

async function findTiers(index, typed, query, synonyms) {
  if (!typed.length) return { hits: [] };
  const strict = await matchAll(index, typed, query, synonyms);
  if (hasPhrase(strict)) return { hits: strict };
  // "công v" may be the beginning of "công vụ", even where some record has a word "v"
  const begun = query.open && typed.length < MAX_TOKENS ? await matchBegun(index, typed, query, synonyms) : [];
  let hits = mergeHits(strict, strict.length ? begun.filter((hit) => hit.tier === PHRASE) : begun);
  if (hasPhrase(hits)) return { hits };
  let tokens = typed;
  const kept = query.phrases.length ? [] : shortenings(typed);
  if (kept[0]?.asks) hits = []; // a record that has only the words of the question, scattered, is no answer
  for (const [i, run] of kept.entries()) {
    // words that were not typed next to each other are no phrase
    if (hits.length && run.inside) break;
    const asked = (await matchAll(index, run.tokens, query, synonyms)).map((hit) => ({ ...hit, cut: i + 1 }));
    const better = hits.length ? asked.filter((hit) => hit.tier <= Math.min(CLOSE, hits[0].tier)) : asked;
    if (better.length && !hasPhrase(hits)) tokens = run.tokens;
    hits = mergeHits(hits, better);
  }
  if (hasPhrase(hits)) return { hits, tokens };
  if (hits.length) return { tokens, ...(await withNearHits(index, hits, tokens, query, synonyms)) };
  return guess(index, typed, kept.at(-1)?.tokens || typed, query, synonyms);
}

// Adds fuzzy hits to `hits`, which have the words, but not in a row. Where the words are anywhere in the records,
// records that have them in a row with other accents are better; they then replace `hits`.
async function withNearHits(index, hits, tokens, query, synonyms) {
  const phrases = async (look) => (await look(index, tokens, query, synonyms)).filter((hit) => hit.tier === PHRASE);
  const others = (all, first) => all.filter(({ record }) => !first.some((hit) => hit.record === record));
  const meantSo = hits[0].tier === ANYWHERE ? await phrases(matchOtherAccents) : [];
  if (meantSo.length) return { hits: meantSo, findNear: async () => others(hits, meantSo), exact: false };
  return { hits, findNear: async () => others(await phrases(matchFuzzy), hits) };
}

// The fuzzy hits for a query of which no record has all words; `kept`: its tokens without stopwords.
async function guess(index, typed, kept, query, synonyms) {
  const keys = await readAsKeys(index, typed, query, synonyms);
  if (keys) return { ...keys, exact: false };
  const close = await matchFuzzy(index, typed, query, synonyms);
  if (!hasPhrase(close) && kept.length < typed.length) {
    const closer = await matchFuzzy(index, kept, query, synonyms);
    if (hasPhrase(closer) || !close.length) {
      if (closer.length) return { hits: closer, tokens: kept, exact: false, unknown: unknownOf(index, kept) };
    }
  }
  const hits = close.length ? close : await matchSome(index, kept, synonyms);
  return { hits, exact: false, unknown: unknownOf(index, kept) };
}

// Reads unknown tokens as keys typed while the input method was off; then known ones, too: "hanh" in "thur tucj hanhf".
// Gives { hits, tokens }, or null where nothing is found.
async function readAsKeys(index, typed, query, synonyms) {
  const reading = (token) => possibleWords(token).find((text) => index.folded.has(fold(text)));
  const some = typed.map((token) => (isKnown(index)(token) ? token : reading(token) || token));
  if (sameTokens(some, typed)) return null;
  const all = typed.map((token) => reading(token) || token);
  for (const look of [matchAll, matchFuzzy]) {
    for (const tokens of [some, all]) {
      const hits = await look(index, tokens, query, synonyms);
      if (hits.length) return { hits, tokens };
    }
  }
  return null;
}

// Records that have the words, with the last one as the beginning of a word.
async function matchBegun(index, tokens, query, synonyms) {
  const last = tokens.at(-1);
  const words = completions(index, last, query.open);
  if (!words.length) return [];
  const ending = anyOf([await index.positions(last), ...(await positionsOf(index, words))]);
  const heads = writtenForms(tokens.slice(0, -1), query.phrases.length ? [] : synonyms, isKnown(index));
  const found = await Promise.all(
    heads.map(async ({ run, spelt }, i) => {
      const positions = await positionsOf(index, run);
      return rateAll([...positions, ending], { way: Number(i > 0), spelt }, index);
    }),
  );
  return keepPhrases(index, mergeHits(...found), query.phrases.slice(0, -1));
}
