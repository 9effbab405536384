"""The base classes of records, and the declaration of their fields."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo


class Record(BaseModel):
    """A mapping in an editor's file: its YAML keys are the aliases, its Python attributes the English names.

    A record cannot be changed once made. An unknown key is an error, an empty value counts as none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_missing(cls, data: Any) -> Any:
        """Drop keys without a value (``phoi_hop:``); an unknown key stays, so that it is reported."""
        if isinstance(data, dict):
            known = _keys(cls)
            return {key: value for key, value in data.items() if value not in ("", None) or key not in known}
        return data


@cache
def _keys(record: type[Record]) -> frozenset[str]:
    """The YAML keys of a record."""
    return frozenset(info.alias or name for name, info in record.model_fields.items())


class Shorthand(Record):
    """A record that may be written as a text alone, which is then the value of the YAML key ``text_key``."""

    text_key: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        return {cls.text_key: data} if isinstance(data, str) else data


def yaml_field(name: str, label: str, help_text: str, default: Any = ..., **more: Any) -> Any:
    """Declare a field of a record.

    ``name`` is its YAML key, ``label`` what pages and tables print, ``help_text`` what editors are told.
    A field without a ``default`` is required. ``more`` goes to ``pydantic.Field``.
    """
    return Field(default, alias=name, title=label, description=help_text, **more)


def field_of(record: type[Record], name: str) -> FieldInfo:
    """Give the declaration of the field whose Python name is ``name``; raises KeyError when there is none."""
    return record.model_fields[name]


def yaml_key_of(record: type[Record], name: str) -> str:
    """Give the YAML key of the field whose Python name is ``name``; raises KeyError when there is none."""
    return field_of(record, name).alias or name


def label_of(record: type[Record], name: str) -> str:
    """Give the printed label of the field whose Python name is ``name``; raises KeyError as ``field_of``."""
    return field_of(record, name).title or name
