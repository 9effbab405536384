"""One run at a time in a publishing folder."""

from __future__ import annotations

import contextlib
import errno
import time
from collections.abc import Iterator
from pathlib import Path

from congkhai.problems import MachineError

FILE = ".khoa"
_PAUSE = 0.2  # seconds between two looks at a lock that is held
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@contextlib.contextmanager
def locked(folder: Path, wait: float = 0) -> Iterator[None]:
    """Hold the publishing folder alone, after waiting for ``wait`` seconds at most.

    Raises MachineError when another run holds it all that time. The lock goes with the process, so a killed
    run leaves none behind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("a") as stream:
        last = time.monotonic() + wait
        while not _taken(stream.fileno()):
            if time.monotonic() >= last:
                raise MachineError(f"một lần xuất bản khác đang chạy vào {folder}; hãy đợi rồi chạy lại")
            time.sleep(_PAUSE)
        yield


def _taken(handle: int) -> bool:
    try:
        _take(handle)
    except OSError as error:
        if error.errno in _HELD:
            return False
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
