"""One run at a time in a folder."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

from congkhai.problems import MachineError

LOCK_FILE = ".khoa"  # in a folder whose lock is a file
_UNSUPPORTED = (errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
_PAUSE = 0.2  # seconds between two looks at a lock that is held
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@contextlib.contextmanager
def locked(folder: Path, message: str, wait: float = 0, *, by_file: bool = False) -> Iterator[None]:
    """Hold a folder alone, after waiting for ``wait`` seconds at most. Makes the folder where missing.

    ``by_file``: a file in the folder is locked, which works on every disk; else the folder itself, in which
    nothing is left behind. Raises MachineError with ``message`` (Vietnamese) when another run holds it all
    that time. The lock goes with the process, so a killed run leaves none behind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = _open(folder, by_file or os.name == "nt")  # Windows can lock files only
    try:
        last = time.monotonic() + wait
        while not _taken(handle):
            if time.monotonic() >= last:
                raise MachineError(message)
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def _open(folder: Path, by_file: bool) -> int:
    if by_file:
        return os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    return os.open(folder, os.O_RDONLY)


def _taken(handle: int) -> bool:
    try:
        _take(handle)
    except OSError as error:
        if error.errno in _HELD:
            return False
        if error.errno not in _UNSUPPORTED:  # some network disks lock no folders: go on as before
            raise
    return True


def _take(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
