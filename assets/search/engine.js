// From a query to ranked records of one index. What is exact is never mixed with what is guessed.

import { meant } from "./keyed.js";
import { beginning } from "./likeness.js";
import { steps } from "./little.js";
import { nearly, otherAccents, some } from "./nearly.js";
import { either, every, placesOf, quoted } from "./places.js";
import { parse, writings } from "./query.js";
import { APART, PHRASE, TOGETHER, answers, merged } from "./ranking.js";
import { fold } from "./vietnamese.js";

const LONGEST = 24; // tokens; a longer query is a pasted paragraph, and its first words find it

const inPhrase = (hits) => hits.length > 0 && hits[0].tier === PHRASE;
const same = (a, b) => a.length === b.length && a.every((token, i) => token === b[i]);

// Search `index` for `text`. The answer: `hits`, best first; `exact`: all words were found as typed, the little
// words of a question aside; `near`: gives further hits that hold nearly what was typed, looked for only then;
// `tokens`: what was looked for; `read`: the same where it is not what was typed; `unknown`: what was looked for
// in vain.
export async function search(index, text, families) {
  const query = parse(text);
  const typed = query.tokens.slice(0, LONGEST);
  const answer = { near: async () => [], exact: true, tokens: typed, unknown: [], ...(await find(index, typed, query, families)) };
  return { ...answer, read: same(answer.tokens, typed) ? "" : answer.tokens.join(" ") };
}

const known = (index) => (token) => index.counts.has(token) || index.folded.has(token);
const unknown = (index, tokens) => tokens.filter((token) => !known(index)(token));

async function find(index, typed, query, families) {
  if (!typed.length) return { hits: [] };
  const strict = await every(index, typed, query, families);
  if (inPhrase(strict)) return { hits: strict };
  // "công v" may be the beginning of "công vụ", also where a "v" stands somewhere
  const begun = query.open && typed.length < LONGEST ? await begins(index, typed, query, families) : [];
  let hits = merged(strict, strict.length ? begun.filter((hit) => hit.tier === PHRASE) : begun);
  if (inPhrase(hits)) return { hits };
  let tokens = typed;
  const kept = query.phrases.length ? [] : steps(typed);
  if (kept[0]?.asks) hits = []; // pages with the words of a question all over them do not answer it
  for (const [i, run] of kept.entries()) {
    // what is left of the words between the others is no phrase of who asks
    if (hits.length && run.inside) break;
    const asked = (await every(index, run.tokens, query, families)).map((hit) => ({ ...hit, cut: i + 1 }));
    const better = hits.length ? asked.filter((hit) => hit.tier <= Math.min(TOGETHER, hits[0].tier)) : asked;
    if (better.length && !inPhrase(hits)) tokens = run.tokens;
    hits = merged(hits, better);
  }
  if (inPhrase(hits)) return { hits, tokens };
  if (hits.length) return { tokens, ...(await beside(index, hits, tokens, query, families)) };
  return guess(index, typed, kept.at(-1)?.tokens || typed, query, families);
}

// Hits that are no phrase, and what is nearly typed and is one. Of words that stand all over a page less is to be
// thought than of the same letters, only with other accents, one after the other.
async function beside(index, hits, tokens, query, families) {
  const phrases = async (look) => (await look(index, tokens, query, families)).filter((hit) => hit.tier === PHRASE);
  const others = (all, first) => all.filter(({ record }) => !first.some((hit) => hit.record === record));
  const meantSo = hits[0].tier === APART ? await phrases(otherAccents) : [];
  if (meantSo.length) return { hits: meantSo, near: async () => others(hits, meantSo), exact: false };
  return { hits, near: async () => others(await phrases(nearly), hits) };
}

// What may have been meant, when not every word was found as typed.
async function guess(index, typed, kept, query, families) {
  const keys = await asKeyed(index, typed, query, families);
  if (keys) return { ...keys, exact: false };
  const close = await nearly(index, typed, query, families);
  if (!inPhrase(close) && kept.length < typed.length) {
    const closer = await nearly(index, kept, query, families);
    if (inPhrase(closer) || !close.length) {
      if (closer.length) return { hits: closer, tokens: kept, exact: false, unknown: unknown(index, kept) };
    }
  }
  const hits = close.length ? close : await some(index, kept, families);
  return { hits, exact: false, unknown: unknown(index, kept) };
}

// Unknown tokens read as keys of an input method that was off; then known ones too, as "hanh" of "thur tucj hanhf".
async function asKeyed(index, typed, query, families) {
  const reading = (token) => meant(token).find((text) => index.folded.has(fold(text)));
  const some = typed.map((token) => (known(index)(token) ? token : reading(token) || token));
  if (same(some, typed)) return null;
  const all = typed.map((token) => reading(token) || token);
  for (const look of [every, nearly]) {
    for (const tokens of [some, all]) {
      const hits = await look(index, tokens, query, families);
      if (hits.length) return { hits, tokens };
    }
  }
  return null;
}

// Records that hold the words, the last one as the beginning of a word.
async function begins(index, tokens, query, families) {
  const last = tokens.at(-1);
  const words = beginning(index, last, query.open);
  if (!words.length) return [];
  const ending = either([await index.places(last), ...(await placesOf(index, words))]);
  const heads = writings(tokens.slice(0, -1), query.phrases.length ? [] : families, known(index));
  const found = await Promise.all(
    heads.map(async ({ run, spelt }, i) => {
      const places = await placesOf(index, run);
      return answers([...places, ending], { way: Number(i > 0), spelt }, index);
    }),
  );
  return quoted(index, merged(...found), query.phrases.slice(0, -1));
}
