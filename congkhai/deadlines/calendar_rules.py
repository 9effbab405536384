"""The rules that read calendar expressions, in the order in which they are tried."""

from __future__ import annotations

from congkhai.deadlines.date_parts import DateParts
from congkhai.deadlines.days import read_day, read_tet
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.months_and_quarters import (
    read_month,
    read_month_in_digits,
    read_months_of_year,
    read_quarter,
)
from congkhai.deadlines.report_periods import read_report_periods
from congkhai.deadlines.school_calendar import read_school_calendar
from congkhai.deadlines.subperiods import read_subperiod
from congkhai.deadlines.years import read_year

_RULES = (
    read_report_periods,
    read_school_calendar,
    read_months_of_year,
    read_subperiod,
    read_quarter,
    read_month,
    read_month_in_digits,
    read_day,
    read_year,
    read_tet,
)


def read_calendar(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """The calendar expression that begins at ``pos`` and the position after it; None when there is none."""
    for rule in _RULES:
        found = rule(tokens, pos)
        if found is not None:
            return found
    return None
