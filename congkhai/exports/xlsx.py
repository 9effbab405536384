"""XLSX for people: typed dates, a frozen head, filters, and a sheet that explains the columns."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from congkhai import urls
from congkhai.dataset import COLUMNS, KIND_LABELS, Cell, Column, Dataset, Kind, Row, cell, is_day
from congkhai.exports.base import Export, absolute, printable
from congkhai.exports.tables import tables
from congkhai.library import PlanKey
from congkhai.model import Config

if TYPE_CHECKING:  # a heavy library, imported where used
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767  # characters in a cell, by the file format
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  # the format wants a day without zone; a real one would change the file
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONG = {"noi_dung", "ket_qua", "muc", "cach_thuc", "trach_nhiem", "cap_nhat", "moc", "phan", "muc_tieu"}
_FROZEN = 3  # agency, plan and number stay in sight


def _width(column: Column) -> int:
    if column.field.key in _LONG:
        return 48
    return 24 if column.field.kind in (Kind.TEXT, Kind.LIST) else 13


def _fit(text: str) -> str:
    text = printable(text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


class _Book:
    """A workbook in the making, with its few formats."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.head: Format = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4"}
        )
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.day: Format = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
        self.plain: Format = book.add_format({"valign": "top"})

    def put(self, sheet: Worksheet, row: int, at: int, value: Cell, *, day: bool = False) -> None:
        """Write a cell by its type; a text is a text, whatever it looks like."""
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, at, value, self.plain)
        elif isinstance(value, str):
            if day:
                sheet.write_datetime(row, at, date.fromisoformat(value), self.day)
            else:
                sheet.write_string(row, at, _fit(value), self.text)
        else:
            sheet.write_number(row, at, value, self.plain)

    def table(
        self, name: str, heads: list[str], widths: list[int], lines: Iterator[list[Cell]], days: set[int]
    ) -> Worksheet:
        """A sheet with a frozen head and filters; ``days``: which columns hold dates."""
        sheet = self.book.add_worksheet(name)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        for at, head in enumerate(heads):
            sheet.write_string(0, at, head, self.head)
        last = 0
        for last, line in enumerate(lines, 1):
            for at, value in enumerate(line):
                self.put(sheet, last, at, value, day=at in days)
        sheet.autofilter(0, 0, last, len(heads) - 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return sheet


def _explained() -> Iterator[list[Cell]]:
    for column in COLUMNS:
        field = column.field
        codes = "\n".join(f"{code}: {meaning}" for code, meaning in field.codes)
        yield [field.label, column.name, KIND_LABELS[field.kind], field.help, codes or None]


def _origin(config: Config) -> Iterator[list[Cell]]:
    licence = config.licence
    yield ["Tên trang", config.name]
    yield ["Đơn vị quản lý", config.owner]
    yield ["Địa chỉ", absolute(config.base_url, urls.DATA)]
    yield ["Giấy phép", f"{licence.name} {licence.url or ''}".strip() if licence else None]
    yield ["Cách ghi nguồn", config.citation]


def to_xlsx(config: Config, rows: list[Row]) -> bytes:
    """A workbook of the rows: the same rows give the same bytes."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as workbook:
        workbook.set_properties({"title": config.name, "author": config.owner or "", "created": _MADE})
        book = _Book(workbook)
        sheet = book.table(
            "Nhiệm vụ",
            [column.field.label for column in COLUMNS],
            [_width(column) for column in COLUMNS],
            ([cell(column.value(row)) for column in COLUMNS] for row in rows),
            {at for at, column in enumerate(COLUMNS) if is_day(column)},
        )
        sheet.freeze_panes(1, _FROZEN)
        notes = book.table(
            "Giải thích",
            ["Cột", "Khóa", "Kiểu", "Ý nghĩa", "Các giá trị"],
            [28, 26, 14, 60, 60],
            _explained(),
            set(),
        )
        notes.freeze_panes(1, 0)
        book.table("Nguồn", ["Mục", "Nội dung"], [20, 90], _origin(config), set())
    return target.getvalue()


def _make(data: Dataset, plans: tuple[PlanKey, ...]) -> bytes:
    return to_xlsx(data.library.config, data.rows(plans))


def exports(data: Dataset) -> Iterator[Export]:
    """``nhiem-vu.xlsx`` and one file for each plan."""
    return tables(data, "xlsx", _make)
