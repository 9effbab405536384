"""The rows of a sheet as compressed XML, in pieces that can stand one after the other."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from congkhai.dataset import Cell
from congkhai.exports.export_file import strip_unprintable

MAX_CELL_LENGTH = 32_767  # characters in a cell, by the file format
_EPOCH = date(1899, 12, 30).toordinal()  # day 0 of a spreadsheet
_ESCAPE_LIKE = re.compile(r"_x[0-9a-fA-F]{4}_")  # how the format writes a control character
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The numbers of the formats in the workbook's list."""

    text: int
    day: int
    plain: int


@dataclass(frozen=True, slots=True)
class DeflatedPart:
    """A part of a file: its bytes compressed up to a byte's end, their length and checksum before that."""

    packed: bytes
    length: int
    checksum: int

    def __bytes__(self) -> bytes:
        return struct.pack("<QI", self.length, self.checksum) + self.packed

    @classmethod
    def read(cls, stored: bytes) -> DeflatedPart:
        """The piece that ``bytes`` gave."""
        length, checksum = struct.unpack_from("<QI", stored)
        return cls(stored[12:], length, checksum)


def pack(content: bytes, *, last: bool = False) -> DeflatedPart:
    """Compress a part of a file so that others may follow, or, the ``last`` one, none."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)
    return DeflatedPart(packed, len(content), zlib.crc32(content))


def _cell_text(text: str) -> str:
    text = strip_unprintable(text)
    text = text if len(text) <= MAX_CELL_LENGTH else f"{text[: MAX_CELL_LENGTH - 1]}…"
    if "_x" in text:
        text = _ESCAPE_LIKE.sub(lambda found: f"_x005F{found[0]}", text)
    return escape(text, quote=False).replace("\r", "_x000D_")


def _cell(value: Cell, day: bool, styles: CellStyles) -> str:
    """A cell by its type; a text is a text, whatever it looks like."""
    if value is None:
        return "<c/>"
    if isinstance(value, bool):
        return f'<c s="{styles.plain}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        if day:
            return f'<c s="{styles.day}"><v>{date.fromisoformat(value).toordinal() - _EPOCH}</v></c>'
        kept = ' xml:space="preserve"' if value[:1].isspace() or value[-1:].isspace() else ""
        return f'<c s="{styles.text}" t="inlineStr"><is><t{kept}>{_cell_text(value)}</t></is></c>'
    return f'<c s="{styles.plain}"><v>{value!r}</v></c>'


def rows_xml(rows: Iterable[Sequence[Cell]], days: Sequence[bool], styles: CellStyles) -> bytes:
    """Rows without their numbers, which the format leaves to their order; ``days``: columns of dates."""
    lines = ("".join(_cell(value, day, styles) for value, day in zip(row, days, strict=True)) for row in rows)
    return "".join(f"<row>{line}</row>" for line in lines).encode()


def _gf2_multiply(a: int, b: int) -> int:
    """The product of two polynomials over GF(2) modulo CRC-32's, bits reflected."""
    product = 0
    while a:
        if a & 0x80000000:
            product ^= b
        a = (a << 1) & 0xFFFFFFFF
        b = (b >> 1) ^ (0xEDB88320 if b & 1 else 0)
    return product


def crc32_combine(first: int, second: int, length: int) -> int:
    """The CRC-32 of two contents one after the other, from theirs and the length of the second in bytes.

    As in zlib's ``crc32_combine``: the first is moved on by multiplying with x to the power of 8·length.
    """
    power, square, left = 0x80000000, 0x00800000, length  # x^0, x^8
    while left:
        if left & 1:
            power = _gf2_multiply(square, power)
        square = _gf2_multiply(square, square)
        left >>= 1
    return _gf2_multiply(power, first) ^ second


def join(pieces: Iterable[DeflatedPart]) -> DeflatedPart:
    """FragmentStore one after the other as one."""
    packed, length, checksum = [], 0, 0
    for piece in pieces:
        packed.append(piece.packed)
        length += piece.length
        checksum = crc32_combine(checksum, piece.checksum, piece.length)
    return DeflatedPart(b"".join(packed), length, checksum)
