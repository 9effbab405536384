"""The open data: one row for each task, and the meaning of each field. ``exports`` writes the formats."""

from congkhai.dataset.dataset import Dataset, FragmentStore
from congkhai.dataset.record_fields import FIELD_TYPE_LABELS, Field, FieldType
from congkhai.dataset.table_columns import COLUMNS, Cell, Column, cell, is_date
from congkhai.dataset.task_rows import DERIVED_FIELDS, DERIVED_KEY, PRINTED_FIELDS, Row, row_of

__all__ = [
    "COLUMNS",
    "DERIVED_FIELDS",
    "DERIVED_KEY",
    "FIELD_TYPE_LABELS",
    "PRINTED_FIELDS",
    "Cell",
    "Column",
    "Dataset",
    "Field",
    "FieldType",
    "FragmentStore",
    "Row",
    "cell",
    "is_date",
    "row_of",
]
