"""Writes a deadline in Vietnamese words; ``read_deadline`` reads them back to the same meaning."""

from __future__ import annotations

from datetime import date

from congkhai.deadlines.deadline import Deadline, DeadlineKind, Period
from congkhai.vietnamese import short_date

_PERIODS = {
    Period.WEEK: "tuần",
    Period.MONTH: "tháng",
    Period.QUARTER: "quý",
    Period.HALF_YEAR: "6 tháng",
    Period.YEAR: "năm",
}
_OPEN_WORK = {
    DeadlineKind.CONTINUOUS: "Thường xuyên",
    DeadlineKind.ON_EVENT: "Khi có phát sinh",
}


def describe(deadline: Deadline) -> str:
    """What the program understood of a deadline: "Hạn 31/12/2022", "Thường xuyên", "Hằng quý và năm"."""
    kind = deadline.kind
    if kind is DeadlineKind.UNKNOWN:
        return "Chưa có hạn" if deadline.understood else "Chưa rõ hạn"
    if kind is DeadlineKind.CONDITIONAL:
        return "Theo điều kiện nêu trong kế hoạch"
    if kind is DeadlineKind.MILESTONES:
        return "Nhiều mốc: " + "; ".join(describe(part) for part in deadline.parts)
    if kind is DeadlineKind.RECURRING:
        return _often(deadline.periods) + _since(deadline) + _until(deadline.due)
    if kind in _OPEN_WORK:
        return _OPEN_WORK[kind] + _since(deadline)
    if kind is DeadlineKind.YEARLY:
        return f"Từ {_day(deadline.start)} và các năm tiếp theo"
    if kind is DeadlineKind.ONGOING:
        if deadline.start is None and deadline.due is not None:
            return f"Kéo dài đến {_day(deadline.due)}"
        return f"Từ {_day(deadline.start)}" + (f", kéo dài đến {_day(deadline.due)}" if deadline.due else "")
    if deadline.due is None:
        return "Chưa rõ hạn"
    if deadline.start is None:
        return f"Hạn {_day(deadline.due)}"
    return f"Từ {_day(deadline.start)} đến {_day(deadline.due)}"


def _day(day: date | None) -> str:
    return short_date(day) if day is not None else "ngày ban hành"


def _often(periods: tuple[Period, ...]) -> str:
    names = [_PERIODS[period] for period in periods]
    if not names:
        return "Định kỳ"
    head = ", ".join(names[:-1])
    return "Hằng " + (f"{head} và {names[-1]}" if head else names[-1])


def _since(deadline: Deadline) -> str:
    """The start, unless it is the plan's own: 1 January, and no year is printed."""
    start = deadline.start
    if start is None or ((start.month, start.day) == (1, 1) and not deadline.years):
        return ""
    return f", từ {_day(start)}"


def _until(due: date | None) -> str:
    return f", hạn {_day(due)}" if due is not None else ""
