"""The row of a task in the open data: what its plan prints, and what was worked out of it."""

from __future__ import annotations

from typing import Any

from congkhai.dataset.derived_fields import DERIVATIONS, TaskInContext
from congkhai.dataset.record_fields import Field, FieldType, fields_of
from congkhai.facts import Facts
from congkhai.library import Library, TaskEntry
from congkhai.model import Task

Row = dict[str, Any]
"""JSON values by key; the derived ones stand in a dict of their own under ``DERIVED_KEY``."""

POSITION_FIELDS: tuple[Field, ...] = (
    Field("co_quan", "Mã cơ quan", FieldType.TEXT, "Mã của cơ quan: tên thư mục dưới plans/."),
    Field("ke_hoach", "Mã kế hoạch", FieldType.TEXT, "Mã của kế hoạch: tên tệp, không kể .yaml."),
    Field("muc", "Mục", FieldType.LIST, "Tên các mục của phụ lục chứa nhiệm vụ, từ ngoài vào trong."),
)
DERIVED_KEY = "suy_ra"
_FIRST = ("co_quan", "ke_hoach", "ma", "so", "muc")


def _printed_fields() -> tuple[Field, ...]:
    by_key = {field.key: field for field in (*POSITION_FIELDS, *fields_of(Task))}
    return tuple([by_key.pop(key) for key in _FIRST] + list(by_key.values()))


PRINTED_FIELDS: tuple[Field, ...] = _printed_fields()
"""The ids of agency and plan, then every field that an editor can write, as printed."""

DERIVED_FIELDS: tuple[Field, ...] = tuple(derived.field for derived in DERIVATIONS)
"""The fields under ``suy_ra``."""


def row_of(library: Library, facts: Facts, task: TaskEntry) -> Row:
    """Make the row of a task. Every key is there, with None or an empty list where nothing is printed."""
    context = TaskInContext(
        task, library.plan_of(task), library.agencies[task.agency], facts.tasks[task.key], facts
    )
    written = task.record.model_dump(mode="json", by_alias=True)
    position = {
        "co_quan": task.agency,
        "ke_hoach": task.plan,
        "so": task.number,
        "muc": [section.record.title for section in task.sections],
    }
    values = written | position
    row = {field.key: values[field.key] for field in PRINTED_FIELDS}
    row[DERIVED_KEY] = {derived.field.key: derived.value(context) for derived in DERIVATIONS}
    return row
