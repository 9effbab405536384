"""Whether an index on the disk is whole: every file that a search in the browser may ask for is there."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from congkhai.search import FOLDER, LIST

_NEEDED = ("bang.json", "pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_MAGIC = b"pagefind_dcd"
_BROKEN = (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zlib.error)


def check_index(files: Mapping[str, Path]) -> tuple[str, ...]:
    """What is wrong with the search index among ``files`` (path from the site's root → file), a line each.

    Every part that the list names must hold Pagefind's program and entry, a table, and as many records as
    the list, the table and Pagefind's own entry say; every compressed file must unpack. Empty when all is
    well.
    """
    try:
        listed = {str(part["thu_muc"]): int(part["so"]) for part in _json(files, FOLDER + LIST)["phan"]}
    except _BROKEN as error:
        return (_line(FOLDER + LIST, error),)
    lines = [line for name, records in listed.items() for line in _part(files, f"{FOLDER}{name}/", records)]
    return tuple(lines) if listed else (f"{FOLDER}{LIST}: chỉ mục tìm kiếm không có phần nào",)


def _line(path: str, error: Exception) -> str:
    what = "thiếu" if isinstance(error, KeyError) and error.args == (path,) else "hỏng"
    return f"{path}: tệp của chỉ mục tìm kiếm bị {what}"


def _json(files: Mapping[str, Path], path: str) -> Any:
    return json.loads(files[path].read_bytes())


def _unpacked(files: Mapping[str, Path], path: str) -> bytes:
    content = gzip.decompress(files[path].read_bytes())
    if not content.startswith(_MAGIC):
        raise ValueError(path)
    return content.removeprefix(_MAGIC)


def _part(files: Mapping[str, Path], folder: str, records: int) -> Iterator[str]:
    """What is wrong with one part."""
    inside = {path for path in files if path.startswith(folder)}
    for name in _NEEDED:
        if folder + name not in inside:
            yield f"{folder}{name}: tệp của chỉ mục tìm kiếm bị thiếu"
    for path in sorted(inside):
        try:
            if path.endswith((".pf_meta", ".pf_index", ".pf_fragment")):
                _unpacked(files, path)
            elif not files[path].stat().st_size:
                raise ValueError(path)
        except _BROKEN as error:
            yield _line(path, error)
    try:
        yield from _records(files, folder, records)
    except _BROKEN as error:
        missing = error.args[0] if isinstance(error, KeyError) and error.args else folder
        yield _line(str(missing), error)


def _records(files: Mapping[str, Path], folder: str, records: int) -> Iterator[str]:
    """What is wrong between the files of one part: counts, and names that lead to no file."""
    ids = _json(files, f"{folder}bang.json")["ids"].split()
    languages = _json(files, f"{folder}pagefind-entry.json")["languages"]
    known = sum(language["page_count"] for language in languages.values())
    if not records == len(ids) == known:
        yield f"{folder}: số bản ghi không khớp (danh mục {records}, bảng {len(ids)}, Pagefind {known})"
    wanted = {f"{folder}fragment/{name}.pf_fragment" for name in ids}
    for code, language in languages.items():
        meta = _unpacked(files, f"{folder}pagefind.{language['hash']}.pf_meta")
        # chunks and fragments are named by the language and a digest, in Pagefind's list and on the disk
        names = {name.decode() for name in re.findall(rb"%s_[0-9a-f]+" % re.escape(code.encode()), meta)}
        wanted |= {f"{folder}index/{name}.pf_index" for name in names - set(ids)}
        wasm = language["wasm"] or "unknown"
        wanted.add(f"{folder}wasm.{wasm}.pagefind")
    for path in sorted(wanted - files.keys()):
        yield f"{path}: tệp của chỉ mục tìm kiếm bị thiếu"
