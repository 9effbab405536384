"""The entries of feeds: reports of tasks, each with an id that stays the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from congkhai.facts import Facts, evaluation_day
from congkhai.library import Library, PlanKey, TaskEntry
from congkhai.model import Update

UUID_NAMESPACE = UUID("92205b0d-f3f4-5225-aa25-4faff86f7382")  # never change it: all ids would change


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A report (``update``) of a task; ``ordinal`` counts the task's reports of the same day, from 1."""

    task: TaskEntry
    update: Update
    ordinal: int

    @property
    def id(self) -> str:
        """A UUID of agency, plan, task, day and ordinal: a corrected text keeps it."""
        return stable_id("cap-nhat", *self.task.key, self.update.day.isoformat(), str(self.ordinal))


def stable_id(*parts: str) -> str:
    """The UUID (version 5) of ``parts``; the same parts give the same UUID on every site."""
    return str(uuid5(UUID_NAMESPACE, "/".join(parts)))


def _entries(task: TaskEntry, last_day: date) -> Iterator[FeedEntry]:
    of_day: Counter[date] = Counter()
    for update in task.record.updates:
        of_day[update.day] += 1
        if update.day <= last_day:
            yield FeedEntry(task, update, of_day[update.day])


def newest_entries(
    library: Library, facts: Facts, plans: Iterable[PlanKey], max_entries: int
) -> tuple[FeedEntry, ...]:
    """The newest ``max_entries`` reports of ``plans`` known at ``facts.as_of``, newest first.

    Of the reports of one day, those with a higher ordinal come first, then those of earlier plans.
    """
    found = [
        entry
        for key in plans
        for task in library.plans[key].tasks
        for entry in _entries(task, evaluation_day(library.agencies[task.agency], facts.as_of))
    ]
    return tuple(sorted(found, key=lambda entry: (-entry.update.day.toordinal(), -entry.ordinal)))[
        :max_entries
    ]


def feed_updated_day(library: Library, entries: Iterable[FeedEntry], plans: Iterable[PlanKey]) -> date:
    """The day of the newest of ``entries``; without any, the issue day of the newest of ``plans``.

    Without plans, 1 January 1970. Today's date would change the feed each day.
    """
    days = [entry.update.day for entry in entries]
    if days:
        return max(days)
    issued = [plan_issue_day(library, key) for key in plans]
    return max(issued, default=date(1970, 1, 1))


def plan_issue_day(library: Library, key: PlanKey) -> date:
    """The issue day of a plan; the first it can be where only a month, a year or no date is printed."""
    plan = library.plans[key].record
    return plan.issued.first if plan.issued else date(plan.years.first, 1, 1)
