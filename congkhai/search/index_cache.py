"""The cache of the bundles that Pagefind made, in the cache folder of the site."""

from __future__ import annotations

import contextlib
import os
import pickle
import tempfile
from pathlib import Path

FILE_SUFFIX = ".chi-muc"
MAX_SPARE = 12  # bundles of other builds that stay: of other days, of another site in this folder

Bundle = tuple[dict[str, bytes], list[str]]  # files by name in the bundle; Pagefind's ids of the records


class IndexCache:
    """Bundles by key. Several builds, also of several sites, may use one folder at once.

    With None for ``folder`` nothing is kept. A file that cannot be read or written never raises: ``get``
    gives None, ``put`` does nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> Bundle | None:
        """The bundle of ``key``, which now counts as the newest; or None."""
        if self._folder is None:
            return None
        file = self._folder / (key + FILE_SUFFIX)
        try:
            files, ids = pickle.loads(file.read_bytes())
        except Exception:  # noqa: BLE001 - a damaged bundle may raise anything; it is made again
            return None
        self._used.add(file.name)
        with contextlib.suppress(OSError):
            os.utime(file)
        return files, ids

    def put(self, key: str, bundle: Bundle) -> None:
        """Keep ``bundle`` for ``key``."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as stream:
                    pickle.dump(bundle, stream, protocol=5)
                os.replace(temporary, self._folder / (key + FILE_SUFFIX))
            except OSError:
                os.unlink(temporary)
                raise
        self._used.add(key + FILE_SUFFIX)

    def prune(self) -> None:
        """End a build: delete all but the bundles it used and the newest MAX_SPARE others.

        This also deletes files that a killed build left incomplete.
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
    except OSError:  # another build has deleted it
        return 0
