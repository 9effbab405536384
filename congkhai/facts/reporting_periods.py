"""Reporting periods by the closing days of config.yaml (``ky_bao_cao``).

The defaults are those of Khánh Hòa: a month closes on the 14th, quarters and half years on the 14th of their
last month, a year on 14 December. See docs/architecture.md, "Status".
"""

from __future__ import annotations

from datetime import date, timedelta

from congkhai.deadlines import Period
from congkhai.model import ReportingPeriods

_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}


def _closing(year: int, month: int, day: int) -> date:
    """Give the closing day of a month; ``day`` past its end means its last day. ``month`` may be over 12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    after = date(year + month // 12, month % 12 + 1, 1)
    return min(after - timedelta(days=1), date(year, month, 1) + timedelta(days=day - 1))


def period_at(day: date, period: Period, settings: ReportingPeriods) -> tuple[date, date]:
    """Give the first and the last day of the reporting period that ``day`` is in.

    Months run from the day after one closing day to the next closing day (15 → 14), quarters and half years
    close in their last month, years in December; weeks run Monday to Sunday.
    """
    if period is Period.WEEK:
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    closing = {
        Period.MONTH: settings.month_day,
        Period.QUARTER: settings.quarter_day,
        Period.HALF_YEAR: settings.quarter_day,
        Period.YEAR: settings.year_day,
    }[period]
    length = _MONTHS[period]
    last_month = ((day.month - 1) // length + 1) * length
    last = _closing(day.year, last_month, closing)
    if day > last:
        last_month += length
        last = _closing(day.year, last_month, closing)
    before = _closing(day.year - 1, last_month + 12 - length, closing)
    return before + timedelta(days=1), last
