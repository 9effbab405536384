"""One Pagefind bundle, remembered by what it was made from."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import pickle
import tempfile
from collections.abc import Sequence
from pathlib import Path

from congkhai.search.pagefind import binary_digest, failed, run
from congkhai.search.table import Prepared

_FORMAT = b"3"  # of what is remembered and of how Pagefind is called; a new one forgets
_MAGIC = b"pagefind_dcd"


def make_bundle(
    prepared: Sequence[Prepared], binary: Path, cache: Path | None
) -> tuple[dict[str, bytes], list[str]]:
    """The files of a bundle by their names in it, and Pagefind's names of the records, in order.

    The same records and the same program give the files of the first time again, from ``cache``, and
    Pagefind is not started. Raises MachineError when it fails.
    """
    key = _key(prepared, binary)
    file = cache / f"{key}.chi-muc" if cache else None
    if file:
        with contextlib.suppress(Exception):  # whatever is wrong with it, it is only a memory
            files, ids = pickle.loads(file.read_bytes())
            return files, ids
    files = run(binary, ((item.record.path, item.content, item.length) for item in prepared))
    ids = _ids(files, prepared)
    if file:
        _remember(file, (files, ids))
    return files, ids


def _key(prepared: Sequence[Prepared], binary: Path) -> str:
    digest = hashlib.blake2b(_FORMAT + binary_digest(binary), digest_size=16)
    for item in prepared:
        digest.update(f"{item.record.path}\0{item.content}\0".encode())
    return digest.hexdigest()


def _ids(files: dict[str, bytes], prepared: Sequence[Prepared]) -> list[str]:
    """Which fragment holds which record, as the fragments themselves say."""
    found: dict[str, str] = {}
    for name, data in files.items():
        if name.endswith(".pf_fragment"):
            fragment = json.loads(gzip.decompress(data).removeprefix(_MAGIC))
            found[fragment["url"]] = Path(name).stem
    try:
        return [found[item.record.path] for item in prepared]
    except KeyError as error:
        raise failed(f"chỉ mục thiếu trang {error}") from None


def _remember(file: Path, made: tuple[dict[str, bytes], list[str]]) -> None:
    """Keep a bundle for the next build; a memory that cannot be written is no failure."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                pickle.dump(made, stream, protocol=5)
            os.replace(name, file)
        except OSError:
            os.unlink(name)
