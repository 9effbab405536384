"""Lists of the periods that reports cover: "Báo cáo quý I, 6 tháng, quý III và năm".

A list that names one part of the year by its name ("quý I", "cả năm", "6 tháng đầu năm") names the others
too; "quý, 6 tháng, năm" says how often and is left to ``repetition``.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from congkhai.deadlines import spans
from congkhai.deadlines.date_parts import Piece, Pieces, with_year
from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.months_and_quarters import months_of_year, quarter
from congkhai.deadlines.reader import Reader
from congkhai.deadlines.spans import Scale

_HEADS = ("bao cao so ket", "bao cao tong ket", "bao cao ket qua", "bao cao", "so ket", "tong ket")
_OPENERS = {"quy", "qui", "q", "ca", "nam", "bao", "so", "tong", "nua", "ba", "sau", "chin"}
_LONGEST = 8  # members of a list
_OFTEN = {"hang", "moi", "tung", "ky", "cac", "theo"}  # "định kỳ 6 tháng và cả năm" says how often


def _head(r: Reader, i: int) -> int:
    return r.after_any(i, _HEADS) or i


def _loose(r: Reader, i: int) -> Piece | None:
    """A part of the year without its name: "6 tháng", "9 tháng", "năm"."""
    count = r.number(i)
    if count in {3, 6, 9} and r.word(i + 1) == "thang" and r.sort(i + 2) not in {Sort.NUMBER, Sort.SLASH}:
        return Piece(spans.months(1, count or 0, Scale.HALF), i, i + 2) if not _counted(r, i + 2) else None
    if r.word(i) == "nam" and r.year(i + 1) is None and r.word(i + 1) not in {"hoc", "sau"}:
        return Piece(spans.months(1, 12, Scale.HALF), i, i + 1) if not _counted(r, i + 1) else None
    return None


def _counted(r: Reader, i: int) -> bool:
    return r.word(i) in {"lan", "mot", "ke", "tinh"} or r.number(i) is not None


def _whole(r: Reader, i: int) -> Piece | None:
    """Reads "cả năm", "cả năm 2025", "năm 2025"."""
    j = r.skip(i, "ca")
    year = r.year(j + 1)
    if r.word(j) != "nam" or (j == i and year is None) or r.word(j + 1) == "hoc":
        return None
    return Piece(spans.months(1, 12, Scale.HALF, year), i, j + 1 + (year is not None))


def _member(r: Reader, i: int) -> tuple[list[Piece], int, bool] | None:
    """The pieces of a member, the place after it, and whether it is a loose one."""
    j = _head(r, i)
    named = months_of_year(r, j) or quarter(r, j)
    if named is not None:
        return named[0], named[1], False
    whole = _whole(r, j)
    if whole is not None:
        return [whole], whole.end, False
    loose = _loose(r, j)
    return ([loose], loose.end, True) if loose is not None else None


def _next(r: Reader, i: int) -> int | None:
    """The place after what joins two members; None where the list ends."""
    j = i + 1 if r.sort(i) in {Sort.COMMA, Sort.BREAK} or r.at(i).text in {"+", "&"} else i
    j = r.skip(j, "va")
    return j if j > i else None


def report_list(r: Reader, i: int) -> Pieces | None:
    """The list that begins at token ``i``, each member a date; None when it only says how often."""
    if not (r.sort(i) is Sort.NUMBER or r.word(i) in _OPENERS) or r.word(i - 1) in _OFTEN:
        return None
    found: list[Piece] = []
    end, at, loose, named = i, i, 0, 0
    for _ in range(_LONGEST):
        member = _member(r, at)
        if member is None:
            break
        pieces, end, is_loose = member
        found += [replace(pieces[0], start=at), *pieces[1:]]
        loose, named = loose + is_loose, named + (not is_loose)
        after = _next(r, end)
        if after is None:
            break
        at = after
    if not (loose and named) or any(piece.until is not None for piece in found):
        return None
    if any(one.span.last >= other.span.last for one, other in pairwise(found)):
        return None  # "Cả năm; sơ kết 6 tháng": reports come in the order of the year
    if r.sort(end) in {Sort.COLON, Sort.OPEN} or r.word(end) in {"truoc", "cham", "muon"}:
        return None  # the members are names of reports whose dates follow
    return with_year(found, r, end)
