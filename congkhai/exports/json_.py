"""JSON: a list of objects, one task a line, so that git and streams can follow it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from congkhai.dataset import Dataset
from congkhai.exports.base import Export
from congkhai.exports.tables import tables
from congkhai.library import PlanKey


def to_json(lines: Iterable[str]) -> bytes:
    """A list of the objects whose JSON ``lines`` gives, as UTF-8."""
    text = ",\n".join(lines)
    return f"[\n{text}\n]\n".encode() if text else b"[]\n"


def _make(data: Dataset, plans: tuple[PlanKey, ...]) -> bytes:
    return to_json(data.lines(plans))


def exports(data: Dataset) -> Iterator[Export]:
    """``nhiem-vu.json`` and one file for each plan."""
    return tables(data, "json", _make)
