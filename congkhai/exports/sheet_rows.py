"""Rows of a sheet as XML (SpreadsheetML, ECMA-376 part 1, 18.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from congkhai.dataset import Cell
from congkhai.exports.export_file import strip_unprintable

MAX_CELL_LENGTH = 32_767  # characters of a text; a limit of Excel
_DAY_ZERO = date(1899, 12, 30).toordinal()  # spreadsheets count days from here
_ESCAPE_LIKE = re.compile(r"_x[0-9a-fA-F]{4}_")  # how the format writes a control character


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The numbers, in the workbook's list of formats, of the formats of texts, days and other cells."""

    text: int
    day: int
    plain: int


def _text_xml(text: str) -> str:
    """``text`` without what a cell cannot hold, cut to MAX_CELL_LENGTH, escaped."""
    text = strip_unprintable(text)
    text = text if len(text) <= MAX_CELL_LENGTH else f"{text[: MAX_CELL_LENGTH - 1]}…"
    if "_x" in text:
        text = _ESCAPE_LIKE.sub(lambda found: f"_x005F{found[0]}", text)
    return escape(text, quote=False).replace("\r", "_x000D_")


def _cell_xml(value: Cell, is_day: bool, styles: CellStyles) -> str:
    """A cell by its type. A text stays a text, also one that looks like a number or a formula."""
    if value is None:
        return "<c/>"
    if isinstance(value, bool):
        return f'<c s="{styles.plain}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        if is_day:
            return f'<c s="{styles.day}"><v>{date.fromisoformat(value).toordinal() - _DAY_ZERO}</v></c>'
        space = ' xml:space="preserve"' if value[:1].isspace() or value[-1:].isspace() else ""
        return f'<c s="{styles.text}" t="inlineStr"><is><t{space}>{_text_xml(value)}</t></is></c>'
    return f'<c s="{styles.plain}"><v>{value!r}</v></c>'


def rows_xml(rows: Iterable[Sequence[Cell]], day_columns: Sequence[bool], styles: CellStyles) -> bytes:
    """The XML of ``rows``, in UTF-8. Rows get no numbers: without one, a row follows the row before it.

    ``day_columns``: for each column, whether its texts are ISO dates, to be written as days.
    """
    lines = (
        "".join(_cell_xml(value, is_day, styles) for value, is_day in zip(row, day_columns, strict=True))
        for row in rows
    )
    return "".join(f"<row>{line}</row>" for line in lines).encode()
