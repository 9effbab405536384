"""Lines of a calendar (RFC 5545): texts escaped, long lines folded."""

from __future__ import annotations

import re

from congkhai.exports.base import printable

_WIDTH = 75  # bytes of a line, by the standard (3.1); a folded line begins with a blank
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_BREAK = re.compile(r"\r\n?")


def text(value: str) -> str:
    """A text as a value (3.3.11): without what no calendar can hold, the rest escaped."""
    return _BREAK.sub("\n", printable(value)).translate(_ESCAPES)


def line(name: str, value: str) -> bytes:
    """A property; no character and no escape is cut in two."""
    content = f"{name}:{value}".encode()
    if len(content) <= _WIDTH:
        return content + b"\r\n"
    pieces, at, width = [], 0, _WIDTH
    while len(content) - at > width:
        end = at + width
        while content[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        backslashes = end - at - len(content[at:end].rstrip(b"\\"))
        end -= backslashes % 2
        pieces.append(content[at:end])
        at, width = end, _WIDTH - 1
    pieces.append(content[at:])
    return b"\r\n ".join(pieces) + b"\r\n"
