"""A store of values by key, each in a file of its own, read when it is asked for."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import tempfile
from pathlib import Path


class BuildCache:
    """Values by digest of all that decides them. Several processes may use one folder at once.

    ``folder`` None means a memory that lasts as long as this object. ``tag`` is of the program: what another
    one remembered is not found. A damaged value counts as none; one that cannot be written is no failure.
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
        return hashlib.blake2b(key, digest_size=16, key=self._tag[:64]).hexdigest()

    def get(self, key: bytes) -> object | None:
        """The value remembered for ``key``, or None."""
        name = self._name(key)
        try:
            stored = self._in_memory[name] if self._folder is None else (self._folder / name).read_bytes()
            value: object = pickle.loads(stored)
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is only a memory
            return None
        self._used.add(name)
        return value

    def put(self, key: bytes, value: object) -> None:
        """Remember ``value`` for ``key``."""
        name, stored = self._name(key), pickle.dumps(value, protocol=5)
        self._used.add(name)
        if self._folder is None:
            self._in_memory[name] = stored
            return
        with contextlib.suppress(OSError):
            handle, aside = tempfile.mkstemp(dir=self._folder, prefix=".")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(stored)
                os.replace(aside, self._folder / name)
            except OSError:
                os.unlink(aside)

    def touch(self, key: bytes) -> None:
        """Count a value as asked for without reading it."""
        self._used.add(self._name(key))

    def prune(self) -> None:
        """End a build: forget what was not asked for, but as many of the newest as were, for the next change.

        A build for another day, or of drafts, shares the folder without each undoing the other.
        """
        used, self._used = self._used, set()
        if self._folder is None:
            self._in_memory = {name: value for name, value in self._in_memory.items() if name in used}
            return
        with contextlib.suppress(OSError):
            spare = [entry for entry in os.scandir(self._folder) if entry.name not in used]
            if len(spare) > len(used):
                spare.sort(key=lambda entry: -entry.stat().st_mtime_ns)
                for entry in spare[len(used) :]:
                    os.unlink(entry)
