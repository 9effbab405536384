"""A ZIP archive of members that are compressed already; the same members give the same bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from congkhai.exports.sheet_rows import DeflatedPart

_DAY = (1980 - 1980) << 9 | 1 << 5 | 1  # 1 January 1980, the first day the format knows
_VERSION = 20  # deflate
_UNIX = 3 << 8
_MODE = 0o100600 << 16


def to_zip(members: Iterable[tuple[str, DeflatedPart]]) -> bytes:
    """An archive (APPNOTE.TXT 4.3) of named members in their order; names are ASCII, sizes below 4 GiB."""
    body, directory, at, count = [], [], 0, 0
    for name, piece in members:
        encoded = name.encode("ascii")
        common = struct.pack(
            "<4H3L2H", 0, 8, 0, _DAY, piece.checksum, len(piece.packed), piece.length, len(encoded), 0
        )
        head = b"PK\x03\x04" + struct.pack("<H", _VERSION) + common + encoded
        directory.append(
            b"PK\x01\x02"
            + struct.pack("<2H", _UNIX | _VERSION, _VERSION)
            + common
            + struct.pack("<3H2L", 0, 0, 0, _MODE, at)
            + encoded
        )
        body += [head, piece.packed]
        at += len(head) + len(piece.packed)
        count += 1
    listing = b"".join(directory)
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, len(listing), at, 0)
    return b"".join([*body, listing, end])
