"""Spans of the calendar whose year may still be unknown: a day, a month, a quarter, a half, a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from congkhai.vietnamese.text_patterns import is_year

_LAST_DAY = 31  # of any month; shorter months end with their own last day
_TET_MONTH = 13  # stands for the month of the lunar new year, whose date differs each year
# Mùng 1 Tết in Viet Nam (month, day). Source: âm lịch of Viet Nam (UTC+7); 2030 differs from China by a day.
_TET_DATES = {
    2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10),
    2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 2), 2031: (1, 23),
    2032: (2, 11), 2033: (1, 31), 2034: (2, 19), 2035: (2, 8),
}  # fmt: skip


class Scale(IntEnum):
    """How long a span is; from short to long."""

    DAY = 1
    WEEK = 2
    PART = 3  # a part of a month, a quarter or a year: "cuối tháng", "hè"
    MONTH = 4
    QUARTER = 5
    HALF = 6
    YEAR = 7


@dataclass(frozen=True, slots=True)
class Span:
    """From ``first`` to ``last``, both inclusive, each (month, day).

    Month 0: a day whose month stands elsewhere in the text. ``year``: the printed year. ``shift``: years to
    add to the year that applies (1 in "15/01 năm sau"). ``vague``: the words give no exact day ("cuối năm").
    """

    scale: Scale
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    shift: int = 0
    vague: bool = False


def day(number: int, month: int, year: int | None = None) -> Span:
    """One day; it may not exist, for which ``resolve`` gives None."""
    return Span(Scale.DAY, (month, number), (month, number), year)


def months(first: int, last: int, scale: Scale, year: int | None = None) -> Span:
    """Whole months, both inclusive."""
    return Span(scale, (first, 1), (last, _LAST_DAY), year)


def month(number: int, year: int | None = None) -> Span:
    """A whole month, 1 to 12."""
    return months(number, number, Scale.MONTH, year)


def quarter(number: int, year: int | None = None) -> Span:
    """A whole quarter, 1 to 4."""
    return months(3 * number - 2, 3 * number, Scale.QUARTER, year)


def whole_year(year: int | None = None) -> Span:
    """A calendar year."""
    return months(1, 12, Scale.YEAR, year)


_DAYS_OF_MONTH = {
    "dau": (1, 10), "giua": (11, 20), "cuoi": (21, _LAST_DAY),
    "thuong tuan": (1, 10), "trung tuan": (11, 20), "ha tuan": (21, _LAST_DAY),
    "nua dau": (1, 15), "nua cuoi": (16, _LAST_DAY),
}  # fmt: skip
_DAYS_OF_QUARTER = {  # (month of the quarter from 0, day)
    "dau": ((0, 1), (0, _LAST_DAY)), "giua": ((1, 1), (1, _LAST_DAY)), "cuoi": ((2, 1), (2, _LAST_DAY)),
    "nua dau": ((0, 1), (1, 15)), "nua cuoi": ((1, 16), (2, _LAST_DAY)),
}  # fmt: skip
_MONTHS_OF_YEAR = {"dau": (1, 3), "giua": (4, 6), "cuoi": (10, 12), "nua dau": (1, 6), "nua cuoi": (7, 12)}


def subperiod(span: Span, which: str) -> Span:
    """The beginning ("dau"), middle ("giua") or end ("cuoi") of a month, a quarter or a year.

    These are thirds of a month or a quarter, and quarters of a year. All have halves ("nua dau", "nua cuoi");
    a month also has "thuong tuan", "trung tuan", "ha tuan". Another span comes back unchanged.
    """
    (first_month, _), (last_month, _) = span.first, span.last
    if span.scale is Scale.MONTH:
        first, last = _DAYS_OF_MONTH[which]
        exact = which.startswith("nua") or which.endswith("tuan")
        return replace(
            span, scale=Scale.PART, first=(first_month, first), last=(first_month, last), vague=not exact
        )
    if span.scale is Scale.QUARTER and which in _DAYS_OF_QUARTER:
        (first_offset, first), (last_offset, last) = _DAYS_OF_QUARTER[which]
        begin, end = (first_month + first_offset, first), (first_month + last_offset, last)
        return replace(span, scale=Scale.PART, first=begin, last=end, vague=True)
    if span.scale is Scale.YEAR and which in _MONTHS_OF_YEAR:
        first_month, last_month = _MONTHS_OF_YEAR[which]
        return replace(
            span, scale=Scale.PART, first=(first_month, 1), last=(last_month, _LAST_DAY), vague=True
        )
    return span


def first_or_last_days(span: Span, count: int, at_end: bool) -> Span:
    """The last or the first ``count`` days (1 to 28) of a month."""
    count = min(max(count, 1), 28)
    first, last = (_LAST_DAY - count + 1, _LAST_DAY) if at_end else (1, count)
    month_number = span.first[0]
    return replace(span, scale=Scale.WEEK, first=(month_number, first), last=(month_number, last))


def week(span: Span, number: int) -> Span:
    """A week of a month: 1 to 4 counted from its first day, 5 for its last seven days."""
    number = min(max(number, 1), 5)
    first, last = (_LAST_DAY - 6, _LAST_DAY) if number == 5 else (7 * number - 6, 7 * number)
    month_number = span.first[0]
    return replace(span, scale=Scale.WEEK, first=(month_number, first), last=(month_number, last), vague=True)


def tet(year: int | None = None) -> Span:
    """The first day of the lunar year that begins in ``year``."""
    return Span(Scale.DAY, (_TET_MONTH, 1), (_TET_MONTH, 1), year, vague=True)


def _date_in(year: int, at: tuple[int, int], exact: bool, from_end: bool = False) -> date | None:
    """The day ``at`` (month, day) in a year; None when it does not exist.

    Unless ``exact``, a day after the end of the month is its last day. ``from_end``: the day is counted back
    from the 31st, so that 25 means the last but six in any month.
    """
    if at[0] == _TET_MONTH:
        return date(year, *_TET_DATES[year]) if year in _TET_DATES else None
    if not (is_year(year) and 1 <= at[0] <= 12 and 1 <= at[1] <= _LAST_DAY):
        return None
    length = monthrange(year, at[0])[1]
    if at[1] <= length:
        number = at[1]
    elif exact:
        return None
    else:
        number = length
    if from_end:
        number = length - (_LAST_DAY - at[1])
    return date(year, at[0], number)


def resolve(span: Span, year: int) -> tuple[date, date] | None:
    """First and last day of the span in ``year`` plus its shift; None when the day does not exist (31/02)."""
    year += span.shift
    exact = span.scale is Scale.DAY
    last_days = span.scale is Scale.WEEK and span.last[1] == _LAST_DAY
    first = _date_in(year, span.first, exact, from_end=last_days)
    last = _date_in(year, span.last, exact)
    return None if first is None or last is None else (first, last)
