"""A place to look from: words and numbers around a token."""

from __future__ import annotations

from congkhai.deadlines.deadline_tokens import Sort, Token, tokenize
from congkhai.deadlines.spans import is_year
from congkhai.vietnamese.letters import clean
from congkhai.vietnamese.token_stream import Passage

_NONE = Token(Sort.BREAK, "", 0, 0)

# Said in full only: without its accent such a word may be another one ("sau", "tu", "nam").
_NUMBER_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "chạp": 12,
}  # fmt: skip


class Reader(Passage[Token]):
    """The tokens of a text; outside of it stand empty BREAK tokens."""

    def __init__(self, text: str) -> None:
        text = clean(text)
        tokens = tokenize(text)
        super().__init__(text, tokens, [t.text if t.sort is Sort.WORD else "" for t in tokens], _NONE)

    def sort(self, i: int) -> Sort:
        """What the token at ``i`` is."""
        return self.at(i).sort

    def number(self, i: int) -> int | None:
        """The number at ``i``, in digits or in an accented word up to ten, twelve for "mười hai"."""
        token = self.at(i)
        if token.sort is Sort.NUMBER:
            return token.numbers[0]
        return _NUMBER_WORDS.get(self.as_typed(i)) if token.sort is Sort.WORD else None

    def year(self, i: int) -> int | None:
        """The number at ``i`` when it is a year."""
        token = self.at(i)
        if token.sort is Sort.NUMBER and len(token.text) == 4 and is_year(token.numbers[0]):
            return token.numbers[0]
        return None
