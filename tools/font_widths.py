"""Write the widths of the letters of our fonts to congkhai/pictures/fonts/letter_widths.json.

    .venv/bin/python -m tools.font_widths

Run this after a change of a font in that folder, and commit the table with the font. It needs fontTools,
which `make test` sets up. A build reads only the table
(docs/decisions/0010-text-widths-at-development-time.md).
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from congkhai.pictures.text_width import BOLD, REGULAR, WIDTHS_FILE

_UNICODE_BMP = (3, 1)  # platform and encoding of the character map that covers Unicode's basic plane


def widths_of(font: Path) -> dict[str, Any]:
    """The entry of one font in the table; all widths are in font units.

    ``runs`` maps the first code point of each run of consecutive code points, in hexadecimal, to the widths
    of the run, separated by spaces. ``missing`` is the width of letters that the font lacks.
    """
    from fontTools.ttLib import TTFont

    with TTFont(font) as opened:
        glyph_names: dict[int, str] = opened["cmap"].getcmap(*_UNICODE_BMP).cmap
        metrics = opened["hmtx"]
        runs: dict[int, list[int]] = {}
        first = last = -2
        for code, glyph in sorted(glyph_names.items()):
            first = first if code == last + 1 else code
            last = code
            runs.setdefault(first, []).append(metrics[glyph][0])
        return {
            "sha256": hashlib.sha256(font.read_bytes()).hexdigest(),
            "units_per_em": opened["head"].unitsPerEm,
            "missing": metrics[".notdef"][0],
            "runs": {f"{code:04x}": " ".join(map(str, widths)) for code, widths in runs.items()},
        }


def table() -> str:
    """The text of the table: the fonts in which cards set their text, by file name."""
    return json.dumps({font.name: widths_of(font) for font in (REGULAR, BOLD)}, indent=1) + "\n"


if __name__ == "__main__":
    WIDTHS_FILE.write_text(table(), "utf-8")
