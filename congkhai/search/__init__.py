"""Search: records from the library, their index by Pagefind, the table that the browser reads beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from congkhai import urls
from congkhai.model import Config
from congkhai.search.bundle import make_bundle
from congkhai.search.pagefind import find_binary
from congkhai.search.record import Choice, Kind, Record
from congkhai.search.records import search_records
from congkhai.search.table import Prepared, prepare, table

__all__ = ["FOLDER", "LIST", "NEWEST", "Choice", "Kind", "Record", "index_files", "search_records"]

FOLDER = f"{urls.SEARCH}chi-muc/"
LIST = "muc-luc.json"
NEWEST = "moi-nhat"  # the folder of the first index, the same on every site: a browser opens it unasked


def index_files(records: Iterable[Record], *, config: Config, cache: Path | None) -> Mapping[str, bytes]:
    """The whole index: paths from the site's root → bytes; all of it, or MachineError and nothing.

    Up to ``config.search.split_above`` tasks there is one index; beyond, one for each plan year, so that a
    change of this year's plans indexes this year alone. Indexes are remembered in the folder ``cache``.
    The same records and the same Pagefind give the same bytes.
    """
    prepared = [prepare(record) for record in records]
    binary = find_binary(config.search.binary)
    files: dict[str, bytes] = {}
    parts: list[dict[str, Any]] = []
    for name, items in _parts(prepared, config.search.split_above):
        made, ids = make_bundle(items, binary, cache)
        place = name if parts else NEWEST
        folder = f"{FOLDER}{place}/"
        files |= {folder + inside: data for inside, data in made.items()}
        files[f"{folder}bang.json"] = _json(table(items, ids))
        parts.append({"ten": name, "thu_muc": place, "so": len(items)})
    files[FOLDER + LIST] = _json({"phan": parts, "viet_tat": _abbreviations(config)})
    return files


def _parts(prepared: list[Prepared], split_above: int) -> list[tuple[str, list[Prepared]]]:
    """The indexes by name, newest year first; a page of several years stands with the newest."""
    if sum(item.record.kind is Kind.TASK for item in prepared) <= split_above:
        return [("tat-ca", prepared)]
    years: dict[int, list[Prepared]] = {}
    for item in prepared:
        years.setdefault(max(item.record.years, default=0), []).append(item)
    return [(str(year) if year else "khac", years[year]) for year in sorted(years, reverse=True)]


def _abbreviations(config: Config) -> list[list[str]]:
    return [[short, known.meaning] for short, known in config.abbreviations.items()]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
