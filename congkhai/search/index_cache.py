"""What Pagefind made before, kept in the cache folder of the site: a bounded number of bundles."""

from __future__ import annotations

import contextlib
import os
import pickle
import tempfile
from pathlib import Path

FILE_SUFFIX = ".chi-muc"
MAX_SPARE = 12  # bundles kept beside those of this build: of earlier days, of a site that shares the folder

Bundle = tuple[dict[str, bytes], list[str]]


class IndexCache:
    """Bundles by key. Several builds, also of several sites, may use one folder at once.

    ``folder`` None remembers nothing. A damaged bundle counts as none; one that cannot be written, or that
    another build has just dropped, is no failure.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> Bundle | None:
        """The bundle remembered for ``key``, which now counts as the newest; or None."""
        if self._folder is None:
            return None
        file = self._folder / (key + FILE_SUFFIX)
        try:
            files, ids = pickle.loads(file.read_bytes())
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is only a memory
            return None
        self._used.add(file.name)
        with contextlib.suppress(OSError):
            os.utime(file)
        return files, ids

    def put(self, key: str, made: Bundle) -> None:
        """Remember a bundle for the next build."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as stream:
                    pickle.dump(made, stream, protocol=5)
                os.replace(aside, self._folder / (key + FILE_SUFFIX))
            except OSError:
                os.unlink(aside)
                raise
        self._used.add(key + FILE_SUFFIX)

    def prune(self) -> None:
        """End a build: drop all but its own bundles and the ``MAX_SPARE`` used last by other builds.

        Files that a killed build left half written go the same way.
        """
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            spare = [entry for entry in os.scandir(self._folder) if entry.name not in self._used]
            for entry in sorted(spare, key=_age, reverse=True)[MAX_SPARE:]:
                with contextlib.suppress(OSError):
                    os.unlink(entry)


def _age(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_mtime_ns
    except OSError:  # another build dropped it
        return 0
