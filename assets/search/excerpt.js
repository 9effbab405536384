// The part of a record's printed text that shows why it was found. Words are those of the index (vietnamese.js).

import { FIELD_END, decodeWord } from "./vietnamese.js";

const MAX_WORDS = 34;
const WORDS_BEFORE = 8; // shown before the first mark

// The range [from, to) of MAX_WORDS words with the most of the positions `marks`, which begins shortly before them.
export function excerptRange(words, marks) {
  const sorted = [...new Set(marks)].sort((a, b) => a - b);
  if (!sorted.length) return [0, Math.min(MAX_WORDS, words.length)];
  let best = 0;
  let most = 0;
  for (let i = 0, j = 0; i < sorted.length; i++) {
    while (j < sorted.length && sorted[j] < sorted[i] + MAX_WORDS - WORDS_BEFORE) j++;
    if (j - i > most) [most, best] = [j - i, sorted[i]];
  }
  let from = Math.max(0, best - WORDS_BEFORE);
  // begin at the start of a field rather than in the field before
  const border = words.lastIndexOf(FIELD_END, best);
  if (border >= from) from = border + 1;
  return [from, Math.min(words.length, from + MAX_WORDS)];
}

// The printed text of the words [from, to) as a document fragment: words at the positions `marks` in <mark>, " · "
// between fields.
export function markedText(words, [from, to], marks) {
  const marked = new Set(marks);
  const out = document.createDocumentFragment();
  let open = null;
  const write = (text) => (open || out).append(text);
  for (let i = from; i < to; i++) {
    if (words[i] === FIELD_END) {
      open = null;
      if (i + 1 < to) write(" · ");
      continue;
    }
    const text = decodeWord(words[i]);
    const [, lead, body, tail] = text.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
    if (!marked.has(i)) open = null;
    write(lead);
    if (marked.has(i) && !open) open = out.appendChild(document.createElement("mark"));
    write(body);
    // neighbouring words share a mark, also those of "252/KH-STTTT"
    if (!(marked.has(i + 1) && /^(?: |\S?)$/.test(tail))) open = null;
    write(tail);
  }
  return out;
}

// The printed text of the words [from, to), without marks.
export const plainText = (words, from, to) =>
  words.slice(from, to).map((word) => (word === FIELD_END ? " · " : decodeWord(word))).join("").trim();
