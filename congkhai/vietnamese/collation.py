"""Dictionary order of Vietnamese: a ă â b … d đ e ê …, then the tones."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: 100 + i for i, letter in enumerate(_ALPHABET)}
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_NUMBER = re.compile(r"(\d+)")

Key = tuple[tuple[int, ...], tuple[int, ...], str]


@lru_cache(maxsize=4096)
def _letter(char: str) -> tuple[int, int]:
    parts = unicodedata.normalize("NFD", char.lower())
    tone = next((_TONE_RANK[p] for p in parts if p in _TONE_RANK), 0)
    base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONE_RANK))
    if base in _RANK:
        return _RANK[base], tone
    first = ord((base or char)[0])  # a tone mark may stand alone
    return (min(first, 99) if first < 128 else 1000 + first), tone


def collation_key(text: str) -> Key:
    """Sort key: letters first, then tones, then the text itself; runs of digits count as numbers."""
    letters: list[int] = []
    tones: list[int] = []
    for piece in _NUMBER.split(unicodedata.normalize("NFC", text)):
        if piece.isdecimal():
            letters += [60, int(piece[:18])]
            continue
        for char in piece:
            rank, tone = _letter(char)
            letters.append(rank)
            tones.append(tone)
    return tuple(letters), tuple(tones), text
