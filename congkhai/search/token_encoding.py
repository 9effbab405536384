"""The text that Pagefind indexes: one word for each token, and the printed text still in it.

Pagefind drops accents, joins look-alikes and cuts words at punctuation by rules of its own. So it is given
words about which it has nothing to decide: blanks between any two tokens, and each marked letter written as
its bare letter and one sign (``đường`` and ``duong`` are then two unrelated words). The browser turns a word
of the text back into what was printed; ``assets/search/vietnamese.js`` has the same rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import zip_longest

from congkhai.vietnamese import norm
from congkhai.vietnamese.letters import fold

NO_BLANK = "{"  # ends a word after which no blank was printed: "252/{ KH-{ STTTT"
BLANK = "}"  # a printed blank beside something that is no token: "CNTT}&"
FIELD_END = "|"  # a word of its own: the end of a field; no phrase runs across it
# what means something else here, or would join two tokens for Pagefind ("_"): look-alikes stand for it
_RESERVED = str.maketrans("{}|_", "\u2774\u2775\u00a6\u2017")

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"
_FIRST_SIGN = 0x05D0  # Hebrew letters: no case, no accents, two bytes, never in a Vietnamese document
_DD_SIGN = chr(_FIRST_SIGN + 24)
TOKEN_END = chr(
    _FIRST_SIGN + 26
)  # ends every token: then no word begins another, and Pagefind finds whole words
_SIGN = re.compile(f"[{chr(_FIRST_SIGN)}-{TOKEN_END}]")

_TOKEN = re.compile(r"[^\W_]+")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
_EMPHASIS = re.compile(r"\*\*|__|`")
_BULLET = re.compile(r"^\s*[-+*•]\s+")


def tokens(text: str) -> list[str]:
    """The runs of letters and digits of ``text``, normalised and in lower case."""
    return [_lower(match[0]) for match in _TOKEN.finditer(norm(text))]


@lru_cache(maxsize=65536)
def vocabulary(text: str) -> frozenset[str]:
    """The different tokens of a field as they are carried: its Markdown aside."""
    return frozenset(tokens(_SIGN.sub("?", plain(text))))


def _lower(token: str) -> str:
    lower = token.lower()
    return lower if len(lower) == len(token) else fold(token)


@lru_cache(maxsize=1024)
def _encode_letter(letter: str) -> str:
    if letter in "đĐ":
        return ("d" if letter == "đ" else "D") + _DD_SIGN
    apart = unicodedata.normalize("NFD", letter)
    base, marks = apart[0], apart[1:]
    if not marks or not base.isascii() or any(m not in _TONES + _SHAPES for m in marks):
        return letter
    shape = next((1 + _SHAPES.index(m) for m in marks if m in _SHAPES), 0)
    tone = next((1 + _TONES.index(m) for m in marks if m in _TONES), 0)
    return base + chr(_FIRST_SIGN + shape * 6 + tone)


@lru_cache(maxsize=65536)
def encode_token(token: str) -> str:
    """A token as it stands in the index: marked letters as bare letter and sign, ended; case kept."""
    return (token if token.isascii() else "".join(map(_encode_letter, token))) + TOKEN_END


def plain(markdown: str) -> str:
    """A field without the signs of Markdown; the bullets of its further lines part them on one line, too."""
    return _BULLET.sub("", _EMPHASIS.sub("", _LINK.sub(r"\1", markdown)))


@lru_cache(maxsize=65536)  # what tasks inherit from their plan stands in each of them
def encode_text(text: str) -> tuple[str, ...]:
    """The words that carry ``text``: exactly one token in each, everything printed beside it attached.

    Text without any token carries nothing.
    """
    clean = " ".join(_SIGN.sub("?", norm(plain(text)).translate(_RESERVED)).split())
    words: list[str] = []
    start = 0
    matches = list(_TOKEN.finditer(clean))
    for here, following in zip_longest(matches, matches[1:]):
        end = len(clean)
        if following is not None:
            between = clean[here.end() : following.start()]
            # what stands right before the next token belongs to it: an opening quote, a bullet
            cut = between.rfind(" ")
            end = here.end() + (cut if cut >= 0 else len(between))
        glued = following is not None and clean[end : end + 1] != " "
        before, after = clean[start : here.start()], clean[here.end() : end]
        beside = before.replace(" ", BLANK), after.rstrip(" ").replace(" ", BLANK)
        words.append(beside[0] + encode_token(here[0]) + beside[1] + (NO_BLANK if glued else ""))
        start = end + (0 if glued else 1)
    return tuple(words)


def content(parts: Iterable[tuple[str, ...]]) -> tuple[str, int]:
    """The content of a record and its length in words; ``parts`` are the carried words of each field.

    The text stands there once, as printed. An unaccented query word is looked up as every word it can mean:
    the table of the index (``table.py``) names them.
    """
    words = [word for part in parts if part for word in (*part, FIELD_END)]
    return " ".join(words), len(words)
