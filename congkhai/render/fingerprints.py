"""What decides a page, as a few bytes: equal views have equal prints, whichever of their parts are shared."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

from congkhai.pages.page_base import Page

_LARGE = 10  # fields from which a part of a view is worth a print of its own: a row stands on many pages

Reduced = tuple[Any, ...]


class _Reducers(dict[type, Callable[[Any], Reduced]]):
    """How to write objects of a type: dataclasses by their values, all others as pickle does."""

    def __init__(self, large: Callable[[Any, Reduced], bytes]) -> None:
        super().__init__()
        self._large = large

    def __missing__(self, kind: type) -> Callable[[Any], Reduced]:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [field.name for field in fields(kind)]
        values = attrgetter(*names)

        def one(part: Any) -> Reduced:
            return kind, (values(part),)

        def several(part: Any) -> Reduced:
            return kind, values(part)

        def large(part: Any) -> Reduced:
            return kind, (self._large(part, values(part)),)

        self[kind] = one if len(names) == 1 else several if len(names) < _LARGE else large
        return self[kind]


class Fingerprinter:
    """Makes prints; each large part of the views is looked at once. Lives as long as the views."""

    def __init__(self) -> None:
        self._reducers = _Reducers(self._large)
        self._known: dict[int, tuple[object, bytes]] = {}  # by identity; holding the part keeps that its own

    def of(self, value: object) -> bytes:
        """16 bytes that decide a value made of tuples, dataclasses and plain values."""
        buffer = io.BytesIO()
        pickler = pickle.Pickler(buffer, protocol=5)
        pickler.fast = True
        pickler.dispatch_table = self._reducers
        pickler.dump(value)
        return hashlib.blake2b(buffer.getbuffer(), digest_size=16).digest()

    def page_fingerprint(self, page: Page) -> bytes:
        """A page's address, its template and its view."""
        return self.of((page.path, page.template, page.view))

    def _large(self, part: object, values: Reduced) -> bytes:
        known = self._known.get(id(part))
        if known is None:
            known = self._known[id(part)] = part, self.of(values)
        return known[1]
