"""Search: records from the library, their index by Pagefind, the table that the browser reads beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from congkhai import urls
from congkhai.model import Config
from congkhai.search.index_bundle import make_bundle
from congkhai.search.index_cache import IndexCache
from congkhai.search.pagefind_program import find_binary
from congkhai.search.record_builder import search_records
from congkhai.search.record_table import EncodedRecord, encode_record, table, table_files
from congkhai.search.search_record import FilterChoice, RecordKind, SearchRecord

__all__ = [
    "INDEX_FOLDER",
    "INDEX_LIST",
    "NEWEST_FOLDER",
    "FilterChoice",
    "RecordKind",
    "SearchRecord",
    "index_files",
    "search_records",
]

INDEX_FOLDER = f"{urls.SEARCH}chi-muc/"
INDEX_LIST = "muc-luc.json"
NEWEST_FOLDER = (
    "moi-nhat"  # the folder of the first index, the same on every site: a browser opens it unasked
)


def index_files(
    records: Iterable[SearchRecord], *, config: Config, cache: Path | None
) -> Mapping[str, bytes]:
    """The whole index: paths from the site's root → bytes; all of it, or MachineError and nothing.

    Up to ``config.search.split_above`` tasks there is one index; beyond, one for each plan year, so that a
    change of this year's plans indexes this year alone. Indexes are remembered in the folder ``cache``.
    The same records and the same Pagefind give the same bytes.

    The list names the parts, newest first: ``ten`` and ``nam`` (the years of its tasks and plans), the folder
    ``thu_muc``, the number ``so`` of records, and by names that stand for their content the table ``bang``
    and Pagefind's ``goi``.
    """
    prepared = [encode_record(record) for record in records]
    binary = find_binary(config.search.binary)
    memory = IndexCache(cache)
    files: dict[str, bytes] = {}
    parts: list[dict[str, Any]] = []
    for name, items in _parts(prepared, config.search.split_above):
        made, ids = make_bundle(items, binary, memory)
        place = name if parts else NEWEST_FOLDER
        bang, tables = table_files(table(items, ids))
        files |= {f"{INDEX_FOLDER}{place}/{inside}": data for inside, data in (made | tables).items()}
        goi = next(inside for inside in made if inside.endswith(".pf_meta"))
        parts.append(
            {"ten": name, "nam": _years(items), "thu_muc": place, "so": len(items), "bang": bang, "goi": goi}
        )
    files[INDEX_FOLDER + INDEX_LIST] = _json({"phan": parts, "viet_tat": _abbreviations(config)})
    memory.prune()
    return files


def _parts(prepared: list[EncodedRecord], split_above: int) -> list[tuple[str, list[EncodedRecord]]]:
    """The indexes by name, newest year first. A page of several years stands with its newest; agencies, and
    what has no year, stand with the newest of all, which is searched first."""
    if sum(item.record.kind is RecordKind.TASK for item in prepared) <= split_above:
        return [("tat-ca", prepared)]
    newest = max((year for item in prepared for year in item.record.years), default=0)
    years: dict[int, list[EncodedRecord]] = {}
    for item in prepared:
        lasting = item.record.kind is RecordKind.AGENCY
        years.setdefault(newest if lasting else max(item.record.years, default=newest), []).append(item)
    return [(str(year), years[year]) for year in sorted(years, reverse=True)]


def _years(items: list[EncodedRecord]) -> list[str]:
    """The years of the tasks and plans of an index, newest first."""
    dated = (item.record.years for item in items if item.record.kind is not RecordKind.AGENCY)
    return [str(year) for year in sorted({year for years in dated for year in years}, reverse=True)]


def _abbreviations(config: Config) -> list[list[str]]:
    return [[short, known.meaning] for short, known in config.abbreviations.items()]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
