"""How a standing looks: one mark (icon and colour) for each, and the badge that shows it with its word."""

from __future__ import annotations

from dataclasses import dataclass

from congkhai import urls
from congkhai.facts import LABELS, Bucket, Standing
from congkhai.model import Status

STANDING_MARKS: dict[Standing, str] = {
    Standing.NO_REPORT: "none",
    Standing.EXPIRED_NO_REPORT: "expired",
    Standing.DONE_EARLY: "done",
    Standing.DONE_ON_TIME: "done",
    Standing.DONE_LATE: "done-late",
    Standing.DONE: "done",
    Standing.ON_TRACK: "going",
    Standing.DUE_SOON: "soon",
    Standing.OVERDUE: "over",
    Standing.FRESH: "fresh",
    Standing.STALE: "stale",
    Standing.NO_DEADLINE: "open",
    Standing.DROPPED: "dropped",
}
BUCKET_MARKS: dict[Bucket, str] = {
    Bucket.DONE_IN_TIME: "done",
    Bucket.DONE_LATE: "done-late",
    Bucket.OPEN_IN_TIME: "going",
    Bucket.OPEN_OVERDUE: "over",
    Bucket.NO_REPORT: "none",
    Bucket.OTHER: "open",
}
DECLARED_MARKS: dict[Status, str] = {
    Status.NOT_STARTED: "open",
    Status.IN_PROGRESS: "going",
    Status.DONE: "done",
    Status.DROPPED: "dropped",
}
DECLARED_LABELS: dict[Status, str] = {
    Status.NOT_STARTED: "Chưa thực hiện",
    Status.IN_PROGRESS: "Đang thực hiện",
    Status.DONE: "Hoàn thành",
    Status.DROPPED: "Không thực hiện",
}

URGENCY: tuple[Standing, ...] = (
    Standing.OVERDUE,
    Standing.EXPIRED_NO_REPORT,
    Standing.DUE_SOON,
    Standing.STALE,
    Standing.ON_TRACK,
    Standing.FRESH,
    Standing.NO_DEADLINE,
    Standing.NO_REPORT,
    Standing.DONE_LATE,
    Standing.DONE_ON_TIME,
    Standing.DONE_EARLY,
    Standing.DONE,
    Standing.DROPPED,
)
"""What asks for attention first comes first."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A status as icon, word and colour together.

    ``code`` is the export code; ``mark`` names icon and colour; ``path`` the list of all tasks that stand so,
    "" where there is none.
    """

    code: str
    label: str
    mark: str
    path: str = ""


STANDING_BADGES: dict[Standing, Badge] = {
    standing: Badge(standing.value, LABELS[standing], mark, urls.status(standing.value))
    for standing, mark in STANDING_MARKS.items()
}
DECLARED_BADGES: dict[Status, Badge] = {
    status: Badge(status.value, DECLARED_LABELS[status], mark) for status, mark in DECLARED_MARKS.items()
}
