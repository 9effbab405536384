"""Which keys a file may have where: read from the declarations of its record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Any, get_args

from congkhai.model import Record
from congkhai.sources.location_map import ValuePath


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    """The record classes inside ``tuple[X, ...]``, ``X | None``, ``dict[str, X]``, ``Annotated[X, …]``."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        if argument is not NoneType and argument is not Ellipsis:
            yield from _records_in(argument)


@cache
def key_labels(record: type[Record]) -> dict[str, str]:
    """The keys of one record: YAML key → printed label."""
    return {(info.alias or name): (info.title or name) for name, info in record.model_fields.items()}


@cache
def _children(record: type[Record]) -> dict[str, type[Record]]:
    found = {}
    for name, info in record.model_fields.items():
        inner = next(_records_in(info.annotation), None)
        if inner:
            found[info.alias or name] = inner
    return found


def record_at(record: type[Record], path: ValuePath) -> type[Record] | None:
    """The innermost record that ``path`` leads into from ``record``.

    List positions and the keys of free mappings (``muc``) do not lead into another record.
    """
    for step in path:
        if isinstance(step, str) and step in _children(record):
            record = _children(record)[step]
    return record


@cache
def parent_keys(record: type[Record]) -> dict[str, str]:
    """Every key that may stand inside ``record`` → the outer key that it stands under, ``""`` for none."""
    homes = dict.fromkeys(key_labels(record), "")
    for name, inner in _children(record).items():
        for key, home in parent_keys(inner).items():
            homes.setdefault(key, home or name)
    return homes


def all_keys(record: type[Record]) -> frozenset[str]:
    """Every key that may stand somewhere in a file of such a record."""
    return frozenset(parent_keys(record))
