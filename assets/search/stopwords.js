// Finds the keywords of a question: "làm thế nào để nộp hồ sơ?" is about "nộp hồ sơ".

import { isMarked, matches, tokens } from "./vietnamese.js";

// Phrases of questions; they are recognised also without accents.
const QUESTION_PHRASES = [
  "làm thế nào để", "làm thế nào", "làm sao để", "làm sao", "bằng cách nào", "cách nào", "như thế nào", "thế nào",
  "ra sao", "ở đâu", "chỗ nào", "nơi nào", "là gì", "là ai", "khi nào", "bao giờ", "lúc nào", "bao lâu", "bao nhiêu",
  "vì sao", "tại sao", "cho tôi hỏi", "cho hỏi", "xin hỏi", "cho tôi biết", "cho biết", "tôi muốn", "tôi cần",
  "muốn biết", "có được không", "được không", "có không", "hay không", "phải không", "hay chưa", "cần những gì",
  "cần gì", "gồm những gì", "gồm gì", "những gì", "có những", "có phải", "hướng dẫn tôi", "những nào", "đi đâu",
  "mất mấy", "cơ quan nào", "đơn vị nào", "ngày nào", "năm nào", "xin cho biết",
].map(tokens);

// Single words. Without accents most could be other words ("cho" is also "chờ"), so such queries have fewer stopwords.
const wordSet = (words) => new Set(words.split(" "));
const STOPWORDS = wordSet(
  "các những mọi mấy này kia đó đây nào gì ai đâu là thì mà của về cho với tại ở từ bằng theo và hoặc hay để tôi mình " +
    "em anh chị ạ à nhé nhỉ vậy xin muốn hỏi biết có không chưa được bị cần phải đã sẽ đang sao",
);
const UNACCENTED_STOPWORDS = wordSet("cac nhung nhe");
const QUESTION_VERBS = wordSet("làm xem tìm"); // stopwords in a question only: elsewhere they are part of "việc làm"

function questionPhraseAt(sequence, at) {
  const fits = (phrase) => phrase.every((word, i) => at + i < sequence.length && matches(sequence[at + i], word));
  return Math.max(0, ...QUESTION_PHRASES.filter(fits).map((phrase) => phrase.length));
}

// Marks the frame of a yes-or-no question, "… có được … không?", in `asking`.
function markYesNoFrame(sequence, asking) {
  const last = sequence.length - 1;
  if (!["không", "ko", "chưa"].includes(sequence[last])) return;
  const framed = ["có", "được", "đã"].filter((word) => sequence.includes(word));
  if (framed.length) sequence.forEach((token, at) => (asking[at] ||= at === last || framed.includes(token)));
}

// Shorter forms of a query, step by step: without the phrases of a question; without stopwords at the beginning; at
// both ends; and (`inside`) between the others. Each is { tokens, asks, inside }; `asks`: whether the query has such
// a phrase. Gives nothing where there is nothing to leave out, or nothing else.
export function shortenings(sequence) {
  const words = sequence.some(isMarked) ? STOPWORDS : UNACCENTED_STOPWORDS;
  const asking = new Array(sequence.length).fill(false);
  sequence.forEach((_, at) => asking.fill(true, at, at + questionPhraseAt(sequence, at)));
  markYesNoFrame(sequence, asking);
  const asks = asking.includes(true);
  const isStopword = sequence.map((token, at) => asking[at] || words.has(token) || (asks && QUESTION_VERBS.has(token)));
  const from = isStopword.indexOf(false);
  if (from < 0) return [];
  const cut = [
    sequence.filter((_, at) => !asking[at]),
    sequence.filter((_, at) => at >= from && !asking[at]),
    sequence.slice(from, isStopword.lastIndexOf(false) + 1),
    sequence.filter((_, at) => !isStopword[at]),
  ];
  return cut
    .map((tokens, i) => ({ tokens, asks, inside: i === cut.length - 1 }))
    .filter(({ tokens }, i) => tokens.length < (i ? cut[i - 1] : sequence).length);
}

// What is left after all steps.
export const keywords = (sequence) => shortenings(sequence).at(-1)?.tokens || sequence;
