"""Words, figures and signs of a folded text, with their places in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from congkhai.vietnamese import fold
from congkhai.vietnamese.ocr_repair import mend_figures


class Sort(Enum):
    """What a token is. LABEL is a number that counts nothing: a date, a document, a phone, "5S"."""

    WORD = auto()
    NUMBER = auto()
    LABEL = auto()
    PERCENT = auto()
    SIGN = auto()
    COMMA = auto()
    DASH = auto()
    SLASH = auto()
    COLON = auto()
    OPEN = auto()
    CLOSE = auto()
    BREAK = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text; ``value`` of NUMBER; ``opens``: first of a clause; ``depth``: brackets around it."""

    sort: Sort
    text: str
    start: int
    end: int
    value: Decimal | None = None
    opens: bool = False
    depth: int = 0


# Quantifiers are bounded or run over one class of letters: time is linear in the text.
_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<label>
        [0-9]{1,6}(?:/[0-9]{4})?/[a-z][a-z0-9]{0,12}(?:\s?[-–]\s?[a-z0-9&]{1,12}){1,5}
      | [0-9]{1,6}/[0-9]{4}/[a-z]{2,8}[0-9]{0,3}
      | [0-9]{1,2}\s?[/.\-]\s?[0-9]{1,2}\s?[/.\-]\s?(?:19|2[01])[0-9]{2}(?![0-9])
      | [0-9]{1,2}\s?/\s?(?:19|2[01])[0-9]{2}(?![0-9])
      | (?:19|2[01])[0-9]{2}[-/](?:1[0-2]|0[1-9])[-/][0-3][0-9](?![0-9])
      | (?<=ngay\s)[0-9]{1,2}/[0-9]{1,2}(?![0-9/])
      | (?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])(?![0-9/])(?!
          \s{0,3}(?:tieu\schi|chi\stieu|dich\svu|thu\stuc|tthc|don\svi|co\squan|xa|phuong|huyen|tinh|thon
            |ho\sso|nhiem\svu|noi\sdung|he\sthong|mo\shinh|linh\svuc|phong|diem|van\sban|quy\strinh|chi\sso|muc\stieu|sao)\b)
      | 24/24(?![0-9])
      | (?:0[0-9]{1,3}|1[89]00)(?:[\s.]?[0-9]{3,4}){2,3}(?![0-9])
      | 1[89]00(?:[\s.][0-9]{4})(?![0-9])
      | [0-9]{1,4}[a-z]{1,12}[0-9]*
      | [0-9]{1,6}:[0-9]{1,4}(?![0-9])
      | [0-9]{10,}
    )
  | (?P<number>(?:[0-9]{1,3}(?:\.[0-9]{3}){1,4}(?![0-9])(?:,[0-9]{1,6})?|[0-9]{1,9}(?:[,.][0-9]{1,6})?))
  | (?P<word>[^\W\d_]+)
  | (?P<percent>[%％])
  | (?P<sign>[≥⩾]=?|[≤⩽]=?|[<>]\s?=|=\s?[<>]|[<>=])
  | (?P<dash>[-–—−‑‒÷~])
  | (?P<break>[;.…•●▪■◦*]+)
  | (?P<comma>,) | (?P<slash>/) | (?P<colon>:) | (?P<open>[(\[{]) | (?P<close>[)\]}]) | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ENGLISH = re.compile(r"[1-9][0-9]{0,2},000")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")


def figure(text: str, percent: bool = False) -> Decimal:
    """A printed figure: comma for decimals, dot for thousands; a dot before one or two digits is decimal too.

    Three noughts behind a comma are thousands ("1,000 lượt"): nobody counts to such a fraction.
    ``percent``: "99.999 %" is a share, not ninety-nine thousand.
    """
    if _THOUSANDS.fullmatch(text):
        whole = Decimal(text.replace(".", "").replace(",", "."))
        if not percent or whole <= 1000:
            return whole
    if _ENGLISH.fullmatch(text) and not percent:
        return Decimal(text.replace(",", ""))
    return Decimal(text.replace(",", "."))


def _sort(name: str, piece: str, fresh: bool) -> Sort:
    if fresh and (name == "dash" or piece == "+"):
        return Sort.BREAK
    return Sort[name.upper()]


def tokenize(text: str) -> list[Token]:
    """Tokens of ``clean`` text. A dash that opens a line is a bullet (BREAK); white space is dropped."""
    folded = mend_figures(fold(text))
    tokens: list[Token] = []
    fresh, opens, depth = True, True, 0
    for match in _TOKEN.finditer(folded):
        name, piece = match.lastgroup or "other", match[0]
        if name == "space":
            fresh = fresh or "\n" in piece or "\r" in piece
            continue
        sort = _sort(name, piece, fresh)
        numbered = match.end() - match.start() <= 2 and text[match.end() : match.end() + 1] in {".", ")"}
        opens = opens or (fresh and (text[match.start()].isupper() or numbered))
        depth += sort is Sort.OPEN
        value = None
        if sort is Sort.NUMBER:
            value = figure(piece, percent=folded[match.end() : match.end() + 2].lstrip()[:1] == "%")
        tokens.append(Token(sort, piece, match.start(), match.end(), value, opens, depth))
        depth = max(depth - 1, 0) if sort is Sort.CLOSE else depth
        opens = sort is Sort.BREAK
        fresh = False
    return tokens
