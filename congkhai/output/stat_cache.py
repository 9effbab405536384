"""What the last build left in an output folder, by which a file is known to stand untouched."""

from __future__ import annotations

import contextlib
import os
import pickle
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class FileStat(NamedTuple):
    """A file as it was left: what it was made from, its size in bytes, its time of change in ns."""

    fingerprint: bytes
    size: int
    mtime_ns: int


def file_stat(fingerprint: bytes, file: Path) -> FileStat:
    """The record of a file just written or found right."""
    about = os.stat(file)
    return FileStat(fingerprint, about.st_size, about.st_mtime_ns)


@dataclass
class StatCache:
    """Path → what stands there. Kept beside the memo, so that losing it costs time only."""

    file: Path | None
    out: Path
    entries: dict[str, FileStat] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path | None, out: Path) -> StatCache:
        """Read the ledger of ``out``; one of another folder, or a damaged one, counts as empty."""
        stat_cache = cls(file, out)
        if file is not None:
            with contextlib.suppress(Exception):
                place, entries = pickle.loads(file.read_bytes())
                if place == str(out.resolve()):
                    stat_cache.entries = entries
        return stat_cache

    def is_unchanged(self, path: str, fingerprint: bytes) -> bool:
        """Whether the file at ``path`` was made from ``fingerprint`` and has not been touched since."""
        entry = self.entries.get(path)
        if entry is None or entry.fingerprint != fingerprint:
            return False
        try:
            about = os.lstat(f"{self.out}/{path}")
        except OSError:
            return False
        return about.st_size == entry.size and about.st_mtime_ns == entry.mtime_ns

    def save(self, entries: dict[str, FileStat]) -> None:
        """Replace the ledger; one that cannot be written is no failure."""
        if self.file is None or entries == self.entries:
            return
        with contextlib.suppress(OSError):
            handle, name = tempfile.mkstemp(dir=self.file.parent, prefix=self.file.name)
            try:
                with os.fdopen(handle, "wb") as stream:
                    pickle.dump((str(self.out.resolve()), entries), stream, protocol=5)
                os.replace(name, self.file)
            except OSError:
                os.unlink(name)
