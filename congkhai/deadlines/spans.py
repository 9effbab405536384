"""Spans of the calendar whose year may be unknown yet: a day, a month, a quarter, a half, a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

FIRST_YEAR, LAST_YEAR = 1900, 2199  # years that a plan may sensibly print
_END = 31  # last day of whatever month
_TET = 13  # stands for the month of a day whose date is that of the lunar new year
# Mùng 1 Tết in Viet Nam (month, day). Source: âm lịch of Viet Nam (UTC+7); 2030 differs from China by a day.
_NEW_YEARS = {
    2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10),
    2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 2), 2031: (1, 23),
    2032: (2, 11), 2033: (1, 31), 2034: (2, 19), 2035: (2, 8),
}  # fmt: skip


class Scale(IntEnum):
    """How long a span is; orders spans from short to long."""

    DAY = 1
    WEEK = 2
    PART = 3
    MONTH = 4
    QUARTER = 5
    HALF = 6
    YEAR = 7


@dataclass(frozen=True, slots=True)
class Span:
    """From (month, day) to (month, day), both inclusive; ``month`` 0: a day whose month stands elsewhere.

    ``shift`` counts years after the year that applies ("15/01 năm sau"); ``vague``: the words give no exact
    day ("cuối năm"). ``exact`` days must exist; others end with their month.
    """

    scale: Scale
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    shift: int = 0
    vague: bool = False


def is_year(number: int) -> bool:
    """Is the number a year that a plan may print?"""
    return FIRST_YEAR <= number <= LAST_YEAR


def day(number: int, month: int, year: int | None = None) -> Span:
    """One day; it may not exist, which ``resolve`` tells."""
    return Span(Scale.DAY, (month, number), (month, number), year)


def months(first: int, last: int, scale: Scale, year: int | None = None) -> Span:
    """Whole months, both inclusive."""
    return Span(scale, (first, 1), (last, _END), year)


def month(number: int, year: int | None = None) -> Span:
    """A whole month, 1 to 12."""
    return months(number, number, Scale.MONTH, year)


def quarter(number: int, year: int | None = None) -> Span:
    """A whole quarter, 1 to 4."""
    return months(3 * number - 2, 3 * number, Scale.QUARTER, year)


def whole_year(year: int | None = None) -> Span:
    """A calendar year."""
    return months(1, 12, Scale.YEAR, year)


_DAYS_OF_EDGE = {
    "dau": (1, 10), "giua": (11, 20), "cuoi": (21, _END),
    "thuong tuan": (1, 10), "trung tuan": (11, 20), "ha tuan": (21, _END),
    "nua dau": (1, 15), "nua cuoi": (16, _END),
}  # fmt: skip
_PLACES_OF_EDGE = {  # (month of the quarter, day)
    "dau": ((0, 1), (0, _END)), "giua": ((1, 1), (1, _END)), "cuoi": ((2, 1), (2, _END)),
    "nua dau": ((0, 1), (1, 15)), "nua cuoi": ((1, 16), (2, _END)),
}  # fmt: skip
_MONTHS_OF_EDGE = {"dau": (1, 3), "giua": (4, 6), "cuoi": (10, 12), "nua dau": (1, 6), "nua cuoi": (7, 12)}


def edge(span: Span, which: str) -> Span:
    """The ``dau``, ``giua`` or ``cuoi`` of a span: thirds of a month or a quarter, quarters of a year.

    Of a month also the old thirds ("thuong tuan"); of all three also halves ("nua dau").
    """
    (m1, _), (m2, _) = span.first, span.last
    if span.scale is Scale.MONTH:
        first, last = _DAYS_OF_EDGE[which]
        exact = which.startswith("nua") or which.endswith("tuan")
        return replace(span, scale=Scale.PART, first=(m1, first), last=(m1, last), vague=not exact)
    if span.scale is Scale.QUARTER and which in _PLACES_OF_EDGE:
        (n1, day1), (n2, day2) = _PLACES_OF_EDGE[which]
        return replace(span, scale=Scale.PART, first=(m1 + n1, day1), last=(m1 + n2, day2), vague=True)
    if span.scale is Scale.YEAR and which in _MONTHS_OF_EDGE:
        m1, m2 = _MONTHS_OF_EDGE[which]
        return replace(span, scale=Scale.PART, first=(m1, 1), last=(m2, _END), vague=True)
    return span


def some_days(span: Span, count: int, from_end: bool) -> Span:
    """The first or last ``count`` days of a month."""
    count = min(max(count, 1), 28)
    first, last = (_END - count + 1, _END) if from_end else (1, count)
    m = span.first[0]
    return replace(span, scale=Scale.WEEK, first=(m, first), last=(m, last))


def week(span: Span, number: int) -> Span:
    """A week of a month: 1 to 4 from its first day, 5 for its last seven days."""
    number = min(max(number, 1), 5)
    days = (_END - 6, _END) if number == 5 else (7 * number - 6, 7 * number)
    m = span.first[0]
    return replace(span, scale=Scale.WEEK, first=(m, days[0]), last=(m, days[1]), vague=True)


def tet(year: int | None = None) -> Span:
    """The first day of the lunar year that begins in ``year``."""
    return Span(Scale.DAY, (_TET, 1), (_TET, 1), year, vague=True)


def _on(year: int, at: tuple[int, int], exact: bool, from_end: bool = False) -> date | None:
    if at[0] == _TET:
        return date(year, *_NEW_YEARS[year]) if year in _NEW_YEARS else None
    if not (is_year(year) and 1 <= at[0] <= 12 and 1 <= at[1] <= _END):
        return None
    length = monthrange(year, at[0])[1]
    if at[1] <= length:
        number = at[1]
    elif exact:
        return None
    else:
        number = length
    if from_end:
        number = length - (_END - at[1])
    return date(year, at[0], number)


def resolve(span: Span, year: int) -> tuple[date, date] | None:
    """First and last day in ``year``; None when the day does not exist (31/02)."""
    year += span.shift
    exact = span.scale is Scale.DAY
    last_week = span.scale is Scale.WEEK and span.last[1] == _END
    first = _on(year, span.first, exact, from_end=last_week)
    last = _on(year, span.last, exact)
    return None if first is None or last is None else (first, last)


def day_before(moment: date) -> date:
    """The day before; the first of all days stays."""
    return moment - timedelta(days=1) if moment > date.min else moment


def day_after(moment: date) -> date:
    """The day after; the last of all days stays."""
    return moment + timedelta(days=1) if moment < date.max else moment
