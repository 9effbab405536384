"""How wide text is in our fonts, and how it breaks into lines: SVG does not wrap text by itself.

The widths come from a table that ``tools/font_widths.py`` writes
(docs/decisions/0010-text-widths-at-development-time.md).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FONT_FOLDER = Path(__file__).resolve().parent / "fonts"
REGULAR = FONT_FOLDER / "NotoSans-Regular.ttf"
BOLD = FONT_FOLDER / "NotoSans-Bold.ttf"
MATH = FONT_FOLDER / "NotoSansMath-Regular.ttf"  # has ≤ ≥ ≈ ≠, which the others lack
FONT_FILES = (REGULAR, BOLD, MATH)
WIDTHS_FILE = FONT_FOLDER / "letter_widths.json"
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class FontWidths:
    """The widths of a font's letters as fractions of the font size; ``missing``: of letters it lacks."""

    by_code_point: Mapping[int, float]
    missing: float

    def text_width(self, text: str, size: float) -> float:
        """The width of ``text`` at font size ``size``, in the unit of ``size``; kerning is not counted."""
        return size * sum(self.by_code_point.get(ord(letter), self.missing) for letter in text)


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(WIDTHS_FILE.read_text("utf-8"))
    return table


@cache
def font_widths(font: Path) -> FontWidths:
    """The widths of ``font``, which is REGULAR or BOLD; the table has no other."""
    entry = _table()[font.name]
    em: int = entry["units_per_em"]
    widths = {
        int(first, 16) + offset: int(width) / em
        for first, run in entry["runs"].items()
        for offset, width in enumerate(run.split())
    }
    return FontWidths(widths, entry["missing"] / em)


def _fitting_letters(word: str, font: FontWidths, size: float, width: float) -> int:
    """How many letters of ``word`` fit into ``width``, at least one."""
    count = 1
    while count < len(word) and font.text_width(word[: count + 1], size) <= width:
        count += 1
    return count


def _with_ellipsis(line: str, font: FontWidths, size: float, width: float) -> str:
    """``line`` with "…" at its end, shortened so that both fit into ``width``."""
    while line and font.text_width(line + _ELLIPSIS, size) > width:
        line = line[:-1]
    return line.rstrip(" ,;:.-–(“") + _ELLIPSIS


def wrap_text(text: str, font: FontWidths, size: float, width: float, max_lines: int) -> tuple[str, ...]:
    """Break ``text`` into at most ``max_lines`` lines, none wider than ``width``.

    Lines break between words; a word wider than a line is broken inside. Where text is left over, the last
    line ends in "…". Text without words gives one empty line.
    """
    words, lines = text.split()[::-1], [""]
    while words:
        word = words.pop()
        joined = f"{lines[-1]} {word}".strip()
        if font.text_width(joined, size) <= width:
            lines[-1] = joined
        elif not lines[-1]:
            count = _fitting_letters(word, font, size, width)
            lines[-1] = word[:count]
            words += [word[count:]] if word[count:] else []
        elif len(lines) < max_lines:
            lines.append("")
            words.append(word)
        else:
            lines[-1] = _with_ellipsis(lines[-1], font, size, width)
            break
    return tuple(lines)
