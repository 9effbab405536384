"""The rows of many plans, and the fragments of files that are made of one plan's rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from congkhai.dataset.table_columns import COLUMNS, Cell, cell
from congkhai.dataset.task_rows import Row, row_of
from congkhai.facts import Facts
from congkhai.library import Library, PlanKey


class FragmentStore(Protocol):
    """Keeps fragments of files by digest."""

    def get(self, key: bytes, /) -> object | None: ...

    def put(self, key: bytes, value: object, /) -> None: ...


class MemoryFragmentStore(dict[bytes, object]):
    """FragmentStore kept as long as the object lives."""

    def put(self, key: bytes, value: object, /) -> None:
        self[key] = value


def _hash(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


class Dataset:
    """The rows of all tasks, each made once, by plan; newest plans of each agency first, as on the site.

    What a file says of one plan is a fragment of it: the file of the plan holds one, the file of the site all.
    ``store`` keeps them by digest; ``digests`` are those of plans whose rows are known already.
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
        """The rows of a plan in printed order."""
        if plan not in self._rows:
            tasks = self.library.plans[plan].tasks
            self._rows[plan] = tuple(row_of(self.library, self.facts, task) for task in tasks)
        return self._rows[plan]

    def cells(self, plan: PlanKey) -> tuple[tuple[Cell, ...], ...]:
        """The rows of a plan as cells of a table, one for each of ``COLUMNS``."""
        if plan not in self._cells:
            self._cells[plan] = tuple(
                tuple(cell(column.value(row)) for column in COLUMNS) for row in self.rows(plan)
            )
        return self._cells[plan]

    def lines(self, plan: PlanKey) -> bytes:
        """The rows of a plan as JSON, keys in their fixed order: one row a line, a comma between."""
        return self.fragment("json", plan, lambda: self._lines(plan))

    def _lines(self, plan: PlanKey) -> bytes:
        return ",\n".join(
            json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in self.rows(plan)
        ).encode()

    def fragment(self, kind: str, plan: PlanKey, make: Callable[[], bytes]) -> bytes:
        """What ``make`` gives for the rows of a plan, which alone may decide it."""
        key = kind.encode() + self.plan_digest(plan)
        known = self._store.get(key)
        if isinstance(known, bytes):
            return known
        made = make()
        self._store.put(key, made)
        return made

    def plan_digest(self, plan: PlanKey) -> bytes:
        """Rows that are equal have equal digests."""
        if plan not in self._digests:
            lines = self._lines(plan)
            self._digests[plan] = _hash(lines)
            self._store.put(b"json" + self._digests[plan], lines)
        return self._digests[plan]

    def digest(self, plans: Iterable[PlanKey]) -> bytes:
        """As for a plan, for several; the config's own words are part of it."""
        config = self.library.config
        words = repr((config.name, config.owner, config.base_url, config.licence, config.citation))
        return _hash(words.encode() + b"".join(map(self.plan_digest, plans)))

    def fragments(
        self, kind: str, plans: Iterable[PlanKey], make: Callable[[PlanKey], bytes]
    ) -> Iterator[bytes]:
        """The fragments of several plans that have any rows, in their order."""
        for plan in plans:
            if self.library.plans[plan].tasks:
                yield self.fragment(kind, plan, lambda plan=plan: make(plan))  # type: ignore[misc]  # binds it now
