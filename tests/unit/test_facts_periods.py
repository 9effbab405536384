"""Reporting periods: month 15→14, quarter to the 14th of its last month, year 15/12→14/12, weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.deadlines import Period
from congkhai.facts import period_at
from congkhai.model import ReportingPeriods

USUAL = ReportingPeriods()


@pytest.mark.parametrize(
    ("day", "period", "first", "last"),
    [
        ("2022-03-14", Period.MONTH, "2022-02-15", "2022-03-14"),
        ("2022-03-15", Period.MONTH, "2022-03-15", "2022-04-14"),
        ("2022-12-14", Period.MONTH, "2022-11-15", "2022-12-14"),
        ("2022-12-15", Period.MONTH, "2022-12-15", "2023-01-14"),
        ("2023-01-14", Period.MONTH, "2022-12-15", "2023-01-14"),
        ("2023-01-15", Period.MONTH, "2023-01-15", "2023-02-14"),
        ("2022-03-14", Period.QUARTER, "2021-12-15", "2022-03-14"),
        ("2022-03-15", Period.QUARTER, "2022-03-15", "2022-06-14"),
        ("2022-09-15", Period.QUARTER, "2022-09-15", "2022-12-14"),
        ("2022-12-15", Period.QUARTER, "2022-12-15", "2023-03-14"),
        ("2022-06-14", Period.HALF_YEAR, "2021-12-15", "2022-06-14"),
        ("2022-06-15", Period.HALF_YEAR, "2022-06-15", "2022-12-14"),
        ("2022-12-31", Period.HALF_YEAR, "2022-12-15", "2023-06-14"),
        ("2022-12-14", Period.YEAR, "2021-12-15", "2022-12-14"),
        ("2022-12-15", Period.YEAR, "2022-12-15", "2023-12-14"),
        ("2022-01-01", Period.YEAR, "2021-12-15", "2022-12-14"),
        ("2022-01-02", Period.WEEK, "2021-12-27", "2022-01-02"),
        ("2022-01-03", Period.WEEK, "2022-01-03", "2022-01-09"),
    ],
)
def test_the_period_that_runs_on_a_day(day: str, period: Period, first: str, last: str) -> None:
    found = period_at(date.fromisoformat(day), period, USUAL)
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_closing_day_past_the_end_of_the_month_is_its_last_day() -> None:
    late = ReportingPeriods.model_validate({"ngay_chot_thang": "31"})
    assert period_at(date(2024, 2, 29), Period.MONTH, late) == (date(2024, 2, 1), date(2024, 2, 29))
    assert period_at(date(2024, 3, 1), Period.MONTH, late) == (date(2024, 3, 1), date(2024, 3, 31))


@given(
    st.dates(date(1950, 1, 1), date(2099, 1, 1)),
    st.sampled_from(Period),
    st.tuples(*[st.integers(1, 31)] * 3),
)
def test_periods_follow_one_another_without_gap(
    day: date, period: Period, closing: tuple[int, int, int]
) -> None:
    keys = ("ngay_chot_thang", "ngay_chot_quy", "ngay_chot_nam")
    settings = ReportingPeriods.model_validate(dict(zip(keys, closing, strict=True)))
    first, last = period_at(day, period, settings)
    assert first <= day <= last
    assert period_at(first, period, settings) == period_at(last, period, settings) == (first, last)
    assert period_at(last + timedelta(days=1), period, settings)[0] == last + timedelta(days=1)
    assert period_at(first - timedelta(days=1), period, settings)[1] == first - timedelta(days=1)
