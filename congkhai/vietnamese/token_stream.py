"""The tokens of a text, asked by position: which words stand where, whatever their accents and case."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from congkhai.vietnamese.letters import plain_letters
from congkhai.vietnamese.text_patterns import is_year
from congkhai.vietnamese.tokenizer import Token, Tokenizer, TokenKind

_OUTSIDE = Token(TokenKind.BREAK, "", 0, 0, begins_clause=True)


@cache
def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


class TokenStream:
    """The tokens of a text. A position is the index of a token, from 0; outside stand empty BREAK tokens.

    Words are folded (no accents, lower case). A phrase is folded words with one blank between: "den het".
    """

    def __init__(self, text: str, tokenizer: Tokenizer) -> None:
        self.text = plain_letters(text)
        self._tokens = tokenizer.tokens(self.text)
        self._words = [token.text if token.kind is TokenKind.WORD else "" for token in self._tokens]
        self._count = len(self._tokens)

    def __len__(self) -> int:
        return self._count

    def at(self, pos: int) -> Token:
        """The token at ``pos``."""
        return self._tokens[pos] if 0 <= pos < self._count else _OUTSIDE

    def kind(self, pos: int) -> TokenKind:
        """What the token at ``pos`` is."""
        return self.at(pos).kind

    def word(self, pos: int) -> str:
        """The folded word at ``pos``; empty when the token is no word."""
        return self._words[pos] if 0 <= pos < self._count else ""

    def as_typed(self, pos: int) -> str:
        """The token at ``pos`` with its accents, in lower case: tells "từ" from "tư"."""
        token = self.at(pos)
        return self.text[token.start : token.end].lower()

    def year(self, pos: int) -> int | None:
        """The number at ``pos`` when it is a year in four digits."""
        token = self.at(pos)
        if token.kind is TokenKind.NUMBER and len(token.text) == 4 and token.text.isdigit():
            number = int(token.text)
            return number if is_year(number) else None
        return None

    def match(self, pos: int, phrase: str) -> int | None:
        """The position after ``phrase`` when its words stand at ``pos``, else None."""
        words = _words(phrase)
        for offset, wanted in enumerate(words):
            if self.word(pos + offset) != wanted:
                return None
        return pos + len(words)

    def match_any(self, pos: int, phrases: Iterable[str]) -> int | None:
        """As ``match``, for the first of ``phrases`` that stands at ``pos``."""
        here = self.word(pos)
        for phrase in phrases if here else ():
            if phrase.startswith(here):  # a cheap test that rules out most phrases
                end = self.match(pos, phrase)
                if end is not None:
                    return end
        return None

    def match_before(self, pos: int, phrase: str) -> int | None:
        """The position where ``phrase`` begins when it ends right before ``pos``, else None."""
        first = pos - len(_words(phrase))
        return first if first >= 0 and self.match(first, phrase) == pos else None

    def skip(self, pos: int, *words: str) -> int:
        """The next position when one of ``words`` stands at ``pos``, else ``pos``."""
        return pos + 1 if self.word(pos) in words else pos

    def last_conjunction(self, first: int, end: int) -> int | None:
        """Where the last comma, "và" or "hoặc" stands among the tokens ``first`` to ``end`` (exclusive)."""
        for pos in range(end - 1, first - 1, -1):
            if self.kind(pos) is TokenKind.COMMA or self.word(pos) in {"va", "hoac"}:
                return pos
        return None

    def slice(self, first: int, end: int) -> str:
        """The printed words of the tokens ``first`` to ``end`` (exclusive), on one line."""
        if first >= end:
            return ""
        return " ".join(self.text[self.at(first).start : self.at(end - 1).end].split())
