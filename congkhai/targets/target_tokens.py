"""The tokens of a target: the shared ones, and figures, comparison signs, numbers that count nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from congkhai.vietnamese.text_patterns import FOLDED_DOCUMENT_NUMBER, YEAR
from congkhai.vietnamese.token_stream import TokenStream
from congkhai.vietnamese.tokenizer import Interpretation, Tokenizer, TokenKind

# "10/12" before one of these counts ten of twelve; elsewhere it is a day.
_COUNTED_THINGS = (
    r"tieu\schi|chi\stieu|dich\svu|thu\stuc|tthc|don\svi|co\squan|xa|phuong|huyen|tinh|thon|ho\sso|nhiem\svu"
    r"|noi\sdung|he\sthong|mo\shinh|linh\svuc|phong|diem|van\sban|quy\strinh|chi\sso|muc\stieu|sao"
)
_PATTERNS = rf"""
    (?P<label>
        {FOLDED_DOCUMENT_NUMBER}
      | [0-9]{{1,2}}\s?[/.\-]\s?[0-9]{{1,2}}\s?[/.\-]\s?{YEAR}(?![0-9])
      | [0-9]{{1,2}}\s?/\s?{YEAR}(?![0-9])
      | {YEAR}[-/](?:1[0-2]|0[1-9])[-/][0-3][0-9](?![0-9])
      | (?<=ngay\s)[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9/])
      | (?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])(?![0-9/])(?!\s{{0,3}}(?:{_COUNTED_THINGS})\b)
      | 24/24(?![0-9])
      | (?:0[0-9]{{1,3}}|1[89]00)(?:[\s.]?[0-9]{{3,4}}){{2,3}}(?![0-9])
      | 1[89]00(?:[\s.][0-9]{{4}})(?![0-9])
      | [0-9]{{1,4}}[a-z]{{1,12}}[0-9]*
      | [0-9]{{1,6}}:[0-9]{{1,4}}(?![0-9])
      | [0-9]{{10,}}
    )
  | (?P<number>
        [0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,4}}(?![0-9])(?:,[0-9]{{1,6}})?
      | [0-9]{{1,9}}(?:[,.][0-9]{{1,6}})?
    )
  | (?P<percent>[%％])
  | (?P<sign>[≥≧⩾≳≮≤≦⩽≲≯]=?|[<>＜＞]\s?[=＝]|[=＝]\s?[<>＜＞]|[<>=＜＞＝])
"""
_KINDS = {"label": TokenKind.LABEL, "percent": TokenKind.PERCENT, "sign": TokenKind.SIGN}
_ENGLISH_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},000")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")


def parse_amount(text: str, percent: bool = False) -> Decimal:
    """The value of a printed number: "1.234,5" is 1234.5.

    A comma is for decimals and a dot for thousands; a dot before one or two digits is for decimals, too.
    "1,000" is a thousand, since nobody counts to such a fraction. ``percent``: "%" follows, so that "99.999"
    is not ninety-nine thousand.
    """
    if _THOUSANDS.fullmatch(text):
        whole = Decimal(text.replace(".", "").replace(",", "."))
        if not percent or whole <= 1000:
            return whole
    if _ENGLISH_THOUSANDS.fullmatch(text) and not percent:
        return Decimal(text.replace(",", ""))
    return Decimal(text.replace(",", "."))


def _interpret(name: str, match: re.Match[str]) -> Interpretation:
    if name in _KINDS:
        return _KINDS[name], (), None
    percent = match.string[match.end() : match.end() + 2].lstrip()[:1] == "%"
    return TokenKind.NUMBER, (), parse_amount(match[0], percent)


_TOKENIZER = Tokenizer(_PATTERNS, _interpret)


class TargetTokens(TokenStream):
    """The tokens of a target. A NUMBER has its ``amount``, never None."""

    def __init__(self, text: str) -> None:
        super().__init__(text, _TOKENIZER)
