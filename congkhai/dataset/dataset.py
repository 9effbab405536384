"""The rows of many plans, and the fragments of files that are made of the rows of one plan."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Protocol

from congkhai.cache import digest
from congkhai.dataset.table_columns import COLUMNS, Cell, cell
from congkhai.dataset.task_rows import Row, row_of
from congkhai.facts import Facts
from congkhai.library import Library, PlanKey


class FragmentStore(Protocol):
    """Keeps fragments of files by key; the build cache is one."""

    def get(self, key: bytes, /) -> object | None:
        """Give what was put under a key, or None."""

    def put(self, key: bytes, value: object, /) -> None:
        """Keep a value under a key."""


class MemoryFragmentStore(dict[bytes, object]):
    """Keeps fragments in memory, for as long as the object lives."""

    def put(self, key: bytes, value: object, /) -> None:
        """Keep a value under a key."""
        self[key] = value


class Dataset:
    """The rows of all tasks of a library, each made once, when first asked for.

    A file of a plan and the file of the whole site share fragments: bytes of one format that depend on the
    rows of one plan alone. ``store`` keeps them by format and digest of the rows; ``digests`` are those that
    are known already, which saves making the rows.
    """

    def __init__(
        self,
        library: Library,
        facts: Facts,
        store: FragmentStore | None = None,
        digests: Mapping[PlanKey, bytes] | None = None,
    ) -> None:
        self.library = library
        self.facts = facts
        self._store = MemoryFragmentStore() if store is None else store
        self._digests = dict(digests or {})
        self._rows: dict[PlanKey, tuple[Row, ...]] = {}
        self._cells: dict[PlanKey, tuple[tuple[Cell, ...], ...]] = {}

    def rows(self, plan: PlanKey) -> tuple[Row, ...]:
        """Give the rows of a plan in printed order."""
        if plan not in self._rows:
            tasks = self.library.plans[plan].tasks
            self._rows[plan] = tuple(row_of(self.library, self.facts, task) for task in tasks)
        return self._rows[plan]

    def cells(self, plan: PlanKey) -> tuple[tuple[Cell, ...], ...]:
        """Give the rows of a plan as cells, one for each of ``COLUMNS``."""
        if plan not in self._cells:
            self._cells[plan] = tuple(
                tuple(cell(column.value(row)) for column in COLUMNS) for row in self.rows(plan)
            )
        return self._cells[plan]

    def lines(self, plan: PlanKey) -> bytes:
        """Give the rows of a plan as JSON objects in UTF-8, one a line, with a comma between two."""
        return self.fragment("json", plan, lambda: self._lines(plan))

    def _lines(self, plan: PlanKey) -> bytes:
        return ",\n".join(
            json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in self.rows(plan)
        ).encode()

    def fragment(self, format_name: str, plan: PlanKey, make: Callable[[], bytes]) -> bytes:
        """Give the fragment of a format; ``make``, called if it is not stored, uses the plan's rows alone."""
        key = format_name.encode() + self.plan_digest(plan)
        known = self._store.get(key)
        if isinstance(known, bytes):
            return known
        made = make()
        self._store.put(key, made)
        return made

    def plan_digest(self, plan: PlanKey) -> bytes:
        """Give the digest of the rows of a plan: equal rows have equal digests."""
        if plan not in self._digests:
            lines = self._lines(plan)
            self._digests[plan] = digest(lines)
            self._store.put(b"json" + self._digests[plan], lines)
        return self._digests[plan]

    def digest(self, plans: Iterable[PlanKey]) -> bytes:
        """Give the digest of the rows of several plans and of what files print of config.yaml."""
        config = self.library.config
        words = repr((config.name, config.owner, config.base_url, config.licence, config.citation))
        return digest(words, *map(self.plan_digest, plans))

    def fragments(
        self, format_name: str, plans: Iterable[PlanKey], make: Callable[[PlanKey], bytes]
    ) -> Iterator[bytes]:
        """Give the fragments of those plans that have rows, in the order of ``plans``."""
        for plan in plans:
            if self.library.plans[plan].tasks:
                yield self.fragment(format_name, plan, partial(make, plan))
