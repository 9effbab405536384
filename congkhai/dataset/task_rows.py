"""One task as a record of the open data: what was printed, and what was worked out."""

from __future__ import annotations

from typing import Any

from congkhai.dataset.derived_fields import DERIVATIONS, TaskInContext
from congkhai.dataset.record_fields import Field, FieldType, fields_of
from congkhai.facts import Facts
from congkhai.library import Library, TaskEntry
from congkhai.model import Task

Row = dict[str, Any]

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
"""Where the task stands, then every field an editor can write, as printed."""

DERIVED_FIELDS: tuple[Field, ...] = tuple(derived.field for derived in DERIVATIONS)
"""What stands under ``suy_ra``."""


def row_of(library: Library, facts: Facts, task: TaskEntry) -> Row:
    """A task as plain JSON values: every key always there, None or an empty list where nothing is printed."""
    subject = TaskInContext(
        task, library.plan_of(task), library.agencies[task.agency], facts.tasks[task.key], facts
    )
    written = task.record.model_dump(mode="json", by_alias=True)
    place = {
        "co_quan": task.agency,
        "ke_hoach": task.plan,
        "so": task.number,
        "muc": [section.record.title for section in task.sections],
    }
    values = written | place
    row = {field.key: values[field.key] for field in PRINTED_FIELDS}
    row[DERIVED_KEY] = {derived.field.key: derived.value(subject) for derived in DERIVATIONS}
    return row
