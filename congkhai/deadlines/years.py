"""Reads years: "năm 2022", "2021-2025", "các năm 2022, 2023", "trong năm"."""

from __future__ import annotations

from dataclasses import replace

from congkhai.deadlines import spans
from congkhai.deadlines.date_parts import DatePart, DateParts, read_joint
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.vietnamese.tokenizer import TokenKind

_LONGEST_PLAN = 15  # years from the first to a last one that is printed short: "2021-25"
_WHOLE = {"ca", "toan", "tron"}
# Words after "năm" that make it another year than the plan's ("năm sau"), or no year ("năm học", "năm tuổi").
_NOT_PLAN_YEAR = {"sau", "truoc", "hoc", "qua", "tiep", "lien", "ke", "toi", "trong", "bao", "tuoi"}


def read_year(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "năm 2022", "2022", "2021-2025", "các năm 2022, 2023", "trong năm", "cả năm"."""
    at = tokens.skip(tokens.skip(pos, "cac", "nhung"), *_WHOLE)
    named = tokens.word(at) == "nam"
    at = tokens.skip(at, "nam")
    year = tokens.year(at)
    if year is None:
        return _read_plan_year(tokens, pos, at) if named else None
    end = at + 1
    parts = [DatePart(spans.whole_year(year), pos, end)]
    while (joint := read_joint(tokens, end)) is not None:
        joined_by, at = joint
        at = tokens.skip(tokens.skip(at, "het", "nam"), "nam")
        more = tokens.year(at)
        if more is None and joined_by == "range":
            more = _short_year(tokens, at, year)
        if more is None:
            break
        end = at + 1
        span = spans.whole_year(more)
        if joined_by == "range":
            parts[-1] = replace(parts[-1], until=span, end=end)
        else:
            parts.append(DatePart(span, at, end))
    return parts, end


def _short_year(tokens: DeadlineTokens, pos: int, first: int) -> int | None:
    """The last year of "2021-25"."""
    token = tokens.at(pos)
    if token.kind is not TokenKind.NUMBER or len(token.text) != 2:
        return None
    year = first - first % 100 + token.numbers[0]
    closed = tokens.kind(pos + 1) in {TokenKind.BREAK, TokenKind.CLOSE, TokenKind.COMMA}
    return year if first < year <= first + _LONGEST_PLAN and closed else None


def _read_plan_year(tokens: DeadlineTokens, pos: int, end: int) -> DateParts | None:
    """Reads a "năm" without its number, of which ``end`` is the next position: "năm nay", "trong năm"."""
    if tokens.word(end) == "nay" or tokens.match(end, "ke hoach") is not None:
        return [DatePart(spans.whole_year(), pos, end + 1)], end + 1
    whole = tokens.word(pos) in _WHOLE or tokens.word(pos - 1) in {"trong", "het"}
    if not whole or tokens.word(end) in _NOT_PLAN_YEAR:
        return None
    return [DatePart(spans.whole_year(), pos, end)], end
