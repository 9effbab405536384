"""Whether the source stood still while it was read: half an update must not become a release."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_READ = ("plans", "templates", "assets")  # beside the files in the site folder itself

State = frozenset[tuple[str, int, int, int]]


def _files(root: Path) -> Iterator[str]:
    yield from (str(root / name) for name in ("config.yaml", "config.yml"))
    for folder in _READ:
        yield str(root / folder)
        for here, folders, files in os.walk(root / folder):
            yield from (f"{here}/{name}" for name in (*folders, *files) if not name.startswith("."))


def source_state(root: Path) -> State:
    """What decides a build, as the disk knows it: path, inode, size in bytes, time of change in ns."""
    found = set()
    for file in _files(root):
        try:
            about = os.lstat(file)
        except OSError:
            continue
        found.add((file, about.st_ino, about.st_size, about.st_mtime_ns))
    return frozenset(found)
