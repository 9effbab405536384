"""CSV for spreadsheets: UTF-8 with BOM, CRLF, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from congkhai.dataset import COLUMNS, Cell, Dataset, Row, cell
from congkhai.exports.base import Export, printable
from congkhai.exports.tables import tables
from congkhai.library import PlanKey

_BULLET = re.compile(r"-\s+[^\W\d_]")
_CALL = re.compile(r"[|!=@]|\w\(")  # what running another program or a function takes
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")


def guarded(text: str) -> str:
    """``text`` such that no spreadsheet runs it.

    Excel takes a cell that begins with ``= + - @`` for a formula: one apostrophe goes before it, as OWASP's
    "CSV Injection" advises. A bullet ("- Hoàn thành …"), which many results begin with, is set off by a blank
    instead, so that it reads as printed. A lone "-" is no formula.
    """
    if not any(letter.isalnum() for letter in text):
        return text
    if _BULLET.match(text) and not _CALL.search(text):
        return f" {text}"
    return f"'{text}" if _FORMULA.match(text) else text


def _shown(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(printable(value)) if isinstance(value, str) else value


def to_csv(rows: Iterable[Row]) -> bytes:
    """The rows under a head of keys."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)  # RFC 4180: commas, CRLF, quotes where needed
    writer.writerow([column.name for column in COLUMNS])
    writer.writerows([_shown(cell(column.value(row))) for column in COLUMNS] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _make(data: Dataset, plans: tuple[PlanKey, ...]) -> bytes:
    return to_csv(data.rows(plans))


def exports(data: Dataset) -> Iterator[Export]:
    """``nhiem-vu.csv`` and one file for each plan."""
    return tables(data, "csv", _make)
