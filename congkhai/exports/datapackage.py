"""``datapackage.json``: the open data described for programs (Data Package 1.0, Table Schema)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from congkhai import urls
from congkhai.dataset import COLUMNS, DERIVED_FIELDS, DERIVED_KEY, PRINTED_FIELDS, Dataset, Field, FieldType
from congkhai.dataset.formats import CSV, DATA_FORMATS, JSON, DataFormat
from congkhai.exports.csv_table import to_csv
from congkhai.exports.export_file import Export, digest
from congkhai.exports.json_table import to_json
from congkhai.model import Config
from congkhai.vietnamese import slug

Descriptor = dict[str, Any]

PRIMARY_KEY = ("co_quan", "ke_hoach", "ma")
"""The columns whose values identify a task."""


def _field_descriptor(field: Field, name: str, kind: str) -> Descriptor:
    help_text = field.help
    if field.codes and field.type is FieldType.LIST:
        help_text += " " + "; ".join(f"{code}: {meaning}" for code, meaning in field.codes)
    descriptor: Descriptor = {"name": name, "title": field.label, "type": kind, "description": help_text}
    constraints: Descriptor = {}
    if name in PRIMARY_KEY:
        constraints["required"] = True
    if field.codes and field.type is not FieldType.LIST:
        constraints["enum"] = [code for code, _ in field.codes]
        descriptor["categories"] = [{"value": code, "label": meaning} for code, meaning in field.codes]
    return descriptor | ({"constraints": constraints} if constraints else {})


def table_fields() -> list[Descriptor]:
    """The fields of the CSV, as Table Schema describes them; lists are texts there."""
    return [
        _field_descriptor(
            column.field,
            column.name,
            FieldType.TEXT if column.field.type is FieldType.LIST else column.field.type,
        )
        for column in COLUMNS
    ]


def object_fields() -> list[Descriptor]:
    """The fields of the objects in the JSON; the derived fields are one object."""
    parts = "; ".join(f"{field.key}: {field.label}" for field in DERIVED_FIELDS)
    derived = {
        "name": DERIVED_KEY,
        "title": "Suy ra",
        "type": "object",
        "description": f"Điều chương trình suy ra. {parts}",
    }
    return [*(_field_descriptor(field, field.key, field.type) for field in PRINTED_FIELDS), derived]


def _resource(table: DataFormat) -> Descriptor:
    path = urls.all_data(table.extension).removeprefix(urls.DATA)
    return {
        "name": f"nhiem-vu-{table.extension}",
        "path": path,
        "title": table.title,
        "format": table.extension,
        "mediatype": table.media_type,
    }


def _resources(data: Dataset) -> Iterator[Descriptor]:
    """The tables: first the two that programs read, with their fields, then the other formats."""
    plans = tuple(data.library.plans)
    tabular = {"profile": "tabular-data-resource"}
    yield _table_resource(tabular, _resource(CSV), to_csv(data, plans), table_fields())
    yield _table_resource({"type": "json"}, _resource(JSON), to_json(data, plans), object_fields())
    for table in DATA_FORMATS:
        if table not in (CSV, JSON):
            # "file": its head is for people, so a program should not take it for the table
            yield {"type": "file"} | _resource(table)


def _table_resource(
    kind: Descriptor, resource: Descriptor, content: bytes, fields: list[Descriptor]
) -> Descriptor:
    return (
        kind
        | resource
        | {
            "encoding": "utf-8",
            "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
            "schema": {"fields": fields, "primaryKey": list(PRIMARY_KEY), "missingValues": [""]},
        }
    )


def _licences(config: Config) -> list[Descriptor]:
    if config.licence is None:
        return []
    where = {"path": config.licence.url} if config.licence.url else {"name": slug(config.licence.name)}
    return [{"title": config.licence.name} | where]


def _sources(data: Dataset) -> Iterator[Descriptor]:
    for plan in data.library.plans.values():
        record = plan.record
        source = {"title": f"{data.library.agencies[plan.agency].record.name}: {record.title}"}
        yield source | ({"path": record.source.url} if record.source and record.source.url else {})


def descriptor(data: Dataset) -> Descriptor:
    """The content of datapackage.json: the tables with their fields, licence, sources, day of the figures."""
    config = data.library.config
    content: Descriptor = {
        "profile": "data-package",
        "name": "nhiem-vu",
        "title": config.name,
        "description": config.tagline or config.name,
        "homepage": urls.absolute_url(config.base_url, urls.DATA),
        "so_lieu_den_ngay": data.facts.as_of.isoformat(),
        "licenses": _licences(config),
        "contributors": [{"title": config.owner, "role": "publisher"}] if config.owner else [],
        "sources": list(_sources(data)),
        "resources": list(_resources(data)),
    }
    return {key: value for key, value in content.items() if value not in (None, [])}


def _make(data: Dataset) -> bytes:
    return (json.dumps(descriptor(data), ensure_ascii=False, indent=2) + "\n").encode()


def _cache_key(data: Dataset) -> bytes:
    config = data.library.config
    return digest(
        data.digest(data.library.plans),
        data.facts.as_of.isoformat(),
        config.tagline,
        repr(list(_sources(data))),
    )


def data_package(data: Dataset) -> Iterator[Export]:
    """``datapackage.json``, in the folder of the tables that it describes."""
    yield Export(urls.DATAPACKAGE, partial(_make, data), partial(_cache_key, data))
