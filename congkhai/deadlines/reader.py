"""A place to look from: words and numbers around a token."""

from __future__ import annotations

from collections.abc import Iterable

from congkhai.deadlines.spans import is_year
from congkhai.deadlines.tokens import Sort, Token, clean, tokenize

_NONE = Token(Sort.BREAK, "", 0, 0)

# Said in full only: without its accent such a word may be another one ("sau", "tu", "nam").
_NUMBER_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "chạp": 12,
}  # fmt: skip


class Reader:
    """Tokens of a text, asked by index; asking outside gives an empty BREAK token."""

    def __init__(self, text: str) -> None:
        self.text = clean(text)
        self.tokens = tokenize(self.text)

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, i: int) -> Token:
        """The token at ``i``."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else _NONE

    def word(self, i: int) -> str:
        """The folded word at ``i``; empty when it is no word."""
        token = self.at(i)
        return token.text if token.sort is Sort.WORD else ""

    def as_typed(self, i: int) -> str:
        """The token at ``i`` with its accents, in lower case."""
        token = self.at(i)
        return self.text[token.start : token.end].lower()

    def sort(self, i: int) -> Sort:
        """What the token at ``i`` is."""
        return self.at(i).sort

    def after(self, i: int, phrase: str) -> int | None:
        """Where the text goes on after the words of ``phrase``, when they stand at ``i``."""
        for offset, wanted in enumerate(phrase.split()):
            if self.word(i + offset) != wanted:
                return None
        return i + len(phrase.split())

    def after_any(self, i: int, phrases: Iterable[str]) -> int | None:
        """As ``after``, for the first phrase that stands there."""
        here = self.word(i)
        for phrase in phrases if here else ():
            if phrase.startswith(here):  # most phrases fall here, at the cost of one comparison
                end = self.after(i, phrase)
                if end is not None:
                    return end
        return None

    def skip(self, i: int, *words: str) -> int:
        """``i``, or the next place when one of ``words`` stands there."""
        return i + 1 if self.word(i) in words else i

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

    def slice(self, first: int, end: int) -> str:
        """The printed words of tokens ``first`` to ``end`` (exclusive), on one line."""
        if first >= end:
            return ""
        return " ".join(self.text[self.at(first).start : self.at(end - 1).end].split())
