"""The rows as a flat table: one column a field, lists and records as readable text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from congkhai.dataset.record_fields import Field, FieldType
from congkhai.dataset.task_rows import DERIVED_FIELDS, DERIVED_KEY, PRINTED_FIELDS, Row

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table; ``name`` is the key of its field, with ``suy_ra.`` before a derived one."""

    name: str
    field: Field
    derived: bool

    def value(self, row: Row) -> Any:
        """Give the value of a row in this column, as in the JSON."""
        return (row[DERIVED_KEY] if self.derived else row)[self.field.key]


COLUMNS: tuple[Column, ...] = (
    *(Column(field.key, field, derived=False) for field in PRINTED_FIELDS),
    *(Column(f"{DERIVED_KEY}.{field.key}", field, derived=True) for field in DERIVED_FIELDS),
)


def _inline(value: Any) -> str:
    """Write a value on one line; keys without a value are left out."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_inline(part)}" for key, part in value.items() if part not in (None, []))
    if isinstance(value, list):
        return "; ".join(map(_inline, value))
    return str(value)


def cell(value: Any) -> Cell:
    """Turn a value into a cell: a list joined by "; ", records one a line as ``key: value, key: value``."""
    if not isinstance(value, list | dict):
        return value  # type: ignore[no-any-return]  # a scalar of JSON
    items = value if isinstance(value, list) else [value]
    return ("\n" if any(isinstance(item, dict) for item in items) else "; ").join(map(_inline, items)) or None


def is_date(column: Column) -> bool:
    """Say whether the cells of a column are dates; in the rows they are texts, ``yyyy-mm-dd``."""
    return column.field.type is FieldType.DAY
