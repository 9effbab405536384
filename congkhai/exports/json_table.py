"""JSON: a list of objects, one task a line, so that git shows changed tasks and programs can read lines."""

from __future__ import annotations

from congkhai.dataset import Dataset
from congkhai.dataset.formats import JSON
from congkhai.exports.table_exports import TableExporter
from congkhai.library import PlanKey


def to_json(data: Dataset, plans: tuple[PlanKey, ...]) -> bytes:
    """The rows of some plans as a list of objects, UTF-8."""
    lines = b",\n".join(data.lines(plan) for plan in plans if data.library.plans[plan].tasks)
    return b"[\n" + lines + b"\n]\n" if lines else b"[]\n"


TABLES = TableExporter(JSON, to_json)
