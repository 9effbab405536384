"""Letters: composed form, one place for the tone mark, forms without accents.

The browser has the same rules in ``assets/search/vietnamese.js``; ``tests/data/vietnamese.json`` holds the
cases that both must answer alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_MARKS = _TONES + "\u0302\u0306\u031b"  # mũ, trăng, móc

# "hoà" and "hòa" are one word typed by two input methods. The newer placement is on the second vowel
# (hoà, khoẻ, thuý), the older, which the plans mostly use, on the first (hòa, khỏe, thúy); we keep the
# older. It concerns open syllables that end in oa, oe, uy; after q the u belongs to the consonant (quý).
_NEW_PLACE = re.compile(
    r"(?<![qQ])([oO])([àáãảạÀÁÃẢẠèéẽẻẹÈÉẼẺẸ])(?![^\W\d_])|(?<![qQ])([uU])([ỳýỹỷỵỲÝỸỶỴ])(?![^\W\d_])"
)
_STRAY = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])  # invisible: soft hyphen, zero width


def nfc(text: str) -> str:
    """Canonically composed text: "ê" + nặng and "ẹ" + mũ become the one letter "ệ"."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Composed text without invisible letters: the text that places of tokens refer to."""
    return nfc(text.translate(_STRAY))


def _to_old_place(match: re.Match[str]) -> str:
    first = match[1] or match[3]
    second = unicodedata.normalize("NFD", match[2] or match[4])
    return unicodedata.normalize("NFC", first + second[1:] + second[0])


def norm(text: str) -> str:
    """The form that is indexed and searched: NFC, one tone placement, no invisible letters; case kept."""
    return _NEW_PLACE.sub(_to_old_place, clean(text))


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
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
    """Text for comparing: NFC, no Vietnamese marks, lower case; same length as ``nfc(text)``."""
    bare = unaccent(text)
    lower = bare.lower()
    if len(lower) == len(bare):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in bare)  # İ lowers to two characters


def slug(text: str) -> str:
    """An address part: folded, everything but ASCII letters and digits to single hyphens; may be empty."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
