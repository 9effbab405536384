"""Reads reports from a table: the exported form, or any CSV or XLSX file with the same headings."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from congkhai.edit.report_batch import ReportRow
from congkhai.edit.report_entry import KEYS, LABELS, ReportError, make_report
from congkhai.problems import UsageError
from congkhai.sources.odd_letters import clean_letters
from congkhai.vietnamese import format_number, slug

TASK_HEADING = "Định danh"
_TASK_HEADINGS = {
    "task": (TASK_HEADING, "nhiem_vu", "id"),
    "agency": ("co_quan",),
    "plan": ("ke_hoach",),
    "code": ("ma",),
}
_FIELD_OF_HEADING: Mapping[str, str] = {
    slug(head): field for field, heads in _TASK_HEADINGS.items() for head in heads
} | {slug(head): field for names in (KEYS, LABELS) for field, head in names.items()}
_MAX_HEADING_ROW = 20  # rows among which the headings are looked for
_REPORT_FIELDS = ("day", "status", "value", "note", "reason", "evidence")

Table = Sequence[Sequence[str]]


def _cell_text(value: Any, number_format: str) -> str:
    """The text that a person reads in a cell of a sheet."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        exact = Decimal(repr(value))
        return format_number(exact * 100 if "%" in number_format else exact)
    return str(value)


def _read_xlsx(data: bytes) -> Table:
    """The first sheet of a workbook."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        raise UsageError("không đọc được tệp XLSX; hãy lưu lại bằng Excel hoặc LibreOffice") from None
    sheet = book.worksheets[0]
    return [[_cell_text(cell.value, cell.number_format or "") for cell in row] for row in sheet.iter_rows()]


def _read_csv(data: bytes) -> Table:
    """A CSV table in UTF-8 or UTF-16; the separator is the commonest of ``, ; tab`` in its first line."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise UsageError("tệp CSV không phải UTF-8; hãy lưu lại bằng “CSV UTF-8”") from None
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def _find_headings(table: Table) -> tuple[int, dict[int, str]]:
    """The index of the row of headings, and column → Python name of the field. Raises UsageError."""
    for index, row in enumerate(table[:_MAX_HEADING_ROW]):
        found = {at: field for at, head in enumerate(row) if (field := _FIELD_OF_HEADING.get(slug(head)))}
        fields = set(found.values())
        if "status" in fields and fields & {"task", "code"}:
            return index, found
    heads = ", ".join(f"“{LABELS[name]}”" for name in LABELS)
    raise UsageError(
        f"bảng thiếu hàng tiêu đề có cột “{TASK_HEADING}” và “{LABELS['status']}”; các cột khác: {heads}"
    )


def _task_of(fields: Mapping[str, str]) -> str:
    """The name of the task of a row, as ``find_task`` takes it, or ``""``."""
    if fields.get("task"):
        return fields["task"]
    return "/".join(fields[name] for name in ("agency", "plan", "code") if fields.get(name))


def _row(place: str, fields: Mapping[str, str], day: date | None) -> ReportRow:
    task = _task_of(fields)
    if not task:
        return ReportRow(place, "", refusal=f"thiếu {TASK_HEADING.lower()} hoặc mã nhiệm vụ")
    values: dict[str, str | list[str]] = {name: text for name, text in fields.items() if name in KEYS}
    values["evidence"] = [line for line in fields.get("evidence", "").splitlines() if line.strip()]
    if not fields.get("day") and day is not None:
        values["day"] = day.isoformat()
    try:
        return ReportRow(place, task, make_report(values))
    except ReportError as error:
        return ReportRow(place, task, refusal=f"{task}: {error}")


def read_rows(file: Path, day: date | None = None) -> tuple[list[ReportRow], int]:
    """The rows of a table that report something, and how many rows with a task report nothing.

    ``day``: the day of rows that give none. Raises UsageError where the file is no such table, or OSError.
    """
    data = file.read_bytes()
    table = _read_xlsx(data) if data.startswith(b"PK") else _read_csv(data)
    head, columns = _find_headings(table)
    rows: list[ReportRow] = []
    blank = 0
    for line, cells in enumerate(table[head + 1 :], head + 2):
        fields = _fields_of(cells, columns)
        if any(fields.get(name) for name in _REPORT_FIELDS):
            rows.append(_row(f"dòng {line}", fields, day))
        elif any(fields.values()):
            blank += 1
    return rows, blank


def _fields_of(cells: Iterable[str], columns: Mapping[int, str]) -> dict[str, str]:
    """Python name of a field → its cell; ``""`` where nothing can be seen in it."""
    return {
        columns[at]: cell.strip() if clean_letters(cell).text.strip() else ""
        for at, cell in enumerate(cells)
        if at in columns
    }
