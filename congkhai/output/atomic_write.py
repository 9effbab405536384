"""Writing one file so that a reader never sees half of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def write_file(file: Path, content: bytes, scratch: Path) -> bool:
    """Write ``content`` unless it stands there already; True when the file changed.

    An existing file is replaced in a single step by a finished one, made in ``scratch``: a folder of the
    same disk that the caller clears. Raises OSError when the machine fails.
    """
    try:
        about = os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        _create(file, content)
        return True
    if stat.S_ISREG(about.st_mode) and about.st_size == len(content) and file.read_bytes() == content:
        return False
    scratch.mkdir(parents=True, exist_ok=True)
    aside = scratch / str(os.getpid())
    aside.write_bytes(content)
    os.replace(aside, file)
    return True


def _create(file: Path, content: bytes) -> None:
    """A new file; most have a folder of their own that is not there yet."""
    try:
        with file.open("xb") as stream:
            stream.write(content)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
