"""What is due when: tasks and their milestones by month and by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from congkhai.library import TaskKey
from congkhai.pages.page_base import SiteData
from congkhai.pages.task_table_rows import TaskRow, task_rows
from congkhai.pages.value_texts import YearMonth


@dataclass(frozen=True, slots=True)
class DueItem:
    """A task or a milestone of it that is due on a day.

    ``step`` is the name of the milestone, "" for the task itself; ``done`` the day on which it was done.
    """

    day: date
    step: str
    done: date | None
    row: TaskRow


@dataclass(frozen=True, slots=True)
class DueDay:
    """What is due on one day."""

    day: date
    items: tuple[DueItem, ...]


def due_items_by_month(site: SiteData) -> Mapping[YearMonth, tuple[DueItem, ...]]:
    """Give month → what is due in it, by day, items of one day in the order of the library.

    Months come in the order of time. A task with dated milestones is listed on their days, and on its own
    day unless a milestone is due then.
    """
    rows = task_rows(site)
    found: defaultdict[YearMonth, list[DueItem]] = defaultdict(list)
    for key, facts in site.facts.tasks.items():
        steps = [(step.due, step.name, step.done) for step in facts.milestones if step.due]
        if facts.due and all(day != facts.due for day, _, _ in steps):
            steps.append((facts.due, "", facts.finished))
        for day, name, done in steps:
            found[day.year, day.month].append(DueItem(day, name, done, rows[key]))
    return {month: tuple(sorted(found[month], key=lambda item: item.day)) for month in sorted(found)}


def due_tasks_by_month(site: SiteData) -> Mapping[YearMonth, tuple[TaskKey, ...]]:
    """Give month → the tasks that are due in it as a whole."""
    found: defaultdict[YearMonth, list[TaskKey]] = defaultdict(list)
    for key, facts in site.facts.tasks.items():
        if facts.due:
            found[facts.due.year, facts.due.month].append(key)
    return {month: tuple(keys) for month, keys in found.items()}


def group_by_day(items: Iterable[DueItem]) -> tuple[DueDay, ...]:
    """Group items by day, in the order in which the days first occur."""
    found: dict[date, list[DueItem]] = {}
    for item in items:
        found.setdefault(item.day, []).append(item)
    return tuple(DueDay(day, tuple(of_day)) for day, of_day in found.items())


def count_milestones(items: Iterable[DueItem]) -> int:
    """Count the items that are milestones."""
    return sum(1 for item in items if item.step)
