"""How many tasks have each status, as pages show it: a bar, and a table with the same figures.

The counts of the status groups add up to the number of tasks (``docs/architecture.md``, "Status").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from congkhai.facts import (
    STATUS_GROUP_LABELS,
    STATUS_GROUP_OF,
    TASK_STATUS_RULES,
    StatusCounts,
    StatusGroup,
    TaskStatus,
)
from congkhai.library import TaskKey
from congkhai.pages.page_base import SiteData
from congkhai.pages.status_badges import STATUS_GROUP_MARKS, TASK_STATUS_BADGES, Badge
from congkhai.vietnamese import format_percent

BAR_WIDTH = 1000  # of a whole bar, in the units of its drawing


class BarSegment(NamedTuple):
    """Where a status group lies on the bar, in units of which the whole bar has BAR_WIDTH."""

    x: int
    width: int


@dataclass(frozen=True, slots=True)
class TaskStatusCount:
    """How many tasks have a status, and the rule of that status."""

    badge: Badge
    count: int
    rule: str


@dataclass(frozen=True, slots=True)
class StatusGroupCount:
    """How many tasks are in a status group, with its segment of the bar (`BarSegment`).

    ``details`` are the statuses of the group. ``path`` is the list of its tasks where the group has one
    status only, else "".
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
    """The status counts of ``total`` tasks at the day ``as_of``.

    The counts of ``parts`` add up to ``total``. ``words`` says the counts in a sentence. ``expired`` of the
    ``no_report`` tasks without a report are past their day.
    """

    total: int
    as_of: date
    parts: tuple[StatusGroupCount, ...]
    words: str
    done: int
    overdue: int
    no_report: int
    expired: int


def bar_segments(counts: StatusCounts) -> dict[StatusGroup, BarSegment]:
    """Divide the bar among the status groups; without tasks all segments are empty."""
    segments = {}
    before = 0
    for group in StatusGroup:
        after = before + counts[group]
        start, end = (tasks * BAR_WIDTH // counts.total if counts.total else 0 for tasks in (before, after))
        segments[group] = BarSegment(start, end - start)
        before = after
    return segments


def _in_words(total: int, parts: Iterable[StatusGroupCount]) -> str:
    counted = "; ".join(f"{part.label.lower()} {part.count} ({part.percent})" for part in parts if part.count)
    return f"{total} nhiệm vụ: {counted}." if total else "Chưa có nhiệm vụ nào."


def _group_count(group: StatusGroup, counts: StatusCounts, segment: BarSegment) -> StatusGroupCount:
    details = tuple(
        TaskStatusCount(TASK_STATUS_BADGES[status], counts.by_status[status], TASK_STATUS_RULES[status])
        for status in TaskStatus
        if STATUS_GROUP_OF[status] is group
    )
    return StatusGroupCount(
        code=group.value,
        label=STATUS_GROUP_LABELS[group],
        mark=STATUS_GROUP_MARKS[group],
        path=details[0].badge.path if len(details) == 1 else "",
        count=counts[group],
        percent=format_percent(counts[group], counts.total),
        x=segment.x,
        width=segment.width,
        details=details,
    )


def status_counts_view(site: SiteData, keys: Iterable[TaskKey], as_of: date) -> StatusCountsView:
    """Count tasks by status; ``as_of`` is the day printed beside the counts."""
    counts = site.facts.count_statuses(keys)
    parts = tuple(_group_count(group, counts, segment) for group, segment in bar_segments(counts).items())
    return StatusCountsView(
        total=counts.total,
        as_of=as_of,
        parts=parts,
        words=_in_words(counts.total, parts),
        done=counts[StatusGroup.DONE_IN_TIME] + counts[StatusGroup.DONE_LATE],
        overdue=counts[StatusGroup.OPEN_OVERDUE],
        no_report=counts[StatusGroup.NO_REPORT],
        expired=counts.by_status[TaskStatus.EXPIRED_NO_REPORT],
    )
