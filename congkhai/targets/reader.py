"""A place to look from: words and figures around a token."""

from __future__ import annotations

from congkhai.targets.target_tokens import Sort, Token, tokenize
from congkhai.vietnamese.letters import clean
from congkhai.vietnamese.token_stream import Passage

_NONE = Token(Sort.BREAK, "", 0, 0, opens=True)


class Reader(Passage[Token]):
    """The tokens of a text; outside of it stand empty BREAK tokens."""

    def __init__(self, text: str) -> None:
        text = clean(text)
        tokens = tokenize(text)
        super().__init__(text, tokens, [t.text if t.sort is Sort.WORD else "" for t in tokens], _NONE)

    def sort(self, i: int) -> Sort:
        """What the token at ``i`` is."""
        return self.at(i).sort
