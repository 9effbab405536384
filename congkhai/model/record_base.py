"""What all records share: frozen, closed, an empty value is a missing one."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo


class Record(BaseModel):
    """A record of an editor's file. Keys are the Vietnamese aliases; attributes the English names."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_missing(cls, data: Any) -> Any:
        """``phoi_hop:`` with nothing behind it says the same as no ``phoi_hop`` at all.

        An unknown key stays, so that it is told even when it is empty.
        """
        if isinstance(data, dict):
            known = _keys(cls)
            return {key: value for key, value in data.items() if value not in ("", None) or key not in known}
        return data


@cache
def _keys(record: type[Record]) -> frozenset[str]:
    return frozenset(info.alias or name for name, info in record.model_fields.items())


class Shorthand(Record):
    """A record that may be written as a bare text, which is then the value of its key ``text_key``."""

    text_key: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        return {cls.text_key: data} if isinstance(data, str) else data


def yaml_field(name: str, label: str, help_text: str, default: Any = ..., **more: Any) -> Any:
    """Declare a field: YAML key, printed label, help text for editors, default (required without one)."""
    return Field(default, alias=name, title=label, description=help_text, **more)


def field_of(record: type[Record], name: str) -> FieldInfo:
    """The declaration of the field whose Python name is ``name``; KeyError when there is none."""
    return record.model_fields[name]


def yaml_key_of(record: type[Record], name: str) -> str:
    """The YAML key of a field."""
    return field_of(record, name).alias or name


def label_of(record: type[Record], name: str) -> str:
    """The printed label of a field."""
    return field_of(record, name).title or name
