"""The files of one index: made by Pagefind, or taken from the cache."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from congkhai.search.index_cache import Bundle, IndexCache
from congkhai.search.pagefind_client import run_pagefind
from congkhai.search.pagefind_files import DECODE_ERRORS, unpack
from congkhai.search.pagefind_program import binary_digest, pagefind_error
from congkhai.search.record_table import EncodedRecord

_FORMAT_VERSION = b"4"  # raise it when the cached value changes, or how Pagefind is called
# for a site without any plan: Pagefind makes no index without a record
_EMPTY_RECORD = ("", "trống", 1)


def make_bundle(records: Sequence[EncodedRecord], binary: Path, cache: IndexCache) -> Bundle:
    """The bundle of ``records``: its files, and Pagefind's ids of the records, in order.

    Pagefind is started only where ``cache`` has no bundle of the same records by the same program. Raises
    MachineError where it fails.
    """
    key = _cache_key(records, binary)
    cached = cache.get(key)
    if cached is not None:
        return cached
    texts = [(item.record.path, item.content, item.length) for item in records]
    files = run_pagefind(binary, texts or [_EMPTY_RECORD])
    bundle = files, _record_ids(files, records)
    cache.put(key, bundle)
    return bundle


def _cache_key(records: Sequence[EncodedRecord], binary: Path) -> str:
    digest = hashlib.blake2b(_FORMAT_VERSION + binary_digest(binary), digest_size=16)
    for item in records:
        digest.update(f"{item.record.path}\0{item.content}\0".encode())
    return digest.hexdigest()


def _record_ids(files: dict[str, bytes], records: Sequence[EncodedRecord]) -> list[str]:
    """Pagefind's id of each record: the name of its fragment, which holds the path of the page."""
    ids: dict[str, str] = {}
    for name, data in files.items():
        if name.endswith(".pf_fragment"):
            try:
                path = json.loads(unpack(data))["url"]
            except (*DECODE_ERRORS, KeyError, TypeError):
                raise pagefind_error(f"không đọc được {name}") from None
            ids[path] = Path(name).stem
    try:
        return [ids[item.record.path] for item in records]
    except KeyError as error:
        raise pagefind_error(f"chỉ mục thiếu trang {error}") from None
