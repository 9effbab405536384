"""Compressed copies beside text files, made once for each content."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from congkhai.file_types import file_type
from congkhai.output import file_digest
from congkhai.publish.durable_disk import replace_file
from congkhai.publish.release_manifest import Manifest

_SMALLEST = 600  # bytes; below, an answer fits into one packet as it is


def _gzip(content: bytes) -> bytes:
    """gzip without a time in it, so that equal content gives equal bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(content) + packer.flush()


def _brotli(content: bytes) -> bytes:
    import brotli

    # 9 of 11: the last two steps win one part in twenty for twenty times the work
    packed: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=9)
    return packed


_PACKERS: Mapping[str, Callable[[bytes], bytes]] = {".gz": _gzip, ".br": _brotli}


def worth_compressing(path: str, size: int) -> bool:
    """Whether a file of this name and size (bytes) gains from compression."""
    return size >= _SMALLEST and file_type(path).compressible


def compressed_copies(
    store: Path, file: Path, digest: str, known: Mapping[str, str]
) -> dict[str, tuple[Path, str]]:
    """The compressed copies of ``file``, kept in ``store`` under its SHA-256 ``digest``: ending → file,
    SHA-256.

    ``known``: name in the store → SHA-256 that a copy of this name had when it was made. A copy that is
    missing, unknown or of another SHA-256 is made anew.
    """
    copies = {}
    content: bytes | None = None
    for ending, pack in _PACKERS.items():
        name = f"{digest}{ending}"
        copy = store / name
        found = file_digest(copy) if name in known else None
        if found is None or found != known[name]:
            content = file.read_bytes() if content is None else content
            packed = pack(content)
            replace_file(copy, packed)
            found = hashlib.sha256(packed).hexdigest()
        copies[ending] = copy, found
    return copies


def known_copies(manifests: Iterable[Manifest]) -> dict[str, str]:
    """Name in the store → SHA-256, of the compressed copies that some releases hold."""
    return {
        f"{digest}{ending}": manifest.files[path + ending]
        for manifest in manifests
        for path, digest in manifest.files.items()
        for ending in _PACKERS
        if path + ending in manifest.files
    }


def remove_unused_copies(store: Path, used: frozenset[str]) -> None:
    """Remove the copies of contents that no kept release holds; ``used``: SHA-256 digests."""
    for copy in store.iterdir():
        if copy.name.lstrip(".").partition(".")[0] not in used or copy.name.startswith("."):
            copy.unlink()
