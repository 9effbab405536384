"""Whether an index on the disk is whole: every file that a search in the browser may ask for is there."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from congkhai.search import INDEX_FOLDER, INDEX_LIST
from congkhai.search.pagefind_files import DATA_SUFFIXES, DECODE_ERRORS, unpack
from congkhai.search.record_table import COMPRESSED_SUFFIX, PLAIN_SUFFIX

_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_BROKEN = (*DECODE_ERRORS, KeyError, TypeError, AttributeError)


class _Part(NamedTuple):
    """A part as the list has it: its folder, the number of its records, and by their paths its table
    (compressed and plain) and Pagefind's list of the bundle."""

    folder: str
    records: int
    packed: str
    plain: str
    goi: str


def _listed(part: Mapping[str, Any]) -> _Part:
    folder = f"{INDEX_FOLDER}{part['thu_muc']}/"
    table = f"{folder}{part['bang']}"
    return _Part(
        folder, int(part["so"]), table + COMPRESSED_SUFFIX, table + PLAIN_SUFFIX, f"{folder}{part['goi']}"
    )


def check_index(files: Mapping[str, Path]) -> tuple[str, ...]:
    """What is wrong with the search index among ``files`` (path from the site's root → file), a line each.

    Every part that the list names must hold Pagefind's program and entry, a table, and as many records as
    the list, the table and Pagefind's own entry say; every compressed file must unpack. Empty when all is
    well.
    """
    try:
        listed = [_listed(part) for part in _json(files, INDEX_FOLDER + INDEX_LIST)["phan"]]
    except _BROKEN as error:
        return (_line(INDEX_FOLDER + INDEX_LIST, error),)
    lines = [line for part in listed for line in _wrong(files, part)]
    return tuple(lines) if listed else (f"{INDEX_FOLDER}{INDEX_LIST}: chỉ mục tìm kiếm không có phần nào",)


def _line(path: str, error: Exception) -> str:
    what = "thiếu" if isinstance(error, KeyError) and error.args == (path,) else "hỏng"
    return f"{path}: tệp của chỉ mục tìm kiếm bị {what}"


def _json(files: Mapping[str, Path], path: str) -> Any:
    return json.loads(files[path].read_bytes())


def _wrong(files: Mapping[str, Path], part: _Part) -> Iterator[str]:
    """What is wrong with one part."""
    inside = {path for path in files if path.startswith(part.folder)}
    for path in (*(part.folder + name for name in _NEEDED), part.packed, part.plain, part.goi):
        if path not in inside:
            yield f"{path}: tệp của chỉ mục tìm kiếm bị thiếu"
    for path in sorted(inside):
        try:
            if path.endswith(DATA_SUFFIXES):
                unpack(files[path].read_bytes())
            elif path.endswith(COMPRESSED_SUFFIX):
                gzip.decompress(files[path].read_bytes())
            elif not files[path].stat().st_size:
                raise ValueError(path)
        except _BROKEN as error:
            yield _line(path, error)
    try:
        if gzip.decompress(files[part.packed].read_bytes()) != files[part.plain].read_bytes():
            yield f"{part.packed}: khác với bản không nén"
        if part.records:  # without any, Pagefind holds one that no table names
            yield from _records(files, part)
    except _BROKEN as error:
        missing = error.args[0] if isinstance(error, KeyError) and error.args else part.folder
        yield _line(str(missing), error)


def _records(files: Mapping[str, Path], part: _Part) -> Iterator[str]:
    """What is wrong between the files of one part: counts, and names that lead to no file."""
    folder, records = part.folder, part.records
    ids = _json(files, part.plain)["ids"].split()
    languages = _json(files, f"{folder}pagefind-entry.json")["languages"]
    known = sum(language["page_count"] for language in languages.values())
    if not records == len(ids) == known:
        yield f"{folder}: số bản ghi không khớp (danh mục {records}, bảng {len(ids)}, Pagefind {known})"
    wanted = {f"{folder}fragment/{name}.pf_fragment" for name in ids}
    for code, language in languages.items():
        meta = unpack(files[f"{folder}pagefind.{language['hash']}.pf_meta"].read_bytes())
        # chunks and fragments are named by the language and a digest, in Pagefind's list and on the disk
        names = {name.decode() for name in re.findall(rb"%s_[0-9a-f]+" % re.escape(code.encode()), meta)}
        wanted |= {f"{folder}index/{name}.pf_index" for name in names - set(ids)}
        wasm = language["wasm"] or "unknown"
        wanted.add(f"{folder}wasm.{wasm}.pagefind")
    for path in sorted(wanted - files.keys()):
        yield f"{path}: tệp của chỉ mục tìm kiếm bị thiếu"
