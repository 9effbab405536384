// What was typed → what to look for: units of tokens, and the other ways in which the same is written.

import { meets, otherwise, standsAt } from "./spelling.js";
import { tokens } from "./vietnamese.js";

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]?|‘([^‘’]+)’/g;
const MOST_WAYS = 32;

// { tokens, phrases, open }: all tokens in order; `phrases` are the quoted runs, which must stand as they
// are; `open` the last word as typed, "" when something behind it ends it. While it is typed its tone may
// stand where it will not stay: "toá" becomes "toán", though as a whole word it is "tóa".
export function parse(text) {
  const phrases = [...text.matchAll(QUOTED)].map((m) => tokens(m[1] || m[2])).filter((p) => p.length);
  const [open = ""] = text.normalize("NFC").match(/[\p{L}\p{N}]+$/u) || [];
  return { tokens: tokens(text), phrases, open: open.toLowerCase() };
}

const once = (runs) => [...new Map(runs.map((run) => [run.join(" "), run])).values()];

// An abbreviation of one word is also written in two, "KH&CN" for KHCN.
const twoPieces = (short) =>
  [...(short.length === 1 ? short[0] : "")].slice(3).map((_, i) => [short[0].slice(0, i + 2), short[0].slice(i + 2)]);

// Families of token runs that mean the same, from the site's list of abbreviations. A meaning that holds
// another's may be written with that one's abbreviation, KSTTHC is also "kiểm soát TTHC", and without "và".
export function synonyms(abbreviations) {
  const pairs = abbreviations.map((pair) => pair.map(tokens)).filter(([a, b]) => a.length && b.length);
  const families = new Map();
  for (const [short, long] of pairs) {
    const nested = pairs.flatMap(([inner, meaning]) =>
      long.flatMap((_, at) =>
        meaning.length < long.length && standsAt(long, meaning, at)
          ? [[...long.slice(0, at), ...inner, ...long.slice(at + meaning.length)]]
          : [],
      ),
    );
    const without = long.filter((token) => token !== "và");
    const known = families.get(short.join(" ")) || [];
    families.set(short.join(" "), once([...known, short, ...twoPieces(short), long, ...nested, without]));
  }
  return [...families.values()];
}

const relatives = (sequence, at, families) =>
  families.flatMap((family) =>
    family
      .filter((run) => standsAt(sequence, run, at))
      .flatMap((run) => family.filter((other) => other !== run).map((other) => [run.length, other])),
  );

// The token runs that stand for `sequence`, itself first; others only of tokens that are `known`.
export function ways(sequence, families, known) {
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
      for (const [length, run] of [...relatives(sequence, at, families), ...otherwise(sequence, at, known)]) {
        if (run.every(known)) next.push({ done: [...done, ...run], at: at + length });
      }
    }
    all = next.slice(0, MOST_WAYS * 2);
  }
  const seen = new Map([[sequence.join(" "), sequence]]);
  for (const way of complete) seen.set(way.join(" "), way);
  return [...seen.values()].slice(0, MOST_WAYS);
}
