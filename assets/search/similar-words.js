// Finds words of an index that are similar to a typed one: completions, other accents, one wrong letter, the same
// sound, words typed without a blank between them.

import { fold, isMarked } from "./vietnamese.js";

const MAX_WORDS = 40;
const MAX_COMPLETIONS_IN_SMALL = 200; // each takes less than a millisecond there
const SMALL_INDEX = 2000; // records

const byCount = (index) => (a, b) => (index.counts.get(b) || 0) - (index.counts.get(a) || 0) || (a < b ? -1 : 1);

// The words of the index that begin with `token`, or with `open`, the same as typed; the most frequent first.
export function completions(index, token, open) {
  const form = isMarked(token) ? (word) => word : fold;
  const begins = (word) => form(word).startsWith(token) || form(word).startsWith(open);
  const found = index.words.filter((word) => word !== token && begins(word));
  return found.sort(byCount(index)).slice(0, index.size <= SMALL_INDEX ? MAX_COMPLETIONS_IN_SMALL : MAX_WORDS);
}

// Whether one added, missing or other letter, or two exchanged ones, make `b` of `a`.
export function isOneEditApart(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

// Letters that sound the same in some dialect, so that people confuse them: first d/gi/r, ch/tr, s/x, l/n; last n/ng,
// c/t.
const SAME_SOUNDS = [
  [/^(?:gi(?=[aeiouy])|gi$|d|r)/, "d"], [/^(?:tr|ch)/, "c"], [/^[sx]/, "s"], [/^ngh?/, "ŋ"], [/^[ln]/, "l"],
  [/^(?:k(?!h)|q)/, "c"], [/^gh/, "g"], [/(?:ng|nh|n)$/, "n"], [/(?:c|ch|t)$/, "t"], [/y/g, "i"],
];
const soundOf = (bare) => SAME_SOUNDS.reduce((sound, [letters, one]) => sound.replace(letters, one), bare);

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SHAPES = /[\u0302\u0306\u031b]/g;
const toneOf = (word) => (word.normalize("NFD").match(TONES) || []).join("");
const lettersOf = (word) => [...word.normalize("NFD").replace(TONES, "").normalize("NFC")];
// The distance of two marks: a missing mark is closer than a wrong one.
const markDistance = (typed, meant) => (typed === meant ? 0 : typed === "" ? 1 : 2);
const shapeOf = (letter) => (letter === "đ" ? letter : (letter.normalize("NFD").match(SHAPES) || []).join(""));
const marksOf = (word) => toneOf(word) + lettersOf(word).map(shapeOf).join("");

// The words of an index, grouped by letters without marks, by marks, and by sound; made once for each index.
const groupsOfIndex = new WeakMap();
function wordGroups(index) {
  if (!groupsOfIndex.has(index)) {
    const by = (words, form) => {
      const found = new Map();
      for (const word of words) found.set(form(word), [...(found.get(form(word)) || []), word]);
      return found;
    };
    const forms = { forms: by(index.words, fold), marked: by(index.words, marksOf) };
    groupsOfIndex.set(index, { ...forms, sounds: by(index.folded.keys(), soundOf) });
  }
  return groupsOfIndex.get(index);
}

// The words of the index, without marks, that are one edit away from `token` or sound the same. None for numbers and
// single letters.
export function similarWords(index, token) {
  const bare = fold(token);
  if (bare.length < 2 || /\d/.test(bare)) return [];
  const alike = new Set(wordGroups(index).sounds.get(soundOf(bare)));
  const like = (word) => isOneEditApart(bare, word) || alike.has(word);
  const found = [...index.folded.keys()].filter((word) => word !== bare && !/\d/.test(word) && like(word));
  return found.sort((a, b) => index.folded.get(b) - index.folded.get(a) || (a < b ? -1 : 1)).slice(0, MAX_WORDS);
}

// The words of the index with the letters of `token` and other marks; of these, the ones with the closest marks.
export function closestAccents(index, token) {
  const distance = (word) =>
    lettersOf(word).reduce(
      (sum, letter, i) => sum + markDistance(shapeOf(lettersOf(token)[i] || ""), shapeOf(letter)),
      markDistance(toneOf(token), toneOf(word)),
    );
  const forms = wordGroups(index).forms.get(fold(token)) || [];
  const found = forms.map((word) => [distance(word), word]);
  const least = Math.min(...found.map(([far]) => far));
  return found.filter(([far]) => far === least).map(([, word]) => word);
}

// The words of the index with the same marks as `token` that sound the same ("chờ" for "trờ") or are one edit away.
export function similarWithSameMarks(index, token) {
  const bare = fold(token);
  const like = (word) => word !== token && (soundOf(fold(word)) === soundOf(bare) || isOneEditApart(bare, fold(word)));
  return (wordGroups(index).marked.get(marksOf(token)) || []).filter(like);
}

// Ways to split an unknown token into two to four known ones, "thutuc" → thu tuc; those with few and frequent words
// first.
export function splits(index, token, pieces = 4) {
  const known = isMarked(token) ? index.counts : index.folded;
  const found = [];
  for (let at = 1; at < token.length; at++) {
    const head = token.slice(0, at);
    if (!known.has(head)) continue;
    const tail = token.slice(at);
    if (known.has(tail)) found.push([head, tail]);
    else if (pieces > 2) found.push(...splits(index, tail, pieces - 1).map((rest) => [head, ...rest]));
  }
  const rarest = (run) => Math.min(...run.map((piece) => known.get(piece)));
  return found.sort((a, b) => a.length - b.length || rarest(b) - rarest(a)).slice(0, MAX_WORDS);
}
