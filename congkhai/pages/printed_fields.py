"""The fields of a record that its page prints by one common rule: label and value (``field_places.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from congkhai.model import PartialDate, Record, label_of
from congkhai.model.field_places import listed_fields
from congkhai.pages.value_texts import format_date, with_unit


@dataclass(frozen=True, slots=True)
class PrintedField:
    """A field as printed: ``text`` is Markdown; ``items`` are the lines of a field with several values."""

    name: str
    label: str
    text: str
    items: tuple[str, ...] = ()


def printed_fields(record: Record) -> Iterator[PrintedField]:
    """Yield the listed fields of a record that say something, by their positions."""
    for name in listed_fields(type(record), "page"):
        value = getattr(record, name)
        label = label_of(type(record), name)
        if isinstance(value, tuple) and not isinstance(value, PartialDate):
            if value:
                yield PrintedField(name, label, "", tuple(map(_text, value)))
        elif value is not None and value != "":
            yield PrintedField(name, label, _text(value))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date | PartialDate):
        return format_date(value)
    if isinstance(value, Decimal):
        return with_unit(value, "")
    raise TypeError(f"no rule prints a {type(value).__name__}; declare the field as Own in field_places.py")
