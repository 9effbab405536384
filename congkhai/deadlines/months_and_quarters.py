"""Quarters and months: "Quý I, II/2022", "tháng 6-8", "12/2022", "6 tháng đầu năm"."""

from __future__ import annotations

import re
from dataclasses import replace

from congkhai.deadlines import spans
from congkhai.deadlines.date_parts import Piece, Pieces, joint, with_year
from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.reader import Reader
from congkhai.deadlines.spans import Scale, Span

_ROMAN = re.compile(r"[il]{1,3}|[il]v")  # scans take the numeral I for the letter l


_COUNTED = {"dot", "lan", "ky", "so", "vu", "doan", "khoa", "phien", "thu", "hop", "lop", "tuan", "cuoc"}
_JOINED = re.compile(r"(?:q|quy)(i{1,3}|iv)")


def _roman(text: str) -> int:
    return 4 if text.endswith("v") else len(text)


def _quarters_at(r: Reader, i: int) -> list[Span] | None:
    """The quarter or quarters that one token names: I, 1, 1/2024, 1/2."""
    token = r.at(i)
    if token.sort is Sort.WORD and _ROMAN.fullmatch(token.text):
        return [spans.quarter(_roman(token.text))]
    if token.sort is Sort.MONTH and 1 <= token.numbers[0] <= 4:
        return [spans.quarter(token.numbers[0], token.numbers[1])]
    if token.sort is Sort.DAY and len(token.numbers) == 2 and 1 <= token.numbers[0] <= 4:
        first, second = token.numbers
        if second > 12:  # "Quý 3/24"
            return [spans.quarter(first, 2000 + second)]
        return [spans.quarter(first), spans.quarter(second)] if 1 <= second <= 4 else None
    number_ = r.number(i)
    return [spans.quarter(number_)] if number_ is not None and 1 <= number_ <= 4 else None


def months_at(r: Reader, i: int) -> list[Span] | None:
    """The month or months that one token names: 6, sáu, 6/2024, 6/7."""
    if r.word(i + 1) == "lan" and r.sort(i + 2) is not Sort.NUMBER:
        return None  # "tháng 1 lần" says how often
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


def members(r: Reader, start: int, i: int, unit: tuple[str, ...], quarters: bool) -> Pieces | None:
    """Quarters or months whose unit is printed once, at ``start``: "Quý I, II và III/2022", "tháng 6-8"."""
    at = _quarters_at if quarters else months_at
    found = at(r, i)
    if found is None:
        return None
    pieces = [Piece(span, start, i + 1) for span in found]
    style, end = r.sort(i), i + 1
    if r.as_typed(i) == "mười" and r.as_typed(i + 1) in {"một", "hai"}:
        pieces, end = [Piece(spans.month(10 + (r.number(i + 1) or 0)), start, i + 2)], i + 2
    while (link := joint(r, end)) is not None:
        kind, j = link
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
    return with_year(pieces, r, end)


def quarter(r: Reader, i: int) -> Pieces | None:
    """Reads "Quý I, II/2022", "Q.3", "QIII/2022", "quý cuối năm"; "III/2022" when it is the whole cell."""
    joined = _JOINED.fullmatch(r.word(i))
    if joined:
        return with_year([Piece(spans.quarter(_roman(joined[1])), i, i + 1)], r, i + 1)
    if i == 0 and len(r) > 1 and _ROMAN.fullmatch(r.word(0)):
        alone = members(r, 0, 0, ("quy", "qui"), quarters=True)
        return alone if alone is not None and alone[1] == len(r) else None
    if r.word(i) not in {"quy", "qui", "q"}:
        return None
    j = r.skip(i + 1 if r.word(i) != "q" or r.at(i + 1).text != "." else i + 2, "thu")
    if r.word(j) in {"dau", "cuoi"} and r.word(r.skip(j + 1, "cua")) == "nam":
        number = 1 if r.word(j) == "dau" else 4
        end = r.skip(j + 1, "cua") + 1
        year = r.year(end)
        return [Piece(spans.quarter(number, year), i, end + (year is not None))], end + (year is not None)
    return members(r, i, j, ("quy", "qui"), quarters=True)


def month(r: Reader, i: int) -> Pieces | None:
    """Reads "tháng 6, 7/2022", "T6/2022", "tháng cuối quý II"."""
    short = r.word(i) == "t" and r.at(i).end == r.at(i + 1).start
    if r.word(i) != "thang" and not short:
        return None
    if r.word(i + 1) in {"dau", "cuoi"}:
        inner = quarter(r, r.skip(i + 2, "cua"))
        if inner is None:
            return None
        whole = inner[0][0].span
        number = whole.first[0] if r.word(i + 1) == "dau" else whole.last[0]
        return [Piece(replace(spans.month(number, whole.year), shift=whole.shift), i, inner[1])], inner[1]
    return members(r, i, i + 1, ("thang", "t"), quarters=False)


def months_of_year(r: Reader, i: int) -> Pieces | None:
    """Reads "6 tháng đầu năm 2022", "02 quý cuối năm", "nửa đầu năm"."""
    half_year = r.word(i) == "nua" and r.word(i + 1) in {"dau", "cuoi"} and r.word(i + 2) == "nam"
    count = 6 if half_year else r.number(i)
    if half_year:
        j = i + 1
    elif count is not None and r.word(i + 1) in {"thang", "quy"} and r.word(i + 2) in {"dau", "cuoi"}:
        j = i + 2
    else:
        return None
    count = count * 3 if count is not None and r.word(i + 1) == "quy" else count
    if count is None or not 1 <= count <= 12:
        return None
    first, last = (1, count) if r.word(j) == "dau" else (13 - count, 12)
    end = j + 1
    if r.word(r.skip(end, "cua")) == "nam":
        end = r.skip(end, "cua") + 1
        if r.year(end) is not None:
            return [Piece(spans.months(first, last, Scale.HALF, r.year(end)), i, end + 1)], end + 1
    piece = Piece(spans.months(first, last, Scale.HALF), i, end)
    if r.sort(end) is Sort.COMMA:
        return [piece], end  # "6 tháng đầu năm, năm 2024" are two
    return with_year([piece], r, end)


def month_of_numbers(r: Reader, i: int) -> Pieces | None:
    """Reads "12/2022", "6-8/2022", "6, 12/2022"; "Đợt 2/2022" is no month."""
    token = r.at(i)
    if r.word(i - 1) in _COUNTED:
        return None
    if token.sort is Sort.MONTH and 1 <= token.numbers[0] <= 12:
        return [Piece(spans.month(*token.numbers), i, i + 1)], i + 1
    other = r.at(i + 2)
    if token.sort is Sort.NUMBER and r.sort(i + 1) is Sort.DASH and other.sort is Sort.MONTH:
        first, (last, year) = token.numbers[0], other.numbers
        if 1 <= first < last <= 12:
            return [Piece(spans.month(first, year), i, i + 3, until=spans.month(last, year))], i + 3
    if token.sort is Sort.NUMBER and r.sort(i + 1) is Sort.COMMA and other.sort is Sort.MONTH and i == 0:
        first, (last, year) = token.numbers[0], other.numbers
        if 1 <= first < last <= 12:
            return [
                Piece(spans.month(first, year), i, i + 1),
                Piece(spans.month(last, year), i + 2, i + 3),
            ], i + 3
    return None
