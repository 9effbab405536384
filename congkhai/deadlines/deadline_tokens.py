"""Words, numbers and numeric dates of a folded text, with their places in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from congkhai.vietnamese import fold
from congkhai.vietnamese.ocr_repair import mend_figures


class Sort(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()  # numbers: (n,)
    DAY = auto()  # numbers: (day, month, year) or (day, month)
    MONTH = auto()  # numbers: (month, year), as printed "6/2022"
    DOCUMENT = auto()  # 61/2018/NĐ-CP
    TIME = auto()  # 17h00
    COMMA = auto()
    DASH = auto()
    SLASH = auto()
    COLON = auto()
    OPEN = auto()
    CLOSE = auto()
    BREAK = auto()  # ; . bullet: what follows is another clause
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text; ``new_line``: on a new line, with a capital letter or a list number."""

    sort: Sort
    text: str
    start: int
    end: int
    numbers: tuple[int, ...] = ()
    new_line: bool = False


# Quantifiers are bounded and every alternative starts at a fixed place: time is linear in the text.
_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<document>[0-9]{1,6}(?:/[0-9]{4})?(?:/[a-z][a-z0-9]{0,12}(?:\s?[-–]\s?[a-z0-9&]{1,12}){1,5}
        |/[0-9]{4}/[a-z]{2,8}[0-9]{0,3}|/(?:kh|qd|nq|ct|cv|tb|bc|hd|tt|nd|ttr)\b))
  | (?P<time>[0-9]{1,2}(?:h[0-9]{0,2}(?![0-9a-z])|:[0-9]{2}(?![0-9])))
  | (?P<iso>(?<![0-9/.\-])(?:19|2[01])[0-9]{2}(?P<by>[-/])(?:1[0-2]|0[1-9])
        (?:(?P=by)(?:3[01]|[12][0-9]|0[1-9]))?(?![0-9/\-]))
  | (?P<dmy>[0-9]{1,2}\s{0,3}(?P<sep>[/.\-])\s{0,3}[0-9]{1,2}\s{0,3}(?P=sep)\s{0,3}
        (?:[0-9]{4}|(?<=/)[0-9]{2})(?![0-9]))
  | (?P<my>[0-9]{1,2}(?:\s{0,3}/\s{0,3}|\s?[\-–]\s?|\.)(?:19|2[01])[0-9]{2}(?![0-9]))
  | (?P<dm>[0-9]{1,2}\s{0,3}/\s{0,3}[0-9]{1,2}(?![0-9]))
  | (?P<number>[0-9]+)
  | (?P<word>[^\W\d_]+)
  | (?P<dash>[-–—−‑‒→÷~])
  | (?P<break>[;.…•●▪■◦*]+)
  | (?P<comma>,) | (?P<slash>/) | (?P<colon>:) | (?P<open>[(\[{]) | (?P<close>[)\]}]) | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_DIGITS = re.compile(r"[0-9]+")
_OUTER = {"sep": "dmy", "by": "iso"}  # the last group of a match may lie inside the one that counts
_SORTS = {
    "document": Sort.DOCUMENT,
    "time": Sort.TIME,
    "word": Sort.WORD,
    "dash": Sort.DASH,
    "break": Sort.BREAK,
    "comma": Sort.COMMA,
    "slash": Sort.SLASH,
    "colon": Sort.COLON,
    "open": Sort.OPEN,
    "close": Sort.CLOSE,
    "other": Sort.OTHER,
}
_LONGEST_NUMBER = 6  # digits; longer runs are no dates


def _full_year(number: int, digits: str) -> int:
    return 2000 + number if len(digits) == 2 else number


def _read(name: str, text: str) -> tuple[Sort, tuple[int, ...]]:
    digits = _DIGITS.findall(text)
    if name == "number":
        return (Sort.NUMBER, (int(text),)) if len(text) <= _LONGEST_NUMBER else (Sort.OTHER, ())
    if name == "iso":  # 2024-06-30, 2024-06: as spreadsheets write them
        parts = tuple(int(part) for part in reversed(digits))
        return (Sort.DAY, parts) if len(parts) == 3 else (Sort.MONTH, parts)
    if name == "dmy":
        return Sort.DAY, (int(digits[0]), int(digits[1]), _full_year(int(digits[2]), digits[2]))
    if name == "dm":
        return Sort.DAY, (int(digits[0]), int(digits[1]))
    if name == "my":
        return Sort.MONTH, (int(digits[0]), int(digits[1]))
    return _SORTS[name], ()


def tokenize(text: str) -> list[Token]:
    """Tokens of ``clean`` text. A dash that opens a line is a bullet (BREAK); white space is dropped."""
    folded = mend_figures(fold(text))
    tokens: list[Token] = []
    fresh = True  # at the start of a line
    for match in _TOKEN.finditer(folded):
        name = _OUTER.get(match.lastgroup or "", match.lastgroup)
        piece = match[0]
        if name == "space":
            fresh = fresh or "\n" in piece or "\r" in piece
            continue
        sort, numbers = _read(name or "other", piece)
        if fresh and (sort is Sort.DASH or piece == "+"):
            sort = Sort.BREAK
        numbered = match.end() - match.start() <= 2 and text[match.end() : match.end() + 1] in {".", ")"}
        begins = fresh and bool(tokens) and (text[match.start()].isupper() or numbered)
        tokens.append(Token(sort, piece, match.start(), match.end(), numbers, begins))
        fresh = False
    return tokens
