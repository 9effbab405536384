// The rules for letters of congkhai/vietnamese/letters.py and congkhai/search/token_encoding.py, which has an example.
// tests/data/vietnamese.json holds cases for both.

const TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"; // huyền, sắc, ngã, hỏi, nặng
const SHAPE_MARKS = "\u0302\u0306\u031b"; // mũ, trăng, móc
const FIRST_SIGN = 0x05d0;
const DD_SIGN = 24;
const TOKEN_END = "\u05ea";
// letters that show nothing, look-alikes of Đ, Roman numerals that are one letter
const NOT_PLAIN = /[\p{Default_Ignorable_Code_Point}ÐðƉɖ\u2160-\u217f]/gu;
const LIKE_DD = { Ð: "Đ", Ɖ: "Đ", ð: "đ", ɖ: "đ" };
// "hoà" and "hòa" are one word: in an open oa, oe, uy the tone goes to the first vowel; "quý" stays.
const NEW_TONE_PLACE =
  /(?<![qQ])([oO])([àáãảạÀÁÃẢẠèéẽẻẹÈÉẼẺẸ])(?!\p{L})|(?<![qQ])([uU])([ỳýỹỷỵỲÝỸỶỴ])(?!\p{L})/gu;
const TOKEN = /[\p{L}\p{N}]+/gu;

export const NO_BLANK = "{";
export const BLANK = "}";
export const FIELD_END = "|";

const LOOK_ALIKES = { "\u2774": "{", "\u2775": "}", "\u00a6": "|", "\u2017": "_" }; // stand in the index for the signs

const plainLetter = (letter) => (/[\u2160-\u217f]/.test(letter) ? letter.normalize("NFKC") : LIKE_DD[letter] || "");

// `text` in the letters that everybody types: no invisible ones, Đ for its look-alikes, III for Ⅲ.
export const plain = (text) => text.replace(NOT_PLAIN, plainLetter).normalize("NFC");

export const norm = (text) =>
  plain(text).replace(NEW_TONE_PLACE, (_, o, oTone, u, uTone) => {
    const [base, mark] = (oTone || uTone).normalize("NFD");
    return ((o || u) + mark).normalize("NFC") + base;
  });

function unaccent(given) {
  const letter = LIKE_DD[given] || given;
  if (letter === "đ") return "d";
  if (letter === "Đ") return "D";
  const kept = [...letter.normalize("NFD")].filter((c) => !TONE_MARKS.includes(c) && !SHAPE_MARKS.includes(c));
  const composed = kept.join("").normalize("NFC");
  return [...composed].length === 1 ? composed : letter;
}

const lowerEachLetter = (text) =>
  [...text].map((c) => ([...c.toLowerCase()].length === 1 ? c.toLowerCase() : c)).join("");

// Without Vietnamese marks, in lower case; the number of letters stays.
export const fold = (text) => lowerEachLetter([...text.normalize("NFC")].map(unaccent).join(""));

export const lower = (token) =>
  [...token.toLowerCase()].length === [...token].length ? token.toLowerCase() : fold(token);

// The runs of letters and digits of `text`, normalised, in lower case.
export const tokens = (text) => (norm(text).match(TOKEN) || []).map(lower);

// A token as the index has it: each marked letter as its bare letter and a sign, and TOKEN_END.
export const encodeToken = (token) =>
  [...token]
    .map((letter) => {
      if (letter === "đ" || letter === "Đ") return unaccent(letter) + String.fromCharCode(FIRST_SIGN + DD_SIGN);
      const [base, ...marks] = letter.normalize("NFD");
      const known = marks.every((m) => TONE_MARKS.includes(m) || SHAPE_MARKS.includes(m));
      if (!marks.length || base > "\u007f" || !known) return letter;
      const shape = 1 + Math.max(...marks.map((m) => SHAPE_MARKS.indexOf(m)));
      const tone = 1 + Math.max(...marks.map((m) => TONE_MARKS.indexOf(m)));
      return base + String.fromCharCode(FIRST_SIGN + shape * 6 + tone);
    })
    .join("") + TOKEN_END;

// A word of the index as it was printed, with the blank after it.
export function decodeWord(word) {
  if (word === FIELD_END) return "";
  const text = word.replace(TOKEN_END, "").replace(/([A-Za-z])([\u05d1-\u05e8])/g, (_, base, sign) => {
    const code = sign.charCodeAt(0) - FIRST_SIGN;
    if (code === DD_SIGN) return base === "d" ? "đ" : "Đ";
    const shape = Math.floor(code / 6);
    const tone = code % 6;
    const marks = (shape ? SHAPE_MARKS[shape - 1] : "") + (tone ? TONE_MARKS[tone - 1] : "");
    return (base + marks).normalize("NFC");
  });
  const touchesNext = text.endsWith(NO_BLANK);
  const blanks = (touchesNext ? text.slice(0, -1) : text).replaceAll(BLANK, " ");
  return blanks.replace(/[\u2774\u2775\u00a6\u2017]/g, (sign) => LOOK_ALIKES[sign]) + (touchesNext ? "" : " ");
}

export const isMarked = (token) => fold(token) !== token;

// Whether a typed token means a word: it is the word, or has no marks and is the word without marks.
export const matches = (typed, word) => typed === word || (!isMarked(typed) && fold(word) === typed);
