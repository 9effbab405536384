"""What a deadline means to the program; the printed words always stay beside it.

The rules: ``docs/architecture.md``, "Deadlines".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    """The forms of a deadline; the values are what the exports print."""

    ONCE = "mot_lan"  # due on one day
    ONGOING = "keo_dai"  # from a day on, to the end of the plan
    YEARLY = "hang_nam"  # from a year on, "và những năm tiếp theo"
    CONTINUOUS = "thuong_xuyen"  # all the time; never overdue
    ON_EVENT = "khi_phat_sinh"  # each time when something happens; never overdue
    RECURRING = "dinh_ky"  # once in each of ``periods``
    MILESTONES = "nhieu_moc"  # several deadlines in one text
    CONDITIONAL = "theo_dieu_kien"  # depends on something other than the calendar
    UNKNOWN = "chua_ro"  # blank, or not understood


class Period(StrEnum):
    """How often a recurring task comes round."""

    WEEK = "tuan"
    MONTH = "thang"
    QUARTER = "quy"
    HALF_YEAR = "nua_nam"
    YEAR = "nam"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as read.

    ``printed``: the text itself. ``start`` and ``due``: first and last day, both inclusive. ``inferred``: a
    date was not printed whole (its year, its end, its exact day) but worked out; the start of continuous,
    on-event and recurring work is the plan's first day by convention and does not count. ``understood`` is
    False when no rule reads the text, or when it prints a day that does not exist. ``periods``: of RECURRING,
    and of MILESTONES with such a part. ``parts``: of MILESTONES, in printed order; ``due`` is the last of
    their due days. ``years``: the years printed in the text, in printed order.
    """

    printed: str
    kind: DeadlineKind
    start: date | None = None
    due: date | None = None
    inferred: bool = False
    understood: bool = True
    periods: tuple[Period, ...] = ()
    parts: tuple[Deadline, ...] = ()
    years: tuple[int, ...] = ()
