// Keys of an input method that was off, "thur tucj" or "thu3 tuc5", read as it would have; and letters of chats.

import { norm } from "./vietnamese.js";

const GRAVE = "\u0300", ACUTE = "\u0301", TILDE = "\u0303", HOOK = "\u0309", DOT = "\u0323";
const HAT = "\u0302", BREVE = "\u0306", HORN = "\u031b";
const VOWELS = "aeiouy";
const TELEX = { s: ACUTE, f: GRAVE, r: HOOK, x: TILDE, j: DOT };
const VNI = { 1: ACUTE, 2: GRAVE, 3: HOOK, 4: TILDE, 5: DOT };

// A syllable as it is typed: `letters` with their shapes, the tone, whether a key was no letter.
class Typed {
  constructor() {
    this.letters = []; // { letter, shape }
    this.tone = "";
    this.keys = 0;
  }

  vowels() {
    return this.letters.filter(({ letter }) => VOWELS.includes(letter));
  }

  put(letter) {
    this.letters.push({ letter, shape: "" });
  }

  shape(shape, ...letters) {
    const found = this.vowels().filter((vowel) => letters.includes(vowel.letter));
    // one key turns "uo" into "ươ"; otherwise it is about the vowel typed last
    const both = shape === HORN && found.some(({ letter }) => letter === "u") && found.at(-1)?.letter === "o";
    const meant = both ? found.slice(-2) : found.slice(-1);
    meant.forEach((vowel) => (vowel.shape = shape));
    this.keys += meant.length;
    return meant.length > 0;
  }

  stroke() {
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

  // Where the tone stands: on the vowel with a shape, before a last vowel, on the last before a consonant.
  toned() {
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
    const toned = this.tone && this.toned();
    const write = (one) => one.letter + one.shape + (one === toned ? this.tone : "");
    return norm(this.letters.map(write).join("").normalize("NFC"));
  }
}

function telexKey(typed, key) {
  if (key in TELEX) return typed.setTone(TELEX[key]);
  if (key === "d") return typed.stroke();
  if (key === "w") return typed.shape(HORN, "u", "o") || typed.shape(BREVE, "a");
  return "aeo".includes(key) && typed.shape(HAT, key);
}

function vniKey(typed, key) {
  if (key in VNI) return typed.setTone(VNI[key]);
  if (key === "6") return typed.shape(HAT, "a", "e", "o");
  if (key === "7") return typed.shape(HORN, "u", "o");
  if (key === "8") return typed.shape(BREVE, "a");
  return key === "9" && typed.stroke();
}

function read(token, method) {
  const typed = new Typed();
  for (const key of token) if (!method(typed, key)) typed.put(key);
  return typed.keys ? typed.text() : null;
}

const CHAT = [[/^f/, "ph"], [/^z/, "d"], [/^j/, "gi"], [/^w/, "qu"]];

// What the keys of `token` may mean, the likeliest first; nothing for a token that is no keys.
export function meant(token) {
  const found = [];
  const chat = CHAT.reduce((text, [letter, written]) => text.replace(letter, written), token);
  if (chat !== token) found.push(chat);
  if (/^[a-z]+$/.test(token)) found.push(read(token, telexKey), read(chat, telexKey));
  else if (/^[a-z]+[a-z1-9]*$/.test(token)) found.push(read(token, vniKey));
  return [...new Set(found)].filter((text) => text && text !== token);
}
