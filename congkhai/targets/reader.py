"""A place to look from: words and figures around a token."""

from __future__ import annotations

from collections.abc import Iterable

from congkhai.targets.tokens import Sort, Token, clean, tokenize

_NONE = Token(Sort.BREAK, "", 0, 0, opens=True)


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

    def sort(self, i: int) -> Sort:
        """What the token at ``i`` is."""
        return self.at(i).sort

    def word(self, i: int) -> str:
        """The folded word at ``i``; empty when it is no word."""
        token = self.at(i)
        return token.text if token.sort is Sort.WORD else ""

    def as_typed(self, i: int) -> str:
        """The token at ``i`` with its accents, in lower case."""
        token = self.at(i)
        return self.text[token.start : token.end].lower()

    def after(self, i: int, phrase: str) -> int | None:
        """Where the text goes on after the words of ``phrase``, when they stand at ``i``."""
        words = phrase.split()
        if all(self.word(i + offset) == wanted for offset, wanted in enumerate(words)):
            return i + len(words)
        return None

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
        first = i - len(phrase.split())
        return first if first >= 0 and self.after(first, phrase) == i else None

    def skip(self, i: int, *words: str) -> int:
        """``i``, or the next place when one of ``words`` stands there."""
        return i + 1 if self.word(i) in words else i

    def slice(self, first: int, end: int) -> str:
        """The printed words of tokens ``first`` to ``end`` (exclusive), on one line."""
        if first >= end:
            return ""
        return " ".join(self.text[self.at(first).start : self.at(end - 1).end].split())
