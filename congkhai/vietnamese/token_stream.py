"""A text cut into tokens, asked by place: which words stand where, whatever their accents and case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Generic, Protocol, TypeVar


class Piece(Protocol):
    """A token: its place in the text, in characters."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Piece)


@cache
def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


class Passage(Generic[P]):
    """Tokens asked by index; asking outside gives ``outside``.

    ``words``: the folded word of each token, empty where it is none. Phrases are folded words, one blank
    between them.
    """

    def __init__(self, text: str, tokens: Sequence[P], words: Sequence[str], outside: P) -> None:
        self.text = text
        self._tokens = tokens
        self._words = words
        self._outside = outside
        self._count = len(tokens)

    def __len__(self) -> int:
        return self._count

    def at(self, i: int) -> P:
        """The token at ``i``."""
        return self._tokens[i] if 0 <= i < self._count else self._outside

    def word(self, i: int) -> str:
        """The folded word at ``i``; empty when it is no word."""
        return self._words[i] if 0 <= i < self._count else ""

    def as_typed(self, i: int) -> str:
        """The token at ``i`` with its accents, in lower case."""
        token = self.at(i)
        return self.text[token.start : token.end].lower()

    def after(self, i: int, phrase: str) -> int | None:
        """Where the text goes on after the words of ``phrase``, when they stand at ``i``."""
        words = _words(phrase)
        for offset, wanted in enumerate(words):
            if self.word(i + offset) != wanted:
                return None
        return i + len(words)

    def after_any(self, i: int, phrases: Iterable[str]) -> int | None:
        """As ``after``, for the first phrase that stands there."""
        here = self.word(i)
        for phrase in phrases if here else ():
            if phrase.startswith(here):  # most phrases fall here, at the cost of one comparison
                end = self.after(i, phrase)
                if end is not None:
                    return end
        return None

    def before(self, i: int, phrase: str) -> int | None:
        """Where the words of ``phrase`` begin, when they stand right before token ``i``."""
        first = i - len(_words(phrase))
        return first if first >= 0 and self.after(first, phrase) == i else None

    def skip(self, i: int, *words: str) -> int:
        """``i``, or the next place when one of ``words`` stands there."""
        return i + 1 if self.word(i) in words else i

    def slice(self, first: int, end: int) -> str:
        """The printed words of tokens ``first`` to ``end`` (exclusive), on one line."""
        if first >= end:
            return ""
        return " ".join(self.text[self.at(first).start : self.at(end - 1).end].split())
