"""The official sum as pages show it: a bar, and the table that says the same in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congkhai.facts import STATUS_GROUP_LABELS, STATUS_GROUP_OF, TASK_STATUS_RULES, StatusGroup, TaskStatus
from congkhai.library import TaskKey
from congkhai.pages.page_base import SiteData
from congkhai.pages.status_badges import STATUS_GROUP_MARKS, TASK_STATUS_BADGES, Badge
from congkhai.vietnamese import format_percent

BAR_WIDTH = 1000  # of the bar, in its own units


@dataclass(frozen=True, slots=True)
class TaskStatusCount:
    """How many tasks of a part stand in one way, and the rule of that status."""

    badge: Badge
    count: int
    rule: str


@dataclass(frozen=True, slots=True)
class StatusGroupCount:
    """A part of the sum; ``x`` and ``width`` place it on the bar, of 1000.

    ``path`` is the list of its tasks where one status makes up the part, "" otherwise.
    """

    code: str
    label: str
    mark: str
    path: str
    count: int
    percent: str
    x: int
    width: int
    details: tuple[TaskStatusCount, ...]


@dataclass(frozen=True, slots=True)
class StatusCountsView:
    """The sum over ``total`` tasks at ``as_of``; the counts of ``parts`` add up to ``total``."""

    total: int
    as_of: date
    parts: tuple[StatusGroupCount, ...]
    words: str
    done: int
    overdue: int
    no_report: int
    expired: int  # of those without a report: their time is past


def _words(total: int, parts: Iterable[StatusGroupCount]) -> str:
    counted = "; ".join(f"{part.label.lower()} {part.count} ({part.percent})" for part in parts if part.count)
    return f"{total} nhiệm vụ: {counted}." if total else "Chưa có nhiệm vụ nào."


def status_counts_view(site: SiteData, keys: Iterable[TaskKey], as_of: date) -> StatusCountsView:
    """The official sum over some tasks. ``as_of`` is the day to which the figures are true."""
    tally = site.facts.count_statuses(keys)
    parts, before = [], 0
    for status_group in StatusGroup:
        start, before = before, before + tally[status_group]
        x = start * BAR_WIDTH // tally.total if tally.total else 0
        end = before * BAR_WIDTH // tally.total if tally.total else 0
        details = tuple(
            TaskStatusCount(TASK_STATUS_BADGES[status], tally.by_status[status], TASK_STATUS_RULES[status])
            for status in TaskStatus
            if STATUS_GROUP_OF[status] is status_group
        )
        parts.append(
            StatusGroupCount(
                code=status_group.value,
                label=STATUS_GROUP_LABELS[status_group],
                mark=STATUS_GROUP_MARKS[status_group],
                path=details[0].badge.path if len(details) == 1 else "",
                count=tally[status_group],
                percent=format_percent(tally[status_group], tally.total),
                x=x,
                width=end - x,
                details=details,
            )
        )
    return StatusCountsView(
        total=tally.total,
        as_of=as_of,
        parts=tuple(parts),
        words=_words(tally.total, parts),
        done=tally[StatusGroup.DONE_IN_TIME] + tally[StatusGroup.DONE_LATE],
        overdue=tally[StatusGroup.OPEN_OVERDUE],
        no_report=tally[StatusGroup.NO_REPORT],
        expired=tally.by_status[TaskStatus.EXPIRED_NO_REPORT],
    )
