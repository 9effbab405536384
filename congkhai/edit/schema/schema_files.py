"""The schema of each kind of file, from the declarations of its record."""

from __future__ import annotations

import json
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import ValidationError

from congkhai.edit.schema import value_patterns
from congkhai.edit.schema.key_examples import EXAMPLES
from congkhai.edit.schema.key_snippets import snippet
from congkhai.edit.schema.value_schemas import CLASSES, LISTED, READERS, Schema, closed_words, text
from congkhai.model import Agency, Config, DeclaredStatus, DocumentLink, Plan, Record, Task, Update

SCHEMAS: dict[str, tuple[type[Record], str]] = {
    "ke-hoach.schema.json": (Plan, "Kế hoạch: plans/<cơ quan>/<kế hoạch>.yaml"),
    "co-quan.schema.json": (Agency, "Cơ quan: plans/<cơ quan>/co-quan.yaml"),
    "config.schema.json": (Config, "Trang: config.yaml"),
}
"""File name → what it describes, and its title."""

_EMPTY: Schema = {"type": ["null", "string"], "maxLength": 0}  # an empty value is a missing one

# What the records' own validators hold beyond single values.
_RULES: dict[type[Record], Schema] = {
    DocumentLink: {"anyOf": [{"required": ["ten"]}, {"required": ["url"]}]},
    Update: {
        "if": {
            "properties": {"trang_thai": {"pattern": value_patterns.word(DeclaredStatus.DROPPED.value)}},
            "required": ["trang_thai"],
        },
        "then": {"required": ["ly_do"], "properties": {"ly_do": {"type": ["string", "number", "boolean"]}}},
    },
    Task: {"anyOf": [{"required": ["noi_dung"]}, {"required": ["phan"]}]},
}
_MADE_UP: dict[type[Record], frozenset[str]] = {Task: frozenset(["noi_dung"])}  # may come from other keys


def _takes_text(record: type[Record]) -> bool:
    """Whether a bare text may stand for the record."""
    try:
        record.model_validate("chữ")
    except ValidationError as error:
        return all(detail["type"] != "model_type" for detail in error.errors())
    return True


def _closed(extra: tuple[Any, ...], kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum) and bool(extra)


class _Maker:
    """Makes the schemas of the records that a file can hold, each once."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def value(self, hint: Any) -> Schema:
        """The schema of a value that is there."""
        origin = get_origin(hint)
        if origin is Annotated:
            kind, *extra = get_args(hint)
            if _closed(tuple(extra), kind):
                return closed_words(kind)
            reader = extra[0].func
            return self._many(kind) if reader is LISTED else READERS[reader]()
        if origin in (Union, UnionType):
            (kind,) = (one for one in get_args(hint) if one is not NoneType)
            return self.value(kind)
        if origin is dict:
            keys, values = get_args(hint)
            names = {key: rule for key, rule in self.value(keys).items() if key == "pattern"}
            made: Schema = {"type": "object", "propertyNames": names}
            made["errorMessage"] = "Ở đây ghi nhiều dòng, mỗi dòng “khóa: giá trị”."
            return made | {"additionalProperties": self.value(values)}
        if hint in CLASSES:
            return CLASSES[hint]()
        return self._record(hint)

    def _many(self, kind: Any) -> Schema:
        """A list, or one value that stands for a list of one."""
        one = self.value(get_args(kind)[0])
        said = "Ở đây ghi một danh sách, mỗi mục một dòng bắt đầu bằng dấu gạch ngang và dấu cách."
        return {"anyOf": [{"type": "array", "items": one, "errorMessage": said}, one]}

    def _record(self, record: type[Record]) -> Schema:
        name = record.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a record that holds itself would end here
            self.definitions[name] = self.object(record)
        reference = {"$ref": f"#/definitions/{name}"}
        if _takes_text(record):
            return {"anyOf": [text(), reference]}
        return reference

    def object(self, record: type[Record]) -> Schema:
        """The keys of a record; no others are allowed."""
        hints = get_type_hints(record, include_extras=True)
        properties: Schema = {}
        required = []
        for name, info in record.model_fields.items():
            key = info.alias or name
            schema = self.value(hints[name])
            if info.is_required():
                if key not in _MADE_UP.get(record, ()):
                    required.append(key)
            else:
                schema = {"anyOf": [schema, _EMPTY]}
            told: Schema = {"title": info.title, "description": info.description}
            examples = EXAMPLES.get((record, key), [])
            body = snippet((record, key), examples)
            told |= {"examples": examples} if body is None else {"defaultSnippets": [{"body": body}]}
            properties[key] = _described(schema, told)
        made: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
        made["errorMessage"] = f"Ở đây chỉ có các khóa: {', '.join(properties)}; mỗi khóa một dòng."
        if required:
            made["required"] = required
        return made | _RULES.get(record, {})


def _described(schema: Schema, told: Schema) -> Schema:
    if "$ref" in schema:
        schema = {"allOf": [schema]}  # draft 7 passes over what stands beside a $ref
    return {key: value for key, value in told.items() if value} | schema


def render(name: str) -> str:
    """The text of a schema file; the same model gives the same text."""
    record, title = SCHEMAS[name]
    maker = _Maker()
    schema: Schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}
    schema |= maker.object(record)
    if maker.definitions:
        schema["definitions"] = dict(sorted(maker.definitions.items()))
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
