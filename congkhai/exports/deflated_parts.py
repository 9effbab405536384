"""Parts of a compressed file that can be joined without decompressing them.

The table of the whole site holds the rows of every plan again. The rows of a plan are compressed once and
cached; a table is then joined from these parts. This works because a deflate stream (RFC 1951) may be cut
into parts that end on a byte and refer to no earlier bytes, and because the CRC-32 of two contents in a row
follows from their two CRC-32s and the length of the second. The ZIP format needs nothing more.
docs/decisions/0004-own-xlsx-tables.md says why this is our own code, with figures.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_LEVEL = 6
_RAW_DEFLATE = -15  # for zlib: the largest window, no header and no checksum around the stream


@dataclass(frozen=True, slots=True)
class DeflatedPart:
    """A part of a file: its compressed bytes; ``length`` in bytes and CRC-32 of the uncompressed ones."""

    packed: bytes
    length: int
    checksum: int

    def __bytes__(self) -> bytes:
        """The part as bytes that can be cached."""
        return struct.pack("<QI", self.length, self.checksum) + self.packed

    @classmethod
    def from_bytes(cls, stored: bytes) -> DeflatedPart:
        """The part that ``bytes(part)`` gave."""
        length, checksum = struct.unpack_from("<QI", stored)
        return cls(stored[12:], length, checksum)


def deflate(content: bytes, *, last: bool = False) -> DeflatedPart:
    """Compress a part of a file. The ``last`` part ends the stream; any other must be followed by a part."""
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW_DEFLATE)
    packed = compressor.compress(content) + compressor.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)
    return DeflatedPart(packed, len(content), zlib.crc32(content))


def join_parts(parts: Iterable[DeflatedPart]) -> DeflatedPart:
    """Join parts, in their order, to one."""
    packed, length, checksum = [], 0, 0
    for part in parts:
        packed.append(part.packed)
        length += part.length
        checksum = crc32_combine(checksum, part.checksum, part.length)
    return DeflatedPart(b"".join(packed), length, checksum)


def crc32_combine(first: int, second: int, length: int) -> int:
    """The CRC-32 of two contents in a row, from the CRC-32 of each and the ``length`` of the second in bytes.

    As zlib's function of this name, which Python does not offer. A CRC is the remainder of the content, taken
    as a polynomial, modulo a fixed one. Putting ``length`` bytes after the first content multiplies it by x
    to the power of 8·length; then the second CRC is added, which is XOR. Repeated squaring gives the power.
    """
    power, square, exponent = 0x80000000, 0x00800000, length  # x to the power of 0, of 8
    while exponent:
        if exponent & 1:
            power = _multiply(square, power)
        square = _multiply(square, square)
        exponent >>= 1
    return _multiply(power, first) ^ second


def _multiply(a: int, b: int) -> int:
    """The product of two polynomials with coefficients 0 and 1, modulo CRC-32's; the highest bit is x^0."""
    product = 0
    while a:
        if a & 0x80000000:
            product ^= b
        a = (a << 1) & 0xFFFFFFFF
        b = (b >> 1) ^ (0xEDB88320 if b & 1 else 0)
    return product
