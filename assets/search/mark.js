// On a page reached from a search (#tim=…) the words searched for are marked.

import { fold, isMarked, lower, norm, tokens } from "./vietnamese.js";

const TOKEN = /[\p{L}\p{N}]+/gu;
const MOST = 200;

const meets = (sought, word) => sought === word || (!isMarked(sought) && fold(word) === sought);

// The text nodes of a page's own content, each with its tokens and where they stand.
function texts(root) {
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

function wrap({ node, from, to }) {
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
  const words = texts(root);
  const runs = words.flatMap((_, i) =>
    sought.every((token, k) => words[i + k] && meets(token, words[i + k].word)) ? [words.slice(i, i + sought.length)] : [],
  );
  const found = runs.length ? runs.flat() : words.filter(({ word }) => sought.some((token) => meets(token, word)));
  // from the end, so that places in a node that holds several stay true
  const marks = [...new Set(found)].slice(0, MOST).reverse().map(wrap).reverse();
  marks[0]?.scrollIntoView({ block: "center" });
}
