"""Search: records made from the library, their index by Pagefind, and the table that belongs to it."""

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
from congkhai.search.record_table import EncodedRecord, encode_record, record_table, table_files
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
    "moi-nhat"  # the folder of the first part, the same on every site; browsers fetch it before the list
)


def index_files(
    records: Iterable[SearchRecord],
    *,
    config: Config,
    cache_folder: Path | None,
    pagefind: Path | None = None,
) -> Mapping[str, bytes]:
    """The files of the whole index: path from the site's root → bytes. Raises MachineError where one fails.

    Up to ``config.search.split_above`` tasks the index has one part; above, a part for each plan year, so
    that a change of this year's plans makes only its part again. Parts are cached in ``cache_folder``.
    ``pagefind``: the program to use, else the one that ``find_binary`` finds. The same records and the same
    Pagefind give the same bytes.

    The list of parts is JSON. ``phan``: the parts, newest first, each with its name ``ten``, the years of its
    tasks and plans ``nam``, its folder ``thu_muc``, the number of its records ``so``, its table ``bang`` and
    Pagefind's list of the bundle ``goi``. ``viet_tat``: the abbreviations with their meanings.
    """
    encoded = [encode_record(record) for record in records]
    binary = find_binary(pagefind)
    cache = IndexCache(cache_folder)
    files: dict[str, bytes] = {}
    parts: list[dict[str, Any]] = []
    for name, items in _split_into_parts(encoded, config.search.split_above):
        bundle, ids = make_bundle(items, binary, cache)
        folder = name if parts else NEWEST_FOLDER
        table_name, table = table_files(record_table(items, ids))
        files |= {f"{INDEX_FOLDER}{folder}/{inside}": data for inside, data in (bundle | table).items()}
        parts.append(
            {
                "ten": name,
                "nam": _years(items),
                "thu_muc": folder,
                "so": len(items),
                "bang": table_name,
                "goi": next(inside for inside in bundle if inside.endswith(".pf_meta")),
            }
        )
    files[INDEX_FOLDER + INDEX_LIST] = _json({"phan": parts, "viet_tat": _abbreviations(config)})
    cache.prune()
    return files


def _split_into_parts(
    encoded: list[EncodedRecord], split_above: int
) -> list[tuple[str, list[EncodedRecord]]]:
    """The parts as name and records, newest year first.

    A page of several years goes to the newest of them. Agencies, and what has no year, go to the newest year
    of all, which is searched first.
    """
    if sum(item.record.kind is RecordKind.TASK for item in encoded) <= split_above:
        return [("tat-ca", encoded)]
    newest = max((year for item in encoded for year in item.record.years), default=0)
    by_year: dict[int, list[EncodedRecord]] = {}
    for item in encoded:
        is_agency = item.record.kind is RecordKind.AGENCY
        year = newest if is_agency else max(item.record.years, default=newest)
        by_year.setdefault(year, []).append(item)
    return [(str(year), by_year[year]) for year in sorted(by_year, reverse=True)]


def _years(items: list[EncodedRecord]) -> list[str]:
    """The years of the tasks and plans of a part, newest first."""
    dated = (item.record.years for item in items if item.record.kind is not RecordKind.AGENCY)
    return [str(year) for year in sorted({year for years in dated for year in years}, reverse=True)]


def _abbreviations(config: Config) -> list[list[str]]:
    return [[short, entry.meaning] for short, entry in config.abbreviations.items()]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
