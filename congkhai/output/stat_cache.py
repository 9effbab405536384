"""Size and time of each written file: a file with the same ones is not read or written again.

Git's index finds changed files in the same way.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import stat
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

_CLOCK_STEP = 20_000_000  # ns; a disk's times may lag behind the clock by this much


class FileStat(NamedTuple):
    """A written file: the digest of what it was made from, its size in bytes, its time of change in ns, and
    the SHA-256 of its bytes in hex."""

    fingerprint: bytes
    size: int
    mtime_ns: int
    sha256: str


def file_stat(fingerprint: bytes, file: Path, content: bytes) -> FileStat:
    """Read size and time of ``file``, made from ``fingerprint``, which holds ``content``. Raises OSError."""
    about = os.lstat(file)
    digest = hashlib.sha256(content).hexdigest()
    return FileStat(fingerprint, about.st_size, about.st_mtime_ns, digest)


@dataclass
class StatCache:
    """The written files of the output folder ``out``, by path; stored in ``file`` (None: not stored).

    ``planned``: the paths that a build meant to write which did not finish, and the time in ns when it began.
    """

    file: Path | None
    out: Path
    entries: dict[str, FileStat] = field(default_factory=dict)
    planned: tuple[frozenset[str], int] = (frozenset(), 0)

    @classmethod
    def load(cls, file: Path | None, out: Path) -> StatCache:
        """Read what is stored of ``out``; nothing if it is of another folder, damaged or missing."""
        found = cls(file, out)
        if file is not None:
            with contextlib.suppress(Exception):
                folder, entries, planned = pickle.loads(file.read_bytes())
                if folder == str(out.resolve()):
                    paths, began = planned
                    # stored right before the first file was written
                    began = began or file.stat().st_mtime_ns - _CLOCK_STEP
                    found.entries, found.planned = entries, (paths, began if paths else 0)
        return found

    def is_unchanged(self, path: str, fingerprint: bytes) -> bool:
        """Whether the file at ``path`` was made from ``fingerprint`` and has the size and time of then."""
        entry = self.entries.get(path)
        if entry is None or entry.fingerprint != fingerprint:
            return False
        about = self._plain_stat(path)
        return about is not None and (about.st_size, about.st_mtime_ns) == (entry.size, entry.mtime_ns)

    def is_ours(self, path: str) -> bool:
        """Whether a build wrote the plain file that stands at ``path``: this one knows it by size and time,
        or an unfinished one meant to write it."""
        about = self._plain_stat(path)
        if about is None:
            return False
        entry, (planned, began) = self.entries.get(path), self.planned
        if entry and (about.st_size, about.st_mtime_ns) == (entry.size, entry.mtime_ns):
            return True
        return path in planned and about.st_mtime_ns >= began

    def _plain_stat(self, path: str) -> os.stat_result | None:
        try:
            about = os.lstat(f"{self.out}/{path}")
        except OSError:
            return None
        return about if stat.S_ISREG(about.st_mode) else None

    def begin(self, paths: Iterable[str]) -> None:
        """Store that a build is about to write ``paths``, so that they count as its own if it is killed."""
        planned, began = self.planned
        self._store(self.entries, (planned.union(paths), began))

    def save(self, entries: dict[str, FileStat]) -> None:
        """Store ``entries`` in place of the old ones, and that the build has finished."""
        self._store(entries, (frozenset(), 0))

    def _store(self, entries: dict[str, FileStat], planned: tuple[frozenset[str], int]) -> None:
        """Write the file; one that cannot be written never raises."""
        if self.file is None or (entries == self.entries and planned == self.planned):
            return
        with contextlib.suppress(OSError):
            handle, temporary = tempfile.mkstemp(dir=self.file.parent, prefix=self.file.name)
            try:
                with os.fdopen(handle, "wb") as stream:
                    pickle.dump((str(self.out.resolve()), entries, planned), stream, protocol=5)
                os.replace(temporary, self.file)
            except OSError:
                os.unlink(temporary)
                return
            self.entries, self.planned = entries, planned
