// Marks the words that were searched for on a page reached from a search (#tim=…).

import { lower, matches, norm, tokens } from "./vietnamese.js";

const TOKEN = /[\p{L}\p{N}]+/gu;
const MAX_MARKS = 200;

// The tokens of the page's own content: { node, from, to, word }, with the text node and the range in it.
function pageTokens(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("script, style, form, nav, .unseen")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) {
    for (const match of walker.currentNode.data.matchAll(TOKEN)) {
      found.push({ node: walker.currentNode, from: match.index, to: match.index + match[0].length, word: lower(norm(match[0])) });
    }
  }
  return found;
}

function markToken({ node, from, to }) {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  const mark = document.createElement("mark");
  range.surroundContents(mark);
  return mark;
}

export function start(root) {
  const sought = tokens(new URLSearchParams(location.hash.slice(1)).get("tim") || "");
  if (!sought.length) return;
  const words = pageTokens(root);
  const runs = words.flatMap((_, i) =>
    sought.every((token, k) => words[i + k] && matches(token, words[i + k].word)) ? [words.slice(i, i + sought.length)] : [],
  );
  const found = runs.length ? runs.flat() : words.filter(({ word }) => sought.some((token) => matches(token, word)));
  // from the end, so that ranges in the same node stay valid
  const marks = [...new Set(found)].slice(0, MAX_MARKS).reverse().map(markToken).reverse();
  marks[0]?.scrollIntoView({ block: "center" });
}
