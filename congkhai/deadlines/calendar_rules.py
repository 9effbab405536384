"""Calendar expressions in words and digits: years and days, and the rules for all of them in order."""

from __future__ import annotations

from dataclasses import replace

from congkhai.deadlines import spans
from congkhai.deadlines.date_parts import Piece, Pieces, joint, with_year
from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.months_and_quarters import members, month, month_of_numbers, months_of_year, quarter
from congkhai.deadlines.reader import Reader
from congkhai.deadlines.report_periods import report_list
from congkhai.deadlines.school_calendar import school
from congkhai.deadlines.spans import Scale, Span
from congkhai.deadlines.subperiods import edge

_LONGEST_SPAN = 15  # years of a plan printed with a short end
_LUNAR_NEW_YEAR = ("nguyen dan", "am lich", "co truyen", "truyen thong", "ta")
_STEMS = {"giap", "at", "binh", "dinh", "mau", "ky", "canh", "tan", "nham", "quy"}  # thiên can
_NOT_PLAN_YEAR = {"sau", "truoc", "hoc", "qua", "tiep", "lien", "ke", "toi", "trong", "bao", "tuoi"}


def _year(r: Reader, i: int) -> Pieces | None:
    """Reads "năm 2022", "2022", "2021-2025", "các năm 2022, 2023", "trong năm", "cả năm"."""
    j = r.skip(i, "cac", "nhung")
    j = r.skip(j, "ca", "toan", "tron")
    named = r.word(j) == "nam"
    j = r.skip(j, "nam")
    year = r.year(j)
    if year is None:
        return _plan_year(r, i, j) if named else None
    pieces, end = [Piece(spans.whole_year(year), i, j + 1)], j + 1
    while (link := joint(r, end)) is not None:
        k = r.skip(link[1], "het", "nam")
        k = r.skip(k, "nam")
        more = r.year(k) or (_short_year(r, k, year) if link[0] == "range" else None)
        if more is None:
            break
        span = spans.whole_year(more)
        if link[0] == "range":
            pieces[-1] = replace(pieces[-1], until=span, end=k + 1)
        else:
            pieces.append(Piece(span, k, k + 1))
        end = k + 1
    return pieces, end


def _short_year(r: Reader, i: int, first: int) -> int | None:
    """The far year of "2021-25"."""
    token = r.at(i)
    year = first - first % 100 + token.numbers[0] if token.sort is Sort.NUMBER and len(token.text) == 2 else 0
    closed = r.sort(i + 1) in {Sort.BREAK, Sort.CLOSE, Sort.COMMA}
    return year if first < year <= first + _LONGEST_SPAN and closed else None


def _plan_year(r: Reader, i: int, end: int) -> Pieces | None:
    whole = r.word(i) in {"ca", "toan", "tron"} or r.word(i - 1) in {"trong", "het"}
    if r.word(end) == "nay" or r.after(end, "ke hoach") is not None:
        return [Piece(spans.whole_year(), i, end + 1)], end + 1
    if not whole or r.word(end) in _NOT_PLAN_YEAR:
        return None
    return [Piece(spans.whole_year(), i, end)], end


def _day(r: Reader, i: int) -> Pieces | None:
    """Reads "15/12", "ngày 15 tháng 12 năm 2022", "01-15/6/2022", "ngày 15" (month elsewhere)."""
    j = r.skip(i, "ngay", "mung", "mong")
    named = j > i
    j = j + 1 if named and r.sort(j) is Sort.COLON else j
    dashed = _dashed_day(r, i, j)
    if dashed is not None:
        return with_year([dashed], r, dashed.end)
    token = r.at(j)
    if token.sort is Sort.DAY:
        number, month = token.numbers[:2]
        if not named and len(token.numbers) == 2 and not (1 <= number <= 31 and 1 <= month <= 12):
            return None  # "45/50 tiêu chí"
        if token.text == "24/7" and len(r) <= 2:
            return None  # round the clock
        span = spans.day(number, month, token.numbers[2] if len(token.numbers) == 3 else None)
        return with_year([Piece(span, i, j + 1)], r, j + 1)
    if token.sort is not Sort.NUMBER or not 1 <= token.numbers[0] <= 31:
        return None
    end = r.skip(j + 1, "cua") if r.sort(j + 1) is not Sort.SLASH else j + 2
    end = r.skip(end, "cac", "nhung")
    inner = _months(r, end) if r.word(end) == "thang" else None
    if inner is not None:
        return _days_of_months(r, i, token.numbers[0], inner)
    return _days_of_later_month(r, i, j, named)


def _months(r: Reader, i: int) -> Pieces | None:
    """The months of a day: "tháng 3", "tháng 3, 6 và 9", "tháng 3, tháng 6, tháng 9"."""
    found = members(r, i, i + 1, ("thang",), quarters=False)
    if found is None:
        return None
    pieces, end = list(found[0]), found[1]
    while (link := joint(r, end)) is not None and link[0] == "list" and r.word(link[1]) == "thang":
        more = members(r, link[1], link[1] + 1, ("thang",), quarters=False)
        if more is None:
            break
        pieces, end = [*pieces, *more[0]], more[1]
    # One month more may be a date of its own: "ngày 25 tháng 3, tháng 6".
    return (pieces, end) if len(pieces) > 2 else found


def _dashed_day(r: Reader, i: int, j: int) -> Piece | None:
    """Reads "trước 20-11": a day and its month, where a range of two days makes no sense."""
    first, second = r.at(j), r.at(j + 2)
    dashed = first.sort is second.sort is Sort.NUMBER and r.sort(j + 1) is Sort.DASH
    if not dashed or not (first.numbers[0] <= 31 and second.numbers[0] <= 12):
        return None
    ends = r.word(i - 1) in {"truoc", "nhat", "han", "het"} or (j > i and first.numbers > second.numbers)
    follows = r.word(j + 3) in {"hang", "thang", "moi"} or r.sort(j + 3) in {Sort.SLASH, Sort.DASH}
    if not ends or follows:
        return None
    return Piece(spans.day(first.numbers[0], second.numbers[0]), i, j + 3)


def _days_of_months(r: Reader, i: int, number: int, inner: Pieces) -> Pieces:
    """The same day of each month of a list: "ngày 15 các tháng 3, 6, 9, 12"."""
    pieces = [
        replace(
            piece,
            span=replace(spans.day(number, piece.span.first[0], piece.span.year), shift=piece.span.shift),
        )
        for piece in inner[0]
    ]
    first = replace(pieces[0], start=i, until=None)
    if inner[0][0].until is not None:  # "ngày 15 tháng 3 - 20 tháng 4": the range is of days
        return with_year([replace(first, end=i + 1)], r, inner[0][0].start + 2)
    return [first, *pieces[1:]], inner[1]


def _days_of_later_month(r: Reader, i: int, j: int, named: bool) -> Pieces | None:
    """A bare day: alone after "ngày", or before another day that names the month ("01-15/6/2022")."""
    number = r.at(j).numbers[0]
    piece = Piece(Span(Scale.DAY, (0, number), (0, number)), i, j + 1)
    link = joint(r, j + 1)
    k = r.skip(link[1], "het", "ngay") if link is not None else j + 1
    k = r.skip(k, "ngay")
    if link is not None and r.sort(k) is Sort.DAY:
        numbers = r.at(k).numbers
        last = spans.day(numbers[0], numbers[1], numbers[2] if len(numbers) == 3 else None)
        first = spans.day(number, numbers[1], last.year)
        if link[0] == "range":
            return with_year([replace(piece, span=first, until=last, end=k + 1)], r, k + 1)
        return with_year([replace(piece, span=first), Piece(last, k, k + 1)], r, k + 1)
    return ([piece], j + 1) if named else None


def _tet(r: Reader, i: int) -> Pieces | None:
    """Reads "Tết Nguyên đán (Ất Tỵ) (năm) 2025"; Tết Trung thu, Tết Dương lịch and others are other days."""
    if r.word(i) != "tet" or r.as_typed(i) == "tét":
        return None
    end = r.after_any(i + 1, _LUNAR_NEW_YEAR) or i + 1
    if end == i + 1 and (r.sort(end) is Sort.WORD and r.word(end) not in {"nam", *_STEMS}):
        return None
    j = r.skip(end, "nam")
    j = j + 2 if r.word(j) in _STEMS and r.sort(j + 1) is Sort.WORD else j
    j = r.skip(j + 1 if r.sort(j) in {Sort.DASH, Sort.SLASH, Sort.COMMA} else j, "nam")
    year = r.year(j)
    end = j + 1 if year is not None else end
    return [Piece(spans.tet(year), i, end)], end


_RULES = (report_list, school, months_of_year, edge, quarter, month, month_of_numbers, _day, _year, _tet)


def calendar_words(r: Reader, i: int) -> Pieces | None:
    """The calendar expression that begins at token ``i`` and the place after it; None when there is none."""
    for rule in _RULES:
        found = rule(r, i)
        if found is not None:
            return found
    return None
