"""How pages print dates, months, years and measured values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from congkhai.model import PartialDate
from congkhai.vietnamese import format_number, short_date

YearMonth = tuple[int, int]
"""Year and month, which counts from 1."""


def format_date(day: date | PartialDate) -> str:
    """Write a date as offices do: ``15/12/2022``; ``12/2022`` or ``2022`` where only that is known."""
    if isinstance(day, date):
        return short_date(day)
    if day.day and day.month:
        return f"{day.day:02d}/{day.month:02d}/{day.year}"
    return f"{day.month:02d}/{day.year}" if day.month else str(day.year)


def month_label(month: YearMonth) -> str:
    """Write a month: ``Tháng 12/2022``."""
    return f"Tháng {month[1]}/{month[0]}"


def year_label(year: int) -> str:
    """Write a year: ``Năm 2022``."""
    return f"Năm {year}"


def with_unit(value: Decimal, unit: str) -> str:
    """Write a number with its unit: ``83%``, ``2 hồ sơ``; the number alone, ``1.234``, where unit is ""."""
    return format_number(value) + (unit if unit == "%" else f" {unit}" if unit else "")
