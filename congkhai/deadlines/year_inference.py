"""Which year applies to a date that prints none: a neighbour's in the text, else the plan's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from congkhai.deadlines.date_parts import Piece
from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.reader import Reader
from congkhai.deadlines.spans import Scale, Span, day_before, resolve


@dataclass(frozen=True, slots=True)
class PlanYears:
    """What the plan says about time; ``first`` and ``last`` are years that exist, or None."""

    first: int | None
    last: int | None
    issued: date | None


@dataclass(frozen=True, slots=True)
class Dated:
    """A piece in real time. ``start`` and ``due`` None with ``real`` False: the day does not exist."""

    piece: Piece
    start: date | None
    due: date | None
    inferred: bool = False
    real: bool = True


_LINKS = {"va", "hoac", "den", "toi", "het", "tu", "ngay", "truoc", "trong"}


def only_links(r: Reader, first: int, end: int) -> bool:
    """Do only commas and linking words stand between two tokens, so that a year is shared?"""
    return all(
        r.sort(k) in {Sort.COMMA, Sort.DASH, Sort.SLASH, Sort.OTHER, Sort.OPEN} or r.word(k) in _LINKS
        for k in range(first, end)
    )


def printed_year(piece: Piece) -> int | None:
    """The year a piece prints itself; of a range, that of its end if it has one."""
    if piece.issue:
        return piece.until.year if piece.until is not None else None
    if piece.until is not None and piece.until.year is not None:
        return piece.until.year
    return piece.span.year


def _is_year(piece: Piece) -> bool:
    return piece.span.scale is Scale.YEAR and piece.until is None and not piece.issue


def neighbours(r: Reader, pieces: list[Piece]) -> list[int | None]:
    """For each piece the year that its neighbours lend it.

    A following year is shared over a list ("tháng 6 và tháng 12/2026"); a year that stands before
    ("Năm 2022: - Quý I …", "15/6/2022, 15/12") holds until another is printed.
    """
    lent: list[int | None] = [None] * len(pieces)
    follows: int | None = None
    for k in range(len(pieces) - 1, -1, -1):
        own = printed_year(pieces[k])
        if own is None and k + 1 < len(pieces) and follows is not None:
            linked = only_links(r, pieces[k].end, pieces[k + 1].start) and not _is_year(pieces[k + 1])
            lent[k] = follows if linked else None
        follows = own if own is not None else lent[k]
    before: int | None = None
    for k, piece in enumerate(pieces):
        own = printed_year(piece)
        if own is None and lent[k] is None:
            lent[k] = before
        before = own if own is not None else before
    return lent


def _plan_year(span: Span, plan: PlanYears) -> int | None:
    """The plan's year; of several, the first in which the span is not over when the plan is issued."""
    if plan.first is None:
        return plan.issued.year if plan.issued is not None else None
    for year in range(plan.first, (plan.last or plan.first) + 1):
        found = resolve(span, year)
        if found is not None and (plan.issued is None or found[1] >= plan.issued):
            return year
    return plan.first


def place(piece: Piece, lent: int | None, plan: PlanYears) -> Dated:
    """The piece in real time."""
    if piece.issue:
        return _from_issue(piece, lent, plan)
    if piece.until is not None:
        return _range(piece, piece.until, lent, plan)
    span = piece.span
    year = span.year if span.year is not None else lent
    if year is None and span.scale is Scale.YEAR and plan.first is not None:
        return Dated(piece, date(plan.first, 1, 1), date(plan.last or plan.first, 12, 31), inferred=True)
    inferred = year is None or span.vague or span.shift != 0
    year = year if year is not None else _plan_year(span, plan)
    if year is None:
        return Dated(piece, None, None, inferred=True)
    found = resolve(span, year)
    if found is not None and piece.length is not None:
        return _lasting(piece, span, found[0], piece.length)
    return (
        Dated(piece, *found, inferred=inferred) if found is not None else Dated(piece, None, None, real=False)
    )


def _lasting(piece: Piece, span: Span, start: date, length: tuple[int, str, bool]) -> Dated:
    """So long from a day; from a whole month on, that month is the first of them."""
    due = add(start, *length)
    if due is not None and span.scale is not Scale.DAY:
        due = day_before(due)
    return Dated(piece, start, due, inferred=True)


def _end(piece: Piece, due: date) -> date:
    return day_before(due) if piece.before else due


def _from_issue(piece: Piece, lent: int | None, plan: PlanYears) -> Dated:
    if piece.until is None:
        return Dated(piece, plan.issued, None, inferred=True)
    year = piece.until.year or lent or _plan_year(piece.until, plan)
    found = resolve(piece.until, year) if year is not None else None
    if found is None:
        return Dated(piece, plan.issued, None, inferred=True, real=year is None)
    first = found[0] if piece.before else found[1]
    inferred = plan.issued is not None or (piece.until.year or lent) is None
    return Dated(piece, plan.issued, _end(piece, first), inferred=inferred)


def _range(piece: Piece, until: Span, lent: int | None, plan: PlanYears) -> Dated:
    """Both ends; a range that runs backwards within one year goes over New Year ("15/11 đến 15/02/2023")."""
    first_year, last_year = piece.span.year, until.year
    printed = first_year is not None or last_year is not None or lent is not None
    if first_year is None and last_year is None:
        first_year = lent if lent is not None else _plan_year(piece.span, plan)
        last_year = first_year
        backwards = 1
    elif last_year is None:
        last_year, backwards = first_year, 1
    else:
        backwards = 0 if first_year is not None else -1
        first_year = first_year if first_year is not None else last_year
    if first_year is None or last_year is None:
        return Dated(piece, None, None, inferred=True)
    begin, finish = resolve(piece.span, first_year), resolve(until, last_year)
    if begin and finish and begin[0] > finish[1] and backwards:
        if backwards > 0:
            finish = resolve(until, last_year + 1)
        else:
            begin = resolve(piece.span, first_year - 1)
    if begin is None or finish is None or begin[0] > finish[1]:
        return Dated(piece, None, None, real=False)
    due = _end(piece, finish[0] if piece.before else finish[1])
    vague = piece.span.vague or until.vague or until.shift != 0
    return Dated(piece, begin[0], due, inferred=not printed or vague)


def add(start: date, count: int, unit: str, working: bool) -> date | None:
    """``start`` plus so many units; working days leave out weekends (public holidays are unknown)."""
    if count > 3660:
        return None
    try:
        if unit == "thang" or unit == "nam":
            total = start.month - 1 + count * (12 if unit == "nam" else 1)
            year, month = start.year + total // 12, total % 12 + 1
            for number in range(start.day, start.day - 4, -1):
                try:
                    return date(year, month, number)
                except ValueError:
                    continue
            return None
        if not working:
            return start + timedelta(days=count * (7 if unit == "tuan" else 1))
        moment = start
        while count > 0:
            moment += timedelta(days=1)
            count -= moment.weekday() < 5
    except (ValueError, OverflowError):
        return None
    return moment
