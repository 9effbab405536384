"""What is due when: tasks and their milestones by month and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from congkhai import urls
from congkhai.library import TaskKey
from congkhai.pages.page_base import Link, SiteData
from congkhai.pages.task_table_rows import TaskRow, task_rows

YearMonth = tuple[int, int]  # year, month
Keys = tuple[TaskKey, ...]


@dataclass(frozen=True, slots=True)
class DueItem:
    """A task due on a day, or a milestone of it: ``step`` is the milestone's name, "" for the task itself."""

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
    """Year and month → what is due in it, by day, in the order of the library; months in order of time.

    A task with dated milestones stands on the days of these, and on its own day when no milestone does.
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


def due_tasks_by_month(site: SiteData) -> Mapping[YearMonth, Keys]:
    """Year and month → the tasks that are due in it as a whole."""
    found: defaultdict[YearMonth, list[TaskKey]] = defaultdict(list)
    for key, facts in site.facts.tasks.items():
        if facts.due:
            found[facts.due.year, facts.due.month].append(key)
    return {month: tuple(keys) for month, keys in found.items()}


def group_by_day(items: Iterable[DueItem]) -> tuple[DueDay, ...]:
    """The days on which anything is due, in the order given."""
    found: dict[date, list[DueItem]] = {}
    for item in items:
        found.setdefault(item.day, []).append(item)
    return tuple(DueDay(day, tuple(inside)) for day, inside in found.items())


def count_milestones(items: Iterable[DueItem]) -> int:
    """How many of the items are milestones."""
    return sum(1 for item in items if item.step)


def month_label(month: YearMonth) -> str:
    """``Tháng 12/2022``."""
    return f"Tháng {month[1]}/{month[0]}"


def month_link(month: YearMonth | None) -> Link | None:
    """The link to a month."""
    return Link(month_label(month), urls.month(*month)) if month else None


def year_link(year: int | None) -> Link | None:
    """The link to a year."""
    return Link(f"Năm {year}", urls.year(year)) if year is not None else None
