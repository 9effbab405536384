"""Reports on tasks as lists show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congkhai.library import TaskKey
from congkhai.pages.page_base import Link, SiteData
from congkhai.pages.status_badges import DECLARED_BADGES, Badge
from congkhai.pages.task_table_rows import task_rows
from congkhai.vietnamese.text_excerpts import shorten_between_words


@dataclass(frozen=True, slots=True)
class UpdateItem:
    """A report on a task: its day and what it says; title and path of the task; its agency."""

    day: date
    status: Badge
    note: str
    title: str
    path: str
    agency: Link


def newest_updates(site: SiteData, keys: Iterable[TaskKey]) -> tuple[UpdateItem, ...]:
    """Give all reports on some tasks, newest first; reports of one day in the order of ``keys``."""
    rows = task_rows(site)
    items = [
        UpdateItem(
            update.day,
            DECLARED_BADGES[update.status],
            update.note or update.reason or "",
            shorten_between_words(rows[key].title, 160),
            rows[key].path,
            rows[key].agency,
        )
        for key in keys
        for update in site.facts.tasks[key].updates
    ]
    return tuple(sorted(items, key=lambda item: item.day, reverse=True))
