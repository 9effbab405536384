"""The card that other sites show for a link to a page: an SVG of text, without numbers that change daily."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from congkhai.exports.export_file import strip_unprintable
from congkhai.pictures.text_width import BOLD, REGULAR, FontWidths, font_widths, wrap_text

WIDTH, HEIGHT = 1200, 630  # pixels; the size that sites reading Open Graph show uncut
FAMILY = "Noto Sans"
_MARGIN = 80
_TEXT_WIDTH = WIDTH - 2 * _MARGIN
# font size, line height and number of lines for titles; the first that takes the whole title is used
_TITLE_SIZES = ((60, 78, 4), (50, 66, 5))
_RED, _GOLD, _INK, _SOFT = "#9f1f1a", "#d9a62e", "#1b2430", "#4d5868"


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The text of a card.

    ``owner``: whose page it is, above the title; ``note``: one line below it; ``site``: the site's name.
    """

    owner: str
    title: str
    note: str
    site: str


def _text(words: str, x: int, y: int, size: int, fill: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x}" y="{y}" font-family="{FAMILY}" font-size="{size}"{weight} fill="{fill}">'
        f"{escape(words, quote=False)}</text>"
    )


def _one_line(text: str, font: FontWidths, size: int) -> str:
    return wrap_text(strip_unprintable(text), font, size, _TEXT_WIDTH, 1)[0]


def _title_lines(title: str) -> tuple[tuple[str, ...], int, int]:
    """The lines of a title, its font size and line height."""
    for size, line_height, max_lines in _TITLE_SIZES:
        lines = wrap_text(strip_unprintable(title), font_widths(BOLD), size, _TEXT_WIDTH, max_lines)
        fitted = lines, size, line_height
        if not lines[-1].endswith("…"):
            break
    return fitted


def card_svg(card: ShareCard) -> str:
    """The SVG of a card, WIDTH × HEIGHT pixels. Long texts are cut, with "…" at their end."""
    bold, regular = font_widths(BOLD), font_widths(REGULAR)
    lines, size, line_height = _title_lines(card.title)
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<rect width="{WIDTH}" height="18" fill="{_RED}"/>',
        _text(_one_line(card.owner, bold, 36), _MARGIN, 110, 36, _RED, bold=True),
    ]
    top = 112 + line_height
    parts += [
        _text(line, _MARGIN, top + line_height * number, size, _INK, bold=True)
        for number, line in enumerate(lines)
    ]
    if card.note:
        parts.append(_text(_one_line(card.note, regular, 32), _MARGIN, 520, 32, _SOFT))
    parts += [
        f'<rect x="{_MARGIN}" y="548" width="{_TEXT_WIDTH}" height="4" fill="{_GOLD}"/>',
        _text(_one_line(card.site, regular, 26), _MARGIN, 594, 26, _SOFT),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )
