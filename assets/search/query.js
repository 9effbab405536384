// Reads a query, and gives the other written forms of its words.

import { alternatives, occursAt } from "./spelling.js";
import { plain, tokens } from "./vietnamese.js";

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]?|‘([^‘’]+)’/g;
const MAX_FORMS = 32;

// Reads what was typed. Gives `tokens`, all of them in order; `phrases`: the tokens of each quoted phrase; `open`:
// the last word as typed, or "" where a sign after it shows that it is complete. (Of an incomplete word the tone may
// be at a place where it will not stay: "toá" becomes "toán", but the complete word is "tóa".)
export function parseQuery(text) {
  const phrases = [...text.matchAll(QUOTED)].map((m) => tokens(m[1] || m[2])).filter((p) => p.length);
  const [open = ""] = plain(text).match(/[\p{L}\p{N}]+$/u) || [];
  return { tokens: tokens(text.replace(/\s&\s/g, " và ")), phrases, open: open.toLowerCase() };
}

const uniqueRuns = (runs) => [...new Map(runs.map((run) => [run.join(" "), run])).values()];

// An abbreviation may be written in two parts: "KH&CN" for KHCN.
const splitsInTwo = (short) =>
  [...(short.length === 1 ? short[0] : "")].slice(3).map((_, i) => [short[0].slice(0, i + 2), short[0].slice(i + 2)]);

// Groups of runs of tokens that mean the same, from the site's list of [abbreviation, meaning]. A meaning that contains
// another meaning may be written with its abbreviation (KSTTHC is also "kiểm soát TTHC"), and without "và".
export function synonymGroups(abbreviations) {
  const pairs = abbreviations.map((pair) => pair.map(tokens)).filter(([a, b]) => a.length && b.length);
  const groups = new Map();
  for (const [short, long] of pairs) {
    const nested = pairs.flatMap(([inner, meaning]) =>
      long.flatMap((_, at) =>
        meaning.length < long.length && occursAt(long, meaning, at)
          ? [[...long.slice(0, at), ...inner, ...long.slice(at + meaning.length)]]
          : [],
      ),
    );
    const without = long.filter((token) => token !== "và");
    const known = groups.get(short.join(" ")) || [];
    const written = [short, ...splitsInTwo(short), [short.join("")], long, ...nested, without];
    groups.set(short.join(" "), uniqueRuns([...known, ...written]));
  }
  return [...groups.values()];
}

// What may replace the tokens at `at`: [number of tokens, replacement].
const synonymsAt = (sequence, at, groups) =>
  groups.flatMap((group) =>
    group
      .filter((run) => occursAt(sequence, run, at))
      .flatMap((run) => group.filter((other) => other !== run).map((other) => [run.length, other])),
  );

// The written forms of `sequence`, itself first, as { run, spelt }. `spelt` is 1 where a rule of spelling.js was
// used, 0 where only abbreviations of the site were. `known(token)`: whether a record has a token; other forms have
// no others.
export function writtenForms(sequence, groups, known) {
  let all = [{ run: [], at: 0, spelt: 0 }];
  const complete = [{ run: sequence, spelt: 0 }];
  while (all.length && complete.length <= MAX_FORMS) {
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
      put(synonymsAt(sequence, at, groups), spelt);
      put(alternatives(sequence, at, known), 1);
    }
    all = next.slice(0, MAX_FORMS * 2);
  }
  const seen = new Map();
  for (const way of complete) {
    const name = way.run.join(" ");
    if (!seen.has(name) || seen.get(name).spelt > way.spelt) seen.set(name, way);
  }
  return [...seen.values()].slice(0, MAX_FORMS);
}

// The runs of the written forms.
export const writtenRuns = (sequence, groups, known) => writtenForms(sequence, groups, known).map(({ run }) => run);
