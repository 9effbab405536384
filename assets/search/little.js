// Words around what is asked for: "làm thế nào để nộp hồ sơ?" is about "nộp hồ sơ".

import { fold, isMarked, tokens } from "./vietnamese.js";

// Turns of a question; unaccented they are as plain.
const TURNS = [
  "làm thế nào để", "làm thế nào", "làm sao để", "làm sao", "bằng cách nào", "cách nào", "như thế nào", "thế nào",
  "ra sao", "ở đâu", "chỗ nào", "nơi nào", "là gì", "là ai", "khi nào", "bao giờ", "lúc nào", "bao lâu", "bao nhiêu",
  "vì sao", "tại sao", "cho tôi hỏi", "cho hỏi", "xin hỏi", "cho tôi biết", "cho biết", "tôi muốn", "tôi cần",
  "muốn biết", "có được không", "được không", "có không", "hay không", "phải không", "hay chưa", "cần những gì",
  "cần gì", "gồm những gì", "gồm gì", "những gì", "có những", "có phải", "hướng dẫn tôi", "những nào", "đi đâu",
  "mất mấy", "cơ quan nào", "đơn vị nào", "ngày nào", "năm nào", "xin cho biết",
].map(tokens);

// Single words. In a query without accents most could be other words ("cho" is also "chờ"): there only the last ones.
const set = (words) => new Set(words.split(" "));
const WORDS = set(
  "các những mọi mấy này kia đó đây nào gì ai đâu là thì mà của về cho với tại ở từ bằng theo và hoặc hay để tôi mình " +
    "em anh chị ạ à nhé nhỉ vậy xin muốn hỏi biết có không chưa được bị cần phải đã sẽ đang sao",
);
const BARE_WORDS = set("cac nhung nhe");
const VERBS = set("làm xem tìm"); // in a question only: elsewhere they are half of "việc làm"

const meets = (typed, known) => typed === known || (!isMarked(typed) && fold(known) === typed);

function turnAt(sequence, at) {
  const fits = (turn) => turn.every((word, i) => at + i < sequence.length && meets(sequence[at + i], word));
  return Math.max(0, ...TURNS.filter(fits).map((turn) => turn.length));
}

// "… có được … không?": what frames a question to be answered with yes or no.
function closing(sequence, turned) {
  const last = sequence.length - 1;
  if (!["không", "ko", "chưa"].includes(sequence[last])) return;
  const framed = ["có", "được", "đã"].filter((word) => sequence.includes(word));
  if (framed.length) sequence.forEach((token, at) => (turned[at] ||= at === last || framed.includes(token)));
}

// The tokens that carry the question, cut in steps, { tokens, asks, inside }: without its turns, without the little
// words before, around and then (`inside`) between them; `asks`: it has turns. Nothing where there is nothing to cut,
// or nothing else.
export function steps(sequence) {
  const words = sequence.some(isMarked) ? WORDS : BARE_WORDS;
  const turned = new Array(sequence.length).fill(false);
  sequence.forEach((_, at) => turned.fill(true, at, at + turnAt(sequence, at)));
  closing(sequence, turned);
  const asks = turned.includes(true);
  const little = sequence.map((token, at) => turned[at] || words.has(token) || (asks && VERBS.has(token)));
  const from = little.indexOf(false);
  if (from < 0) return [];
  const cut = [
    sequence.filter((_, at) => !turned[at]),
    sequence.filter((_, at) => at >= from && !turned[at]),
    sequence.slice(from, little.lastIndexOf(false) + 1),
    sequence.filter((_, at) => !little[at]),
  ];
  return cut
    .map((tokens, i) => ({ tokens, asks, inside: i === cut.length - 1 }))
    .filter(({ tokens }, i) => tokens.length < (i ? cut[i - 1] : sequence).length);
}

// What is left after all steps.
export const carrying = (sequence) => steps(sequence).at(-1)?.tokens || sequence;
