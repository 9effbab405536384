"""The open data: one row per task, and what each field means. The formats stand in ``exports``."""

from congkhai.dataset.fields import KIND_LABELS, Field, Kind
from congkhai.dataset.rows import DERIVED_FIELDS, DERIVED_KEY, PRINTED_FIELDS, Dataset, Row, row_of

__all__ = [
    "DERIVED_FIELDS",
    "DERIVED_KEY",
    "KIND_LABELS",
    "PRINTED_FIELDS",
    "Dataset",
    "Field",
    "Kind",
    "Row",
    "row_of",
]
