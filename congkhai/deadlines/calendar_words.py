"""Calendar words and numeric dates: "ngày 15/12", "Quý I, II/2022", "6 tháng đầu năm", "cuối tháng 6"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from congkhai.deadlines import spans
from congkhai.deadlines.reader import Reader
from congkhai.deadlines.spans import Scale, Span
from congkhai.deadlines.tokens import Sort

_ROMAN = re.compile(r"[il]{1,3}|[il]v")  # scans take the numeral I for the letter l
_EDGES = ("dau", "giua", "cuoi")
_YEAR_SHIFT = ("nam sau lien ke", "nam sau", "nam tiep theo", "nam ke tiep", "nam lien ke")
_NOT_PLAN_YEAR = {"sau", "truoc", "hoc", "qua", "tiep", "lien", "ke", "toi", "trong", "bao", "tuoi"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A span, or a range of two, with the tokens that print it.

    ``issue``: the span begins on the day the plan was issued, ``span`` has no meaning then.
    ``before``: the end of the range is exclusive. ``lasting``: printed as going on until its end.
    """

    span: Span
    start: int
    end: int
    until: Span | None = None
    issue: bool = False
    before: bool = False
    lasting: bool = False


Pieces = tuple[list[Piece], int]


def _joint(r: Reader, i: int) -> tuple[str, int] | None:
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
    shifted = r.after_any(r.skip(i, "cua"), _YEAR_SHIFT)
    if shifted is not None:
        return None, 1, shifted
    j = i + 1 if r.sort(i) in {Sort.SLASH, Sort.COMMA, Sort.DASH} else i
    j = r.skip(r.skip(j, "cua", "trong"), "nam")
    year = r.year(j)
    return (year, 0, j + 1) if year is not None else (None, 0, i)


def _with_year(pieces: list[Piece], r: Reader, i: int) -> Pieces:
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


def _quarters_at(r: Reader, i: int) -> list[Span] | None:
    """The quarter or quarters that one token names: I, 1, 1/2024, 1/2."""
    token = r.at(i)
    if token.sort is Sort.WORD and _ROMAN.fullmatch(token.text):
        number = 4 if token.text.endswith("v") else len(token.text)
        return [spans.quarter(number)]
    if token.sort is Sort.MONTH and 1 <= token.numbers[0] <= 4:
        return [spans.quarter(token.numbers[0], token.numbers[1])]
    if token.sort is Sort.DAY and len(token.numbers) == 2 and all(1 <= n <= 4 for n in token.numbers):
        return [spans.quarter(n) for n in token.numbers]
    number_ = r.number(i)
    return [spans.quarter(number_)] if number_ is not None and 1 <= number_ <= 4 else None


def _months_at(r: Reader, i: int) -> list[Span] | None:
    token = r.at(i)
    if token.sort is Sort.MONTH and 1 <= token.numbers[0] <= 12:
        return [spans.month(token.numbers[0], token.numbers[1])]
    if token.sort is Sort.DAY and len(token.numbers) == 2 and 1 <= token.numbers[0] <= 12:
        first, second = token.numbers
        return (
            [spans.month(first, 2000 + second)] if second > 12 else [spans.month(first), spans.month(second)]
        )
    number = r.number(i)
    return [spans.month(number)] if number is not None and 1 <= number <= 12 else None


def _members(r: Reader, start: int, i: int, unit: tuple[str, ...], quarters: bool) -> Pieces | None:
    """Quarters or months whose unit is printed once, at ``start``: "Quý I, II và III/2022", "tháng 6-8"."""
    at = _quarters_at if quarters else _months_at
    found = at(r, i)
    if found is None:
        return None
    pieces = [Piece(span, start, i + 1) for span in found]
    style, end = r.sort(i), i + 1
    if r.as_typed(i) == "mười" and r.as_typed(i + 1) in {"một", "hai"}:
        pieces, end = [Piece(spans.month(10 + (r.number(i + 1) or 0)), start, i + 2)], i + 2
    while (joint := _joint(r, end)) is not None:
        kind, j = joint
        j = r.skip(j, *unit) if kind == "range" else j
        more = at(r, j)
        counted = style is not Sort.WORD and r.word(j + 1) in {"lan", "ngay", "thang", "tuan", "tin", "don"}
        if more is None or counted or (style is Sort.WORD) != (r.sort(j) is Sort.WORD):
            break
        if kind == "range":
            pieces[-1] = replace(pieces[-1], until=more[-1], end=j + 1)
        else:
            pieces += [Piece(span, j, j + 1) for span in more]
        end = j + 1
    return _with_year(pieces, r, end)


def _quarter(r: Reader, i: int) -> Pieces | None:
    if r.word(i) not in {"quy", "qui", "q"}:
        return None
    j = r.skip(i + 1 if r.word(i) != "q" or r.at(i + 1).text != "." else i + 2, "thu")
    if r.word(j) in {"dau", "cuoi"} and r.word(r.skip(j + 1, "cua")) == "nam":
        number = 1 if r.word(j) == "dau" else 4
        end = r.skip(j + 1, "cua") + 1
        year = r.year(end)
        return [Piece(spans.quarter(number, year), i, end + (year is not None))], end + (year is not None)
    return _members(r, i, j, ("quy", "qui"), quarters=True)


def _month(r: Reader, i: int) -> Pieces | None:
    if r.word(i) != "thang":
        return None
    if r.word(i + 1) in {"dau", "cuoi"}:
        inner = _quarter(r, r.skip(i + 2, "cua"))
        if inner is None:
            return None
        quarter = inner[0][0].span
        number = quarter.first[0] if r.word(i + 1) == "dau" else quarter.last[0]
        return [Piece(replace(spans.month(number, quarter.year), shift=quarter.shift), i, inner[1])], inner[1]
    return _members(r, i, i + 1, ("thang",), quarters=False)


def _months_of_year(r: Reader, i: int) -> Pieces | None:
    """Reads "6 tháng đầu năm 2022", "3 tháng cuối năm", "nửa đầu năm"."""
    half_year = r.word(i) == "nua" and r.word(i + 1) in {"dau", "cuoi"} and r.word(i + 2) == "nam"
    count = 6 if half_year else r.number(i)
    if half_year:
        j = i + 1
    elif count is not None and r.word(i + 1) == "thang" and r.word(i + 2) in {"dau", "cuoi"}:
        j = i + 2
    else:
        return None
    if count is None or not 1 <= count <= 12:
        return None
    first, last = (1, count) if r.word(j) == "dau" else (13 - count, 12)
    end = j + 1
    if r.word(r.skip(end, "cua")) == "nam":
        end = r.skip(end, "cua") + 1
        if r.year(end) is not None:
            return [Piece(spans.months(first, last, Scale.HALF, r.year(end)), i, end + 1)], end + 1
    return _with_year([Piece(spans.months(first, last, Scale.HALF), i, end)], r, end)


def _edge(r: Reader, i: int) -> Pieces | None:
    """Reads "đầu tháng 6", "cuối quý II/2022", "giữa năm 2022", "tuần đầu tháng 6"."""
    if r.word(i) in _EDGES:
        return _edge_of(r, i)
    if r.word(i) != "tuan":
        return None
    j = r.skip(i + 1, "thu")
    number = {"dau": 1, "cuoi": 5, "nhat": 1}.get(r.word(j)) or r.number(j)
    inner = _month(r, r.skip(j + 1, "cua", "trong"))
    if number is None or inner is None:
        return None
    return [Piece(spans.week(inner[0][0].span, number), i, inner[1])], inner[1]


def _edge_of(r: Reader, i: int) -> Pieces | None:
    which, j = r.word(i), r.skip(i + 1, "cua")
    if r.word(j) == "nam" and r.word(j + 1) != "hoc":
        year = r.year(j + 1)
        end = j + 1 + (year is not None)
        piece = Piece(spans.edge(spans.whole_year(year), which), i, end)
        return _with_year([piece], r, end)
    inner = _month(r, j) or _quarter(r, j)
    if inner is None:
        return None
    first = inner[0][0]
    piece = replace(first, span=spans.edge(first.span, which), start=i)
    return [piece, *inner[0][1:]], inner[1]


def _year(r: Reader, i: int) -> Pieces | None:
    """Reads "năm 2022", "2022", "2021-2025", "các năm 2022, 2023", "trong năm", "cả năm"."""
    j = r.skip(i, "cac", "nhung")
    j = r.skip(j, "ca", "suot", "toan", "tron")
    named = r.word(j) == "nam"
    j = r.skip(r.skip(j, "nam"), "hoc")
    year = r.year(j)
    if year is None:
        return _plan_year(r, i, j) if named else None
    pieces, end = [Piece(spans.whole_year(year), i, j + 1)], j + 1
    while (joint := _joint(r, end)) is not None:
        k = r.skip(joint[1], "het", "nam")
        k = r.skip(k, "nam")
        more = r.year(k)
        if more is None:
            break
        span = spans.whole_year(more)
        if joint[0] == "range":
            pieces[-1] = replace(pieces[-1], until=span, end=k + 1)
        else:
            pieces.append(Piece(span, k, k + 1))
        end = k + 1
    return pieces, end


def _plan_year(r: Reader, i: int, end: int) -> Pieces | None:
    whole = r.word(i) in {"ca", "suot", "toan", "tron"} or r.word(i - 1) in {"trong", "het"}
    if r.word(end) == "nay" or r.after(end, "ke hoach") is not None:
        return [Piece(spans.whole_year(), i, end + 1)], end + 1
    if not whole or r.word(end) in _NOT_PLAN_YEAR:
        return None
    return [Piece(spans.whole_year(), i, end)], end


def _day(r: Reader, i: int) -> Pieces | None:
    """Reads "15/12", "ngày 15 tháng 12 năm 2022", "01-15/6/2022", "ngày 15" (month elsewhere)."""
    j = r.skip(i, "ngay", "mung", "mong")
    named = j > i
    token = r.at(j)
    if token.sort is Sort.DAY:
        number, month = token.numbers[:2]
        if not named and len(token.numbers) == 2 and not (1 <= number <= 31 and 1 <= month <= 12):
            return None  # "45/50 tiêu chí"
        span = spans.day(number, month, token.numbers[2] if len(token.numbers) == 3 else None)
        return _with_year([Piece(span, i, j + 1)], r, j + 1)
    if token.sort is not Sort.NUMBER or not 1 <= token.numbers[0] <= 31:
        return None
    end = r.skip(j + 1, "cua") if r.sort(j + 1) is not Sort.SLASH else j + 2
    inner = _months_at(r, end + 1) if r.word(end) == "thang" else None
    if inner is not None:
        found = spans.day(token.numbers[0], inner[0].first[0], inner[0].year)
        return _with_year([Piece(found, i, end + 2)], r, end + 2)
    return _days_of_later_month(r, i, j, named)


def _days_of_later_month(r: Reader, i: int, j: int, named: bool) -> Pieces | None:
    """A bare day: alone after "ngày", or before another day that names the month ("01-15/6/2022")."""
    number = r.at(j).numbers[0]
    piece = Piece(Span(Scale.DAY, (0, number), (0, number)), i, j + 1)
    joint = _joint(r, j + 1)
    k = r.skip(joint[1], "het", "ngay") if joint is not None else j + 1
    k = r.skip(k, "ngay")
    if joint is not None and r.sort(k) is Sort.DAY:
        numbers = r.at(k).numbers
        last = spans.day(numbers[0], numbers[1], numbers[2] if len(numbers) == 3 else None)
        first = spans.day(number, numbers[1], last.year)
        if joint[0] == "range":
            return _with_year([replace(piece, span=first, until=last, end=k + 1)], r, k + 1)
        return _with_year([replace(piece, span=first), Piece(last, k, k + 1)], r, k + 1)
    return ([piece], j + 1) if named else None


def _month_of_numbers(r: Reader, i: int) -> Pieces | None:
    """Reads "12/2022", "6-8/2022"."""
    token = r.at(i)
    if token.sort is Sort.MONTH and 1 <= token.numbers[0] <= 12:
        return [Piece(spans.month(*token.numbers), i, i + 1)], i + 1
    other = r.at(i + 2)
    if token.sort is Sort.NUMBER and r.sort(i + 1) is Sort.DASH and other.sort is Sort.MONTH:
        first, (last, year) = token.numbers[0], other.numbers
        if 1 <= first < last <= 12:
            return [Piece(spans.month(first, year), i, i + 3, until=spans.month(last, year))], i + 3
    return None


_RULES = (_months_of_year, _edge, _quarter, _month, _month_of_numbers, _day, _year)


def calendar_words(r: Reader, i: int) -> Pieces | None:
    """The calendar expression that begins at token ``i`` and the place after it; None when there is none."""
    for rule in _RULES:
        found = rule(r, i)
        if found is not None:
            return found
    return None
