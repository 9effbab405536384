"""Cuts a text into tokens: words, numbers, punctuation, each with its place in the text.

The readers of deadlines and of targets share these rules. They differ in what they see in digits and signs:
"15/12" is a date to one and no figure to the other. Each gives the tokenizer its own patterns for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from congkhai.vietnamese.letters import fold
from congkhai.vietnamese.ocr_repair import repair_digits


class TokenKind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    COMMA = auto()
    DASH = auto()
    SLASH = auto()
    COLON = auto()
    OPEN = auto()  # an opening bracket
    CLOSE = auto()
    BREAK = auto()  # ";", "." or a bullet: what follows is another clause
    OTHER = auto()
    # Only in deadlines:
    DATE = auto()  # "15/12", "15/12/2022"
    MONTH = auto()  # "6/2022"
    DOCUMENT = auto()  # "61/2018/NĐ-CP"
    TIME = auto()  # "17h00"
    # Only in targets:
    LABEL = auto()  # a number that counts nothing: a date, a document, a telephone, "5S"
    PERCENT = auto()
    SIGN = auto()  # "≥", "<="


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its place: characters ``start`` to ``end`` (exclusive) of the text.

    ``text`` is folded. ``numbers`` are the whole numbers in a token of a deadline, in the order day, month,
    year. ``amount`` is the quantity that a NUMBER in a target prints. ``begins_line``: it opens a line, not
    the first, with a capital letter or a list number. ``begins_clause``: it opens the text or such a line,
    or it follows a BREAK. ``depth``: the number of brackets around it; a bracket counts itself.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    numbers: tuple[int, ...] = ()
    amount: Decimal | None = None
    begins_line: bool = False
    begins_clause: bool = False
    depth: int = 0


Interpretation = tuple[TokenKind, tuple[int, ...], Decimal | None]
"""The kind, the ``numbers`` and the ``amount`` of a token."""

# Quantifiers are bounded or run over one class of letters, so that time is linear in the text. A reader's own
# patterns must keep to this, too.
_SHARED_PATTERNS = r"""
    (?P<space>\s+)
  | OWN_PATTERNS
  | (?P<word>[^\W\d_]+)
  | (?P<dash>[-–—−‑‒÷~])
  | (?P<break>[;.…•●▪■◦*]+)
  | (?P<comma>,) | (?P<slash>/) | (?P<colon>:) | (?P<open>[(\[{]) | (?P<close>[)\]}]) | (?P<other>.)
"""
_SHARED_KINDS = {
    "word": TokenKind.WORD,
    "dash": TokenKind.DASH,
    "break": TokenKind.BREAK,
    "comma": TokenKind.COMMA,
    "slash": TokenKind.SLASH,
    "colon": TokenKind.COLON,
    "open": TokenKind.OPEN,
    "close": TokenKind.CLOSE,
    "other": TokenKind.OTHER,
}


class Tokenizer:
    """Cuts texts into tokens by the shared rules and by one reader's own patterns.

    ``patterns``: alternatives of a verbose regular expression for folded text, each a named group; they are
    tried before words and punctuation. ``interpret``: what a match of the named group means.
    """

    def __init__(self, patterns: str, interpret: Callable[[str, re.Match[str]], Interpretation]) -> None:
        pattern = _SHARED_PATTERNS.replace("OWN_PATTERNS", patterns)
        self._pattern = re.compile(pattern, re.VERBOSE | re.DOTALL)
        self._interpret = interpret

    def tokens(self, text: str) -> list[Token]:
        """The tokens of a text in plain letters (``plain_letters``); white space is dropped.

        A dash or plus sign that opens a line is a bullet, so a BREAK.
        """
        found: list[Token] = []
        at_line_start, after_break, depth = True, True, 0
        for match in self._pattern.finditer(repair_digits(fold(text))):
            name, printed = match.lastgroup or "other", match[0]
            if name == "space":
                at_line_start = at_line_start or "\n" in printed or "\r" in printed
                continue
            shared = _SHARED_KINDS.get(name)
            kind, numbers, amount = (shared, (), None) if shared else self._interpret(name, match)
            start, end = match.span()
            begins_line = False
            if at_line_start:
                if kind is TokenKind.DASH or printed == "+":
                    kind = TokenKind.BREAK
                list_number = end - start <= 2 and text[end : end + 1] in {".", ")"}
                begins_line = text[start].isupper() or list_number
            begins_clause = begins_line or after_break
            depth += kind is TokenKind.OPEN
            begins_line = begins_line and bool(found)
            found.append(Token(kind, printed, start, end, numbers, amount, begins_line, begins_clause, depth))
            if kind is TokenKind.CLOSE:
                depth = max(depth - 1, 0)
            at_line_start, after_break = False, kind is TokenKind.BREAK
        return found
