"""Letters: composed form, one place for the tone mark, forms without accents.

The browser has the same rules in ``assets/search/vietnamese.js``; ``tests/data/vietnamese.json`` holds cases
for which both must give the same result.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_MARKS = _TONES + "\u0302\u0306\u031b"  # mũ, trăng, móc

# "hoà" and "hòa" are one word typed by two input methods. The newer style marks the second vowel (hoà, khoẻ,
# thuý), the older one, which most plans use, the first (hòa, khỏe, thúy); ``norm`` writes the older. This
# concerns syllables that end in oa, oe, uy; after q the u belongs to the consonant (quý).
_NEWER_STYLE = re.compile(
    r"(?<![qQ])([oO])([àáãảạÀÁÃẢẠèéẽẻẹÈÉẼẺẸ])(?![^\W\d_])|(?<![qQ])([uU])([ỳýỹỷỵỲÝỸỶỴ])(?![^\W\d_])"
)

INVISIBLE_LETTERS = (
    "\xad\u034f\u061c\u115f\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""A character class, without its brackets, of letters that show nothing.

They have Unicode's property Default_Ignorable_Code_Point: soft hyphen, zero width, directions, fillers.
"""
# Letters of other alphabets that older fonts and keyboards give for Đ (Icelandic, Ewe); they look the same.
_LIKE_DD = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}
_NOT_PLAIN = re.compile(f"[{INVISIBLE_LETTERS}{''.join(_LIKE_DD)}\u2160-\u217f]")


def nfc(text: str) -> str:
    """Text in Unicode's composed form (NFC): "ê" + nặng and "ẹ" + mũ become the one letter "ệ"."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _plain_letter(match: re.Match[str]) -> str:
    letter = match[0]
    if "\u2160" <= letter <= "\u217f":
        return unicodedata.normalize("NFKC", letter)
    return _LIKE_DD.get(letter, "")


def plain_letters(text: str) -> str:
    """NFC text in the letters that everybody types: no invisible ones, Đ for its look-alikes, III for Ⅲ."""
    if text.isascii():
        return text
    return nfc(_NOT_PLAIN.sub(_plain_letter, text) if _NOT_PLAIN.search(text) else text)


def _to_older_style(match: re.Match[str]) -> str:
    first = match[1] or match[3]
    second = unicodedata.normalize("NFD", match[2] or match[4])
    return unicodedata.normalize("NFC", first + second[1:] + second[0])


def norm(text: str) -> str:
    """The form that is indexed and searched: plain letters in NFC, older tone style; case kept."""
    return _NEWER_STYLE.sub(_to_older_style, plain_letters(text))


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    """The letter without Vietnamese marks, or the letter itself where that is not one character."""
    letter = _LIKE_DD.get(letter, letter)
    if letter == "đ":
        return "d"
    if letter == "Đ":
        return "D"
    kept = "".join(c for c in unicodedata.normalize("NFD", letter) if c not in _MARKS)
    composed = unicodedata.normalize("NFC", kept)
    return composed if len(composed) == 1 else letter


def unaccent(text: str) -> str:
    """NFC text without Vietnamese marks (đ→d); same length as ``nfc(text)``, case kept."""
    composed = nfc(text)
    return composed if composed.isascii() else "".join(map(_bare, composed))


def fold(text: str) -> str:
    """Text for comparisons: NFC, no Vietnamese marks, lower case; same length as ``nfc(text)``."""
    bare = unaccent(text)
    lower = bare.lower()
    if len(lower) == len(bare):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in bare)  # İ lowers to two characters


def slug(text: str) -> str:
    """Text for an address: folded, one hyphen for each run of other than ASCII letters and digits.

    May be empty.
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(plain_letters(text))).strip("-")
