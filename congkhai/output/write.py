"""Writing one file so that a reader never sees half of it."""

from __future__ import annotations

import os
from pathlib import Path


def write_file(file: Path, content: bytes, scratch: Path) -> bool:
    """Write ``content`` unless it stands there already; True when the file changed.

    An existing file is replaced in a single step by a finished one, made in ``scratch``: a folder of the
    same disk that the caller clears. Raises OSError when the machine fails.
    """
    if _stands(file, content):
        return False
    if not file.is_symlink() and not file.exists():
        try:
            file.write_bytes(content)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return True
    scratch.mkdir(parents=True, exist_ok=True)
    aside = scratch / str(os.getpid())
    aside.write_bytes(content)
    os.replace(aside, file)
    return True


def _stands(file: Path, content: bytes) -> bool:
    if file.is_symlink():
        return False
    try:
        return os.stat(file).st_size == len(content) and file.read_bytes() == content
    except (FileNotFoundError, NotADirectoryError):
        return False
