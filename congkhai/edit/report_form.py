"""The XLSX form in which a unit reports on its tasks.

The cells of the plan are protected, the status is chosen from a list. What is filled in is read by
``report_table``.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from congkhai.edit.report_entry import KEYS, LABELS
from congkhai.edit.report_table import TASK_HEADING
from congkhai.edit.task_lookup import task_name
from congkhai.exports.export_file import WORKBOOK_CREATED
from congkhai.library import Library, PlanKey, TaskEntry, UnitNames
from congkhai.model import DECLARED_STATUS_LABELS, Task, Update
from congkhai.model.field_places import listed_fields
from congkhai.model.record_base import field_of, label_of
from congkhai.model.value_patterns import FIRST_YEAR, LAST_YEAR
from congkhai.problems import UsageError
from congkhai.vietnamese import nearest, short_date

if TYPE_CHECKING:  # a heavy library, imported where used
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_TASK_FIELDS = listed_fields(Task, "form")
_NEWEST_REPORT = "Báo cáo gần nhất"
_TASK_WIDTHS = {"id": 10, "content": 48, "deadline": 18, "lead": 20}
_REPORT_WIDTHS = {"day": 14, "status": 18, "value": 12, "note": 40, "reason": 28, "evidence": 40, "by": 22}
_WIDTH = 26  # of any other column, in letters
_HELP_TEXTS = {
    "day": "Ngày của báo cáo; với việc hoàn thành là ngày hoàn thành. Ví dụ 30/9/2026.",
    "evidence": "Mỗi dòng một minh chứng: tên, số văn bản, rồi địa chỉ https://… nếu có.",
}
_HEAD_ROW = 2  # from 0
_MAX_CELL_TEXT = 32_000  # characters; a cell of Excel holds 32,767


def tasks_for(library: Library, plan: PlanKey, unit: str | None) -> tuple[TaskEntry, ...]:
    """The tasks of a plan; with ``unit`` (a registered name or id) those it leads, itself or in a group.

    Raises UsageError for a unit that the agency does not have.
    """
    tasks = library.plans[plan].tasks
    if unit is None:
        return tasks
    agency = library.agencies[plan[0]].record
    found = UnitNames.of(agency).find(unit)
    if found is None:
        names = [name for known in agency.units for name in (known.name, *known.other_names, known.id)]
        close = nearest(unit, names)
        raise UsageError(f"không có đơn vị “{unit}”" + (f"; có phải “{close}” không?" if close else ""))
    wanted = {found, *library.units[plan[0], found].groups}
    return tuple(task for task in tasks if wanted & set(task.lead))


def _newest_report(task: TaskEntry) -> str:
    """Day and status of the newest report, in words."""
    if not task.record.updates:
        return "Chưa có báo cáo"
    update = max(task.record.updates, key=lambda update: update.day)
    return f"{short_date(update.day)}: {DECLARED_STATUS_LABELS[update.status]}"


def _task_columns() -> list[tuple[str, int]]:
    """The heading and the width, in letters, of each column that tells of the task."""
    columns = [(label_of(Task, name), _TASK_WIDTHS.get(name, _WIDTH)) for name in _TASK_FIELDS]
    return [*columns, (_NEWEST_REPORT, _WIDTH)]


def _cell_text(value: str | tuple[str, ...] | None) -> str:
    return value if isinstance(value, str) else "; ".join(value or ())


def _task_cells(task: TaskEntry) -> list[str]:
    """The texts of the columns of ``_task_columns``."""
    return [*(_cell_text(getattr(task.record, name)) for name in _TASK_FIELDS), _newest_report(task)]


def _formats(book: Workbook) -> dict[str, Format]:
    base = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B8C4D0"}
    given = base | {"bg_color": "#F1F4F7"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "note": book.add_format({"italic": True}),
        "head": book.add_format(base | {"bold": True, "bg_color": "#DCE6F0"}),
        "asked": book.add_format(base | {"bold": True, "bg_color": "#FFF2CC"}),
        "given": book.add_format(given),
        "open": book.add_format(base | {"locked": False}),
        "day": book.add_format(base | {"locked": False, "num_format": "dd/mm/yyyy", "align": "left"}),
    }


def _add_validations(sheet: Worksheet, first: int, last: int, column_of: dict[str, int]) -> None:
    """Let the rows ``first`` to ``last`` (from 0) take only known statuses and days."""
    status, day = column_of["status"], column_of["day"]
    sheet.data_validation(
        first, status, last, status,
        {
            "validate": "list",
            "source": list(DECLARED_STATUS_LABELS.values()),
            "error_title": "Trạng thái",
            "error_message": "Hãy chọn một trạng thái trong danh sách.",
        },
    )  # fmt: skip
    sheet.data_validation(
        first, day, last, day,
        {
            "validate": "date",
            "criteria": "between",
            "minimum": datetime(FIRST_YEAR, 1, 1),  # noqa: DTZ001  # as WORKBOOK_CREATED
            "maximum": datetime(LAST_YEAR, 12, 31),  # noqa: DTZ001
            "error_title": "Ngày báo cáo",
            "error_message": "Hãy gõ ngày/tháng/năm, ví dụ 30/9/2026.",
        },
    )  # fmt: skip


def _add_headings(sheet: Worksheet, formats: dict[str, Format]) -> dict[str, int]:
    """Write the row of headings; gives the columns to fill in: Python name of the field → column from 0."""
    sheet.write_string(_HEAD_ROW, 0, TASK_HEADING, formats["head"])
    sheet.set_column(0, 0, None, None, {"hidden": True})
    columns = _task_columns()
    for at, (heading, width) in enumerate(columns, 1):
        sheet.set_column(at, at, width)
        sheet.write_string(_HEAD_ROW, at, heading, formats["head"])
    column_of = {name: at for at, name in enumerate(LABELS, len(columns) + 1)}
    for name, at in column_of.items():
        sheet.set_column(at, at, _REPORT_WIDTHS.get(name, _WIDTH))
        sheet.write_string(_HEAD_ROW, at, LABELS[name], formats["asked"])
    return column_of


def make_form(library: Library, plan: PlanKey, tasks: Sequence[TaskEntry], by: str = "") -> bytes:
    """The bytes of the form for ``tasks`` of a plan; ``by``: the reporting unit, filled in for every task."""
    import xlsxwriter

    record = library.plans[plan].record
    target = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": record.title, "created": WORKBOOK_CREATED})
        formats = _formats(book)
        sheet = book.add_worksheet("Báo cáo")
        number = f"Kế hoạch số {record.number}: " if record.number else ""
        sheet.write_string(0, 1, f"{number}{record.title}"[:_MAX_CELL_TEXT], formats["title"])
        note = "Chỉ điền các cột màu vàng. Dòng nào không có gì mới thì để trống."
        sheet.write_string(1, 1, note, formats["note"])
        column_of = _add_headings(sheet, formats)
        first = _HEAD_ROW + 1
        for line, task in enumerate(tasks, first):
            for at, text in enumerate([task_name(task), *_task_cells(task)]):
                sheet.write_string(line, at, text[:_MAX_CELL_TEXT], formats["given"])
            for name, at in column_of.items():
                sheet.write_blank(line, at, None, formats["day" if name == "day" else "open"])
            if by:
                sheet.write_string(line, column_of["by"], by, formats["open"])
        if tasks:
            _add_validations(sheet, first, _HEAD_ROW + len(tasks), column_of)
        sheet.freeze_panes(first, 3)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD_ROW)
        _add_guide(book, formats)
    return target.getvalue()


def _add_guide(book: Workbook, formats: dict[str, Format]) -> None:
    """Add a sheet that says what to write in each column."""
    sheet = book.add_worksheet("Hướng dẫn")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_row(0, 0, ["Cột", "Điền gì"], formats["head"])
    rows = [
        (LABELS[name], _HELP_TEXTS.get(name) or field_of(Update, name).description or "") for name in KEYS
    ]
    choices = ", ".join(DECLARED_STATUS_LABELS.values())
    for line, (head, text) in enumerate(rows, 1):
        said = f"Chọn một trong: {choices}." if head == LABELS["status"] else text
        sheet.write_row(line, 0, [head, said], formats["given"])
    sheet.write_string(
        len(rows) + 2, 0, "Không đổi tên, không xóa cột nào; không sửa các cột màu xám.", formats["note"]
    )
