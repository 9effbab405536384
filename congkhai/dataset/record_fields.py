"""The fields of the open data: key, label, type and help, read from the records they come from."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from congkhai.model import DECLARED_STATUS_LABELS, DeclaredStatus, Record

Codes = tuple[tuple[str, str], ...]  # (code, meaning)


class FieldType(StrEnum):
    """The type of a field. Values are the type names of Table Schema; PARTIAL is text there."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    DAY = "date"
    FLAG = "boolean"
    LIST = "array"


FIELD_TYPE_LABELS: dict[FieldType, str] = {
    FieldType.TEXT: "chữ",
    FieldType.WHOLE: "số nguyên",
    FieldType.NUMBER: "số",
    FieldType.DAY: "ngày",
    FieldType.FLAG: "đúng hoặc sai",
    FieldType.LIST: "danh sách",
}

DECLARED_STATUS_CODES: Codes = tuple(
    (status.value, label) for status, label in DECLARED_STATUS_LABELS.items()
)
_CODES: dict[Any, Codes] = {DeclaredStatus: DECLARED_STATUS_CODES}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the open data.

    ``key`` is the key in the JSON; ``codes`` the closed values, where it has such; ``parts`` the fields of
    each item, where it is a list of records.
    """

    key: str
    label: str
    kind: FieldType
    help: str
    codes: Codes = ()
    parts: tuple[Field, ...] = ()


def _bare(annotation: Any) -> Any:
    """The type itself: without Annotated, without None."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation


_KINDS: dict[Any, FieldType] = {
    bool: FieldType.FLAG,
    int: FieldType.WHOLE,
    Decimal: FieldType.NUMBER,
    date: FieldType.DAY,
}


def _described(annotation: Any) -> tuple[FieldType, Codes, tuple[Field, ...]]:
    kind = _bare(annotation)
    if get_origin(kind) is tuple:
        item = _bare(get_args(kind)[0])
        return (
            FieldType.LIST,
            (),
            fields_of(item) if isinstance(item, type) and issubclass(item, Record) else (),
        )
    if isinstance(kind, type) and issubclass(kind, Record):
        return FieldType.LIST, (), fields_of(kind)
    return _KINDS.get(kind, FieldType.TEXT), _CODES.get(kind, ()), ()


@cache
def fields_of(record: type[Record]) -> tuple[Field, ...]:
    """The fields of a record as the open data prints them, in the order of their declaration.

    Dates of which only the month may be known are text.
    """

    def made() -> Iterator[Field]:
        for name, info in record.model_fields.items():
            kind, codes, parts = _described(info.annotation)
            yield Field(info.alias or name, info.title or name, kind, info.description or "", codes, parts)

    return tuple(made())
