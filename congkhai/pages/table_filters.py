"""The filters of a table. They need a script; without it the table shows all rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from congkhai.pages.status_badges import STATUSES_BY_URGENCY
from congkhai.pages.task_table_rows import TaskRow
from congkhai.vietnamese import collation_key


@dataclass(frozen=True, slots=True)
class FilterOption:
    """A value of a filter, its label, and how many rows of the table have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: ``name`` stands in the query of the address and, after ``data-``, on the rows."""

    name: str
    label: str
    choices: tuple[FilterOption, ...]


_URGENCY_RANK = {status.value: rank for rank, status in enumerate(STATUSES_BY_URGENCY)}


def make_filter(name: str, label: str, values: Iterable[tuple[str, str]]) -> Filter | None:
    """Make a filter from the (value, label) of each row; None where all rows have the same value.

    A row may give several pairs. Statuses come by urgency, other values by label.
    """
    labels: dict[str, str] = {}
    counts: dict[str, int] = {}
    for value, value_label in values:
        labels.setdefault(value, value_label)
        counts[value] = counts.get(value, 0) + 1
    if len(labels) < 2:
        return None
    order = sorted(labels, key=lambda value: (_URGENCY_RANK.get(value, -1), collation_key(labels[value])))
    return Filter(name, label, tuple(FilterOption(value, labels[value], counts[value]) for value in order))


def _unit_values(row: TaskRow, names: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    codes = dict.fromkeys(unit.code for unit in (*row.lead, *row.support) if unit.code)
    return ((code, names[code]) for code in codes if code in names)


def task_filters(
    rows: Iterable[TaskRow], *, units: Mapping[str, str] | None = None, agencies: bool = False
) -> tuple[Filter, ...]:
    """Give the filters of a table of tasks: those that have two values or more.

    ``agencies`` adds a filter by agency. ``units`` (code → name) adds one by unit; give it only for rows of
    one agency, as another may use the same codes.
    """
    listed = tuple(rows)
    agency_values = ((row.agency_code, row.agency.label) for row in listed) if agencies else ()
    unit_values = (value for row in listed for value in _unit_values(row, units or {}))
    found = (
        make_filter("tinh-trang", "Tình trạng", ((row.status.code, row.status.label) for row in listed)),
        make_filter("co-quan", "Cơ quan", agency_values),
        make_filter("don-vi", "Đơn vị", unit_values),
        make_filter("nam", "Năm", ((row.years, row.years) for row in listed)),
    )
    return tuple(item for item in found if item)
