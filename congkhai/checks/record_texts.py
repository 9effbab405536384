"""All texts of a record, each with its path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from congkhai.model import Contact, Record
from congkhai.model.record_base import yaml_key_of
from congkhai.sources import ValuePath

TextAtPath = tuple[ValuePath, str]


@lru_cache(maxsize=64)
def _fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Give Python name and YAML key of each field."""
    return tuple((name, yaml_key_of(kind, name)) for name in kind.model_fields)


def texts_of(record: Record, path: ValuePath = ()) -> Iterator[TextAtPath]:
    """Give the texts of a record and of all records in it, in the order of their declaration.

    ``path`` leads to the record. Contacts are left out, as telephone numbers belong there.
    """
    for name, key in _fields(type(record)):
        yield from _texts_in(getattr(record, name), (*path, key))


def _texts_in(value: object, path: ValuePath) -> Iterator[TextAtPath]:
    if type(value) is str:  # not a str enum
        yield path, value
    elif isinstance(value, Record):
        if not isinstance(value, Contact):
            yield from texts_of(value, path)
    elif type(value) is tuple:  # a list; partial dates and year spans are subclasses of tuple
        for index, inner in enumerate(value):
            yield from _texts_in(inner, (*path, index))
    elif isinstance(value, dict):
        for code, inner in value.items():
            yield from _texts_in(inner, (*path, code))
