"""Counting days and months from a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_LONGEST = 3660  # units; a longer duration is a misprint


@dataclass(frozen=True, slots=True)
class Duration:
    """So many units: "10 ngày làm việc". ``unit``: "ngay", "tuan", "thang" or "nam"."""

    count: int
    unit: str
    working_days: bool


def day_before(day: date) -> date:
    """The day before; ``date.min`` itself for ``date.min``."""
    return day - timedelta(days=1) if day > date.min else day


def day_after(day: date) -> date:
    """The day after; ``date.max`` itself for ``date.max``."""
    return day + timedelta(days=1) if day < date.max else day


def add_duration(start: date, duration: Duration) -> date | None:
    """The day so long after ``start``; None when that is no date or the duration is absurd.

    Months keep the day of the month or end with the month (31/01 + 1 month = 28/02). Working days leave out
    Saturdays and Sundays; public holidays are not known.
    """
    count = duration.count
    if count > _LONGEST:
        return None
    try:
        if duration.unit in {"thang", "nam"}:
            return _add_months(start, count * (12 if duration.unit == "nam" else 1))
        if not duration.working_days:
            return start + timedelta(days=count * (7 if duration.unit == "tuan" else 1))
        day = start
        while count > 0:
            day += timedelta(days=1)
            count -= day.weekday() < 5
    except (ValueError, OverflowError):
        return None
    return day


def _add_months(start: date, count: int) -> date | None:
    total = start.month - 1 + count
    year, month = start.year + total // 12, total % 12 + 1
    for number in range(start.day, start.day - 4, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return None
