"""Pieces of the calendar as printed, what joins them, and the year that follows them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.reader import Reader
from congkhai.deadlines.spans import Span

_YEAR_SHIFT = ("nam sau lien ke", "nam sau", "nam tiep theo", "nam ke tiep", "nam lien ke")


_YEAR_BEFORE = ("nam truoc nam ke hoach", "nam truoc lien ke", "nam truoc")


@dataclass(frozen=True, slots=True)
class Piece:
    """A span, or a range of two, with the tokens that print it.

    ``issue``: the span begins on the day the plan was issued, ``span`` has no meaning then.
    ``before``: the end of the range is exclusive. ``lasting``: printed as going on until its end.
    ``named``: the range has one name ("năm học 2025-2026"), so words before it tie all of it.
    ``length``: the work takes so long from the span's first day: a count, its unit, only working days.
    """

    span: Span
    start: int
    end: int
    until: Span | None = None
    issue: bool = False
    before: bool = False
    lasting: bool = False
    named: bool = False
    length: tuple[int, str, bool] | None = None


Pieces = tuple[list[Piece], int]


def joint(r: Reader, i: int) -> tuple[str, int] | None:
    """What joins two members of a list: a range ("-", "đến") or an enumeration (",", "và", "/", "+")."""
    if r.sort(i) is Sort.DASH:
        return "range", i + 1
    if r.word(i) in {"den", "toi"}:
        return "range", i + 1
    if r.sort(i) in {Sort.COMMA, Sort.SLASH} or r.at(i).text in {"+", "&"}:
        after = r.skip(i + 1, "va")
        return "list", after
    if r.word(i) in {"va", "hoac"}:
        return "list", i + 1
    return None


def year_tail(r: Reader, i: int) -> tuple[int | None, int, int]:
    """Year printed after a span ("/2022", " năm 2022", ", 2022", "năm sau"): year, shift, next place."""
    own = r.after_any(r.skip(i, "cua"), ("nam ke hoach", "nam nay"))
    if own is not None:
        return None, 0, own
    shifted = r.after_any(r.skip(i, "cua"), _YEAR_SHIFT)
    if shifted is not None:
        return None, 1, shifted
    past = r.after_any(r.skip(i, "cua"), _YEAR_BEFORE)
    if past is not None and not _dates_on(r, past):
        return None, -1, past
    j = i + 1 if r.sort(i) in {Sort.SLASH, Sort.COMMA, Sort.DASH} or _tight_dot(r, i) else i
    j = r.skip(r.skip(j, "cua", "trong"), "nam")
    year = r.year(j)
    return (year, 0, j + 1) if year is not None else (None, 0, i)


def _dates_on(r: Reader, i: int) -> bool:
    """Does a date follow, so that "năm, trước 15/12" is meant and not "năm trước"?"""
    return r.sort(i) in {Sort.NUMBER, Sort.DAY, Sort.MONTH} or r.word(i) in {"ngay", "thang", "quy", "khi"}


def _tight_dot(r: Reader, i: int) -> bool:
    """Is the token a dot without blanks around it, as in "Quý II.2024"?"""
    dot, before, after = r.at(i), r.at(i - 1), r.at(i + 1)
    return dot.text == "." and before.end == dot.start and dot.end == after.start


def with_year(pieces: list[Piece], r: Reader, i: int) -> Pieces:
    if pieces[-1].span.year is not None or (pieces[-1].until and pieces[-1].until.year is not None):
        return pieces, i
    year, shift, end = year_tail(r, i)
    if end == i:
        return pieces, i
    last = pieces[-1]
    if last.until is not None:
        last = replace(last, until=replace(last.until, year=year, shift=shift), end=end)
    else:
        last = replace(last, span=replace(last.span, year=year, shift=shift), end=end)
    return [*pieces[:-1], last], end
