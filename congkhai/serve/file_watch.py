"""Which files a site is made of, and whether one of them changed.

By looking, not by notices of the system: it works on network folders, too. The watcher that comes with
livereload is not used: it tells of one file at a time and misses a file that is moved in with an old date.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from congkhai.resources import bundled_folder

State = Mapping[str, tuple[int, int, int]]
"""File → time of change in ns, size in bytes, number on the disk."""

_FOLDERS = ("plans", "templates", "assets")
_SCRATCH = ("~", ".swp", ".swo", ".tmp")  # what editors leave beside a file


def watched(root: Path) -> tuple[Path, ...]:
    """The files and folders that decide what a preview of ``root`` shows."""
    own = [root / "config.yaml", *(root / name for name in _FOLDERS)]
    return (*own, bundled_folder("templates"), bundled_folder("assets"))


def _files(start: Path) -> Iterable[str]:
    if not start.is_dir():
        yield str(start)
        return
    for folder, folders, names in os.walk(start):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and not name.lower().endswith(_SCRATCH):
                yield f"{folder}{os.sep}{name}"


def look(places: Iterable[Path]) -> State:
    """The state of all files there; what vanishes while one looks is not there."""
    state = {}
    for start in places:
        for file in _files(start):
            try:
                about = os.stat(file)
            except OSError:
                continue
            state[file] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return state
