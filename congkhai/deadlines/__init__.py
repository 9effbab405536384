"""Deadlines: printed words to meaning, by the rules of DESIGN §4. Pure and total: any text has an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from congkhai.deadlines.combine import combine
from congkhai.deadlines.deadline import Deadline, DeadlineKind, Period
from congkhai.deadlines.describe import describe
from congkhai.deadlines.reader import Reader
from congkhai.deadlines.same_as_above import is_same_as_above
from congkhai.deadlines.spans import is_year
from congkhai.deadlines.year_inference import PlanYears

__all__ = ["Deadline", "DeadlineKind", "Period", "describe", "is_same_as_above", "read_deadline"]


def read_deadline(
    text: str | None, *, first_year: int | None, last_year: int | None = None, issued: date | None = None
) -> Deadline:
    """What a printed deadline means.

    ``first_year``, ``last_year``: the plan's years (the latter only for a plan of several); ``issued``: the
    day it was issued, or the first of the month when only that is known. Never raises; a text that no rule
    reads comes back as UNKNOWN with ``understood`` False.
    """
    first = first_year if first_year is not None and is_year(first_year) else None
    last = last_year if last_year is not None and is_year(last_year) else None
    if first is not None and last is not None:
        first, last = min(first, last), max(first, last)
    plan = PlanYears(first if first is not None else last, last, issued)
    return replace(combine(Reader(text or ""), plan), printed=text or "")
