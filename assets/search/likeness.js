// Words that were nearly typed: prefixes, other accents, one slip of the finger or the ear, words run together.

import { fold, isMarked } from "./vietnamese.js";

const MOST = 40;
const MOST_BEGINNINGS = 200; // in a small index, where each takes less than a millisecond
const SMALL = 2000; // records

const byCount = (index) => (a, b) => (index.counts.get(b) || 0) - (index.counts.get(a) || 0) || (a < b ? -1 : 1);

// The words of the index that begin as `token` or, as it was typed, `open`; the most frequent first.
export function beginning(index, token, open) {
  const form = isMarked(token) ? (word) => word : fold;
  const begins = (word) => form(word).startsWith(token) || form(word).startsWith(open);
  const found = index.words.filter((word) => word !== token && begins(word));
  return found.sort(byCount(index)).slice(0, index.size <= SMALL ? MOST_BEGINNINGS : MOST);
}

// Whether one letter more, less, other, or two exchanged make one of `a` the other.
export function oneSlip(a, b) {
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

// What many people write alike, as they say it alike: first letters d/gi/r, ch/tr, s/x, l/n; last n/ng, c/t.
const HEARD = [
  [/^(?:gi(?=[aeiouy])|gi$|d|r)/, "d"], [/^(?:tr|ch)/, "c"], [/^[sx]/, "s"], [/^ngh?/, "ŋ"], [/^[ln]/, "l"],
  [/^(?:k(?!h)|q)/, "c"], [/^gh/, "g"], [/(?:ng|nh|n)$/, "n"], [/(?:c|ch|t)$/, "t"], [/y/g, "i"],
];
const heard = (bare) => HEARD.reduce((sound, [letters, one]) => sound.replace(letters, one), bare);

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SHAPES = /[\u0302\u0306\u031b]/g;
const toneOf = (word) => (word.normalize("NFD").match(TONES) || []).join("");
const lettersOf = (word) => [...word.normalize("NFD").replace(TONES, "").normalize("NFC")];
// A mark that was left out weighs less than one that is wrong.
const apart = (typed, meant) => (typed === meant ? 0 : typed === "" ? 1 : 2);
const shapeOf = (letter) => (letter === "đ" ? letter : (letter.normalize("NFD").match(SHAPES) || []).join(""));
const marksOf = (word) => toneOf(word) + lettersOf(word).map(shapeOf).join("");

// The words of an index by their form without marks, by their marks and by their sound; made once for each.
const grouped = new WeakMap();
function groups(index) {
  if (!grouped.has(index)) {
    const by = (words, form) => {
      const found = new Map();
      for (const word of words) found.set(form(word), [...(found.get(form(word)) || []), word]);
      return found;
    };
    const forms = { forms: by(index.words, fold), marked: by(index.words, marksOf) };
    grouped.set(index, { ...forms, sounds: by(index.folded.keys(), heard) });
  }
  return grouped.get(index);
}

// The bare words of the index within one slip of `token`; numbers and single letters are never guessed.
export function slips(index, token) {
  const bare = fold(token);
  if (bare.length < 2 || /\d/.test(bare)) return [];
  const alike = new Set(groups(index).sounds.get(heard(bare)));
  const like = (word) => oneSlip(bare, word) || alike.has(word);
  const found = [...index.folded.keys()].filter((word) => word !== bare && !/\d/.test(word) && like(word));
  return found.sort((a, b) => index.folded.get(b) - index.folded.get(a) || (a < b ? -1 : 1)).slice(0, MOST);
}

// The words of the index that are `token` but for its marks, and of these the ones with the likest marks.
export function closest(index, token) {
  const distance = (word) =>
    lettersOf(word).reduce(
      (sum, letter, i) => sum + apart(shapeOf(lettersOf(token)[i] || ""), shapeOf(letter)),
      apart(toneOf(token), toneOf(word)),
    );
  const forms = groups(index).forms.get(fold(token)) || [];
  const found = forms.map((word) => [distance(word), word]);
  const least = Math.min(...found.map(([far]) => far));
  return found.filter(([far]) => far === least).map(([, word]) => word);
}

// The words of the index with the marks of `token` that sound as it does, "chờ" for "trờ", or are one slip away.
export function likeMarked(index, token) {
  const bare = fold(token);
  const like = (word) => word !== token && (heard(fold(word)) === heard(bare) || oneSlip(bare, fold(word)));
  return (groups(index).marked.get(marksOf(token)) || []).filter(like);
}

// Ways to cut an unknown token into two to four known ones, "thutuc" → thu tuc: in few pieces, of frequent words, first.
export function cuts(index, token, pieces = 4) {
  const known = isMarked(token) ? index.counts : index.folded;
  const found = [];
  for (let at = 1; at < token.length; at++) {
    const head = token.slice(0, at);
    if (!known.has(head)) continue;
    const tail = token.slice(at);
    if (known.has(tail)) found.push([head, tail]);
    else if (pieces > 2) found.push(...cuts(index, tail, pieces - 1).map((rest) => [head, ...rest]));
  }
  const rarest = (run) => Math.min(...run.map((piece) => known.get(piece)));
  return found.sort((a, b) => a.length - b.length || rarest(b) - rarest(a)).slice(0, MOST);
}
