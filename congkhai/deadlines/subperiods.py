"""Places inside a month, a quarter, a year: "cuối tháng 6", "tuần đầu tháng 6", "thượng tuần tháng 6"."""

from __future__ import annotations

from dataclasses import replace

from congkhai.deadlines import spans
from congkhai.deadlines.date_parts import Piece, Pieces, joint, with_year
from congkhai.deadlines.months_and_quarters import month, quarter
from congkhai.deadlines.reader import Reader

_EDGES = ("dau", "giua", "cuoi", "thuong tuan", "trung tuan", "ha tuan", "nua dau", "nua cuoi")


def edge(r: Reader, i: int) -> Pieces | None:
    """Reads "đầu tháng 6", "cuối quý II/2022", "giữa năm 2022", "tuần đầu tháng 6", "nửa đầu tháng 6"."""
    inside = r.after_any(i, _EDGES)
    if inside is not None:
        return _edge_of(r, i, inside)
    if r.word(i + 1) == "ngay" and r.word(i + 2) in {"dau", "cuoi"}:
        return _some_days(r, i)
    if r.word(i) != "tuan":
        return None
    j = r.skip(r.skip(i + 1, "le"), "thu")
    number = {"dau": 1, "cuoi": 5, "nhat": 1}.get(r.word(j)) or r.number(j)
    end, last = r.skip(j + 1, "tien", "cung"), None
    while number is not None and (link := joint(r, end)) is not None and r.number(link[1]) is not None:
        last, end = r.number(link[1]), link[1] + 1  # "tuần 3, 4 tháng 6"
    inner = month(r, r.skip(end, "cua", "trong"))
    if number is None or inner is None:
        return None
    whole = inner[0][0].span
    until = spans.week(whole, last) if last is not None else None
    return [Piece(spans.week(whole, number), i, inner[1], until=until)], inner[1]


def _some_days(r: Reader, i: int) -> Pieces | None:
    """Reads "15 ngày đầu tháng 7"."""
    count, inner = r.number(i), month(r, r.skip(i + 3, "cua"))
    if count is None or inner is None:
        return None
    span = spans.some_days(inner[0][0].span, count, r.word(i + 2) == "cuoi")
    return [Piece(span, i, inner[1])], inner[1]


def _edge_of(r: Reader, i: int, inside: int) -> Pieces | None:
    which = " ".join(r.word(k) for k in range(i, inside))
    j = r.skip(inside, "cua")
    if r.word(j) == "nam" and r.word(j + 1) != "hoc":
        year = r.year(j + 1)
        end = j + 1 + (year is not None)
        piece = Piece(spans.edge(spans.whole_year(year), which), i, end)
        return with_year([piece], r, end)
    inner = month(r, j) or quarter(r, j)
    if inner is None:
        return None
    first = inner[0][0]
    piece = replace(first, span=spans.edge(first.span, which), start=i)
    return [piece, *inner[0][1:]], inner[1]
