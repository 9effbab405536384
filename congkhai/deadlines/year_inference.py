"""Gives date parts real dates: which year applies to a date that prints none, and what days it then names.

A neighbour in the text gives the year ("tháng 6 và tháng 12/2026"), else the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from congkhai.deadlines.date_arithmetic import add_duration, day_before
from congkhai.deadlines.date_parts import DatePart
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.spans import Scale, Span, resolve
from congkhai.vietnamese.tokenizer import TokenKind


@dataclass(frozen=True, slots=True)
class PlanYears:
    """The first and last year of the plan, where they are known, and the day it was issued."""

    first: int | None
    last: int | None
    issued: date | None


@dataclass(frozen=True, slots=True)
class ResolvedPart:
    """A date part with its dates, both inclusive.

    ``inferred``: a date was not printed whole. ``exists`` is False for a day that does not exist (31/02).
    """

    part: DatePart
    start: date | None
    due: date | None
    inferred: bool = False
    exists: bool = True


_LINKING_WORDS = {"va", "hoac", "den", "toi", "het", "tu", "ngay", "truoc", "trong"}
_LINKING_KINDS = {TokenKind.COMMA, TokenKind.DASH, TokenKind.SLASH, TokenKind.OTHER, TokenKind.OPEN}


def _are_linked(tokens: DeadlineTokens, first: int, end: int) -> bool:
    """Whether only commas and linking words stand from ``first`` to ``end``, so that a year is shared."""
    return all(
        tokens.kind(pos) in _LINKING_KINDS or tokens.word(pos) in _LINKING_WORDS for pos in range(first, end)
    )


def printed_year(part: DatePart) -> int | None:
    """The year that a part prints itself; of a range, that of its end if it has one."""
    if part.from_issue:
        return part.until.year if part.until is not None else None
    if part.until is not None and part.until.year is not None:
        return part.until.year
    return part.span.year


def _is_whole_year(part: DatePart) -> bool:
    return part.span.scale is Scale.YEAR and part.until is None and not part.from_issue


def years_from_neighbours(tokens: DeadlineTokens, parts: list[DatePart]) -> list[int | None]:
    """For each part the year that its neighbours give it, or None.

    A year that follows is shared over a list ("tháng 6 và tháng 12/2026"). A year that stands before
    ("Năm 2022: - Quý I …", "15/6/2022, 15/12") holds until another is printed.
    """
    years: list[int | None] = [None] * len(parts)
    following: int | None = None
    for index in range(len(parts) - 1, -1, -1):
        own = printed_year(parts[index])
        if own is None and index + 1 < len(parts) and following is not None:
            other = parts[index + 1]
            linked = _are_linked(tokens, parts[index].end, other.first) and not _is_whole_year(other)
            years[index] = following if linked else None
        following = own if own is not None else years[index]
    before: int | None = None
    for index, part in enumerate(parts):
        own = printed_year(part)
        if own is None and years[index] is None:
            years[index] = before
        before = own if own is not None else before
    return years


def _plan_year(span: Span, plan: PlanYears) -> int | None:
    """The plan's year; of several, the first in which the span is not over when the plan is issued."""
    if plan.first is None:
        return plan.issued.year if plan.issued is not None else None
    for year in range(plan.first, (plan.last or plan.first) + 1):
        found = resolve(span, year)
        if found is not None and (plan.issued is None or found[1] >= plan.issued):
            return year
    return plan.first


def resolve_part(part: DatePart, neighbour_year: int | None, plan: PlanYears) -> ResolvedPart:
    """The part with its dates; ``neighbour_year``: from ``years_from_neighbours``."""
    if part.from_issue:
        return _resolve_from_issue(part, neighbour_year, plan)
    if part.until is not None:
        return _resolve_range(part, part.until, neighbour_year, plan)
    span = part.span
    year = span.year if span.year is not None else neighbour_year
    if year is None and span.scale is Scale.YEAR and plan.first is not None:
        last = plan.last or plan.first
        return ResolvedPart(part, date(plan.first, 1, 1), date(last, 12, 31), inferred=True)
    inferred = year is None or span.vague or span.shift != 0
    year = year if year is not None else _plan_year(span, plan)
    if year is None:
        return ResolvedPart(part, None, None, inferred=True)
    found = resolve(span, year)
    if found is None:
        return ResolvedPart(part, None, None, exists=False)
    start, due = found
    if part.duration is None:
        return ResolvedPart(part, start, due, inferred=inferred)
    end = add_duration(start, part.duration)
    if end is not None and span.scale is not Scale.DAY:
        end = day_before(end)  # "2 tháng từ tháng 3": March is the first of them
    return ResolvedPart(part, start, end, inferred=True)


def _due(part: DatePart, until: tuple[date, date]) -> date:
    """The last day of a range whose end has these first and last days."""
    return day_before(until[0]) if part.until_exclusive else until[1]


def _resolve_from_issue(part: DatePart, neighbour_year: int | None, plan: PlanYears) -> ResolvedPart:
    if part.until is None:
        return ResolvedPart(part, plan.issued, None, inferred=True)
    printed = part.until.year or neighbour_year
    year = printed or _plan_year(part.until, plan)
    found = resolve(part.until, year) if year is not None else None
    if found is None:
        return ResolvedPart(part, plan.issued, None, inferred=True, exists=year is None)
    inferred = plan.issued is not None or printed is None
    return ResolvedPart(part, plan.issued, _due(part, found), inferred=inferred)


def _resolve_range(part: DatePart, until: Span, neighbour_year: int | None, plan: PlanYears) -> ResolvedPart:
    """A range that would run backwards within one year goes over New Year ("15/11 đến 15/02/2023")."""
    first_year, last_year = part.span.year, until.year
    printed = first_year is not None or last_year is not None or neighbour_year is not None
    move_end, move_start = False, False  # which end may move by a year
    if last_year is None:
        if first_year is None:
            first_year = neighbour_year if neighbour_year is not None else _plan_year(part.span, plan)
        last_year, move_end = first_year, True
    elif first_year is None:
        first_year, move_start = last_year, True
    if first_year is None or last_year is None:
        return ResolvedPart(part, None, None, inferred=True)
    begin, finish = resolve(part.span, first_year), resolve(until, last_year)
    if begin and finish and begin[0] > finish[1]:
        if move_end:
            finish = resolve(until, last_year + 1)
        elif move_start:
            begin = resolve(part.span, first_year - 1)
    if begin is None or finish is None or begin[0] > finish[1]:
        return ResolvedPart(part, None, None, exists=False)
    vague = part.span.vague or until.vague or until.shift != 0
    return ResolvedPart(part, begin[0], _due(part, finish), inferred=not printed or vague)
