"""One task as a record of the open data: what was printed, and what was worked out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from congkhai.dataset.derived import DERIVED, Subject
from congkhai.dataset.fields import Field, Kind, fields_of
from congkhai.facts import Facts
from congkhai.library import Library, PlanKey, TaskEntry
from congkhai.model import Task

Row = dict[str, Any]

PLACE_FIELDS: tuple[Field, ...] = (
    Field("co_quan", "Mã cơ quan", Kind.TEXT, "Mã của cơ quan: tên thư mục dưới plans/."),
    Field("ke_hoach", "Mã kế hoạch", Kind.TEXT, "Mã của kế hoạch: tên tệp, không kể .yaml."),
    Field("muc", "Mục", Kind.LIST, "Tên các mục của phụ lục chứa nhiệm vụ, từ ngoài vào trong."),
)
DERIVED_KEY = "suy_ra"
_FIRST = ("co_quan", "ke_hoach", "ma", "so", "muc")


def _printed_fields() -> tuple[Field, ...]:
    by_key = {field.key: field for field in (*PLACE_FIELDS, *fields_of(Task))}
    return tuple([by_key.pop(key) for key in _FIRST] + list(by_key.values()))


PRINTED_FIELDS: tuple[Field, ...] = _printed_fields()
"""Where the task stands, then every field an editor can write, as printed."""

DERIVED_FIELDS: tuple[Field, ...] = tuple(derived.field for derived in DERIVED)
"""What stands under ``suy_ra``."""


def row_of(library: Library, facts: Facts, task: TaskEntry) -> Row:
    """A task as plain JSON values: every key always there, None or an empty list where nothing is printed."""
    subject = Subject(
        task, library.plan_of(task), library.agencies[task.agency], facts.tasks[task.key], facts
    )
    written = task.record.model_dump(mode="json", by_alias=True)
    place = {
        "co_quan": task.agency,
        "ke_hoach": task.plan,
        "so": task.number,
        "muc": [section.record.title for section in task.sections],
    }
    values = written | place
    row = {field.key: values[field.key] for field in PRINTED_FIELDS}
    row[DERIVED_KEY] = {derived.field.key: derived.value(subject) for derived in DERIVED}
    return row


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _hash(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


class Dataset:
    """The rows of all tasks, each made once, by plan; newest plans of each agency first, as on the site."""

    def __init__(self, library: Library, facts: Facts) -> None:
        self.library = library
        self.facts = facts
        self._rows: dict[PlanKey, tuple[Row, ...]] = {}
        self._lines: dict[PlanKey, tuple[str, ...]] = {}
        self._digests: dict[PlanKey, bytes] = {}

    def rows(self, plans: Iterable[PlanKey]) -> list[Row]:
        """The rows of some plans, in printed order within each."""
        return [row for plan in plans for row in self._plan(plan)]

    def lines(self, plans: Iterable[PlanKey]) -> list[str]:
        """The same rows as JSON, one text a row, keys in their fixed order."""
        for key in (plans := tuple(plans)):
            if key not in self._lines:
                self._lines[key] = tuple(map(_line, self._plan(key)))
        return [line for plan in plans for line in self._lines[plan]]

    def digest(self, plans: Iterable[PlanKey]) -> bytes:
        """Rows that are equal have equal digests; the config's own words are part of it."""
        config = self.library.config
        words = repr((config.name, config.owner, config.base_url, config.licence, config.citation))
        return _hash(words.encode() + b"".join(map(self._plan_digest, plans)))

    def _plan_digest(self, key: PlanKey) -> bytes:
        if key not in self._digests:
            self._digests[key] = _hash("\n".join(self.lines((key,))).encode())
        return self._digests[key]

    def _plan(self, key: PlanKey) -> tuple[Row, ...]:
        if key not in self._rows:
            tasks = self.library.plans[key].tasks
            self._rows[key] = tuple(row_of(self.library, self.facts, task) for task in tasks)
        return self._rows[key]
