"""One Pagefind bundle, remembered by what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from congkhai.search.index_cache import Bundle, IndexCache
from congkhai.search.pagefind_client import DECODE_ERRORS, binary_digest, pagefind_error, run, unpack
from congkhai.search.record_table import EncodedRecord

_FORMAT_VERSION = b"4"  # of what is remembered and of how Pagefind is called; a new one forgets
# Pagefind makes no index of nothing; a site without any plan still has its search page, which finds nothing
_EMPTY_RECORD = ("", "trống", 1)


def make_bundle(prepared: Sequence[EncodedRecord], binary: Path, memory: IndexCache) -> Bundle:
    """The files of a bundle by their names in it, and Pagefind's names of the records, in order.

    The same records and the same program give the files of the first time again, from ``memory``, and
    Pagefind is not started. Raises MachineError when it fails.
    """
    key = _key(prepared, binary)
    known = memory.get(key)
    if known is not None:
        return known
    texts = [(item.record.path, item.content, item.length) for item in prepared]
    files = run(binary, texts or [_EMPTY_RECORD])
    made = files, _ids(files, prepared)
    memory.put(key, made)
    return made


def _key(prepared: Sequence[EncodedRecord], binary: Path) -> str:
    digest = hashlib.blake2b(_FORMAT_VERSION + binary_digest(binary), digest_size=16)
    for item in prepared:
        digest.update(f"{item.record.path}\0{item.content}\0".encode())
    return digest.hexdigest()


def _ids(files: dict[str, bytes], prepared: Sequence[EncodedRecord]) -> list[str]:
    """Which fragment holds which record, as the fragments themselves say."""
    found: dict[str, str] = {}
    for name, data in files.items():
        if name.endswith(".pf_fragment"):
            try:
                fragment = json.loads(unpack(data))
            except DECODE_ERRORS:
                raise pagefind_error(f"không đọc được {name}") from None
            found[fragment["url"]] = Path(name).stem
    try:
        return [found[item.record.path] for item in prepared]
    except KeyError as error:
        raise pagefind_error(f"chỉ mục thiếu trang {error}") from None
