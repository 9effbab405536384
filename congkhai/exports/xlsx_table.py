"""XLSX for people: typed dates, a frozen head, filters, and a sheet that explains the columns.

A library makes the workbook without its rows; these are put in as pieces, made once for each plan.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from congkhai import urls
from congkhai.dataset import COLUMNS, FIELD_TYPE_LABELS, Cell, Column, Dataset, FieldType, is_date
from congkhai.dataset.formats import XLSX
from congkhai.exports.export_file import WORKBOOK_CREATED, strip_unprintable
from congkhai.exports.sheet_rows import CellStyles, DeflatedPart, join, pack, rows_xml
from congkhai.exports.table_exports import TableExporter
from congkhai.exports.zip_archive import to_zip
from congkhai.library import PlanKey
from congkhai.model import Config

if TYPE_CHECKING:  # a heavy library, imported where used
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDE_FIELDS = {
    "noi_dung",
    "ket_qua",
    "muc",
    "cach_thuc",
    "trach_nhiem",
    "cap_nhat",
    "moc",
    "phan",
    "muc_tieu",
}
_SHEET_MEMBER, _WORKBOOK_MEMBER = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
_FROZEN_COLUMNS = 3  # agency, plan and number stay in sight


def _width(column: Column) -> int:
    if column.field.key in _WIDE_FIELDS:
        return 48
    return 24 if column.field.type in (FieldType.TEXT, FieldType.LIST) else 13


class _WorkbookWriter:
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
                sheet.write_string(row, at, strip_unprintable(value), self.text)
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


def _column_help_rows() -> Iterator[list[Cell]]:
    for column in COLUMNS:
        field = column.field
        codes = "\n".join(f"{code}: {meaning}" for code, meaning in field.codes)
        yield [field.label, column.name, FIELD_TYPE_LABELS[field.type], field.help, codes or None]


@dataclass(frozen=True, slots=True)
class _SiteDescription:
    """What config.yaml says of the data."""

    name: str
    owner: str | None
    address: str | None
    licence: str | None
    citation: str | None

    @classmethod
    def of(cls, config: Config) -> _SiteDescription:
        licence = config.licence
        named = f"{licence.name} {licence.url or ''}".strip() if licence else None
        return cls(
            config.name, config.owner, urls.absolute_url(config.base_url, urls.DATA), named, config.citation
        )


def _source_rows(words: _SiteDescription) -> Iterator[list[Cell]]:
    yield ["Tên trang", words.name]
    yield ["Đơn vị quản lý", words.owner]
    yield ["Địa chỉ", words.address]
    yield ["Giấy phép", words.licence]
    yield ["Cách ghi nguồn", words.citation]


@dataclass(frozen=True, slots=True)
class _WorkbookTemplate:
    """A workbook without its rows: its finished members, and the texts around what moves with the rows."""

    members: tuple[tuple[str, DeflatedPart], ...]
    sheet: tuple[bytes, bytes, bytes]  # up to the rows, up to the number of the last row, the end
    book: tuple[bytes, bytes]  # up to the number of the last row, the end
    styles: CellStyles

    def with_rows(self, rows: Iterable[DeflatedPart], last: int) -> bytes:
        """The whole file with the rows, of which the last has the number ``last``."""
        head, middle, end = self.sheet
        number = str(last).encode()
        moving = {
            _SHEET_MEMBER: join([pack(head), *rows, pack(middle + number + end, last=True)]),
            _WORKBOOK_MEMBER: pack(number.join(self.book), last=True),
        }
        return to_zip((name, moving.get(name, piece)) for name, piece in self.members)


def _template_file(words: _SiteDescription) -> bytes:
    """A workbook with one row of each kind of cell where the rows belong."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as workbook:
        workbook.set_properties(
            {"title": words.name, "author": words.owner or "", "created": WORKBOOK_CREATED}
        )
        book = _WorkbookWriter(workbook)
        sheet = book.table(
            "Nhiệm vụ",
            [column.field.label for column in COLUMNS],
            [_width(column) for column in COLUMNS],
            iter([["x", "2000-01-01", 1]]),
            {1},
        )
        sheet.freeze_panes(1, _FROZEN_COLUMNS)
        notes = book.table(
            "Giải thích",
            ["Cột", "Khóa", "Kiểu", "Ý nghĩa", "Các giá trị"],
            [28, 26, 14, 60, 60],
            _column_help_rows(),
            set(),
        )
        notes.freeze_panes(1, 0)
        book.table("Nguồn", ["Mục", "Nội dung"], [20, 90], _source_rows(words), set())
    return target.getvalue()


def _split_at(pattern: str, content: bytes) -> tuple[bytes, re.Match[bytes], bytes]:
    """What stands before and after the one place where ``pattern`` is found."""
    [found] = re.finditer(pattern.encode(), content)
    return content[: found.start()], found, content[found.end() :]


@lru_cache(maxsize=1)
def _workbook_template(words: _SiteDescription) -> _WorkbookTemplate:
    with zipfile.ZipFile(io.BytesIO(_template_file(words))) as made:
        contents = {name: made.read(name) for name in made.namelist()}
    contents[_SHEET_MEMBER] = re.sub(rb'<dimension ref="[^"]*"/>', b"", contents[_SHEET_MEMBER])
    head, sample, rest = _split_at(r'<row r="2".*?</row>(?=</sheetData>)', contents[_SHEET_MEMBER])
    text, day, plain = (int(number) for number in re.findall(rb' s="(\d+)"', sample[0]))
    middle, _, end = _split_at(r'(?<=<autoFilter ref="A1:[A-Z]{2})2(?=")', rest)
    book, _, after = _split_at(r"(?<=\$[A-Z]{2}\$)2(?=</definedName>)", contents[_WORKBOOK_MEMBER])
    return _WorkbookTemplate(
        tuple((name, pack(content, last=True)) for name, content in contents.items()),
        (head, middle, end),
        (book, after),
        CellStyles(text, day, plain),
    )


def _rows_of_plan(data: Dataset, plan: PlanKey, styles: CellStyles) -> bytes:
    days = [is_date(column) for column in COLUMNS]
    return bytes(pack(rows_xml(data.cells(plan), days, styles)))


def to_xlsx(data: Dataset, plans: tuple[PlanKey, ...]) -> bytes:
    """A workbook of the rows of some plans: the same rows give the same bytes."""
    frame = _workbook_template(_SiteDescription.of(data.library.config))
    count = sum(len(data.library.plans[plan].tasks) for plan in plans)
    pieces = data.fragments("xlsx", plans, lambda plan: _rows_of_plan(data, plan, frame.styles))
    return frame.with_rows(map(DeflatedPart.read, pieces), 1 + count)


TABLES = TableExporter(XLSX, to_xlsx)
