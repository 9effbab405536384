"""The fields of the open data, read from the declarations of the records."""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from congkhai.model import DECLARED_STATUS_LABELS, DeclaredStatus, Record

Codes = tuple[tuple[str, str], ...]
"""Pairs of a code and its label."""


class FieldType(StrEnum):
    """The type of a field; the values are the type names of Table Schema (frictionlessdata.io)."""

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

    ``key`` is the key in the JSON, ``help`` explains the field in Vietnamese. ``codes`` are its only values,
    where they are fixed; ``subfields`` those of each item, where it is a list of records.
    """

    key: str
    label: str
    type: FieldType
    help: str
    codes: Codes = ()
    subfields: tuple[Field, ...] = ()


def _unwrapped(annotation: Any) -> Any:
    """Give the type inside ``Annotated`` and ``| None``."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation


_TYPES: dict[Any, FieldType] = {
    bool: FieldType.FLAG,
    int: FieldType.WHOLE,
    Decimal: FieldType.NUMBER,
    date: FieldType.DAY,
}


def _described(annotation: Any) -> tuple[FieldType, Codes, tuple[Field, ...]]:
    """Give type, codes and subfields of a field from its annotation; an annotation not known here is text."""
    annotated = _unwrapped(annotation)
    if get_origin(annotated) is tuple:
        item = _unwrapped(get_args(annotated)[0])
        is_record = isinstance(item, type) and issubclass(item, Record)
        return FieldType.LIST, (), fields_of(item) if is_record else ()
    if isinstance(annotated, type) and issubclass(annotated, Record):
        return FieldType.LIST, (), fields_of(annotated)
    return _TYPES.get(annotated, FieldType.TEXT), _CODES.get(annotated, ()), ()


@cache
def fields_of(record: type[Record]) -> tuple[Field, ...]:
    """Give the fields of a record in the order of their declaration.

    Dates of which only the month or year may be known are text.
    """
    fields = []
    for name, info in record.model_fields.items():
        field_type, codes, subfields = _described(info.annotation)
        label, help_text = info.title or name, info.description or ""
        fields.append(Field(info.alias or name, label, field_type, help_text, codes, subfields))
    return tuple(fields)
