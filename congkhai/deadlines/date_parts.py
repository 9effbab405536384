"""A date part: a span of the calendar as printed. What joins two of them, and the year printed after them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from congkhai.deadlines.date_arithmetic import Duration
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.spans import Span
from congkhai.vietnamese.tokenizer import TokenKind

_PLAN_YEAR = ("nam ke hoach", "nam nay")
_NEXT_YEAR = ("nam sau lien ke", "nam sau", "nam tiep theo", "nam ke tiep", "nam lien ke")
_LAST_YEAR = ("nam truoc nam ke hoach", "nam truoc lien ke", "nam truoc")


@dataclass(frozen=True, slots=True)
class DatePart:
    """A span, or a range from ``span`` to ``until``, printed by the tokens ``first`` to ``end`` (exclusive).

    ``from_issue``: it begins on the day when the plan was issued; ``span`` has no meaning then.
    ``until_exclusive``: the range ends before ``until`` begins. ``lasting``: printed as going on until its
    end ("kéo dài đến"). ``one_name``: the range has one name ("năm học 2025-2026"), so that words before it
    concern all of it. ``duration``: the work takes so long, counted from the span's first day.
    """

    span: Span
    first: int
    end: int
    until: Span | None = None
    from_issue: bool = False
    until_exclusive: bool = False
    lasting: bool = False
    one_name: bool = False
    duration: Duration | None = None


DateParts = tuple[list[DatePart], int]
"""The date parts that a rule reads, and the position after them."""


def read_joint(tokens: DeadlineTokens, pos: int) -> tuple[str, int] | None:
    """What joins two date parts at ``pos``, and the position after it.

    "range" for "-", "đến"; "list" for ",", "và", "/", "+".
    """
    if tokens.kind(pos) is TokenKind.DASH or tokens.word(pos) in {"den", "toi"}:
        return "range", pos + 1
    if tokens.kind(pos) in {TokenKind.COMMA, TokenKind.SLASH} or tokens.at(pos).text in {"+", "&"}:
        return "list", tokens.skip(pos + 1, "va")
    if tokens.word(pos) in {"va", "hoac"}:
        return "list", pos + 1
    return None


def read_year_after(tokens: DeadlineTokens, pos: int) -> tuple[int | None, int, int]:
    """The year printed after a span, its shift, and the next position.

    Reads "/2022", " năm 2022", ", 2022" (shift 0), "năm sau" (1), "năm trước" (-1).
    """
    after_of = tokens.skip(pos, "cua")
    same = tokens.match_any(after_of, _PLAN_YEAR)
    if same is not None:
        return None, 0, same
    later = tokens.match_any(after_of, _NEXT_YEAR)
    if later is not None:
        return None, 1, later
    earlier = tokens.match_any(after_of, _LAST_YEAR)
    if earlier is not None and not _date_follows(tokens, earlier):
        return None, -1, earlier
    separated = tokens.kind(pos) in {TokenKind.SLASH, TokenKind.COMMA, TokenKind.DASH}
    year_pos = pos + 1 if separated or _is_tight_dot(tokens, pos) else pos
    year_pos = tokens.skip(tokens.skip(year_pos, "cua", "trong"), "nam")
    year = tokens.year(year_pos)
    return (year, 0, year_pos + 1) if year is not None else (None, 0, pos)


def _date_follows(tokens: DeadlineTokens, pos: int) -> bool:
    """Whether a date stands at ``pos``, so that "năm, trước 15/12" is meant and not "năm trước"."""
    dated = {TokenKind.NUMBER, TokenKind.DATE, TokenKind.MONTH}
    return tokens.kind(pos) in dated or tokens.word(pos) in {"ngay", "thang", "quy", "khi"}


def _is_tight_dot(tokens: DeadlineTokens, pos: int) -> bool:
    """Whether the token is a dot without blanks around it, as in "Quý II.2024"."""
    dot, before, after = tokens.at(pos), tokens.at(pos - 1), tokens.at(pos + 1)
    return dot.text == "." and before.end == dot.start and dot.end == after.start


def with_year_after(parts: list[DatePart], tokens: DeadlineTokens, pos: int) -> DateParts:
    """The parts, the last with the year printed at ``pos`` where it has none yet, and the next position."""
    last = parts[-1]
    if last.span.year is not None or (last.until and last.until.year is not None):
        return parts, pos
    year, shift, end = read_year_after(tokens, pos)
    if end == pos:
        return parts, pos
    if last.until is not None:
        last = replace(last, until=replace(last.until, year=year, shift=shift), end=end)
    else:
        last = replace(last, span=replace(last.span, year=year, shift=shift), end=end)
    return [*parts[:-1], last], end
