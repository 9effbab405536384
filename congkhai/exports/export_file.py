"""What every exported file is: an address and a way to make its bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

# what XML 1.0 cannot hold, and no text needs: control characters and non-characters
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

# The day of making that workbooks carry, without zone as the format wants; a real one would change the file.
WORKBOOK_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001


@dataclass(frozen=True, slots=True)
class Export:
    """A file of the open data: ``path`` from the site's root, ``make`` gives its bytes.

    ``cache_key`` is a digest of all that decides those bytes, the program aside; much cheaper than making
    them.
    """

    path: str
    make: Callable[[], bytes]
    cache_key: Callable[[], bytes]


def strip_unprintable(text: str) -> str:
    """``text`` without the characters that XML, calendars and spreadsheets cannot hold."""
    return _UNPRINTABLE.sub("", text)


def digest(*parts: str | bytes | None) -> bytes:
    """A digest of some parts, in their order."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).digest()
