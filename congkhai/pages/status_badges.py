"""How a status looks: the mark, which names an icon and a colour, and the badge that adds the word."""

from __future__ import annotations

from dataclasses import dataclass

from congkhai import urls
from congkhai.facts import TARGET_OUTCOME_LABELS, TASK_STATUS_LABELS, StatusGroup, TargetOutcome, TaskStatus
from congkhai.model import DECLARED_STATUS_LABELS, DeclaredStatus

TASK_STATUS_MARKS: dict[TaskStatus, str] = {
    TaskStatus.NO_REPORT: "none",
    TaskStatus.EXPIRED_NO_REPORT: "expired",
    TaskStatus.DONE_EARLY: "done",
    TaskStatus.DONE_ON_TIME: "done",
    TaskStatus.DONE_LATE: "done-late",
    TaskStatus.DONE: "done",
    TaskStatus.ON_TRACK: "going",
    TaskStatus.DUE_SOON: "soon",
    TaskStatus.OVERDUE: "over",
    TaskStatus.FRESH: "fresh",
    TaskStatus.STALE: "stale",
    TaskStatus.NO_DEADLINE: "open",
    TaskStatus.DROPPED: "dropped",
}
STATUS_GROUP_MARKS: dict[StatusGroup, str] = {
    StatusGroup.DONE_IN_TIME: "done",
    StatusGroup.DONE_LATE: "done-late",
    StatusGroup.OPEN_IN_TIME: "going",
    StatusGroup.OPEN_OVERDUE: "over",
    StatusGroup.NO_REPORT: "none",
    StatusGroup.OTHER: "open",
}
DECLARED_MARKS: dict[DeclaredStatus, str] = {
    DeclaredStatus.NOT_STARTED: "open",
    DeclaredStatus.IN_PROGRESS: "going",
    DeclaredStatus.DONE: "done",
    DeclaredStatus.DROPPED: "dropped",
}
TARGET_OUTCOME_MARKS: dict[TargetOutcome, str] = {
    TargetOutcome.REACHED: "done",
    TargetOutcome.NOT_REACHED: "over",
    TargetOutcome.NO_FIGURE: "none",
    TargetOutcome.NOT_COMPARABLE: "open",
}

STATUSES_BY_URGENCY: tuple[TaskStatus, ...] = (
    TaskStatus.OVERDUE,
    TaskStatus.EXPIRED_NO_REPORT,
    TaskStatus.DUE_SOON,
    TaskStatus.STALE,
    TaskStatus.ON_TRACK,
    TaskStatus.FRESH,
    TaskStatus.NO_DEADLINE,
    TaskStatus.NO_REPORT,
    TaskStatus.DONE_LATE,
    TaskStatus.DONE_ON_TIME,
    TaskStatus.DONE_EARLY,
    TaskStatus.DONE,
    TaskStatus.DROPPED,
)
"""All statuses, those that most need attention first; tables sort by this order."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A status as icon, word and colour together.

    ``code`` is the status in the open data, ``mark`` names the icon (``templates/components/icon.html``) and
    the colour. ``path`` leads to the list of all tasks with this status, "" where there is no such list.
    """

    code: str
    label: str
    mark: str
    path: str = ""


TASK_STATUS_BADGES: dict[TaskStatus, Badge] = {
    status: Badge(status.value, TASK_STATUS_LABELS[status], mark, urls.status(status.value))
    for status, mark in TASK_STATUS_MARKS.items()
}
DECLARED_BADGES: dict[DeclaredStatus, Badge] = {
    status: Badge(status.value, DECLARED_STATUS_LABELS[status], mark)
    for status, mark in DECLARED_MARKS.items()
}
TARGET_OUTCOME_BADGES: dict[TargetOutcome, Badge] = {
    outcome: Badge(outcome.value, TARGET_OUTCOME_LABELS[outcome], mark)
    for outcome, mark in TARGET_OUTCOME_MARKS.items()
}
