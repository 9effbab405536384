"""How text is encoded for Pagefind, so that accents count and the printed text can be shown again.

Pagefind drops accents, joins letters that look alike, and splits words at punctuation by its own rules. So it
gets words that leave it nothing to decide: one token a word, and each marked letter as its bare letter
and one sign. A sign is a Hebrew letter: it has no case and no accents, and Vietnamese documents do not
contain it. The last sign ends every token; so no word is the beginning of another, and Pagefind, which finds
beginnings, finds whole words only.

An example, where <e8> stands for the letter U+05E8:

    printed text                   Đường dây nóng: 24/24
    encoded, the record's content  D<e8>u<e2>o<e3>ng<ea> da<d6>y<ea> no<d2>ng<ea>: 24<ea>/{ 24<ea>
    Pagefind's words               d<e8>u<e2>o<e3>ng<ea>  da<d6>y<ea>  no<d2>ng<ea>  24<ea>
    the query "đường" asks for     d<e8>u<e2>o<e3>ng<ea>
    the query "duong" asks for     duong<ea>, and each word of the index that is "duong" without accents

"{" says that no blank was printed after the word. The browser turns each word of the content back into what
was printed. The table of the index (``record_table.py``) tells it which words there are.

``assets/search/vietnamese.js`` has the same rules; ``tests/data/vietnamese.json`` holds cases for both. The
reasons are in docs/decisions/0007-accents-in-the-index.md.
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
BLANK = "}"  # a printed blank inside a word, beside what is no token: "CNTT}&"
FIELD_END = "|"  # a word of its own at the end of each field; a phrase cannot run across it
# printed signs that have a meaning here, and "_", which joins words for Pagefind, become look-alikes
_RESERVED = str.maketrans("{}|_", "\u2774\u2775\u00a6\u2017")

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"
_FIRST_SIGN = 0x05D0  # the sign of a letter: 0x05D0 + 6 × number of its shape + number of its tone
_DD_SIGN = chr(_FIRST_SIGN + 24)
TOKEN_END = chr(_FIRST_SIGN + 26)
_SIGN = re.compile(f"[{chr(_FIRST_SIGN)}-{TOKEN_END}]")

_TOKEN = re.compile(r"[^\W_]+")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
_EMPHASIS = re.compile(r"\*\*|__|`")
_FIRST_BULLET = re.compile(r"^\s*[-+*•]\s+")


def tokens(text: str) -> list[str]:
    """The runs of letters and digits of ``text``, normalised and in lower case."""
    return [_lower(match[0]) for match in _TOKEN.finditer(norm(text))]


@lru_cache(maxsize=65536)
def vocabulary(text: str) -> frozenset[str]:
    """The different tokens of a field in Markdown, as ``encode_text`` finds them."""
    return frozenset(tokens(_SIGN.sub("?", strip_markdown(text))))


def _lower(token: str) -> str:
    """Lower case; letters whose lower case is longer (İ) lose their marks instead."""
    lower = token.lower()
    return lower if len(lower) == len(token) else fold(token)


@lru_cache(maxsize=1024)
def _encode_letter(letter: str) -> str:
    """A Vietnamese marked letter as its bare letter and a sign; any other letter as it is."""
    if letter in "đĐ":
        return ("d" if letter == "đ" else "D") + _DD_SIGN
    apart = unicodedata.normalize("NFD", letter)
    base, marks = apart[0], apart[1:]
    if not marks or not base.isascii() or any(mark not in _TONES + _SHAPES for mark in marks):
        return letter
    shape = next((1 + _SHAPES.index(mark) for mark in marks if mark in _SHAPES), 0)
    tone = next((1 + _TONES.index(mark) for mark in marks if mark in _TONES), 0)
    return base + chr(_FIRST_SIGN + shape * 6 + tone)


@lru_cache(maxsize=65536)
def encode_token(token: str) -> str:
    """A token as the index has it: marked letters encoded, TOKEN_END at its end; case is kept."""
    return (token if token.isascii() else "".join(map(_encode_letter, token))) + TOKEN_END


def strip_markdown(markdown: str) -> str:
    """A field without links, emphasis and its first bullet; other bullets stay, to separate the lines."""
    return _FIRST_BULLET.sub("", _EMPHASIS.sub("", _LINK.sub(r"\1", markdown)))


@lru_cache(maxsize=65536)  # tasks of one plan repeat its texts
def encode_text(text: str) -> tuple[str, ...]:
    """The encoded words of a field in Markdown.

    Each word holds exactly one token and the signs printed beside it. Text without a token gives no words.
    """
    clean = " ".join(_SIGN.sub("?", norm(strip_markdown(text)).translate(_RESERVED)).split())
    words: list[str] = []
    start = 0
    matches = list(_TOKEN.finditer(clean))
    for current, following in zip_longest(matches, matches[1:]):
        end = len(clean)
        if following is not None:
            between = clean[current.end() : following.start()]
            # signs right before the next token, such as an opening quote, belong to that token
            last_blank = between.rfind(" ")
            end = current.end() + (last_blank if last_blank >= 0 else len(between))
        touches_next = following is not None and clean[end : end + 1] != " "
        before, after = clean[start : current.start()], clean[current.end() : end]
        before, after = before.replace(" ", BLANK), after.rstrip(" ").replace(" ", BLANK)
        words.append(before + encode_token(current[0]) + after + (NO_BLANK if touches_next else ""))
        start = end + (0 if touches_next else 1)
    return tuple(words)


def join_fields(fields: Iterable[tuple[str, ...]]) -> tuple[str, int]:
    """The content of a record and its number of words, from the encoded words of each of its fields."""
    words = [word for field in fields if field for word in (*field, FIELD_END)]
    return " ".join(words), len(words)
