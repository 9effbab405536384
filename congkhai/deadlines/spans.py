"""Spans of the calendar whose year may be unknown yet: a day, a month, a quarter, a half, a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

FIRST_YEAR, LAST_YEAR = 1900, 2199  # years that a plan may sensibly print
_END = 31  # last day of whatever month


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


def edge(span: Span, which: str) -> Span:
    """The ``dau``, ``giua`` or ``cuoi`` of a span: thirds of a month or a quarter, quarters of a year."""
    (m1, _), (m2, _) = span.first, span.last
    if span.scale is Scale.MONTH:
        first, last = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, _END)}[which]
        return replace(span, scale=Scale.PART, first=(m1, first), last=(m1, last), vague=True)
    if span.scale is Scale.QUARTER:
        number = {"dau": m1, "giua": m1 + 1, "cuoi": m2}[which]
        return replace(span, scale=Scale.PART, first=(number, 1), last=(number, _END), vague=True)
    if span.scale is Scale.YEAR:
        m1, m2 = {"dau": (1, 3), "giua": (4, 6), "cuoi": (10, 12)}[which]
        return replace(span, scale=Scale.PART, first=(m1, 1), last=(m2, _END), vague=True)
    return span


def week(span: Span, number: int) -> Span:
    """A week of a month: 1 to 4 from its first day, 5 for its last seven days."""
    number = min(max(number, 1), 5)
    days = (_END - 6, _END) if number == 5 else (7 * number - 6, 7 * number)
    m = span.first[0]
    return replace(span, scale=Scale.WEEK, first=(m, days[0]), last=(m, days[1]), vague=True)


def _on(year: int, at: tuple[int, int], exact: bool, from_end: bool = False) -> date | None:
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
