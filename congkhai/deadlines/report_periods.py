"""Reads lists of the periods that reports cover: "Báo cáo quý I, 6 tháng, quý III và năm".

A list that names one part of the year by its name ("quý I", "cả năm", "6 tháng đầu năm") names the others,
too. "quý, 6 tháng, năm" says how often and is left to ``recurrence``.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from congkhai.deadlines import spans
from congkhai.deadlines.date_parts import DatePart, DateParts, with_year_after
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.months_and_quarters import read_months_of_year, read_quarter
from congkhai.deadlines.spans import Scale
from congkhai.vietnamese.tokenizer import TokenKind

_HEADS = ("bao cao so ket", "bao cao tong ket", "bao cao ket qua", "bao cao", "so ket", "tong ket")
_FIRST_WORDS = {"quy", "qui", "q", "ca", "nam", "bao", "so", "tong", "nua", "ba", "sau", "chin"}
_MOST_MEMBERS = 8
_SAYS_HOW_OFTEN = {"hang", "moi", "tung", "ky", "cac", "theo"}  # before the list: "định kỳ 6 tháng và cả năm"


def _read_unnamed(tokens: DeadlineTokens, pos: int) -> DatePart | None:
    """Reads a part of the year without its name: "6 tháng", "9 tháng", "năm"."""
    count = tokens.number(pos)
    after_months = tokens.kind(pos + 2)
    if (
        count in {3, 6, 9}
        and tokens.word(pos + 1) == "thang"
        and after_months not in {TokenKind.NUMBER, TokenKind.SLASH}
    ):
        whole = DatePart(spans.months(1, count or 0, Scale.HALF), pos, pos + 2)
        return None if _is_counted(tokens, pos + 2) else whole
    if (
        tokens.word(pos) == "nam"
        and tokens.year(pos + 1) is None
        and tokens.word(pos + 1) not in {"hoc", "sau"}
    ):
        whole = DatePart(spans.months(1, 12, Scale.HALF), pos, pos + 1)
        return None if _is_counted(tokens, pos + 1) else whole
    return None


def _is_counted(tokens: DeadlineTokens, pos: int) -> bool:
    """Whether a count or "kể từ" follows, so that the unit before it is a length: "6 tháng một lần"."""
    return tokens.word(pos) in {"lan", "mot", "ke", "tinh"} or tokens.number(pos) is not None


def _read_whole_year(tokens: DeadlineTokens, pos: int) -> DatePart | None:
    """Reads "cả năm", "cả năm 2025", "năm 2025"."""
    at = tokens.skip(pos, "ca")
    year = tokens.year(at + 1)
    if tokens.word(at) != "nam" or (at == pos and year is None) or tokens.word(at + 1) == "hoc":
        return None
    return DatePart(spans.months(1, 12, Scale.HALF, year), pos, at + 1 + (year is not None))


def _read_member(tokens: DeadlineTokens, pos: int) -> tuple[list[DatePart], int, bool] | None:
    """The parts of a member of the list, the position after it, and whether it has a name."""
    at = tokens.match_any(pos, _HEADS) or pos
    named = read_months_of_year(tokens, at) or read_quarter(tokens, at)
    if named is not None:
        return named[0], named[1], True
    whole = _read_whole_year(tokens, at)
    if whole is not None:
        return [whole], whole.end, True
    unnamed = _read_unnamed(tokens, at)
    return ([unnamed], unnamed.end, False) if unnamed is not None else None


def _after_joint(tokens: DeadlineTokens, pos: int) -> int | None:
    """The position after what joins two members; None where the list ends."""
    separated = tokens.kind(pos) in {TokenKind.COMMA, TokenKind.BREAK} or tokens.at(pos).text in {"+", "&"}
    at = tokens.skip(pos + 1 if separated else pos, "va")
    return at if at > pos else None


def read_report_periods(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """The list that begins at ``pos``, each member a date; None when it only says how often."""
    may_begin = tokens.kind(pos) is TokenKind.NUMBER or tokens.word(pos) in _FIRST_WORDS
    if not may_begin or tokens.word(pos - 1) in _SAYS_HOW_OFTEN:
        return None
    found: list[DatePart] = []
    end, at = pos, pos
    has_named, has_unnamed = False, False
    for _ in range(_MOST_MEMBERS):
        member = _read_member(tokens, at)
        if member is None:
            break
        parts, end, named = member
        found += [replace(parts[0], first=at), *parts[1:]]
        has_named, has_unnamed = has_named or named, has_unnamed or not named
        following = _after_joint(tokens, end)
        if following is None:
            break
        at = following
    if not (has_named and has_unnamed) or any(part.until is not None for part in found):
        return None
    if any(one.span.last >= other.span.last for one, other in pairwise(found)):
        return None  # "Cả năm; sơ kết 6 tháng": reports come in the order of the year
    opens = tokens.kind(end) in {TokenKind.COLON, TokenKind.OPEN}
    if opens or tokens.word(end) in {"truoc", "cham", "muon"}:
        return None  # the members are names of reports whose dates follow
    return with_year_after(found, tokens, end)
