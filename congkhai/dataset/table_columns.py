"""The rows as a flat table: one column per field, lists and records as readable text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from congkhai.dataset.record_fields import Field, FieldType
from congkhai.dataset.task_rows import DERIVED_FIELDS, DERIVED_KEY, PRINTED_FIELDS, Row

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``name`` is the key, with ``suy_ra.`` before what was worked out."""

    name: str
    field: Field
    derived: bool

    def value(self, row: Row) -> Any:
        """The row's own value, as in the JSON."""
        return (row[DERIVED_KEY] if self.derived else row)[self.field.key]


COLUMNS: tuple[Column, ...] = (
    *(Column(field.key, field, derived=False) for field in PRINTED_FIELDS),
    *(Column(f"{DERIVED_KEY}.{field.key}", field, derived=True) for field in DERIVED_FIELDS),
)


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_inline(part)}" for key, part in value.items() if part not in (None, []))
    if isinstance(value, list):
        return "; ".join(map(_inline, value))
    return str(value)


def cell(value: Any) -> Cell:
    """A value of a row for a table: texts of a list joined by "; ", records one a line as ``key: value``."""
    if not isinstance(value, list | dict):
        return value  # type: ignore[no-any-return]  # a scalar of JSON
    items = value if isinstance(value, list) else [value]
    return ("\n" if any(isinstance(item, dict) for item in items) else "; ").join(map(_inline, items)) or None


def is_day(column: Column) -> bool:
    """Whether the cells of a column are dates (``yyyy-mm-dd`` in the rows)."""
    return column.field.kind is FieldType.DAY
