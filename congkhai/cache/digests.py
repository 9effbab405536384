"""The one digest by which the program tells whether something changed."""

from __future__ import annotations

import hashlib

SIZE = 16  # bytes


def digest(*parts: str | bytes | None) -> bytes:
    """Give 16 bytes that change with any part, with their order, and with where one part ends."""
    made = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        made.update(b"-" if content is None else b"%d:" % len(content))
        made.update(content or b"")
    return made.digest()
