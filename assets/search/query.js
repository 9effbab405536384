// What was typed → what to look for: units of tokens, and the other ways in which the same is written.

import { fold, isMarked, tokens } from "./vietnamese.js";

const QUOTED = /["“”„]([^"“”„]+)["“”„]?/g;
const MOST_WAYS = 12;
const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

// { tokens, phrases, open }: all tokens in order; `phrases` are the quoted runs, which must stand as they
// are; `open` the last word as typed, "" when something behind it ends it. While it is typed its tone may
// stand where it will not stay: "toá" becomes "toán", though as a whole word it is "tóa".
export function parse(text) {
  const phrases = [...text.matchAll(QUOTED)].map((m) => tokens(m[1])).filter((p) => p.length);
  const [open = ""] = text.normalize("NFC").match(/[\p{L}\p{N}]+$/u) || [];
  return { tokens: tokens(text), phrases, open: open.toLowerCase() };
}

const meets = (typed, known) => typed === known || (!isMarked(typed) && fold(known) === typed);

function standsAt(sequence, part, at) {
  return at + part.length <= sequence.length && part.every((known, i) => meets(sequence[at + i], known));
}

// Pairs of token runs that mean the same, from the site's list of abbreviations.
export function synonyms(abbreviations) {
  return abbreviations.map((pair) => pair.map(tokens)).filter(([a, b]) => a.length && b.length);
}

function others(sequence, at, pairs) {
  const found = [];
  for (const [short, long] of pairs) {
    if (standsAt(sequence, short, at)) found.push([short.length, long]);
    if (standsAt(sequence, long, at)) found.push([long.length, short]);
  }
  const token = sequence[at];
  // "Quý 3" is "Quý III", and 01/2022 is 1/2022
  if (at > 0 && fold(sequence[at - 1]) === "quy") {
    if (/^[1-4]$/.test(token)) found.push([1, [ROMAN[token - 1]]]);
    if (ROMAN.indexOf(token) >= 0 && ROMAN.indexOf(token) < 4) found.push([1, [`${ROMAN.indexOf(token) + 1}`]]);
  }
  if (/^0[1-9]$/.test(token)) found.push([1, [token.slice(1)]]);
  if (/^[1-9]$/.test(token)) found.push([1, [`0${token}`]]);
  return found;
}

// The token runs that stand for `sequence`, itself first.
export function ways(sequence, pairs) {
  let all = [{ done: [], at: 0 }];
  const complete = [];
  while (all.length && complete.length < MOST_WAYS) {
    const next = [];
    for (const { done, at } of all) {
      if (at >= sequence.length) {
        complete.push(done);
        continue;
      }
      next.push({ done: [...done, sequence[at]], at: at + 1 });
      for (const [length, run] of others(sequence, at, pairs)) {
        next.push({ done: [...done, ...run], at: at + length });
      }
    }
    all = next.slice(0, MOST_WAYS * 2);
  }
  const seen = new Map([[sequence.join(" "), sequence]]);
  for (const way of complete) seen.set(way.join(" "), way);
  return [...seen.values()].slice(0, MOST_WAYS);
}
