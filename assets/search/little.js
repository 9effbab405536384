// Words around what is asked for: "làm thế nào để nộp hồ sơ?" is about "nộp hồ sơ".

import { fold, isMarked, tokens } from "./vietnamese.js";

// Turns of a question; unaccented they are as plain.
const TURNS = [
  "làm thế nào để", "làm thế nào", "làm sao để", "làm sao", "bằng cách nào", "cách nào", "như thế nào", "thế nào",
  "ra sao", "ở đâu", "chỗ nào", "nơi nào", "là gì", "là ai", "khi nào", "bao giờ", "lúc nào", "bao lâu", "bao nhiêu",
  "vì sao", "tại sao", "cho tôi hỏi", "cho hỏi", "xin hỏi", "cho tôi biết", "cho biết", "tôi muốn", "tôi cần",
  "muốn biết", "có được không", "được không", "có không", "hay không", "phải không", "hay chưa", "cần những gì",
  "cần gì", "gồm những gì", "gồm gì", "những gì", "có những", "có phải", "hướng dẫn tôi", "những nào", "đi đâu",
  "mất mấy", "cơ quan nào", "đơn vị nào", "ngày nào", "năm nào", "xin cho biết", "tìm kiếm", "thông tin về",
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

// The tokens that carry the question; all of them when nothing else would be left.
export function carrying(sequence) {
  const words = sequence.some(isMarked) ? WORDS : BARE_WORDS;
  const asks = sequence.some((_, at) => turnAt(sequence, at));
  const kept = [];
  for (let at = 0; at < sequence.length; ) {
    const token = sequence[at];
    const turn = turnAt(sequence, at);
    if (!turn && !words.has(token) && !(asks && VERBS.has(token))) kept.push(token);
    at += turn || 1;
  }
  return kept.length ? kept : sequence;
}
