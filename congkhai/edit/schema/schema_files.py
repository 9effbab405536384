"""The JSON Schema of each kind of file, made from the declarations of its record.

The schema of a single value comes with its type (``congkhai.model.value_types``); here are added what only
YAML editors need: lists that may be left out, empty values, examples and snippets.
"""

from __future__ import annotations

import json
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from congkhai.edit.schema.key_examples import EXAMPLES
from congkhai.edit.schema.key_snippets import snippet
from congkhai.model import Agency, Config, DeclaredStatus, DocumentLink, Plan, Record, Task, Update
from congkhai.model.value_patterns import word
from congkhai.model.value_types import Text

JsonSchema: TypeAlias = dict[str, Any]

SCHEMAS: dict[str, tuple[type[Record], str]] = {
    "ke-hoach.schema.json": (Plan, "Kế hoạch: plans/<cơ quan>/<kế hoạch>.yaml"),
    "co-quan.schema.json": (Agency, "Cơ quan: plans/<cơ quan>/co-quan.yaml"),
    "config.schema.json": (Config, "Trang: config.yaml"),
}
"""Name of a schema file → the record it describes, and its title."""

_EMPTY: JsonSchema = {"type": ["null", "string"], "maxLength": 0}  # an empty value counts as none

# What the validators of whole records demand.
_RULES: dict[type[Record], JsonSchema] = {
    DocumentLink: {"anyOf": [{"required": ["ten"]}, {"required": ["url"]}]},
    Update: {
        "if": {
            "properties": {"trang_thai": {"pattern": word(DeclaredStatus.DROPPED.value)}},
            "required": ["trang_thai"],
        },
        "then": {"required": ["ly_do"], "properties": {"ly_do": {"type": ["string", "number", "boolean"]}}},
    },
    Task: {"anyOf": [{"required": ["noi_dung"]}, {"required": ["phan"]}]},
}
# Keys of required fields that the record may fill from its other keys.
_FILLED_IN: dict[type[Record], frozenset[str]] = {Task: frozenset(["noi_dung"])}


class _DeclaredOrder(GenerateJsonSchema):
    """Keeps the keys of a schema in the order in which its type declares them."""

    def sort(self, value: JsonSchema, parent_key: str | None = None) -> JsonSchema:
        """Give ``value`` unchanged."""
        return value


def _schema_of_type(kind: Any) -> JsonSchema:
    """The schema that a type of single values declares."""
    return TypeAdapter(kind).json_schema(schema_generator=_DeclaredOrder)


def _takes_text(record: type[Record]) -> bool:
    """Whether a text alone may stand for the record."""
    try:
        record.model_validate("chữ")
    except ValidationError as error:
        return all(detail["type"] != "model_type" for detail in error.errors())
    return True


class _SchemaBuilder:
    """Makes the schemas of the records that a file can hold, each once; ``definitions``: name → schema."""

    def __init__(self) -> None:
        self.definitions: dict[str, JsonSchema] = {}

    def value_schema(self, hint: Any) -> JsonSchema:
        """The schema of a field's value, by the type hint of the field; an empty value aside."""
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            (kind,) = (one for one in get_args(hint) if one is not NoneType)
            return self.value_schema(kind)
        if origin is dict:
            return self._mapping_schema(*get_args(hint))
        if origin is Annotated and get_origin(get_args(hint)[0]) is tuple:
            return self._list_schema(get_args(get_args(hint)[0])[0])
        if isinstance(hint, type) and issubclass(hint, Record):
            return self._record_reference(hint)
        return _schema_of_type(hint)

    def _mapping_schema(self, keys: Any, values: Any) -> JsonSchema:
        """A mapping with free keys."""
        return {
            "type": "object",
            "propertyNames": {"pattern": self.value_schema(keys)["pattern"]},
            "errorMessage": "Ở đây ghi nhiều dòng, mỗi dòng “khóa: giá trị”.",
            "additionalProperties": self.value_schema(values),
        }

    def _list_schema(self, kind: Any) -> JsonSchema:
        """A list, or one value that stands for a list of one."""
        item = self.value_schema(kind)
        said = "Ở đây ghi một danh sách, mỗi mục một dòng bắt đầu bằng dấu gạch ngang và dấu cách."
        return {"anyOf": [{"type": "array", "items": item, "errorMessage": said}, item]}

    def _record_reference(self, record: type[Record]) -> JsonSchema:
        """A reference to the definition of a record, which is added where it is not there yet."""
        name = record.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a record that holds itself would end here
            self.definitions[name] = self.record_schema(record)
        reference = {"$ref": f"#/definitions/{name}"}
        if _takes_text(record):
            return {"anyOf": [_schema_of_type(Text), reference]}
        return reference

    def record_schema(self, record: type[Record]) -> JsonSchema:
        """The keys of a record; no others are allowed."""
        hints = get_type_hints(record, include_extras=True)
        properties: JsonSchema = {}
        required = []
        for name, info in record.model_fields.items():
            key = info.alias or name
            schema = self.value_schema(hints[name])
            if info.is_required():
                if key not in _FILLED_IN.get(record, ()):
                    required.append(key)
            else:
                schema = {"anyOf": [schema, _EMPTY]}
            told: JsonSchema = {"title": info.title, "description": info.description}
            examples = EXAMPLES.get((record, key), [])
            body = snippet((record, key), examples)
            told |= {"examples": examples} if body is None else {"defaultSnippets": [{"body": body}]}
            properties[key] = _described(schema, told)
        made: JsonSchema = {"type": "object", "additionalProperties": False, "properties": properties}
        made["errorMessage"] = f"Ở đây chỉ có các khóa: {', '.join(properties)}; mỗi khóa một dòng."
        if required:
            made["required"] = required
        return made | _RULES.get(record, {})


def _described(schema: JsonSchema, told: JsonSchema) -> JsonSchema:
    """A schema with the annotations ``told`` (title, description …) before it."""
    if "$ref" in schema:
        schema = {"allOf": [schema]}  # draft 7 ignores what stands beside a $ref
    return {key: value for key, value in told.items() if value} | schema


def render(name: str) -> str:
    """The text of the schema file ``name``; the same model gives the same text."""
    record, title = SCHEMAS[name]
    builder = _SchemaBuilder()
    schema: JsonSchema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}
    schema |= builder.record_schema(record)
    if builder.definitions:
        schema["definitions"] = dict(sorted(builder.definitions.items()))
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
