// Reads keys that were typed while the input method (Telex or VNI) was off, "thur tucj" or "thu3 tuc5", and letters
// that chats use for others, "fap" for "pháp".

import { norm } from "./vietnamese.js";

const GRAVE = "\u0300", ACUTE = "\u0301", TILDE = "\u0303", HOOK = "\u0309", DOT = "\u0323";
const HAT = "\u0302", BREVE = "\u0306", HORN = "\u031b";
const VOWELS = "aeiouy";
const TELEX_TONES = { s: ACUTE, f: GRAVE, r: HOOK, x: TILDE, j: DOT };
const VNI_TONES = { 1: ACUTE, 2: GRAVE, 3: HOOK, 4: TILDE, 5: DOT };

// A syllable as it is typed: its letters, its tone, and how many keys were marks and no letters.
class Syllable {
  constructor() {
    this.letters = []; // { letter, shape }; shape: a combining mark or ""
    this.tone = "";
    this.keys = 0;
  }

  vowels() {
    return this.letters.filter(({ letter }) => VOWELS.includes(letter));
  }

  addLetter(letter) {
    this.letters.push({ letter, shape: "" });
  }

  addShape(shape, ...letters) {
    const found = this.vowels().filter((vowel) => letters.includes(vowel.letter));
    // one key turns "uo" into "ươ"; else the shape goes to the vowel typed last
    const both = shape === HORN && found.some(({ letter }) => letter === "u") && found.at(-1)?.letter === "o";
    const meant = both ? found.slice(-2) : found.slice(-1);
    meant.forEach((vowel) => (vowel.shape = shape));
    this.keys += meant.length;
    return meant.length > 0;
  }

  addStroke() {
    const last = this.letters.findLast(({ letter }) => letter === "d");
    if (!last) return false;
    last.letter = "đ";
    this.keys++;
    return true;
  }

  setTone(tone) {
    if (!this.vowels().length) return false;
    this.tone = tone;
    this.keys++;
    return true;
  }

  // The letter that gets the tone: the vowel with a shape; else the last vowel before a consonant, or the vowel before
  // the last one.
  tonedVowel() {
    let vowels = this.vowels();
    const [first, second] = this.letters;
    const glide = (first?.letter === "q" && second?.letter === "u") || (first?.letter === "g" && second?.letter === "i");
    if (glide && vowels.length > 1) vowels = vowels.slice(1);
    const shaped = vowels.filter(({ shape }) => shape);
    if (shaped.length) return shaped.at(-1);
    const closed = !VOWELS.includes(this.letters.at(-1).letter);
    if (vowels.length === 1) return vowels[0];
    return closed || vowels.length > 2 ? vowels[1] : vowels[0];
  }

  text() {
    const toned = this.tone && this.tonedVowel();
    const write = (one) => one.letter + one.shape + (one === toned ? this.tone : "");
    return norm(this.letters.map(write).join("").normalize("NFC"));
  }
}

// Each of the two applies `key` to the syllable and says whether it was a mark: else it is a letter.
function applyTelexKey(syllable, key) {
  if (key in TELEX_TONES) return syllable.setTone(TELEX_TONES[key]);
  if (key === "d") return syllable.addStroke();
  if (key === "w") return syllable.addShape(HORN, "u", "o") || syllable.addShape(BREVE, "a");
  return "aeo".includes(key) && syllable.addShape(HAT, key);
}

function applyVniKey(syllable, key) {
  if (key in VNI_TONES) return syllable.setTone(VNI_TONES[key]);
  if (key === "6") return syllable.addShape(HAT, "a", "e", "o");
  if (key === "7") return syllable.addShape(HORN, "u", "o");
  if (key === "8") return syllable.addShape(BREVE, "a");
  return key === "9" && syllable.addStroke();
}

// The word that `token` gives with an input method, or null where no key was a mark.
function decodeKeys(token, method) {
  const syllable = new Syllable();
  for (const key of token) if (!method(syllable, key)) syllable.addLetter(key);
  return syllable.keys ? syllable.text() : null;
}

const CHAT_LETTERS = [[/^f/, "ph"], [/^z/, "d"], [/^j/, "gi"], [/^w/, "qu"]];

// The words that the keys of `token` may stand for, likeliest first; none where it cannot be keys.
export function possibleWords(token) {
  const found = [];
  const chat = CHAT_LETTERS.reduce((text, [letter, written]) => text.replace(letter, written), token);
  if (chat !== token) found.push(chat);
  if (/^[a-z]+$/.test(token)) found.push(decodeKeys(token, applyTelexKey), decodeKeys(chat, applyTelexKey));
  else if (/^[a-z]+[a-z1-9]*$/.test(token)) found.push(decodeKeys(token, applyVniKey));
  return [...new Set(found)].filter((text) => text && text !== token);
}
