"""Whether an index on the disk is complete: every file that a browser may ask for is there."""

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
    """A part of the index, as the list of parts has it; all paths are from the site's root.

    ``compressed_table`` and ``plain_table`` are the two files of its table, ``meta`` is Pagefind's list of
    the bundle, ``records`` the number of records.
    """

    folder: str
    records: int
    compressed_table: str
    plain_table: str
    meta: str


def _part(part: Mapping[str, Any]) -> _Part:
    folder = f"{INDEX_FOLDER}{part['thu_muc']}/"
    table = f"{folder}{part['bang']}"
    return _Part(
        folder, int(part["so"]), table + COMPRESSED_SUFFIX, table + PLAIN_SUFFIX, f"{folder}{part['goi']}"
    )


def check_index(files: Mapping[str, Path]) -> tuple[str, ...]:
    """What is wrong with the search index among ``files`` (path from the site's root → file), in Vietnamese.

    Each part in the list of parts must have Pagefind's program and entry, a table, and as many records as the
    list, the table and Pagefind's entry say. Each compressed file must unpack. Gives one line for each fault,
    nothing where the index is complete.
    """
    try:
        listed = [_part(part) for part in _json(files, INDEX_FOLDER + INDEX_LIST)["phan"]]
    except _BROKEN as error:
        return (_fault(INDEX_FOLDER + INDEX_LIST, error),)
    lines = [line for part in listed for line in _faults_of_part(files, part)]
    return tuple(lines) if listed else (f"{INDEX_FOLDER}{INDEX_LIST}: chỉ mục tìm kiếm không có phần nào",)


def _fault(path: str, error: Exception) -> str:
    what = "thiếu" if isinstance(error, KeyError) and error.args == (path,) else "hỏng"
    return f"{path}: tệp của chỉ mục tìm kiếm bị {what}"


def _json(files: Mapping[str, Path], path: str) -> Any:
    return json.loads(files[path].read_bytes())


def _faults_of_part(files: Mapping[str, Path], part: _Part) -> Iterator[str]:
    """A line for each fault of one part."""
    inside = {path for path in files if path.startswith(part.folder)}
    for path in (
        *(part.folder + name for name in _NEEDED),
        part.compressed_table,
        part.plain_table,
        part.meta,
    ):
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
            yield _fault(path, error)
    try:
        if gzip.decompress(files[part.compressed_table].read_bytes()) != files[part.plain_table].read_bytes():
            yield f"{part.compressed_table}: khác với bản không nén"
        if part.records:  # a part without records has one in Pagefind that the table does not name
            yield from _faults_of_records(files, part)
    except _BROKEN as error:
        missing = error.args[0] if isinstance(error, KeyError) and error.args else part.folder
        yield _fault(str(missing), error)


def _faults_of_records(files: Mapping[str, Path], part: _Part) -> Iterator[str]:
    """A line for each disagreement between the files of one part: numbers of records, missing files."""
    folder, records = part.folder, part.records
    ids = _json(files, part.plain_table)["ids"].split()
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
