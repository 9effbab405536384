// Letters, as congkhai/vietnamese/letters.py and congkhai/search/token_encoding.py treat them.
// tests/data/vietnamese.json holds the cases that both must answer alike.

const TONES = "\u0300\u0301\u0303\u0309\u0323"; // huyền, sắc, ngã, hỏi, nặng
const SHAPES = "\u0302\u0306\u031b"; // mũ, trăng, móc
const FIRST_SIGN = 0x05d0;
const DD = 24;
const END = "\u05ea";
const STRAY = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
// "hoà" and "hòa" are one word: the tone of an open oa, oe, uy stands on its first vowel; "quý" stays.
const NEW_PLACE =
  /(?<![qQ])([oO])([àáãảạÀÁÃẢẠèéẽẻẹÈÉẼẺẸ])(?!\p{L})|(?<![qQ])([uU])([ỳýỹỷỵỲÝỸỶỴ])(?!\p{L})/gu;
const TOKEN = /[\p{L}\p{N}]+/gu;

export const GLUE = "{";
export const BLANK = "}";
export const BREAK = "|";

const RESERVED = { "\u2774": "{", "\u2775": "}", "\u00a6": "|", "\u2017": "_" }; // carried as look-alikes

export const norm = (text) =>
  text
    .normalize("NFC")
    .replace(STRAY, "")
    .replace(NEW_PLACE, (_, o, oTone, u, uTone) => {
      const [base, mark] = (oTone || uTone).normalize("NFD");
      return ((o || u) + mark).normalize("NFC") + base;
    });

function bare(letter) {
  if (letter === "đ") return "d";
  if (letter === "Đ") return "D";
  const kept = [...letter.normalize("NFD")].filter((c) => !TONES.includes(c) && !SHAPES.includes(c));
  const composed = kept.join("").normalize("NFC");
  return [...composed].length === 1 ? composed : letter;
}

const lowerEach = (text) =>
  [...text].map((c) => ([...c.toLowerCase()].length === 1 ? c.toLowerCase() : c)).join("");

// No Vietnamese marks, lower case, the same number of letters.
export const fold = (text) => lowerEach([...text.normalize("NFC")].map(bare).join(""));

export const lower = (token) =>
  [...token.toLowerCase()].length === [...token].length ? token.toLowerCase() : fold(token);

// Runs of letters and digits, normalised, in lower case.
export const tokens = (text) => (norm(text).match(TOKEN) || []).map(lower);

// A token as the index holds it: a marked letter is its bare letter and a sign for the mark.
export const signed = (token) =>
  [...token]
    .map((letter) => {
      if (letter === "đ" || letter === "Đ") return bare(letter) + String.fromCharCode(FIRST_SIGN + DD);
      const [base, ...marks] = letter.normalize("NFD");
      const known = marks.every((m) => TONES.includes(m) || SHAPES.includes(m));
      if (!marks.length || base > "\u007f" || !known) return letter;
      const shape = 1 + Math.max(...marks.map((m) => SHAPES.indexOf(m)));
      const tone = 1 + Math.max(...marks.map((m) => TONES.indexOf(m)));
      return base + String.fromCharCode(FIRST_SIGN + shape * 6 + tone);
    })
    .join("") + END;

// A word of the index as it was printed, with the blank behind it.
export function printed(word) {
  if (word === BREAK) return "";
  const text = word.replace(END, "").replace(/([A-Za-z])([\u05d1-\u05e8])/g, (_, base, sign) => {
    const code = sign.charCodeAt(0) - FIRST_SIGN;
    if (code === DD) return base === "d" ? "đ" : "Đ";
    const shape = Math.floor(code / 6);
    const tone = code % 6;
    const marks = (shape ? SHAPES[shape - 1] : "") + (tone ? TONES[tone - 1] : "");
    return (base + marks).normalize("NFC");
  });
  const glued = text.endsWith(GLUE);
  const blanks = (glued ? text.slice(0, -1) : text).replaceAll(BLANK, " ");
  return blanks.replace(/[\u2774\u2775\u00a6\u2017]/g, (sign) => RESERVED[sign]) + (glued ? "" : " ");
}

export const isMarked = (token) => fold(token) !== token;
