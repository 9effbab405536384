"""The reports that feeds tell of: every update known at ``as_of``, with an id that never moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from congkhai.facts import Facts, evaluation_day
from congkhai.library import Library, PlanKey, TaskEntry
from congkhai.model import Update

UUID_NAMESPACE = UUID(
    "92205b0d-f3f4-5225-aa25-4faff86f7382"
)  # ours alone; changing it makes every old entry new


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An update in its place; ``ordinal`` counts the updates of one task on one day, from 1."""

    task: TaskEntry
    update: Update
    ordinal: int

    @property
    def id(self) -> str:
        """By agency, plan, task and day: no other report moves it, and a mended text keeps it."""
        return stable_id("cap-nhat", *self.task.key, self.update.day.isoformat(), str(self.ordinal))


def stable_id(*parts: str) -> str:
    """A UUID that depends on ``parts`` alone."""
    return str(uuid5(UUID_NAMESPACE, "/".join(parts)))


def _entries(task: TaskEntry, last: date) -> Iterator[FeedEntry]:
    seen: Counter[date] = Counter()
    for update in task.record.updates:
        seen[update.day] += 1
        if update.day <= last:
            yield FeedEntry(task, update, seen[update.day])


def newest_entries(
    library: Library, facts: Facts, plans: Iterable[PlanKey], most: int
) -> tuple[FeedEntry, ...]:
    """The newest ``most`` reports of some plans, newest first; of one day's, in the order of the plans."""
    found = [
        report
        for key in plans
        for task in library.plans[key].tasks
        for report in _entries(task, evaluation_day(library.agencies[task.agency], facts.as_of))
    ]
    return tuple(sorted(found, key=lambda report: (-report.update.day.toordinal(), -report.ordinal)))[:most]


def feed_updated_day(library: Library, reports: Iterable[FeedEntry], plans: Iterable[PlanKey]) -> date:
    """The day of the newest report; without one, of the newest plan. Never the clock's."""
    days = [report.update.day for report in reports]
    if days:
        return max(days)
    issued = [plan_issue_day(library, key) for key in plans]
    return max(issued, default=date(1970, 1, 1))


def plan_issue_day(library: Library, key: PlanKey) -> date:
    """The first day a plan can have been issued on; without a date, the first of its year."""
    plan = library.plans[key].record
    return plan.issued.first if plan.issued else date(plan.years.first, 1, 1)
