// The piece of a record's printed text that shows why it was found.

import { BREAK, printed } from "./vietnamese.js";

const LENGTH = 34; // words
const BEFORE = 8; // words shown before the match

// The window of LENGTH words with the most marks, its match near the beginning: [from, to).
export function cut(words, marks) {
  const sorted = [...new Set(marks)].sort((a, b) => a - b);
  if (!sorted.length) return [0, Math.min(LENGTH, words.length)];
  let best = 0;
  let most = 0;
  for (let i = 0, j = 0; i < sorted.length; i++) {
    while (j < sorted.length && sorted[j] < sorted[i] + LENGTH - BEFORE) j++;
    if (j - i > most) [most, best] = [j - i, sorted[i]];
  }
  let from = Math.max(0, best - BEFORE);
  // begin with the field itself rather than with the end of the one before
  const border = words.lastIndexOf(BREAK, best);
  if (border >= from) from = border + 1;
  return [from, Math.min(words.length, from + LENGTH)];
}

// The printed text of words [from, to) as a fragment: marked words in <mark>, fields apart.
export function piece(words, [from, to], marks) {
  const marked = new Set(marks);
  const out = document.createDocumentFragment();
  let open = null;
  const write = (text) => (open || out).append(text);
  for (let i = from; i < to; i++) {
    if (words[i] === BREAK) {
      open = null;
      if (i + 1 < to) write(" · ");
      continue;
    }
    const text = printed(words[i]);
    const [, lead, body, tail] = text.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
    if (!marked.has(i)) open = null;
    write(lead);
    if (marked.has(i) && !open) open = out.appendChild(document.createElement("mark"));
    write(body);
    // one mark for words with a blank between them, and for all of "252/KH-STTTT"
    if (!(marked.has(i + 1) && /^(?: |\S?)$/.test(tail))) open = null;
    write(tail);
  }
  return out;
}

// The text of words [from, to) without marks.
export const plainText = (words, from, to) =>
  words.slice(from, to).map((word) => (word === BREAK ? " · " : printed(word))).join("").trim();
