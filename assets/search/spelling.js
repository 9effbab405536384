// The rules by which the same text is written in several ways. Each rule looks at the tokens from `at` on, and gives a
// list of [number of tokens to replace, replacement].

import { fold, matches } from "./vietnamese.js";

const NUMBER = /^\d+$/;
const YEAR = /^(?:19|20)\d\d$/;
const ROMAN = ["i", "ii", "iii", "iv"];
const PERIODS = new Set(["ngay", "tuan", "thang", "quy", "qui", "nam"]);
const MIN_PHONE_DIGITS = 8; // fewer are another number
const MAX_PHONE_GROUPS = 5;

// Abbreviations that everybody knows; those of document kinds are from Nghị định 30/2020/NĐ-CP, Phụ lục III.
const ABBREVIATIONS = [
  ["p", "phòng"], ["bp", "bộ phận"], ["tt", "trung tâm"], ["vp", "văn phòng"], ["tp", "thành phố"],
  ["ko", "không"], ["đc", "được"], ["dc", "được"],
];
const DOCUMENT_KINDS = [
  ["nq", "nghị quyết"], ["qđ", "quyết định"], ["ct", "chỉ thị"], ["tb", "thông báo"], ["hd", "hướng dẫn"],
  ["ctr", "chương trình"], ["kh", "kế hoạch"], ["pa", "phương án"], ["đa", "đề án"], ["bc", "báo cáo"],
  ["bb", "biên bản"], ["ttr", "tờ trình"], ["cv", "công văn"], ["cđ", "công điện"], ["nđ", "nghị định"],
  ["tt", "thông tư"], ["l", "luật"],
];
const split = (table) => table.map(([short, long]) => [short, long.split(" ")]);
const SPLIT_ABBREVIATIONS = split(ABBREVIATIONS);
const SPLIT_DOCUMENT_KINDS = split(DOCUMENT_KINDS);

export const occursAt = (sequence, part, at) =>
  at + part.length <= sequence.length && part.every((known, i) => matches(sequence[at + i], known));

const isWord = (token, word) => token !== undefined && matches(token, word);
const isNumberUpTo = (token, most) => token !== undefined && /^\d{1,2}$/.test(token) && +token >= 1 && +token <= most;
const withAndWithoutZero = (number) => (+number < 10 ? [String(+number), `0${+number}`] : [String(+number)]);
const combinations = (...lists) => lists.reduce((runs, list) => runs.flatMap((run) => list.map((one) => [...run, one])), [[]]);

// "quản lí" is "quản lý": after these letters, i and y at the end sound the same.
function finalVowel(sequence, at) {
  const found = sequence[at].match(/^([hklmst]|qu)([iìíỉĩị]|[yỳýỷỹỵ])$/);
  if (!found) return [];
  const [from, to] = "iìíỉĩị".includes(found[2]) ? ["iìíỉĩị", "yỳýỷỹỵ"] : ["yỳýỷỹỵ", "iìíỉĩị"];
  return [[1, [found[1] + to[from.indexOf(found[2])]]]];
}

function everyPeriod(sequence, at) {
  const other = { hàng: "hằng", hằng: "hàng" }[sequence[at]];
  return other && PERIODS.has(fold(sequence[at + 1] || "")) ? [[1, [other]]] : [];
}

// "và" may be missing: a comma or a dash is printed in its place.
const withoutAnd = (sequence, at) => (sequence[at] === "và" ? [[1, []]] : []);

// The date that begins at `at`: { length, d, m, y }, length in tokens; `y` may be missing. Null for no date.
function dateAt(sequence, at) {
  const from = isWord(sequence[at], "ngày") ? at + 1 : at;
  const [a, b, c, d, e] = sequence.slice(from, from + 5);
  const length = (tokens) => from - at + tokens;
  if (isNumberUpTo(a, 31) && isWord(b, "tháng") && isNumberUpTo(c, 12)) {
    const whole = isWord(d, "năm") && YEAR.test(e || "");
    return whole ? { length: length(5), d: a, m: c, y: e } : { length: length(3), d: a, m: c };
  }
  if (isNumberUpTo(a, 31) && isNumberUpTo(b, 12)) {
    return YEAR.test(c || "") ? { length: length(3), d: a, m: b, y: c } : { length: length(2), d: a, m: b };
  }
  if (from === at && YEAR.test(a || "") && /^\d\d$/.test(b || "") && /^\d\d$/.test(c || "")) {
    return isNumberUpTo(b, 12) && isNumberUpTo(c, 31) ? { length: 3, d: c, m: b, y: a } : null;
  }
  return null;
}

function date(sequence, at) {
  const found = dateAt(sequence, at);
  if (!found || (at > 0 && isWord(sequence[at - 1], "ngày"))) return [];
  const { length, d, m, y } = found;
  const figures = combinations(withAndWithoutZero(d), withAndWithoutZero(m), y ? [y] : [[]]).map((run) => run.flat());
  const words = combinations(withAndWithoutZero(d), ["tháng"], withAndWithoutZero(m), ...(y ? [["năm"], [y]] : []));
  return [...figures, ...words].map((run) => [length, run]);
}

// "tháng 8/2026" and "tháng 8 năm 2026"; "Quý III", "quý 3" and "Q3".
function period(sequence, at) {
  const token = sequence[at];
  const short = token.match(/^q([1-4])$/);
  const quarter = short || ["quý", "quí"].some((word) => isWord(token, word));
  if (!quarter && !isWord(token, "tháng")) return [];
  const name = short ? short[1] : sequence[at + 1];
  const roman = ROMAN.indexOf(name);
  const number = roman >= 0 ? String(roman + 1) : name;
  if (!isNumberUpTo(number, quarter ? 4 : 12)) return [];
  const named = short ? 1 : 2;
  const link = isWord(sequence[at + named], "năm") ? 1 : 0;
  const year = YEAR.test(sequence[at + named + link] || "") ? sequence[at + named + link] : null;
  const numbers = quarter ? [...withAndWithoutZero(number), ROMAN[number - 1]] : withAndWithoutZero(number);
  const runs = combinations([quarter ? "quý" : "tháng"], numbers);
  if (!year) return runs.map((run) => [named, run]);
  return runs.flatMap((run) => [[...run, year], [...run, "năm", year]]).map((run) => [named + link + 1, run]);
}

// 02 is 2; 1.940 is 1940; a percentage may be written in words; "61 năm 2018" is 61/2018.
function figure(sequence, at) {
  const token = sequence[at];
  if (!NUMBER.test(token)) return [];
  const found = [];
  if (/^0?[1-9]$/.test(token)) found.push([1, [token.length > 1 ? token[1] : `0${token}`]]);
  if (/^[1-9]\d{3,8}$/.test(token)) found.push([1, token.match(/^\d{1,3}(?=(?:\d{3})+$)|\d{3}/g)]);
  let end = at + 1;
  while (/^[1-9]\d{0,2}$/.test(token) && /^\d{3}$/.test(sequence[end] || "")) end++;
  if (end > at + 1) found.push([end - at, [sequence.slice(at, end).join("")]]);
  if (isWord(sequence[at + 1], "phần") && isWord(sequence[at + 2], "trăm")) found.push([3, [token]]);
  if (isWord(sequence[at + 1], "năm") && YEAR.test(sequence[at + 2] || "")) found.push([3, [token, sequence[at + 2]]]);
  return found;
}

const WORDS = { một: 1, mot: 1, hai: 2, ba: 3, bốn: 4, tư: 4, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9, mười: 10 };
const NAMES = ["", "một", "hai", "ba", "bốn", "", "sáu", "bảy", "tám", "chín", "mười"]; // without 5: "năm" is also a year

// "1 cửa" is "một cửa".
function counted(sequence, at) {
  const token = sequence[at];
  if (WORDS[token]) return withAndWithoutZero(WORDS[token]).map((number) => [1, [number]]);
  const name = /^(?:0?[1-9]|10)$/.test(token) && NAMES[+token];
  return name ? [[1, [name]]] : [];
}

const SYLLABLE = /^(?:ngh|ng|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;
const isForeign = (token) => /^[a-z]+$/.test(token) && !SYLLABLE.test(token);

// "ISO9001" is "ISO 9001".
function codeAndNumber(sequence, at) {
  const cut = sequence[at].match(/^([a-z]+)(\d+)$/);
  if (cut) return isForeign(cut[1]) ? [[1, [cut[1], cut[2]]]] : [];
  const joins = /^[a-z]+$/.test(sequence[at]) && NUMBER.test(sequence[at + 1] || "");
  return joins ? [[2, [sequence[at] + sequence[at + 1]]]] : [];
}

// Digits of a telephone number may be grouped in any way: the groupings into known tokens, those of few groups first.
function telephone(sequence, at, known) {
  if (!NUMBER.test(sequence[at]) || NUMBER.test(sequence[at - 1] || "")) return [];
  let end = at;
  while (NUMBER.test(sequence[end] || "")) end++;
  const digits = sequence.slice(at, end).join("");
  if (digits.length < MIN_PHONE_DIGITS || digits.length > 15) return [];
  const groupings = (rest, left) => {
    if (!rest) return [[]];
    if (!left) return [];
    const found = [];
    for (let size = rest.length; size > 0; size--) {
      const head = rest.slice(0, size);
      if (known(head)) found.push(...groupings(rest.slice(size), left - 1).map((tail) => [head, ...tail]));
    }
    return found;
  };
  const found = groupings(digits, MAX_PHONE_GROUPS).sort((a, b) => a.length - b.length);
  return found.map((groups) => [end - at, groups]);
}

// "QĐ 77" is "Quyết định số 77", "Quyết định 77" and "77/QĐ".
function document(sequence, at) {
  const found = [];
  for (const [short, long] of SPLIT_DOCUMENT_KINDS) {
    const named = occursAt(sequence, long, at) ? long.length : isWord(sequence[at], short) ? 1 : 0;
    if (!named) continue;
    const link = isWord(sequence[at + named], "số") ? 1 : 0;
    const number = sequence[at + named + link];
    if (!NUMBER.test(number || "")) continue;
    const length = named + link + 1;
    found.push([length, [...long, "số", number]], [length, [...long, number]], [length, [number, short]]);
    const year = sequence[at + length];
    if (YEAR.test(year || "")) found.push([length + 1, [number, year, short]]);
  }
  return found;
}

const expandAbbreviation = (sequence, at) =>
  SPLIT_ABBREVIATIONS.filter(([short]) => sequence[at] === short).map(([, long]) => [1, long]);

// "wi-fi" is "wifi", "e office" is "eOffice": words that are no Vietnamese syllables are joined or split.
function joinOrSplitForeign(sequence, at, known) {
  const token = sequence[at];
  const joined = token + (sequence[at + 1] || "");
  const found = joined !== token && isForeign(joined) && known(joined) ? [[2, [joined]]] : [];
  if (!isForeign(token)) return found;
  for (let i = 1; i < token.length; i++) {
    const pieces = [token.slice(0, i), token.slice(i)];
    if (pieces.every(known) && pieces.some(isForeign)) found.push([1, pieces]);
  }
  return found;
}

const RULES = [finalVowel, everyPeriod, withoutAnd, date, period, figure, counted, codeAndNumber, telephone, document, expandAbbreviation, joinOrSplitForeign];

// All replacements at `at`; `known(token)` says whether a record has a token.
export const alternatives = (sequence, at, known) => RULES.flatMap((rule) => rule(sequence, at, known));
