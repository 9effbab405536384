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
_CALLS_SOMETHING = re.compile(r"[|!=@]|\w\(")  # what running another program or a function takes
_FORMULA_START = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")


def guard_formula(text: str) -> str:
    """``text`` such that no spreadsheet runs it.

    Excel takes a cell that begins with ``= + - @`` for a formula: one apostrophe goes before it, as OWASP's
    "CSV Injection" advises. A bullet ("- Hoàn thành …"), which many results begin with, is set off by a blank
    instead, so that it reads as printed. A lone "-" is no formula.
    """
    if not any(letter.isalnum() for letter in text):
        return text
    if _DASH_BEFORE_WORD.match(text) and not _CALLS_SOMETHING.search(text):
        return f" {text}"
    return f"'{text}" if _FORMULA_START.match(text) else text


def _shown(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guard_formula(strip_unprintable(value)) if isinstance(value, str) else value


def _text(lines: Iterable[Iterable[Cell]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)  # RFC 4180: commas, CRLF, quotes where needed
    return text.getvalue()


def _rows_of_plan(data: Dataset, plan: PlanKey) -> bytes:
    return _text(map(_shown, row) for row in data.cells(plan)).encode()


def to_csv(data: Dataset, plans: tuple[PlanKey, ...]) -> bytes:
    """The rows of some plans under a head of keys."""
    head = _text([[column.name for column in COLUMNS]]).encode("utf-8-sig")
    return head + b"".join(data.fragments("csv", plans, lambda plan: _rows_of_plan(data, plan)))


TABLES = TableExporter(CSV, to_csv)
