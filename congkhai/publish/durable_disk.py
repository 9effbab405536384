"""Links and lasting writes: what a release needs of a disk."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

_NO_LINK = (errno.EMLINK, errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.ENOSYS)


def link_or_copy(source: Path, target: Path) -> None:
    """A hard link, or a copy where the disk gives none (no links at all, too many to one file)."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINK:
            raise
        shutil.copy2(source, target, follow_symlinks=False)


def sync_disk(folder: Path) -> None:
    """Make everything written so far to the disk of ``folder`` durable: one call for thousands of files,
    where each by itself would take a disk's turn. Raises OSError when the disk says that it lost something.
    """
    try:
        import ctypes  # may be refused where no memory may hold new code (systemd's MemoryDenyWriteExecute)

        syncfs = ctypes.CDLL(None, use_errno=True).syncfs  # of this disk alone; Linux has it
    except (ImportError, MemoryError, OSError, AttributeError, TypeError):
        if hasattr(os, "sync"):
            os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make what happened in a folder durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_durably(file: Path, content: bytes) -> None:
    """Replace a small file in one step, durable when this returns."""
    replace_file(file, content, durable=True)
    sync_folder(file.parent)


def replace_file(file: Path, content: bytes, *, durable: bool = False) -> None:
    """Put a finished file in the place of whatever stands there; nothing is written through a link."""
    aside = file.with_name(f".{file.name}")
    aside.unlink(missing_ok=True)
    with aside.open("xb") as stream:
        stream.write(content)
        if durable:
            stream.flush()
            os.fsync(stream.fileno())
    os.replace(aside, file)
