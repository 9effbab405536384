"""XLSX for people: typed days, a frozen head, filters, and a sheet that explains the columns.

XlsxWriter makes the workbook without its rows (``xlsx_template.py``). The rows of each plan are made once, as
a compressed part (``deflated_parts.py``), and joined into the tables of the plan and of the whole site. So an
edit writes the rows of one plan, not those of all plans (docs/decisions/0004-own-xlsx-tables.md).
"""

from __future__ import annotations

from congkhai.dataset import COLUMNS, Dataset, is_date
from congkhai.dataset.formats import XLSX
from congkhai.exports.deflated_parts import DeflatedPart, deflate
from congkhai.exports.sheet_rows import CellStyles, rows_xml
from congkhai.exports.table_exports import TableExporter
from congkhai.exports.xlsx_template import SiteDescription, workbook_template
from congkhai.library import PlanKey


def _rows_of_plan(data: Dataset, plan: PlanKey, styles: CellStyles) -> bytes:
    """The rows of a plan as the bytes of a DeflatedPart."""
    day_columns = [is_date(column) for column in COLUMNS]
    return bytes(deflate(rows_xml(data.cells(plan), day_columns, styles)))


def to_xlsx(data: Dataset, plans: tuple[PlanKey, ...]) -> bytes:
    """A workbook of the rows of ``plans``; the same rows give the same bytes."""
    template = workbook_template(SiteDescription.from_config(data.library.config))
    count = sum(len(data.library.plans[plan].tasks) for plan in plans)
    rows = data.fragments("xlsx", plans, lambda plan: _rows_of_plan(data, plan, template.styles))
    return template.with_rows(map(DeflatedPart.from_bytes, rows), 1 + count)


TABLES = TableExporter(XLSX, to_xlsx)
