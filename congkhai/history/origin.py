"""Which commit a site is built from, and whether the files differ from it."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from congkhai.history.git import GitFailed, Repository

_SOURCE = ("config.yaml", "config.yml", "plans", "templates", "assets")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a site was built from: its commit, None without a history; ``dirty`` when the source had changes
    that are in no commit."""

    commit: str | None
    dirty: bool


def origin_of(repository: Repository | None) -> Origin:
    """Give what the site of ``repository`` would be built from now.

    The files are compared with the commit by their bytes, here and not by git: ``git status`` would run the
    filter programs that the repository's settings name.
    """
    if repository is None or not repository.head:
        return Origin(None, dirty=False)
    try:
        known = repository.output("ls-tree", "-r", "-z", "HEAD", "--", *_SOURCE)
        unknown = repository.output("ls-files", "-z", "--others", "--exclude-standard", "--", *_SOURCE)
    except GitFailed:
        return Origin(None, dirty=False)
    return Origin(
        repository.head, bool(unknown) or not all(map(_Entry(repository.folder), known.split(b"\0")))
    )


class _Entry:
    """Tells whether an entry of ``git ls-tree`` (``mode type hash<tab>path``) is on the disk as committed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, entry: bytes) -> bool:
        head, _, path = entry.partition(b"\t")
        if not path:
            return True
        _, kind, name = head.decode("ascii").split(" ")
        if kind != "blob":
            return False  # a repository within the repository
        data = _bytes_at(self._folder / os.fsdecode(path))
        return data is not None and is_blob(name, data)


def _bytes_at(file: Path) -> bytes | None:
    """What git would store of a file: its bytes, or where a link leads; None for anything else."""
    try:
        mode = file.lstat().st_mode
        if stat.S_ISLNK(mode):
            return os.fsencode(file.readlink())
        return file.read_bytes() if stat.S_ISREG(mode) else None
    except OSError:
        return None


def is_blob(name: str, data: bytes) -> bool:
    """Tell whether git knows these bytes by ``name``: as they are, or with the line ends that it stores."""
    make = hashlib.sha256 if len(name) == 64 else hashlib.sha1
    forms = (data, data.replace(b"\r\n", b"\n")) if b"\r\n" in data else (data,)
    return any(make(b"blob %d\0" % len(form) + form).hexdigest() == name for form in forms)
