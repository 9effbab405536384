"""Places inside a month, a quarter, a year: "cuối tháng 6", "tuần đầu tháng 6", "thượng tuần tháng 6"."""

from __future__ import annotations

from dataclasses import replace

from congkhai.deadlines import spans
from congkhai.deadlines.months import month, quarter
from congkhai.deadlines.pieces import Piece, Pieces, with_year
from congkhai.deadlines.reader import Reader

_EDGES = ("dau", "giua", "cuoi", "thuong tuan", "trung tuan", "ha tuan", "nua dau", "nua cuoi")


def edge(r: Reader, i: int) -> Pieces | None:
    """Reads "đầu tháng 6", "cuối quý II/2022", "giữa năm 2022", "tuần đầu tháng 6", "nửa đầu tháng 6"."""
    inside = r.after_any(i, _EDGES)
    if inside is not None:
        return _edge_of(r, i, inside)
    if r.word(i) != "tuan":
        return None
    j = r.skip(i + 1, "thu")
    number = {"dau": 1, "cuoi": 5, "nhat": 1}.get(r.word(j)) or r.number(j)
    inner = month(r, r.skip(j + 1, "cua", "trong"))
    if number is None or inner is None:
        return None
    return [Piece(spans.week(inner[0][0].span, number), i, inner[1])], inner[1]


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
