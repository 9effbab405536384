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
  return { tokens: tokens(text.replace(/\s&\s/g, " và ")), phrases, open: open.toLowerCase() };
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
    const written = [short, ...twoPieces(short), [short.join("")], long, ...nested, without];
    families.set(short.join(" "), once([...known, ...written]));
  }
  return [...families.values()];
}

const relatives = (sequence, at, families) =>
  families.flatMap((family) =>
    family
      .filter((run) => standsAt(sequence, run, at))
      .flatMap((run) => family.filter((other) => other !== run).map((other) => [run.length, other])),
  );

// The ways to write `sequence`, itself first: { run, spelt }. `spelt`: not by the site's abbreviations alone, but
// by a rule of ours. Other ways only of tokens that are `known`.
export function writings(sequence, families, known) {
  let all = [{ run: [], at: 0, spelt: 0 }];
  const complete = [{ run: sequence, spelt: 0 }];
  while (all.length && complete.length <= MOST_WAYS) {
    const next = [];
    for (const { run, at, spelt } of all) {
      if (at >= sequence.length) {
        if (run.length) complete.push({ run, spelt });
        continue;
      }
      const put = (others, mine) =>
        others
          .filter(([, other]) => other.every(known))
          .forEach(([length, other]) => next.push({ run: [...run, ...other], at: at + length, spelt: mine }));
      next.push({ run: [...run, sequence[at]], at: at + 1, spelt });
      put(relatives(sequence, at, families), spelt);
      put(otherwise(sequence, at, known), 1);
    }
    all = next.slice(0, MOST_WAYS * 2);
  }
  const seen = new Map();
  for (const way of complete) {
    const name = way.run.join(" ");
    if (!seen.has(name) || seen.get(name).spelt > way.spelt) seen.set(name, way);
  }
  return [...seen.values()].slice(0, MOST_WAYS);
}

export const ways = (sequence, families, known) => writings(sequence, families, known).map(({ run }) => run);
