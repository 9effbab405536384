// Words that were nearly typed: prefixes, one slip of the finger, two words run together.

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

// The bare words of the index within one slip of `token`; numbers and single letters are never guessed.
export function slips(index, token) {
  const bare = fold(token);
  if (bare.length < 2 || /\d/.test(bare)) return [];
  const found = [...index.folded.keys()].filter((word) => word !== bare && !/\d/.test(word) && oneSlip(bare, word));
  return found.sort((a, b) => index.folded.get(b) - index.folded.get(a) || (a < b ? -1 : 1)).slice(0, MOST);
}

// Ways to cut an unknown token into two to four known ones: "thutuc" → thu tuc.
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
  return found.slice(0, MOST);
}
