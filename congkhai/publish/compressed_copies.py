"""Compressed copies beside text files, made once for each content."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from congkhai.file_types import file_type

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


def compressed_copies(store: Path, file: Path, digest: str) -> dict[str, Path]:
    """Ending → the compressed copy of ``file`` kept in ``store`` under its SHA-256, made where missing."""
    copies = {}
    content: bytes | None = None
    for ending, pack in _PACKERS.items():
        copy = store / f"{digest}{ending}"
        if not copy.is_file():
            content = file.read_bytes() if content is None else content
            aside = store / f".{digest}{ending}"
            aside.write_bytes(pack(content))
            os.replace(aside, copy)
        copies[ending] = copy
    return copies


def remove_unused_copies(store: Path, used: frozenset[str]) -> None:
    """Remove the copies of contents that no kept release holds; ``used``: SHA-256 digests."""
    for copy in store.iterdir():
        if copy.name.lstrip(".").partition(".")[0] not in used or copy.name.startswith("."):
            copy.unlink()
