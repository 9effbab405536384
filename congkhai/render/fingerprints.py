"""Fingerprints of pages: a few bytes that change when the view of a page changes.

A fingerprint depends on values only. Two equal views have equal fingerprints, also when one of them uses the
same object twice and the other two equal objects.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

from congkhai.pages.page_base import Page

# A dataclass with this many fields or more is hashed once and its digest used wherever it occurs: the row of
# a task stands on many pages.
_LARGE = 10

Reduced = tuple[Any, ...]
"""What pickle writes for an object: a callable and its arguments."""


class _Reducers(dict[type, Callable[[Any], Reduced]]):
    """Tells pickle how to write an object, by its type: dataclasses by the values of their fields.

    Other types raise KeyError, which makes pickle write them in its own way.
    """

    def __init__(self, digest_large: Callable[[Any, Reduced], bytes]) -> None:
        super().__init__()
        self._digest_large = digest_large

    def __missing__(self, kind: type) -> Callable[[Any], Reduced]:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [field.name for field in fields(kind)]
        values = attrgetter(*names)  # gives the value alone when there is one name, else a tuple

        def reduce_one_field(part: Any) -> Reduced:
            return kind, (values(part),)

        def reduce_fields(part: Any) -> Reduced:
            return kind, values(part)

        def reduce_large(part: Any) -> Reduced:
            return kind, (self._digest_large(part, values(part)),)

        if len(names) == 1:
            self[kind] = reduce_one_field
        else:
            self[kind] = reduce_fields if len(names) < _LARGE else reduce_large
        return self[kind]


class Fingerprinter:
    """Makes fingerprints of the pages of one build; each large part of their views is hashed once.

    It keeps the parts that it has hashed alive, so it should not be kept longer than the views.
    """

    def __init__(self) -> None:
        self._reducers = _Reducers(self._digest_large)
        # id of a large part → the part and its digest; the reference keeps the id from being used again
        self._digests: dict[int, tuple[object, bytes]] = {}

    def fingerprint(self, value: object) -> bytes:
        """Give the fingerprint, 16 bytes, of a value made of tuples, dataclasses and plain values."""
        buffer = io.BytesIO()
        pickler = pickle.Pickler(buffer, protocol=5)
        pickler.fast = True  # no references to earlier objects: the bytes depend on values only
        pickler.dispatch_table = self._reducers
        pickler.dump(value)
        return hashlib.blake2b(buffer.getbuffer(), digest_size=16).digest()

    def page_fingerprint(self, page: Page) -> bytes:
        """Give the fingerprint, 16 bytes, of a page's address, its template's name and its view."""
        return self.fingerprint((page.path, page.template, page.view))

    def _digest_large(self, part: object, values: Reduced) -> bytes:
        known = self._digests.get(id(part))
        if known is None:
            known = self._digests[id(part)] = part, self.fingerprint(values)
        return known[1]
