"""A store of values by key, in one file: read whole at the start, written whole when something changed."""

from __future__ import annotations

import contextlib
import os
import pickle
import tempfile
from pathlib import Path


class Memo:
    """Values of one kind, by digest. What a build did not ask for is forgotten at its end.

    ``file`` None means a memory that remembers nothing. A damaged or foreign file counts as empty.
    """

    def __init__(self, file: Path | None, tag: bytes) -> None:
        self._file = file
        self._tag = tag
        self._old: dict[bytes, bytes] = {}
        self._new: dict[bytes, bytes] = {}
        self._changed = False
        if file is not None:
            with contextlib.suppress(Exception):  # whatever is wrong with it, it is only a memory
                stored_tag, values = pickle.loads(file.read_bytes())
                if stored_tag == tag:
                    self._old = values

    def get(self, key: bytes) -> object | None:
        """The value remembered for ``key``, or None."""
        stored = self._new.get(key) or self._old.get(key)
        if stored is None:
            return None
        self._new[key] = stored
        value: object = pickle.loads(stored)
        return value

    def put(self, key: bytes, value: object) -> None:
        """Remember ``value`` for ``key``."""
        self._new[key] = pickle.dumps(value, protocol=5)
        self._changed = True

    def turn(self) -> None:
        """Begin the next build of a program that stays: forget what the last one did not ask for."""
        self._old, self._new = self._new, {}

    def save(self) -> None:
        """Keep for the next build what this one used; a memory that cannot be written is no failure."""
        if self._file is None or (not self._changed and self._new.keys() == self._old.keys()):
            return
        with contextlib.suppress(OSError):
            handle, name = tempfile.mkstemp(dir=self._file.parent, prefix=self._file.name)
            try:
                with os.fdopen(handle, "wb") as stream:
                    pickle.dump((self._tag, self._new), stream, protocol=5)
                os.replace(name, self._file)
            except OSError:
                os.unlink(name)
