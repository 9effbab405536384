"""A cache of values by key: each value is a file of its own, read when it is asked for."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import tempfile
from pathlib import Path


class BuildCache:
    """Pickled values, each found by a key: a digest of everything that decides the value.

    ``folder``: where the files are; None keeps the values in this object only. Several processes may use one
    folder at once. ``tag``: a digest of the program; values that another program wrote are not found.

    A file that cannot be read or written never raises: ``get`` gives None, ``put`` does nothing.
    """

    def __init__(self, folder: Path | None, tag: bytes) -> None:
        self._folder = folder
        self._tag = tag
        self._used: set[str] = set()
        self._in_memory: dict[str, bytes] = {}
        if folder is not None:
            with contextlib.suppress(OSError):
                folder.mkdir(exist_ok=True)

    def _name(self, key: bytes) -> str:
        """The name of the file that holds the value of ``key``."""
        return hashlib.blake2b(key, digest_size=16, key=self._tag[:64]).hexdigest()

    def get(self, key: bytes) -> object | None:
        """The value of ``key``, or None where there is none."""
        name = self._name(key)
        try:
            stored = self._in_memory[name] if self._folder is None else (self._folder / name).read_bytes()
            value: object = pickle.loads(stored)
        except Exception:  # noqa: BLE001 - a damaged value may raise anything; it is made again
            return None
        self._used.add(name)
        return value

    def put(self, key: bytes, value: object) -> None:
        """Keep ``value`` for ``key``."""
        name, stored = self._name(key), pickle.dumps(value, protocol=5)
        self._used.add(name)
        if self._folder is None:
            self._in_memory[name] = stored
            return
        with contextlib.suppress(OSError):
            handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=".")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(stored)
                os.replace(temporary, self._folder / name)
            except OSError:
                os.unlink(temporary)

    def touch(self, key: bytes) -> None:
        """Mark the value of ``key`` as used without reading it."""
        self._used.add(self._name(key))

    def prune(self) -> None:
        """End a build: delete unused values, but keep the newest of them, as many as there are used ones.

        Used is what was got, put or touched since the last ``prune``. Some unused values stay because builds
        for other days and builds with drafts share the folder.
        """
        used, self._used = self._used, set()
        if self._folder is None:
            self._in_memory = {name: stored for name, stored in self._in_memory.items() if name in used}
            return
        with contextlib.suppress(OSError):
            unused = [entry for entry in os.scandir(self._folder) if entry.name not in used]
            if len(unused) > len(used):
                unused.sort(key=lambda entry: -entry.stat().st_mtime_ns)
                for entry in unused[len(used) :]:
                    os.unlink(entry)
