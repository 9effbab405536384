"""The phrases of a deadline, in printed order: dates with what ties them, repetition, events, conditions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from congkhai.deadlines import conditions, recurrence, spans
from congkhai.deadlines.calendar_rules import calendar_words
from congkhai.deadlines.date_parts import Piece
from congkhai.deadlines.deadline import Period
from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.reader import Reader
from congkhai.deadlines.relations import Relation, relation


class Form(Enum):
    """What a phrase says."""

    DATE = auto()
    AFTER_ISSUE = auto()  # N days after the plan was issued
    PERIODIC = auto()
    CONTINUOUS = auto()
    EVENT = auto()
    MAYBE = auto()  # "nếu có", "đột xuất": tells something only where nothing else does
    CONDITION = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and the tokens ``start`` to ``end`` (exclusive) that print it; ``depth``: brackets around it.

    ``open_ended``: "và các năm tiếp theo" follows. ``count``, ``unit``, ``working``: of AFTER_ISSUE.
    """

    form: Form
    start: int
    end: int
    depth: int = 0
    relation: Relation = Relation.BARE
    pieces: tuple[Piece, ...] = ()
    open_ended: bool = False
    periods: tuple[Period, ...] = ()
    rounded: bool = False
    count: int = 0
    unit: str = ""
    working: bool = False


_FOLLOWING_YEARS = tuple(
    f"{many} nam {which}"
    for many in ("cac", "nhung")
    for which in ("tiep theo", "sau", "ke tiep", "tiep", "toi")
)
_LONG_AGO = 10  # years; no task of a plan takes so many to the day
_DOCUMENT_OWNERS = {"cua", "uy", "ban", "ubnd", "hdnd", "chinh", "phu", "bo", "so", "tinh", "thu", "tuong"}


def _issue(r: Reader, i: int) -> Piece | None:
    """Reads "(từ) ngày ban hành Kế hoạch", after the relation."""
    end = conditions.issue_words(r, i)
    return None if end is None else Piece(spans.whole_year(), i, end, issue=True)


def _range_end(r: Reader, first: Piece, begun: Relation, i: int) -> Piece | None:
    """``first`` with the end of its range, when "đến …", "- …" or "(từ …), hoàn thành …" follows at ``i``."""
    j = i + 1 if r.sort(i) in {Sort.COMMA, Sort.DASH} else i
    tie, k = relation(r, j)
    dashed = r.sort(i) is Sort.DASH and tie in {Relation.BARE, Relation.UNTIL}
    tied = tie in {Relation.UNTIL, Relation.BEFORE, Relation.LASTING} and r.word(j) in {"den", "toi", "keo"}
    finishing = begun is Relation.FROM and r.word(j) in {"hoan", "ket", "xong"} and k > j
    comma = r.sort(i) is Sort.COMMA and r.word(j) != "keo" and not finishing
    if first.until is not None or not (dashed or tied or finishing) or comma:
        return None
    found = calendar_words(r, k)
    if found is None:
        return _range_of_months(r, first, k)
    pieces, end = found
    last = pieces[0]
    if len(pieces) > 1 or last.until is not None or (first.span.first[0] == 0 and last.span.first[0] == 0):
        return None
    start = first.span
    if start.first[0] == 0 and not first.issue:  # "từ ngày 01 đến ngày 15/6"
        start = spans.day(start.first[1], last.span.first[0], last.span.year)
    if _anniversary(start, last.span):
        return replace(last, start=first.start, end=end)
    lasting = tie is Relation.LASTING
    return replace(
        first, span=start, until=last.span, end=end, before=tie is Relation.BEFORE, lasting=lasting
    )


def _anniversary(one: spans.Span, other: spans.Span) -> bool:
    """Is it one day, many years later: "70 năm (07/5/1954 - 07/5/2024)"?"""
    same = one.scale is spans.Scale.DAY and one.first == other.first
    return same and one.year is not None and other.year is not None and other.year - one.year >= _LONG_AGO


def _range_of_months(r: Reader, first: Piece, i: int) -> Piece | None:
    """Reads "từ tháng 3 đến 6": the unit is printed once."""
    number = r.number(i)
    if first.span.scale is spans.Scale.MONTH and number is not None and 1 <= number <= 12:
        return replace(first, until=spans.month(number), end=i + 1)
    return None


def _dates(r: Reader, i: int, depth: int) -> Phrase | None:
    tie, j = relation(r, i)
    issue = _issue(r, j) if tie is Relation.FROM else None
    if issue is not None:
        pieces, end = [issue], issue.end
    else:
        found = calendar_words(r, j)
        if found is None:
            return None
        pieces, end = found
    ranged = _range_end(r, pieces[-1], tie, end)
    if ranged is not None:
        pieces, end = [*pieces[:-1], ranged], ranged.end
    onwards = r.after_any(end, ("tro di", "tro ve sau"))
    for_years = onwards is not None and pieces[-1].span.scale is spans.Scale.YEAR
    if onwards is not None:
        end, tie = onwards, Relation.FROM if tie in {Relation.BARE, Relation.IN} else tie
    after = end + 1 if r.sort(end) is Sort.COMMA else r.skip(end, "va", "cho", "den")
    following = r.after_any(after, _FOLLOWING_YEARS)
    if following is not None and all(piece.span.scale is spans.Scale.YEAR for piece in pieces):
        pieces = pieces[:1]  # "Năm 2025, 2026 và các năm tiếp theo"
    return Phrase(
        Form.DATE,
        i,
        following or end,
        depth,
        tie,
        tuple(pieces),
        open_ended=for_years or following is not None,
    )


def _since_a_day(r: Reader, i: int, count: conditions.Duration, depth: int) -> Phrase | None:
    """Reads "30 ngày kể từ ngày 01/8/2025", "02 ngày, từ 14/10 đến 15/10"."""
    found = _dates(r, count.since, depth) if count.since is not None else None
    if found is None or len(found.pieces) != 1 or found.pieces[0].issue or found.open_ended:
        return None
    piece = found.pieces[0]
    if piece.until is None:
        piece = replace(piece, length=(count.number, count.unit, count.working))
    return replace(found, start=i, relation=Relation.BARE, pieces=(piece,))


def _document(r: Reader, i: int) -> int | None:
    """The place after a document's number and date: they are no deadline."""
    j = r.skip(i, "so")
    if r.sort(j) is not Sort.DOCUMENT and not (j > i and r.sort(j) is Sort.NUMBER):
        return None
    j += 1
    while r.word(j) in _DOCUMENT_OWNERS and j - i < 12:
        j += 1
    dated = calendar_words(r, j) if r.word(j) in {"ngay", "nam"} else None
    return dated[1] if dated is not None else j


def _other(r: Reader, i: int, depth: int) -> Phrase | None:
    count = conditions.duration(r, i)
    if count is not None:
        dated = _since_a_day(r, i, count, depth)
        if dated is not None:
            return dated
        if not count.from_issue:
            return Phrase(Form.CONDITION, i, count.end, depth)
        return Phrase(
            Form.AFTER_ISSUE, i, count.end, depth, count=count.number, unit=count.unit, working=count.working
        )
    often = recurrence.repetition(r, i)
    if often is not None:
        form = Form.CONTINUOUS if often.daily else Form.PERIODIC
        return Phrase(form, i, often.end, depth, periods=often.periods, rounded=often.rounded)
    for form, rule in (
        (Form.CONTINUOUS, conditions.continuous),
        (Form.EVENT, conditions.event),
        (Form.MAYBE, conditions.maybe),
        (Form.CONDITION, conditions.condition),
    ):
        end = rule(r, i)
        if end is not None:
            return Phrase(form, i, end, depth)
    return None


def phrases(r: Reader) -> list[Phrase]:
    """All phrases of the text, in printed order; what no rule knows lies between them."""
    found: list[Phrase] = []
    i = depth = 0
    while i < len(r):
        sort = r.sort(i)
        if sort is Sort.OPEN:
            depth += 1
        elif sort is Sort.CLOSE:
            depth = max(depth - 1, 0)
        else:
            end = _document(r, i)
            if end is not None:
                i = end
                continue
            phrase = _dates(r, i, depth) or _other(r, i, depth)
            if phrase is not None:
                found.append(phrase)
                i = max(phrase.end, i + 1)
                continue
        i += 1
    return found
