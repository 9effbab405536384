"""JSON: a list of objects, one task a line, so that git and streams can follow it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial

from congkhai import urls
from congkhai.dataset import Dataset, Row
from congkhai.exports.base import Export
from congkhai.library import PlanKey


def to_json(rows: Iterable[Row]) -> bytes:
    """The rows as UTF-8, keys in their fixed order."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    # a lone surrogate, the one thing UTF-8 cannot hold, is escaped by hand
    return f"[\n{lines}\n]\n".encode("utf-8", "backslashreplace") if lines else b"[]\n"


def _make(data: Dataset, plans: tuple[PlanKey, ...]) -> bytes:
    return to_json(data.rows(plans))


def exports(data: Dataset) -> Iterator[Export]:
    """All tasks, and the tasks of each plan."""
    yield Export(urls.all_data("json"), partial(_make, data, tuple(data.library.plans)))
    for key in data.library.plans:
        yield Export(urls.plan_data(key, "json"), partial(_make, data, (key,)))
