"""CSV for spreadsheets: UTF-8 with BOM, CRLF, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from congkhai.dataset import COLUMNS, Cell, Dataset
from congkhai.dataset.formats import CSV
from congkhai.exports.export_file import strip_unprintable
from congkhai.exports.table_exports import TableExporter
from congkhai.library import PlanKey

_DASH_BEFORE_WORD = re.compile(r"-\s+[^\W\d_]")
_CALLS_SOMETHING = re.compile(
    r"[|!=@]|\w\("
)  # a formula that starts a program or calls a function needs one of these
_FORMULA_START = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")


def guard_formula(text: str) -> str:
    """``text``, changed where a spreadsheet would run it as a formula.

    Excel takes a cell that begins with ``= + - @`` for a formula, so an apostrophe goes before it, as OWASP
    advises ("CSV Injection"). Before a bullet ("- Hoàn thành …"), with which many results begin, a blank goes
    instead: so the text reads as printed. Text without letters and digits, such as "-", stays as it is.
    """
    if not any(letter.isalnum() for letter in text):
        return text
    if _DASH_BEFORE_WORD.match(text) and not _CALLS_SOMETHING.search(text):
        return f" {text}"
    return f"'{text}" if _FORMULA_START.match(text) else text


def _csv_value(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guard_formula(strip_unprintable(value)) if isinstance(value, str) else value


def _csv_text(rows: Iterable[Iterable[Cell]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)  # RFC 4180: commas, CRLF, quotes where needed
    return text.getvalue()


def _rows_of_plan(data: Dataset, plan: PlanKey) -> bytes:
    return _csv_text(map(_csv_value, row) for row in data.cells(plan)).encode()


def to_csv(data: Dataset, plans: tuple[PlanKey, ...]) -> bytes:
    """The rows of ``plans``, below a head with the names of the columns; UTF-8 with BOM."""
    head = _csv_text([[column.name for column in COLUMNS]]).encode("utf-8-sig")
    return head + b"".join(data.fragments("csv", plans, lambda plan: _rows_of_plan(data, plan)))


TABLES = TableExporter(CSV, to_csv)
