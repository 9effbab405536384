"""A workbook without its rows, made by XlsxWriter: formats, widths, filters, sheets that explain the columns.

XlsxWriter cannot put finished rows into a workbook. So it makes one with a sample row. This row is cut out:
the rows belong there.
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
from congkhai.dataset import COLUMNS, FIELD_TYPE_LABELS, Cell, Column, FieldType
from congkhai.exports.deflated_parts import DeflatedPart, deflate, join_parts
from congkhai.exports.export_file import WORKBOOK_CREATED, strip_unprintable
from congkhai.exports.sheet_rows import CellStyles
from congkhai.exports.zip_archive import to_zip
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
_FROZEN_COLUMNS = 3  # agency, plan and number, which stay in sight


def _width(column: Column) -> int:
    if column.field.key in _WIDE_FIELDS:
        return 48
    return 24 if column.field.type in (FieldType.TEXT, FieldType.LIST) else 13


class _WorkbookWriter:
    """Writes the sheets of a workbook in three formats of cells."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.head: Format = workbook.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4"}
        )
        self.text: Format = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.day: Format = workbook.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
        self.plain: Format = workbook.add_format({"valign": "top"})

    def write_cell(self, sheet: Worksheet, row: int, column: int, value: Cell, *, is_day: bool) -> None:
        """Write a cell by its type. A text stays a text, also one that looks like a number or a formula."""
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value, self.plain)
        elif isinstance(value, str):
            if is_day:
                sheet.write_datetime(row, column, date.fromisoformat(value), self.day)
            else:
                sheet.write_string(row, column, strip_unprintable(value), self.text)
        else:
            sheet.write_number(row, column, value, self.plain)

    def add_table(
        self,
        name: str,
        heads: list[str],
        widths: list[int],
        rows: Iterator[list[Cell]],
        day_columns: set[int],
    ) -> Worksheet:
        """Add a sheet with a head and filters; ``day_columns``: the numbers, from 0, of columns of days."""
        sheet = self._workbook.add_worksheet(name)
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self.head)
        last_row = 0
        for last_row, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                self.write_cell(sheet, last_row, column, value, is_day=column in day_columns)
        sheet.autofilter(0, 0, last_row, len(heads) - 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return sheet


def _column_help_rows() -> Iterator[list[Cell]]:
    for column in COLUMNS:
        field = column.field
        codes = "\n".join(f"{code}: {meaning}" for code, meaning in field.codes)
        yield [field.label, column.name, FIELD_TYPE_LABELS[field.type], field.help, codes or None]


@dataclass(frozen=True, slots=True)
class SiteDescription:
    """What config.yaml says of the data; ``address`` is that of the page of open data."""

    name: str
    owner: str | None
    address: str | None
    licence: str | None
    citation: str | None

    @classmethod
    def from_config(cls, config: Config) -> SiteDescription:
        """The description of a site."""
        licence = config.licence
        named = f"{licence.name} {licence.url or ''}".strip() if licence else None
        return cls(
            config.name, config.owner, urls.absolute_url(config.base_url, urls.DATA), named, config.citation
        )


def _source_rows(site: SiteDescription) -> Iterator[list[Cell]]:
    yield ["Tên trang", site.name]
    yield ["Đơn vị quản lý", site.owner]
    yield ["Địa chỉ", site.address]
    yield ["Giấy phép", site.licence]
    yield ["Cách ghi nguồn", site.citation]


@dataclass(frozen=True, slots=True)
class WorkbookTemplate:
    """A workbook without its rows.

    ``members``: the files of the archive, with their content. Two of them depend on the rows: the sheet is
    the three texts of ``sheet`` with the rows and the number of the last row between them, the list of sheets
    is the two texts of ``workbook`` with that number between them.
    """

    members: tuple[tuple[str, DeflatedPart], ...]
    sheet: tuple[bytes, bytes, bytes]
    workbook: tuple[bytes, bytes]
    styles: CellStyles

    def with_rows(self, rows: Iterable[DeflatedPart], last_row: int) -> bytes:
        """The XLSX file with ``rows``; ``last_row`` is the number of the last one, the head being row 1."""
        before_rows, before_number, end = self.sheet
        number = str(last_row).encode()
        changed = {
            _SHEET_MEMBER: join_parts(
                [deflate(before_rows), *rows, deflate(before_number + number + end, last=True)]
            ),
            _WORKBOOK_MEMBER: deflate(number.join(self.workbook), last=True),
        }
        return to_zip((name, changed.get(name, part)) for name, part in self.members)


def _sample_file(site: SiteDescription) -> bytes:
    """An XLSX file with one row: a text, a day, and a cell of another type."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as workbook:
        workbook.set_properties({"title": site.name, "author": site.owner or "", "created": WORKBOOK_CREATED})
        writer = _WorkbookWriter(workbook)
        sheet = writer.add_table(
            "Nhiệm vụ",
            [column.field.label for column in COLUMNS],
            [_width(column) for column in COLUMNS],
            iter([["x", "2000-01-01", 1]]),
            {1},
        )
        sheet.freeze_panes(1, _FROZEN_COLUMNS)
        notes = writer.add_table(
            "Giải thích",
            ["Cột", "Khóa", "Kiểu", "Ý nghĩa", "Các giá trị"],
            [28, 26, 14, 60, 60],
            _column_help_rows(),
            set(),
        )
        notes.freeze_panes(1, 0)
        writer.add_table("Nguồn", ["Mục", "Nội dung"], [20, 90], _source_rows(site), set())
    return target.getvalue()


def _split_at(pattern: str, content: bytes) -> tuple[bytes, re.Match[bytes], bytes]:
    """The text before the one place that matches ``pattern``, the match, and the text after it."""
    [found] = re.finditer(pattern.encode(), content)
    return content[: found.start()], found, content[found.end() :]


@lru_cache(maxsize=1)
def workbook_template(site: SiteDescription) -> WorkbookTemplate:
    """The workbook for the tables of ``site``."""
    with zipfile.ZipFile(io.BytesIO(_sample_file(site))) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    contents[_SHEET_MEMBER] = re.sub(rb'<dimension ref="[^"]*"/>', b"", contents[_SHEET_MEMBER])
    before_rows, sample, rest = _split_at(r'<row r="2".*?</row>(?=</sheetData>)', contents[_SHEET_MEMBER])
    text, day, plain = (int(number) for number in re.findall(rb' s="(\d+)"', sample[0]))
    before_number, _, end = _split_at(r'(?<=<autoFilter ref="A1:[A-Z]{2})2(?=")', rest)
    before, _, after = _split_at(r"(?<=\$[A-Z]{2}\$)2(?=</definedName>)", contents[_WORKBOOK_MEMBER])
    return WorkbookTemplate(
        tuple((name, deflate(content, last=True)) for name, content in contents.items()),
        (before_rows, before_number, end),
        (before, after),
        CellStyles(text, day, plain),
    )
