"""The school's calendar: "năm học 2025-2026", "học kỳ I", "đầu năm học", "hè 2025".

Whole months, 1 September to 31 May, the terms meeting in January: the yearly decisions of the Ministry of
Education and Training and of the provinces name days inside them, so none of these ends comes too early.
"""

from __future__ import annotations

from dataclasses import replace

from congkhai.deadlines import spans
from congkhai.deadlines.date_parts import Piece, Pieces, joint, with_year
from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.reader import Reader
from congkhai.deadlines.spans import Scale, Span

_FIRST, _SECOND, _BOTH = (9, 1), (1, 5), (9, 5)  # months of the terms and of the whole school year
_TERMS = {"i": _FIRST, "l": _FIRST, "1": _FIRST, "ii": _SECOND, "ll": _SECOND, "il": _SECOND, "2": _SECOND}
_JOINED = {"hki": _FIRST, "hkl": _FIRST, "hkii": _SECOND, "hkll": _SECOND}
_OPENERS = {
    *_JOINED, "hoc", "hk", "dau", "cuoi", "ca", "toan", "tron", "suot", "cac", "nam", "mua", "ky", "nghi",
    "dip", "he",
}  # fmt: skip
_WHOLE = {"ca", "trong", "toan", "suot", "tron", "het", "den", "thuc", "dau", "cuoi", "truoc", "qua"}


def _years(r: Reader, i: int) -> tuple[int, int] | None:
    """The first year of "2025-2026", "2025/2026" at token ``i`` and the place after it."""
    first, second = r.year(i), r.year(i + 2)
    if first is None or second != first + 1 or r.sort(i + 1) not in {Sort.DASH, Sort.SLASH}:
        return None
    return first, i + 3


def _between(months: tuple[int, int], year: int | None) -> tuple[Span, Span]:
    """First and last month of a part of the school year that begins in ``year``."""
    begin, end = months
    over = begin < 9, end < 9  # in the second calendar year?
    if year is None:
        return _vague(begin), _vague(end)
    return replace(_vague(begin), year=year + over[0]), replace(_vague(end), year=year + over[1])


def _vague(month: int) -> Span:
    return replace(spans.month(month), vague=True)


def _term_at(r: Reader, i: int) -> tuple[tuple[int, int], int] | None:
    """The term named at token ``i`` ("học kỳ I", "HK2", "kỳ I") and the place after it."""
    if r.word(i) in _JOINED:
        return _JOINED[r.word(i)], i + 1
    j = r.after_any(i, ("hoc ky", "hoc ki", "hk"))
    months = _TERMS.get(r.at(j).text) if j is not None else None
    return (months, j + 1) if months is not None and j is not None else None


def _term(r: Reader, i: int) -> Pieces | None:
    """Reads "học kỳ I năm học 2025-2026", "học kỳ I, II", "HK II"."""
    first = _term_at(r, i)
    if first is None:
        return None
    found, end = [(first[0], i, first[1])], first[1]
    while (link := joint(r, end)) is not None and link[0] == "list":
        again = _term_at(r, link[1])
        bare = _TERMS.get(r.at(link[1]).text)
        more = again or ((bare, link[1] + 1) if bare is not None else None)
        if more is None:
            break
        found.append((more[0], link[1], more[1]))
        end = more[1]
    j = end + 1 if r.sort(end) in {Sort.COMMA, Sort.SLASH, Sort.DASH} else r.skip(end, "cua")
    years = _years(r, r.after_any(j, ("nam hoc",)) or j)
    pieces: list[Piece] = []
    for months, start, stop in found:
        one, last = _between(months, years[0] if years is not None else None)
        if years is None and months == _SECOND and pieces:  # it comes after the first, so in the next year
            one, last = replace(one, shift=1), replace(last, shift=1)
        pieces.append(Piece(one, start, stop, until=last, named=True))
    if years is None:
        return pieces, end
    return [*pieces[:-1], replace(pieces[-1], end=years[1])], years[1]


def _year(r: Reader, i: int) -> Pieces | None:
    """Reads "năm học 2025-2026"; "trong năm học", "đầu năm học mới" are of the plan's year."""
    j = r.skip(r.skip(i, "ca", "toan", "tron", "suot"), "cac")
    after = r.after(j, "nam hoc")
    if after is None:
        return None
    years = _years(r, after)
    if years is None:
        if r.year(after) is not None or not (j > i or r.word(i - 1) in _WHOLE):
            return None
        end = r.skip(after, "moi", "nay")
    else:
        end = years[1]
    one, last = _between(_BOTH, years[0] if years is not None else None)
    return [Piece(one, i, end, until=last, named=True)], end


def _edge(r: Reader, i: int) -> Pieces | None:
    """Reads "đầu năm học", "cuối học kỳ I": the first or last month."""
    if r.word(i) not in {"dau", "cuoi"}:
        return None
    inner = _term(r, i + 1) or _year(r, i + 1)
    if inner is None or inner[0][0].until is None:
        return None
    piece = inner[0][0]
    over = piece.until is not None and piece.until.year is None and piece.span.first > piece.until.first
    last = replace(piece.until or piece.span, shift=1) if over else piece.until or piece.span
    span = piece.span if r.word(i) == "dau" else last
    return [replace(piece, span=span, start=i, until=None, named=False), *inner[0][1:]], inner[1]


def _summer(r: Reader, i: int) -> Pieces | None:
    """Reads "(trong dịp) hè (năm) 2025": June to August."""
    j = r.after_any(i, ("mua he", "ky nghi he", "nghi he", "dip he", "he"))
    if j is None or r.as_typed(j - 1) != "hè" or r.word(i - 1) == "via":
        return None
    return with_year([Piece(replace(spans.months(6, 8, Scale.PART), vague=True), i, j)], r, j)


def school(r: Reader, i: int) -> Pieces | None:
    """The words of the school's calendar that begin at token ``i`` and the place after them."""
    if r.word(i) not in _OPENERS:
        return None
    return _edge(r, i) or _term(r, i) or _year(r, i) or _summer(r, i)
