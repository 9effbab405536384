"""The picture that stands for a shared page: an SVG of words alone, without any figure that moves."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from congkhai.exports.export_file import strip_unprintable
from congkhai.pictures.text_width import BOLD, REGULAR, FontWidths, font_widths, wrap_text

WIDTH, HEIGHT = 1200, 630  # what readers of Open Graph show without cutting
FAMILY = "Noto Sans"
_MARGIN = 80
_TEXT_WIDTH = WIDTH - 2 * _MARGIN
_TITLE_SIZES = (
    (60, 78, 4),
    (50, 66, 5),
)  # size, line height, most lines: the first that takes the whole title
_RED, _GOLD, _INK, _SOFT = "#9f1f1a", "#d9a62e", "#1b2430", "#4d5868"


@dataclass(frozen=True, slots=True)
class ShareCard:
    """What a picture says: whose page, its title, one line below, and the name of the site."""

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


def _one_line(text: str, of: FontWidths, size: int, width: int) -> str:
    return wrap_text(strip_unprintable(text), of, size, width, 1)[0]


def card_svg(card: ShareCard) -> str:
    """The SVG of a card, 1200 × 630."""
    bold, regular = font_widths(BOLD), font_widths(REGULAR)
    title = strip_unprintable(card.title)
    for size, _height, most in _TITLE_SIZES:
        lines = wrap_text(title, bold, size, _TEXT_WIDTH, most)
        if not lines[-1].endswith("…"):
            break
    height = next(height for at, height, _ in _TITLE_SIZES if at == size)
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<rect width="{WIDTH}" height="18" fill="{_RED}"/>',
        _text(_one_line(card.owner, bold, 36, _TEXT_WIDTH), _MARGIN, 110, 36, _RED, bold=True),
    ]
    top = 112 + height
    parts += [_text(line, _MARGIN, top + height * at, size, _INK, bold=True) for at, line in enumerate(lines)]
    if card.note:
        parts.append(_text(_one_line(card.note, regular, 32, _TEXT_WIDTH), _MARGIN, 520, 32, _SOFT))
    parts += [
        f'<rect x="{_MARGIN}" y="548" width="{_TEXT_WIDTH}" height="4" fill="{_GOLD}"/>',
        _text(_one_line(card.site, regular, 26, _TEXT_WIDTH), _MARGIN, 594, 26, _SOFT),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )
