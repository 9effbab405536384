"""Recognises cells that only point to the row above: "nt", "như trên", a ditto mark."""

from __future__ import annotations

import re

from congkhai.vietnamese import fold

_DITTO_MARK = r"[\"″〃“”'’´`]{1,2}|//|n\.?t\.?"
_DITTO = re.compile(rf"[-\s]*(?:{_DITTO_MARK}|(?:tuong tu |nt )?nhu (?:muc |dong |o )?tren)[-\s.]*")
_LONGEST = 30  # characters; a longer cell says something of its own


def is_same_as_above(text: str) -> bool:
    """Whether the cell says no more than "the same as above"."""
    return len(text) <= _LONGEST and _DITTO.fullmatch(fold(text)) is not None
