"""Size and time of each written file: a file with the same ones is not read or written again.

Git's index finds changed files in the same way.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class FileStat(NamedTuple):
    """A written file: the digest of what it was made from, its size in bytes, its time of change in ns."""

    fingerprint: bytes
    size: int
    mtime_ns: int


def file_stat(fingerprint: bytes, file: Path) -> FileStat:
    """Read size and time of ``file``, which was made from ``fingerprint``. Raises OSError."""
    about = os.stat(file)
    return FileStat(fingerprint, about.st_size, about.st_mtime_ns)


@dataclass
class StatCache:
    """The written files of the output folder ``out``, by path; stored in ``file`` (None: not stored)."""

    file: Path | None
    out: Path
    entries: dict[str, FileStat] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path | None, out: Path) -> StatCache:
        """Read the entries for ``out``; there are none if they are of another folder, damaged or missing."""
        found = cls(file, out)
        if file is not None:
            with contextlib.suppress(Exception):
                folder, entries = pickle.loads(file.read_bytes())
                if folder == str(out.resolve()):
                    found.entries = entries
        return found

    def is_unchanged(self, path: str, fingerprint: bytes) -> bool:
        """Whether the file at ``path`` was made from ``fingerprint`` and has the size and time of then."""
        entry = self.entries.get(path)
        if entry is None or entry.fingerprint != fingerprint:
            return False
        try:
            about = os.lstat(f"{self.out}/{path}")
        except OSError:
            return False
        return about.st_size == entry.size and about.st_mtime_ns == entry.mtime_ns

    def save(self, entries: dict[str, FileStat]) -> None:
        """Store ``entries`` in place of the old ones. A file that cannot be written never raises."""
        if self.file is None or entries == self.entries:
            return
        with contextlib.suppress(OSError):
            handle, temporary = tempfile.mkstemp(dir=self.file.parent, prefix=self.file.name)
            try:
                with os.fdopen(handle, "wb") as stream:
                    pickle.dump((str(self.out.resolve()), entries), stream, protocol=5)
                os.replace(temporary, self.file)
            except OSError:
                os.unlink(temporary)
