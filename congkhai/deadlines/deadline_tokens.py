"""The tokens of a deadline: the shared ones, and dates, months, hours, document numbers as one token each."""

from __future__ import annotations

import re

from congkhai.vietnamese.text_patterns import FOLDED_DOCUMENT_NUMBER, YEAR
from congkhai.vietnamese.token_stream import TokenStream
from congkhai.vietnamese.tokenizer import Interpretation, Tokenizer, TokenKind

_PATTERNS = rf"""
    (?P<document>{FOLDED_DOCUMENT_NUMBER}
        |[0-9]{{1,6}}(?:/[0-9]{{4}})?/(?:kh|qd|nq|ct|cv|tb|bc|hd|tt|nd|ttr)\b)
  | (?P<time>[0-9]{{1,2}}(?:h[0-9]{{0,2}}(?![0-9a-z])|:[0-9]{{2}}(?![0-9])))
  | (?P<iso>(?<![0-9/.\-]){YEAR}(?P<hyphen>[-/])(?:1[0-2]|0[1-9])
        (?:(?P=hyphen)(?:3[01]|[12][0-9]|0[1-9]))?(?![0-9/\-]))
  | (?P<date>[0-9]{{1,2}}\s{{0,3}}(?P<separator>[/.\-])\s{{0,3}}[0-9]{{1,2}}\s{{0,3}}(?P=separator)\s{{0,3}}
        (?:[0-9]{{4}}|(?<=/)[0-9]{{2}})(?![0-9]))
  | (?P<month>[0-9]{{1,2}}(?:\s{{0,3}}/\s{{0,3}}|\s?[\-–]\s?|\.){YEAR}(?![0-9]))
  | (?P<day>[0-9]{{1,2}}\s{{0,3}}/\s{{0,3}}[0-9]{{1,2}}(?![0-9]))
  | (?P<number>[0-9]+)
  | (?P<arrow>→)
"""
_DIGITS = re.compile(r"[0-9]+")
_LONGEST_NUMBER = 6  # digits; longer runs are no dates
_KINDS = {"document": TokenKind.DOCUMENT, "time": TokenKind.TIME, "arrow": TokenKind.DASH}

# As typed: without its accents such a word may be another one ("sau", "tu", "nam").
_NUMBER_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "chạp": 12,
}  # fmt: skip


def _interpret(name: str, match: re.Match[str]) -> Interpretation:
    if name in _KINDS:
        return _KINDS[name], (), None
    digits = _DIGITS.findall(match[0])
    if name == "number" and len(match[0]) > _LONGEST_NUMBER:
        return TokenKind.OTHER, (), None
    numbers = tuple(int(run) for run in digits)
    if name == "number":
        return TokenKind.NUMBER, numbers, None
    if name == "iso":  # 2024-06-30, 2024-06: as spreadsheets write them
        return TokenKind.DATE if len(numbers) == 3 else TokenKind.MONTH, numbers[::-1], None
    if name == "month":
        return TokenKind.MONTH, numbers, None
    if len(numbers) == 3 and len(digits[2]) == 2:
        numbers = (*numbers[:2], 2000 + numbers[2])
    return TokenKind.DATE, numbers, None


_TOKENIZER = Tokenizer(_PATTERNS, _interpret)


class DeadlineTokens(TokenStream):
    """The tokens of a deadline.

    ``numbers`` of its tokens: (n,) of NUMBER, (day, month) or (day, month, year) of DATE, (month, year) of
    MONTH.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text, _TOKENIZER)

    def number(self, pos: int) -> int | None:
        """The number at ``pos``, in digits or as a word with its accents ("sáu")."""
        token = self.at(pos)
        if token.kind is TokenKind.NUMBER:
            return token.numbers[0]
        return _NUMBER_WORDS.get(self.as_typed(pos)) if token.kind is TokenKind.WORD else None
