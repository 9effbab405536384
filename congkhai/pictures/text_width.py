"""How wide text is, read from the font itself: an SVG does not wrap its lines."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FONT_FOLDER = Path(__file__).resolve().parent / "fonts"
REGULAR = FONT_FOLDER / "NotoSans-Regular.ttf"
BOLD = FONT_FOLDER / "NotoSans-Bold.ttf"
FONT_FILES = (
    REGULAR,
    BOLD,
    FONT_FOLDER / "NotoSansMath-Regular.ttf",
)  # the last has ≤ ≥ ≈ ≠, which the others lack
_UNICODE = (3, 1)  # platform and encoding of the table that maps Unicode's basic plane


@dataclass(frozen=True, slots=True)
class FontWidths:
    """A font: the width of each of its letters, by code point, in parts of the font size."""

    widths: Mapping[int, float]
    other: float  # of a letter that the font lacks

    def width(self, text: str, size: float) -> float:
        """The width of ``text`` set at ``size``, in the unit of ``size``."""
        return size * sum(self.widths.get(ord(letter), self.other) for letter in text)


def _tables(font: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    found = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, at)
        found[tag] = font[start : start + length]
    return found


def _glyphs(cmap: bytes) -> dict[int, int]:
    """Code point → glyph, from a subtable of format 4 (OpenType specification, cmap)."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    records = (struct.unpack_from(">HHL", cmap, 4 + 8 * at) for at in range(count))
    start = next(offset for platform, encoding, offset in records if (platform, encoding) == _UNICODE)
    part = cmap[start:]
    form, _, _, doubled = struct.unpack_from(">HHHH", part)
    if form != 4:
        raise ValueError(f"cmap format {form}")
    many = doubled // 2
    ends = struct.unpack_from(f">{many}H", part, 14)
    starts = struct.unpack_from(f">{many}H", part, 16 + doubled)
    deltas = struct.unpack_from(f">{many}H", part, 16 + 2 * doubled)
    ranges_at = 16 + 3 * doubled
    found = {}
    for at in range(many):
        (shift,) = struct.unpack_from(">H", part, ranges_at + 2 * at)
        for code in range(starts[at], min(ends[at], 0xFFFE) + 1):
            glyph = code
            if shift:
                place = ranges_at + 2 * at + shift + 2 * (code - starts[at])
                (glyph,) = struct.unpack_from(">H", part, place)
            found[code] = (glyph + deltas[at]) & 0xFFFF
    return found


@cache
def font_widths(file: Path) -> FontWidths:
    """Read a TrueType font."""
    tables = _tables(file.read_bytes())
    (em,) = struct.unpack_from(">H", tables[b"head"], 18)
    (long_metrics,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    advances = struct.unpack_from(">" + "Hh" * long_metrics, tables[b"hmtx"])[::2]
    widths = {
        code: advances[min(glyph, long_metrics - 1)] / em for code, glyph in _glyphs(tables[b"cmap"]).items()
    }
    return FontWidths(widths, advances[0] / em)


def _fitting_letters(word: str, of: FontWidths, size: float, width: float) -> int:
    """How many letters of ``word`` fit, at least one."""
    most = 1
    while most < len(word) and of.width(word[: most + 1], size) <= width:
        most += 1
    return most


def _with_ellipsis(line: str, of: FontWidths, size: float, width: float) -> str:
    """``line`` with "…" behind it, cut so that both fit."""
    while line and of.width(line + "…", size) > width:
        line = line[:-1]
    return line.rstrip(" ,;:.-–(“") + "…"


def wrap_text(text: str, of: FontWidths, size: float, width: float, most: int) -> tuple[str, ...]:
    """``text`` in at most ``most`` lines no wider than ``width``; "…" tells that something is left."""
    words, lines = text.split()[::-1], [""]
    while words:
        word = words.pop()
        joined = f"{lines[-1]} {word}".strip()
        if of.width(joined, size) <= width:
            lines[-1] = joined
        elif not lines[-1]:
            many = _fitting_letters(word, of, size, width)
            lines[-1] = word[:many]
            words += [word[many:]] if word[many:] else []
        elif len(lines) < most:
            lines.append("")
            words.append(word)
        else:
            lines[-1] = _with_ellipsis(lines[-1], of, size, width)
            break
    return tuple(lines)
