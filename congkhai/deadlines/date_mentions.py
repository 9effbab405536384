"""Dated phrases in real time, and what each means alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from congkhai.deadlines.deadline import Deadline, DeadlineKind
from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.phrases import Form, Phrase
from congkhai.deadlines.reader import Reader
from congkhai.deadlines.relations import Relation
from congkhai.deadlines.spans import Scale, day_after, day_before
from congkhai.deadlines.year_inference import Dated, PlanYears, neighbours, place, printed_year

_LINKS = {"va", "hoac", "den"}
_BETWEEN = {Sort.COMMA, Sort.COLON, Sort.OPEN, Sort.DASH}


@dataclass(frozen=True, slots=True)
class Moment:
    """One piece of a dated phrase in real time, with the tokens ``first`` to ``end`` that print it."""

    phrase: Phrase
    dated: Dated
    first: int
    end: int
    lent: int | None = None  # the year a neighbour prints for it

    @property
    def whole_year(self) -> bool:
        """A calendar year or more, tied by nothing, "trong" or "từ": it bounds the work, it is no date."""
        loose = self.phrase.relation in {Relation.BARE, Relation.IN, Relation.FROM}
        piece = self.dated.piece
        return loose and not piece.issue and not self.phrase.open_ended and piece.span.scale is Scale.YEAR

    @property
    def begins(self) -> bool:
        """Only a beginning is named: "từ Quý I/2022"."""
        piece = self.dated.piece
        open_end = piece.until is None or piece.named
        return self.phrase.relation in {Relation.FROM, Relation.AFTER} and open_end

    @property
    def bare(self) -> bool:
        """No relation is printed."""
        return self.phrase.relation is Relation.BARE

    @property
    def tied(self) -> bool:
        """An end is named: "trước", "đến", "chậm nhất"."""
        return self.phrase.relation in {Relation.BEFORE, Relation.UNTIL}


def has_month(phrase: Phrase) -> bool:
    """Is there more in the phrase than a day whose month stands elsewhere ("ngày 15 hàng tháng")?"""
    return any(piece.issue or piece.span.first[0] > 0 for piece in phrase.pieces)


def moments(r: Reader, chosen: list[Phrase], plan: PlanYears) -> list[Moment]:
    """Dated pieces in real time, years lent by neighbours; dates that only name things are left out."""
    pairs = [
        (phrase, n)
        for phrase in _without_subjects(r, _with_months(r, chosen))
        if phrase.form is Form.DATE and has_month(phrase)
        for n, piece in enumerate(phrase.pieces)
        if piece.issue or piece.span.first[0] > 0
    ]
    lent = neighbours(r, [phrase.pieces[n] for phrase, n in pairs])
    found: list[Moment] = []
    for (phrase, n), year in zip(pairs, lent, strict=True):
        piece = phrase.pieces[n]
        first = phrase.start if n == 0 else piece.start
        end = phrase.end if n == len(phrase.pieces) - 1 else piece.end
        phrase = _tied_with(r, found[-1], phrase) if found else phrase
        found.append(Moment(phrase, place(piece, year, plan), first, end, year))
    return [m for k, m in enumerate(found) if not _only_names(r, found, k)]


def _with_months(r: Reader, chosen: list[Phrase]) -> list[Phrase]:
    """Days that print no month right behind a month: "Tháng 3 (trước ngày 25)"."""
    found: list[Phrase] = []
    for phrase in chosen:
        before = found[-1] if found else None
        if before is not None and before.form is phrase.form is Form.DATE and len(phrase.pieces) == 1:
            month, day = before.pieces[-1], phrase.pieces[0]
            bare = day.span.first[0] == 0 and day.until is None and phrase.relation is not Relation.BARE
            whole = month.span.scale is Scale.MONTH and month.until is None
            if bare and whole and touch(r, before.end, phrase.start):
                at = (month.span.first[0], day.span.first[1])
                span = replace(day.span, first=at, last=at, year=month.span.year, shift=month.span.shift)
                phrase = replace(phrase, pieces=(replace(day, span=span),))
        found.append(phrase)
    return found


_SEASONS = {"xuan", "he", "thu", "dong", "mua"}
# Last words of what a year may belong to: kế hoạch, báo cáo, chỉ số, đánh giá, tổng kết, dự toán năm 2025.
_SUBJECTS = {
    "hoach", "cao", "so", "gia", "ket", "qua", "toan", "tac", "chinh", "muc", "tieu", "lieu", "cchc", "index",
    "sipas", "pci", "papi", "ddci", "dti", "hoc",
}  # fmt: skip


def _without_subjects(r: Reader, chosen: list[Phrase]) -> list[Phrase]:
    """Leaves out years that only name what is due: "Xây dựng kế hoạch năm 2025: tháng 12/2024"."""
    dates = [p for p in chosen if p.form is Form.DATE and has_month(p)]
    subjects = {
        one.start
        for one, other in pairwise(dates)
        if _names_a_subject(r, one)
        and any(piece.span.scale < Scale.YEAR and not piece.named for piece in other.pieces)
        and clause_break(r, one.end, other.start) is None
    }
    return [p for p in chosen if p.start not in subjects]


def _names_a_subject(r: Reader, phrase: Phrase) -> bool:
    only = phrase.pieces[0]
    whole = only.named or (only.span.scale is Scale.YEAR and only.span.year is not None)
    before = r.word(phrase.start - 1) in _SUBJECTS
    return whole and before and len(phrase.pieces) == 1 and phrase.relation is Relation.BARE


_NAMES_OF_DAYS = ("huong ung", "chao mung", "ky niem", "nhan ngay", "nhan dip")


def _feast_within(r: Reader, found: list[Moment], k: int) -> bool:
    """Tells the day that gives the month its name: "Tháng 10, hưởng ứng Ngày Chuyển đổi số 10/10"."""
    if k == 0 or found[k].dated.piece.span.scale is not Scale.DAY or not found[k].bare:
        return False
    around, own = found[k - 1].dated, found[k].dated
    inside = around.start and around.due and own.due and around.start <= own.due <= around.due
    between = range(found[k - 1].end, found[k].first)
    return bool(inside) and any(r.after_any(m, _NAMES_OF_DAYS) for m in between)


def _tied_with(r: Reader, before: Moment, phrase: Phrase) -> Phrase:
    """In a list of days the first one's relation holds for all: "Trước ngày 25/3, 25/6 và 25/9"."""
    days = all(p.span.scale is Scale.DAY for p in (before.dated.piece, phrase.pieces[0]))
    listed = all(r.at(k).text in {",", ";", *_LINKS} for k in range(before.end, phrase.start))
    if before.tied and phrase.relation is Relation.BARE and days and listed:
        return replace(phrase, relation=before.phrase.relation)
    return phrase


def clause_break(r: Reader, first: int, end: int) -> int | None:
    """The first token between two places that begins another clause; None when they share one."""
    for k in range(first, end + 1):
        if k < end and r.sort(k) is Sort.BREAK:
            return k
        if k > first and r.at(k).new_line:
            return k
    return None


def touch(r: Reader, one_end: int, other_first: int) -> bool:
    """Does only punctuation stand between two places?"""
    return all(r.sort(k) in _BETWEEN for k in range(one_end, other_first))


def _only_names(r: Reader, found: list[Moment], k: int) -> bool:
    """Tells "định hướng đến năm 2030", "Kế hoạch năm 2023 trước 15/12", "Năm 2022:" that lends a year."""
    moment = found[k]
    if _feast_within(r, found, k):
        return True
    if r.word(moment.first - 1) in {"huong", "nhin"} and r.word(moment.first - 2) in {"dinh", "tam"}:
        return True
    piece = moment.dated.piece
    whole = piece.span.scale is Scale.YEAR and piece.until is None
    if piece.span.scale is Scale.YEAR and _of_a_season(r, moment.first):
        return True
    if whole and moment.bare and r.word(moment.end) == "cua" and r.sort(moment.first - 1) is Sort.WORD:
        return True  # "Chương trình kiểm tra năm 2025 của Đảng ủy"
    follower = found[k + 1] if k + 1 < len(found) else None
    if follower is None:
        return False
    heading = touch(r, moment.end, follower.first) or _headed(r, moment.end, follower.first)
    if whole and heading and printed_year(follower.dated.piece) is None:
        return True
    if clause_break(r, moment.end, follower.first) is not None:
        return False
    named = r.sort(moment.first - 1) is Sort.WORD and r.word(moment.first - 1) not in _LINKS
    inside = k == 0 or moment.first > found[k - 1].end
    return moment.bare and named and inside and follower.tied


def _of_a_season(r: Reader, i: int) -> bool:
    """Does the year at ``i`` only say of which "mùa khô", "vụ Đông Xuân", "Trung thu"? No day is known."""
    for k in range(max(i - 4, 0), i):
        if r.as_typed(k) == "mùa" or (r.word(k) == "vu" and r.word(k + 1) in _SEASONS):
            return True
    return r.after(i - 2, "trung thu") is not None or r.after(i - 2, "giang sinh") is not None


def _headed(r: Reader, end: int, other_first: int) -> bool:
    """A colon and then a bullet: "Năm 2022:\\n- Quý I …"."""
    return r.sort(end) is Sort.COLON and all(r.sort(k) is Sort.BREAK for k in range(end + 1, other_first))


def plan_start(plan: PlanYears) -> date | None:
    """Where continuous and recurring work begins: the first day of the plan's first year."""
    return date(plan.first, 1, 1) if plan.first is not None else plan.issued


def _plan_end(plan: PlanYears, start: date | None) -> date | None:
    year = plan.last or plan.first or (start.year if start is not None else None)
    if year is None:
        return None
    return date(max(year, start.year if start is not None else year), 12, 31)


def deadline_of(moment: Moment, plan: PlanYears) -> Deadline:
    """The meaning of one dated piece alone; ``printed`` is left empty."""
    dated, piece, tie = moment.dated, moment.dated.piece, moment.phrase.relation
    once = Deadline("", DeadlineKind.ONCE, dated.start, dated.due, dated.inferred)
    if moment.phrase.open_ended:
        return replace(once, kind=DeadlineKind.YEARLY, due=None)
    if piece.length is not None:
        return once
    if piece.until is not None and not piece.named:
        return replace(once, kind=DeadlineKind.ONGOING) if piece.lasting else once
    if piece.issue or tie in {Relation.FROM, Relation.AFTER}:
        after = tie is Relation.AFTER and dated.due is not None
        begin = day_after(dated.due) if after and dated.due is not None else dated.start
        return Deadline("", DeadlineKind.ONGOING, begin, _plan_end(plan, begin), inferred=True)
    if tie is Relation.LASTING:
        return replace(once, kind=DeadlineKind.ONGOING, start=None)
    if tie is Relation.BEFORE:
        return replace(once, start=None, due=day_before(dated.start) if dated.start is not None else None)
    if tie is Relation.UNTIL or piece.span.scale is Scale.DAY:
        return replace(once, start=None)
    return once


def _closing_day(moment: Moment) -> bool:
    return moment.phrase.depth > 0 and moment.tied and moment.dated.piece.span.scale is Scale.DAY


def each_in_brackets(r: Reader, found: list[Moment]) -> bool:
    """Do several moments stand in brackets of their own?"""
    opened = (any(r.sort(k) is Sort.OPEN for k in range(a.end, b.first)) for a, b in pairwise(found))
    return len(found) > 1 and all(opened)


def deadlines(r: Reader, found: list[Moment], plan: PlanYears) -> list[tuple[Moment, Deadline]]:
    """Meanings of all moments; a span and the exact end inside it are joined: "Quý IV/2022, trước 15/12"."""
    read: list[tuple[Moment, Deadline]] = []
    outside = any(m.phrase.depth == 0 for m in found)
    own_days = each_in_brackets(
        r, [m for m in found if _closing_day(m)]
    )  # "quý I (trước 15/3), năm (trước …)"
    for moment in found:
        now = deadline_of(moment, plan)
        joined = _joined(r, read[-1], (moment, now)) if read else None
        if joined is not None:
            read[-1] = joined
        elif moment.phrase.depth == 0 or not outside or (own_days and _closing_day(moment)):
            read.append((moment, now))
    return read


def _joined(
    r: Reader, before: tuple[Moment, Deadline], after: tuple[Moment, Deadline]
) -> tuple[Moment, Deadline] | None:
    (last, was), (moment, now) = before, after
    whole = replace(moment, first=last.first)
    lasting = moment.phrase.relation is Relation.LASTING and was.kind is DeadlineKind.ONGOING
    if lasting and touch(r, last.end, moment.first):
        return whole, replace(was, due=now.due, inferred=was.inferred and now.inferred)
    finishing = last.begins and r.word(moment.first) in {"hoan", "ket", "xong"} and now.due is not None
    if finishing and was.start is not None and now.due is not None and was.start <= now.due:
        end_alone = all(r.sort(k) in {Sort.BREAK, Sort.COMMA} for k in range(last.end, moment.first))
        if end_alone:  # "Bắt đầu: tháng 3; hoàn thành: tháng 10"
            return whole, replace(now, start=was.start, inferred=was.inferred or now.inferred)
    loose = last.bare or last.whole_year or last.phrase.relation is Relation.IN
    if not loose or last.phrase.open_ended:
        return None
    later = now.start if moment.phrase.relation is Relation.AFTER else None
    if later and was.start and was.due and later <= was.due and touch(r, last.end, moment.first):
        return whole, replace(was, start=max(was.start, later))  # "Tháng 02, sau Tết Nguyên đán"
    named = r.sort(last.end) is Sort.COLON and moment.first == last.end + 1  # "Quý I: 15/3"
    ends_it = moment.tied or named or (moment.phrase.depth > last.phrase.depth and now.start is None)
    inside = was.start and was.due and now.due and was.start <= now.due <= was.due
    if ends_it and inside and touch(r, last.end, moment.first):
        return whole, replace(now, start=was.start, inferred=was.inferred or now.inferred)
    if moment.tied and last.bare and moment.first == last.end:
        return whole, now  # "Quý I trước 15/4": the quarter names the report
    return None
