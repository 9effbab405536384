"""A ZIP archive of members that are already compressed; the same members give the same bytes.

``zipfile`` cannot take compressed members; docs/decisions/0004-own-xlsx-tables.md says why tables have them.
The numbers in brackets are sections of the format's specification, APPNOTE.TXT.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from congkhai.exports.deflated_parts import DeflatedPart

_DATE = (
    (1980 - 1980) << 9 | 1 << 5 | 1
)  # 1 January 1980, the first date of the format: a real one would differ
_VERSION = 20  # 2.0, which has deflate
_DEFLATE = 8
_UNIX = 3 << 8
_FILE_MODE = 0o100600 << 16


def to_zip(members: Iterable[tuple[str, DeflatedPart]]) -> bytes:
    """An archive of members, name and content, in their order. Names are ASCII, sizes below 4 GiB."""
    body, directory, offset, count = [], [], 0, 0
    for name, part in members:
        encoded_name = name.encode("ascii")
        shared = struct.pack(
            "<4H3L2H",
            *(0, _DEFLATE, 0, _DATE, part.checksum),
            *(len(part.packed), part.length, len(encoded_name), 0),
        )
        local_header = b"PK\x03\x04" + struct.pack("<H", _VERSION) + shared + encoded_name  # (4.3.7)
        directory.append(  # (4.3.12)
            b"PK\x01\x02"
            + struct.pack("<2H", _UNIX | _VERSION, _VERSION)
            + shared
            + struct.pack("<3H2L", 0, 0, 0, _FILE_MODE, offset)
            + encoded_name
        )
        body += [local_header, part.packed]
        offset += len(local_header) + len(part.packed)
        count += 1
    listing = b"".join(directory)
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, len(listing), offset, 0)  # (4.3.16)
    return b"".join([*body, listing, end])
