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
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])  # soft hyphen, zero width


def nfc(text: str) -> str:
    """Text in Unicode's composed form (NFC): "ê" + nặng and "ẹ" + mũ become the one letter "ệ"."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def strip_invisible(text: str) -> str:
    """NFC text without soft hyphens and characters of zero width."""
    return nfc(text.translate(_INVISIBLE))


def _to_older_style(match: re.Match[str]) -> str:
    first = match[1] or match[3]
    second = unicodedata.normalize("NFD", match[2] or match[4])
    return unicodedata.normalize("NFC", first + second[1:] + second[0])


def norm(text: str) -> str:
    """The form that is indexed and searched: NFC, older tone style, no invisible letters; case kept."""
    return _NEWER_STYLE.sub(_to_older_style, strip_invisible(text))


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    """The letter without Vietnamese marks, or the letter itself where that is not one character."""
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
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
