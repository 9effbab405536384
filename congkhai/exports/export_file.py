"""What an exported file is: a path and a way to make its bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

# control characters and non-characters: XML 1.0 cannot hold them
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

# The creation date of all workbooks (the format has no zone): with the real one, each file would differ.
WORKBOOK_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001


@dataclass(frozen=True, slots=True)
class Export:
    """A file to be made: ``path`` is from the site's root, ``make`` gives its bytes.

    ``cache_key`` gives a digest of everything that decides these bytes, except the program. It is much faster
    than ``make``.
    """

    path: str
    make: Callable[[], bytes]
    cache_key: Callable[[], bytes]


def strip_unprintable(text: str) -> str:
    """``text`` without the characters that XML, calendars and spreadsheets cannot hold."""
    return _UNPRINTABLE.sub("", text)


def digest(*parts: str | bytes | None) -> bytes:
    """A digest, 16 bytes, of ``parts`` and their order."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).digest()
