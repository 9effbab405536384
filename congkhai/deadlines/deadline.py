"""What a deadline means to the program; the printed words always stay beside it (DESIGN §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    """The forms of DESIGN §4; the values are what the exports print."""

    ONCE = "mot_lan"
    ONGOING = "keo_dai"
    YEARLY = "hang_nam"
    CONTINUOUS = "thuong_xuyen"
    ON_EVENT = "khi_phat_sinh"
    RECURRING = "dinh_ky"
    MILESTONES = "nhieu_moc"
    CONDITIONAL = "theo_dieu_kien"
    UNKNOWN = "chua_ro"


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

    ``start`` and ``due`` are both inclusive. ``inferred``: a date shown was not printed whole (its year, its
    end, its exact day) but worked out; the start of continuous, on-event and recurring tasks is conventional
    (the plan's first day) and does not count. ``understood`` is False when no rule reads the text, or when it
    prints a day that does not exist. ``parts`` are those of MILESTONES, in printed order; ``due`` is then
    that of the last. ``years`` are the years printed in the text, in printed order.
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
