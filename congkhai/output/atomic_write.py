"""Writing one file in one step: a reader sees the old content or the new one, never a part."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path


def write_file(file: Path, content: bytes, scratch: Path) -> bool:
    """Write ``content`` to ``file`` unless it holds these bytes already. Returns whether it wrote.

    An existing file is replaced by one that was finished in ``scratch``, a folder on the same disk that the
    caller clears. A link is replaced; its target stays as it is. Raises OSError.
    """
    try:
        about = os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        _create(file, content)
        return True
    if stat.S_ISREG(about.st_mode) and about.st_size == len(content) and file.read_bytes() == content:
        return False
    scratch.mkdir(parents=True, exist_ok=True)
    finished = scratch / str(os.getpid())
    with contextlib.suppress(FileNotFoundError):
        finished.unlink()  # never write through something that stands there
    with finished.open("xb") as stream:
        stream.write(content)
    os.replace(finished, file)
    return True


def _create(file: Path, content: bytes) -> None:
    """Write a new file, and its folder where missing."""
    try:
        with file.open("xb") as stream:
            stream.write(content)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
