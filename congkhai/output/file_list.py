"""The list of the files that builds made in the output folder, with the SHA-256 of each.

The folder may hold files of other people, and the list itself may have come from a commit. So a file counts
as ours only where its bytes have the digest that the list gives.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from congkhai.output.atomic_write import write_file

SCRATCH_FOLDER = ".congkhai-tmp"  # a changed file is written here, then moved to its place
FILE_LIST = ".congkhai-files"  # in the form of sha256sum: digest, two blanks, path
MAX_LIST_SIZE = 64 << 20  # bytes; a site of half a million tasks has less

_DIGEST = re.compile("[0-9a-f]{64}")
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

Digests = Mapping[str, str]
"""Path from the output folder → SHA-256 of the file in hex; "" where it is not known."""


def is_safe_path(path: str) -> bool:
    """Whether ``path``, written from the site's root with ``/``, cannot lead out of it."""
    if path.startswith("/") or "\\" in path or not path.isprintable():
        return False
    parts = path.split("/")
    return ".." not in parts and not {"", "."}.issuperset(parts)


def read_plain_file(file: Path, limit: int | None = None) -> bytes | None:
    """The bytes of a plain file; None for a link, a folder, a device or a pipe, or above ``limit`` bytes.

    Nothing but a plain file is opened for reading, so that no pipe holds the program. Raises OSError.
    """
    handle = _open_plain(file)
    if handle is None:
        return None
    with os.fdopen(handle, "rb") as stream:
        if limit is not None and os.fstat(handle).st_size > limit:
            return None
        return stream.read()


def file_digest(file: Path) -> str | None:
    """The SHA-256 of a plain file in hex; None for anything else, and for a file that is not there."""
    try:
        handle = _open_plain(file)
    except OSError:
        return None
    if handle is None:
        return None
    with os.fdopen(handle, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _open_plain(file: Path) -> int | None:
    if not stat.S_ISREG(os.lstat(file).st_mode):
        return None
    handle = os.open(file, os.O_RDONLY | _NO_FOLLOW)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    return None


def read_file_list(out: Path) -> dict[str, str]:
    """The files that earlier builds made in ``out``: path → digest. Unsafe paths are left out.

    Lists of earlier versions of the program have paths alone: these have no digest.
    """
    try:
        content = read_plain_file(out / FILE_LIST, MAX_LIST_SIZE)
        lines = content.decode("utf-8").splitlines() if content else []
    except (OSError, UnicodeDecodeError):
        return {}
    found = {}
    for line in lines:
        digest, separator, path = line.partition("  ")
        if not separator or not _DIGEST.fullmatch(digest):
            digest, path = "", line
        if is_safe_path(path):
            found[path] = digest
    return found


def write_file_list(out: Path, digests: Digests) -> None:
    """Write the list of our files into ``out``.

    Raises ValueError for a path that leads out of the folder.
    """
    if unsafe := [path for path in sorted(digests) if not is_safe_path(path)]:
        raise ValueError(f"paths outside the output folder: {unsafe}")
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))
    write_file(out / FILE_LIST, lines.encode(), out / SCRATCH_FOLDER)


def proven_ours(out: Path, digests: Digests) -> Iterator[str]:
    """Yield those of the paths at which a plain file has the digest that ``digests`` gives."""
    for path, digest in digests.items():
        if digest and file_digest(out / path) == digest:
            yield path
