"""Every text of a record, with the way to it: what the checks on wording read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from congkhai.model import Contact, Record
from congkhai.model.record_base import yaml_key_of
from congkhai.sources import ValuePath

Text = tuple[ValuePath, str]


@lru_cache(maxsize=64)
def _fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    return tuple((name, yaml_key_of(kind, name)) for name in kind.model_fields)


def texts_of(record: Record, path: ValuePath = ()) -> Iterator[Text]:
    """The texts of a record and of all records in it, in the order the model declares them.

    Contact fields are left out: a telephone number is at home there.
    """
    for name, key in _fields(type(record)):
        yield from _texts_in(getattr(record, name), (*path, key))


def _texts_in(value: object, path: ValuePath) -> Iterator[Text]:
    if type(value) is str:  # closed words and dates are no texts
        yield path, value
    elif isinstance(value, Record):
        if not isinstance(value, Contact):
            yield from texts_of(value, path)
    elif type(value) is tuple:  # a list; dates and year spans are tuples of their own kind
        for index, inner in enumerate(value):
            yield from _texts_in(inner, (*path, index))
    elif isinstance(value, dict):
        for code, inner in value.items():
            yield from _texts_in(inner, (*path, code))
