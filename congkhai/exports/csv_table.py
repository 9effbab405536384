"""CSV for spreadsheets: UTF-8 with BOM, CRLF, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from congkhai.dataset import COLUMNS, Cell, Dataset
from congkhai.exports.export_file import strip_unprintable
from congkhai.exports.table_exports import Table
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
    return guarded(strip_unprintable(value)) if isinstance(value, str) else value


def _text(lines: Iterable[Iterable[Cell]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)  # RFC 4180: commas, CRLF, quotes where needed
    return text.getvalue()


def _rows(data: Dataset, plan: PlanKey) -> bytes:
    return _text(map(_shown, row) for row in data.cells(plan)).encode()


def to_csv(data: Dataset, plans: tuple[PlanKey, ...]) -> bytes:
    """The rows of some plans under a head of keys."""
    head = _text([[column.name for column in COLUMNS]]).encode("utf-8-sig")
    return head + b"".join(data.fragments("csv", plans, lambda plan: _rows(data, plan)))


TABLE = Table("csv", to_csv)
