"""The files that Pagefind makes: which of them a site needs, and whether they are all there."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping

from congkhai.search.pagefind_program import pagefind_error

# assets/search/pagefind-loader.js fetches the last one ahead by its name: Pagefind has no Vietnamese stemmer
_PROGRAM_FILES = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.unknown.pagefind")
DATA_SUFFIXES = (".pf_meta", ".pf_fragment", ".pf_index")  # of its compressed files
DECODE_ERRORS = (OSError, ValueError, EOFError, zlib.error)  # what ``unpack`` raises for a damaged file
_SIGNATURE = b"pagefind_dcd"


def is_needed(name: str) -> bool:
    """Whether a site needs the file ``name`` of a bundle. It does not need Pagefind's own user interface."""
    return name in _PROGRAM_FILES or name.endswith(DATA_SUFFIXES)


def unpack(content: bytes) -> bytes:
    """The content of a compressed file of Pagefind. Raises one of DECODE_ERRORS."""
    unzipped = gzip.decompress(content)
    if not unzipped.startswith(_SIGNATURE):
        raise ValueError("not a file of Pagefind")
    return unzipped.removeprefix(_SIGNATURE)


def check_bundle(files: Mapping[str, bytes], records: int) -> dict[str, bytes]:
    """The files of a bundle (name in the bundle → bytes), sorted by name.

    Raises MachineError where a file is missing or empty, or where the bundle does not hold ``records``
    records.
    """
    missing = [name for name in _PROGRAM_FILES if name not in files]
    empty = [name for name, data in files.items() if not data]
    if missing or empty:
        raise pagefind_error(f"thiếu tệp hoặc tệp rỗng: {', '.join(missing + empty)}")
    fragments = sum(name.endswith(".pf_fragment") for name in files)
    if fragments != records or not any(name.endswith(".pf_index") for name in files):
        raise pagefind_error(f"chỉ mục có {fragments} bản ghi thay vì {records}")
    return dict(sorted(files.items()))
