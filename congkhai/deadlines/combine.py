"""From phrases to one meaning."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from congkhai.deadlines.date_mentions import (
    Moment,
    clause_break,
    deadlines,
    each_in_brackets,
    has_month,
    moments,
    plan_start,
)
from congkhai.deadlines.deadline import Deadline, DeadlineKind, Period
from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.phrases import Form, Phrase, phrases
from congkhai.deadlines.reader import Reader
from congkhai.deadlines.recurrence import bare_periods
from congkhai.deadlines.same_as_above import is_same_as_above
from congkhai.deadlines.spans import Scale
from congkhai.deadlines.year_inference import PlanYears, add

_OPEN_KINDS = (DeadlineKind.RECURRING, DeadlineKind.ON_EVENT, DeadlineKind.CONTINUOUS)  # the first wins
_FORM_KIND = {
    Form.PERIODIC: DeadlineKind.RECURRING,
    Form.EVENT: DeadlineKind.ON_EVENT,
    Form.CONTINUOUS: DeadlineKind.CONTINUOUS,
    Form.CONDITION: DeadlineKind.CONDITIONAL,
}


@dataclass(frozen=True, slots=True)
class Part:
    """A meaning and the tokens that print it."""

    deadline: Deadline
    first: int
    end: int
    bound: bool = False  # a whole year, which only bounds what stands beside it


def combine(r: Reader, plan: PlanYears) -> Deadline:
    """The meaning of the whole text; ``printed`` is left to the caller."""
    chosen = _chosen(phrases(r))
    found = moments(r, chosen, plan)
    years = _years(found)
    if any(not m.dated.real for m in found):
        return Deadline("", DeadlineKind.UNKNOWN, understood=False, years=years)
    parts: list[Part] = []
    for clause in _clauses(r, chosen, deadlines(r, found, plan)):
        parts += _read_clause(r, clause, plan)
    return replace(_merge(r, parts, chosen, plan), years=years)


def _years(found: list[Moment]) -> tuple[int, ...]:
    """The years printed for these moments, in printed order."""
    years: dict[int, None] = {}
    for moment in found:
        piece = moment.dated.piece
        for year in (moment.lent, piece.span.year, piece.until.year if piece.until is not None else None):
            if year is not None:
                years[year] = None
    return tuple(years)


def _chosen(found: list[Phrase]) -> list[Phrase]:
    """The phrases that count.

    A remark in brackets says how often, or "khi có phát sinh"; it gives a date only where none stands
    outside, or a nearer end.
    """
    outer = [p for p in found if p.depth == 0]
    if not outer:
        return found
    dates = [p for p in outer if p.form in {Form.DATE, Form.AFTER_ISSUE}]
    specific = any(piece.issue or piece.span.scale is not Scale.YEAR for p in dates for piece in p.pieces)
    kept = {Form.DATE, Form.AFTER_ISSUE} if not dates else {Form.DATE}
    if not specific:
        kept |= {Form.EVENT, Form.PERIODIC, Form.CONTINUOUS}
    return [p for p in found if p.depth == 0 or p.form in kept]


@dataclass(slots=True)
class _Clause:
    phrases: list[Phrase]
    dated: list[tuple[Moment, Deadline]]


def _clauses(r: Reader, chosen: list[Phrase], dated: list[tuple[Moment, Deadline]]) -> list[_Clause]:
    """Phrases grouped by clause; each dated meaning stays with the phrase that begins it."""
    clauses: list[_Clause] = []
    last_end = 0
    waiting = list(reversed(dated))
    for phrase in chosen:
        if not clauses or (phrase.depth == 0 and clause_break(r, last_end, phrase.start) is not None):
            clauses.append(_Clause([], []))
        clauses[-1].phrases.append(phrase)
        while waiting and waiting[-1][0].first < phrase.end:
            clauses[-1].dated.append(waiting.pop())
        last_end = max(last_end, phrase.end)
    return clauses


def _read_clause(r: Reader, clause: _Clause, plan: PlanYears) -> list[Part]:
    forms = {p.form for p in clause.phrases}
    specific = [m for m, _ in clause.dated if not (m.whole_year or m.begins)]
    own = [p for p in clause.phrases if p.form is Form.AFTER_ISSUE]
    parts = [_after_issue(p, plan) for p in own]
    if Form.PERIODIC in forms and _each_dated(r, clause):
        return [Part(replace(d, years=_years([m])), m.first, m.end) for m, d in clause.dated]
    if Form.PERIODIC in forms:
        return parts + _open(r, clause, Form.PERIODIC, plan)
    if Form.EVENT in forms and not specific:
        return parts + _open(r, clause, Form.EVENT, plan)
    if Form.CONTINUOUS in forms:
        return parts + _open(r, clause, Form.CONTINUOUS, plan)
    parts += [Part(replace(d, years=_years([m])), m.first, m.end, m.whole_year) for m, d in clause.dated]
    if Form.EVENT in forms:
        parts += _open(r, _Clause([p for p in clause.phrases if p.form is Form.EVENT], []), Form.EVENT, plan)
    if not parts and Form.CONDITION in forms:
        parts = [
            Part(Deadline("", DeadlineKind.CONDITIONAL), p.start, p.end)
            for p in clause.phrases
            if p.form is Form.CONDITION
        ]
    return sorted(parts, key=lambda part: part.first)


def _each_dated(r: Reader, clause: _Clause) -> bool:
    """Has each period its own day, as in "Định kỳ 6 tháng (trước 15/6) và năm (trước 15/12)"?"""
    heads = [p for p in clause.phrases if p.form is Form.PERIODIC]
    if len(clause.dated) > 1 and r.sort(heads[-1].end) is Sort.COLON:
        return all(
            m.first >= heads[-1].end for m, _ in clause.dated
        )  # "02 lần/năm: lần 1 trước 30/6, lần 2 …"
    days = [m for m, _ in clause.dated if m.phrase.depth > 0 and m.dated.piece.span.scale is Scale.DAY]
    return len(days) == len(clause.dated) and each_in_brackets(r, days)


def _after_issue(phrase: Phrase, plan: PlanYears) -> Part:
    due = add(plan.issued, phrase.count, phrase.unit, phrase.working) if plan.issued is not None else None
    if due is None:
        return Part(Deadline("", DeadlineKind.CONDITIONAL), phrase.start, phrase.end)
    meant = Deadline("", DeadlineKind.ONCE, plan.issued, due, inferred=True)
    return Part(meant, phrase.start, phrase.end)


def _open(r: Reader, clause: _Clause, form: Form, plan: PlanYears) -> list[Part]:
    """Work without one end: dates beside it bound it, or stand for themselves."""
    heads = [p for p in clause.phrases if p.form is form]
    kind = _FORM_KIND[form]
    start, due, inferred = None, None, any(p.rounded for p in heads)
    apart: list[Part] = []
    beside: list[Moment] = []
    for moment, read in clause.dated:
        if _stands_alone(r, moment, heads, form):
            apart.append(Part(replace(read, years=_years([moment])), moment.first, moment.end))
            continue
        beside.append(moment)
        bounds = moment.whole_year or moment.begins or moment.dated.piece.until is not None
        start = start or (read.start if bounds or form is not Form.PERIODIC else None)
        ends = not moment.whole_year and read.kind is DeadlineKind.ONCE
        if ends and form is Form.PERIODIC and read.due is not None:
            due = max(due, read.due) if due is not None else read.due
            inferred = inferred or read.inferred
    periods = tuple(dict.fromkeys(period for p in heads for period in p.periods))
    start = start or plan_start(plan)
    if start is not None and due is not None and due < start:
        due = None  # the two speak of different things
    meant = Deadline("", kind, start, due, inferred, periods=periods, years=_years(beside))
    return sorted(
        [Part(meant, heads[0].start, heads[-1].end), *apart],
        key=lambda part: part.first,
    )


def _stands_alone(r: Reader, moment: Moment, heads: list[Phrase], form: Form) -> bool:
    if moment.whole_year:
        return False
    before = r.word(moment.first - 1)
    if form is Form.PERIODIC:
        return before == "va" and any(p.end == moment.first - 1 for p in heads)
    piece = moment.dated.piece
    single_day = piece.span.scale is Scale.DAY and moment.bare and piece.until is None
    if moment.tied and r.word(moment.first) in {"den", "toi", "het"}:
        return before == "va"  # "thường xuyên đến hết năm 2022" is one thing
    if moment.tied or single_day:
        return True
    place = bisect_right(heads, moment.first, key=lambda p: p.end)
    if place:
        between = range(heads[place - 1].end, moment.first)
        return any(r.sort(k) is Sort.WORD and r.word(k) != "trong" for k in between)
    # "Quý I và thường xuyên" are two things, "từ Quý II và duy trì thường xuyên" is one.
    return not moment.begins and any(r.word(k) == "va" for k in range(moment.end, heads[0].start))


def _merge(r: Reader, parts: list[Part], chosen: list[Phrase], plan: PlanYears) -> Deadline:
    if not parts:
        return _fallback(r, chosen, plan)
    certain = [p for p in parts if p.deadline.kind is not DeadlineKind.CONDITIONAL]
    if not certain:
        return Deadline("", DeadlineKind.CONDITIONAL)
    opened = [p for p in certain if p.deadline.kind in _OPEN_KINDS]
    dated = [p for p in certain if p.deadline.kind not in _OPEN_KINDS and not (opened and p.bound)]
    if opened:
        dated.append(_one_open(opened))
    dated.sort(key=lambda part: part.first)
    meanings = {(p.deadline.kind, p.deadline.start, p.deadline.due) for p in dated}
    if len(meanings) == 1:
        only = dated[0].deadline
        lost = only.due is None and only.kind is DeadlineKind.ONCE
        return replace(only, understood=not lost)
    return _milestones(r, dated)


def _one_open(parts: list[Part]) -> Part:
    """Several kinds of work without an end: the one that obliges most, with all its periods."""
    kind = next(k for k in _OPEN_KINDS if any(p.deadline.kind is k for p in parts))
    same = [p for p in parts if p.deadline.kind is kind]
    periods: dict[Period, None] = {}
    for part in same:
        periods |= dict.fromkeys(part.deadline.periods)
    starts = [p.deadline.start for p in same if p.deadline.start is not None]
    dues = [p.deadline.due for p in same if p.deadline.due is not None]
    meant = replace(
        same[0].deadline,
        start=min(starts, default=None),
        due=max(dues, default=None),
        inferred=any(p.deadline.inferred for p in same),
        periods=tuple(periods),
        years=tuple(dict.fromkeys(year for p in same for year in p.deadline.years)),
    )
    return Part(meant, same[0].first, same[-1].end)


def _milestones(r: Reader, parts: list[Part]) -> Deadline:
    cuts = [0]
    for one, other in pairwise(parts):
        cuts.append(_cut(r, one.end, other.first))
    cuts.append(len(r))
    read = []
    for part, (first, end) in zip(parts, pairwise(cuts), strict=True):
        read.append(replace(part.deadline, printed=_words(r, first, end)))
    starts = [d.start for d in read if d.start is not None]
    dues = [d.due for d in read if d.due is not None]
    return Deadline(
        "",
        DeadlineKind.MILESTONES,
        start=min(starts, default=None),
        due=max(dues, default=None),
        inferred=any(d.inferred for d in read),
        periods=tuple(dict.fromkeys(period for d in read for period in d.periods)),
        parts=tuple(read),
    )


def _cut(r: Reader, end: int, first: int) -> int:
    """Where one part's words stop and the next one's begin."""
    breaks = clause_break(r, end, first)
    if breaks is not None:
        return breaks
    for k in range(first - 1, end - 1, -1):
        if r.sort(k) is Sort.COMMA or r.word(k) in {"va", "hoac"}:
            return k
    return max(first, end)


def _words(r: Reader, first: int, end: int) -> str:
    """The printed words of a part without the bullets, commas and "và" at its ends."""
    loose = {Sort.BREAK, Sort.COMMA, Sort.DASH, Sort.SLASH}
    while first < end and (
        r.sort(first) in loose or r.word(first) in {"va", "hoac"} or r.at(first).text == "+"
    ):
        first += 1
    while first < end and (r.sort(end - 1) in loose or r.at(end - 1).text in {"+", "&"}):
        end -= 1
    return r.slice(first, end)


def _fallback(r: Reader, chosen: list[Phrase], plan: PlanYears) -> Deadline:
    """Texts in which no rule found a meaning: a bare list of periods, "đột xuất", nothing at all."""
    periods = bare_periods(r) if not any(has_month(p) for p in chosen) else ()
    if periods:
        return Deadline("", DeadlineKind.RECURRING, plan_start(plan), periods=periods)
    if any(p.form is Form.MAYBE for p in chosen):
        return Deadline("", DeadlineKind.ON_EVENT, plan_start(plan))
    if r.as_typed(0) == "trước" and r.word(1):
        return Deadline("", DeadlineKind.CONDITIONAL)  # "Trước khai giảng", "Trước mùa mưa bão"
    if is_same_as_above(r.text):
        return Deadline("", DeadlineKind.UNKNOWN, understood=False)
    blank = not any(r.sort(k) in {Sort.WORD, Sort.NUMBER, Sort.DAY, Sort.MONTH} for k in range(len(r)))
    return Deadline("", DeadlineKind.UNKNOWN, understood=blank)
