"""Which texts of a record can be found: its fields in the order that ``model/field_places.py`` gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from congkhai.model import PartialDate, Record
from congkhai.model.field_places import listed_fields
from congkhai.pages.value_texts import format_date, with_unit

OwnTexts = Mapping[str, Callable[[], Iterable[str | None]]]
"""Python name of a field → its texts, where the common rule does not give them."""


def record_texts(record: Record, own: OwnTexts | None = None, unit: str = "") -> Iterator[str]:
    """Give the texts of a record's listed fields, those of records inside it at their place.

    ``own``: fields of this record that have a rule of their own; ``unit`` stands behind each number.
    """
    for name in listed_fields(type(record), "search"):
        if own and name in own:
            yield from filter(None, own[name]())
        else:
            yield from _value_texts(getattr(record, name), unit)


def _value_texts(value: Any, unit: str) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, date | PartialDate):  # before tuples: a PartialDate is one
        yield format_date(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _value_texts(item, unit)
    elif isinstance(value, Record):
        yield from record_texts(value, unit=unit)
    elif isinstance(value, Decimal):
        yield with_unit(value, unit)
    elif value is not None:
        raise TypeError(f"no rule makes a text of a {type(value).__name__}")
