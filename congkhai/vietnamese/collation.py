"""Dictionary order of Vietnamese: a ă â b … d đ e ê …, then the tones."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from congkhai.vietnamese.letters import plain_letters

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Ranks: ASCII signs 0 to 99, a run of digits 60, letters from 100 on, all other characters from 1000 on.
_NUMBER_RANK = 60
_LETTER_RANKS = {letter: 100 + place for place, letter in enumerate(_ALPHABET)}
_TONE_RANKS = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_NUMBER = re.compile(r"(\d+)")

CollationKey = tuple[tuple[int, ...], tuple[int, ...], str]
"""Ranks of the letters, ranks of the tones, the text itself."""


@lru_cache(maxsize=4096)
def _ranks(char: str) -> tuple[int, int]:
    """The rank of a character's letter and of its tone (0 for none)."""
    marks = unicodedata.normalize("NFD", char.lower())
    tone = next((_TONE_RANKS[mark] for mark in marks if mark in _TONE_RANKS), 0)
    base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONE_RANKS))
    if base in _LETTER_RANKS:
        return _LETTER_RANKS[base], tone
    first = ord((base or char)[0])  # a tone mark may stand alone
    return (min(first, 99) if first < 128 else 1000 + first), tone


def collation_key(text: str) -> CollationKey:
    """A sort key: letters count first, then tones, then the text itself; a run of digits is one number."""
    letters: list[int] = []
    tones: list[int] = []
    for run in _NUMBER.split(plain_letters(text)):
        if run.isdecimal():
            letters += [_NUMBER_RANK, int(run[:18])]
            continue
        for char in run:
            letter, tone = _ranks(char)
            letters.append(letter)
            tones.append(tone)
    return tuple(letters), tuple(tones), text
