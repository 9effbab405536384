"""Reads the end of a range after its beginning: "từ Quý I" + "đến hết Quý III/2022"."""

from __future__ import annotations

from dataclasses import replace

from congkhai.deadlines import spans
from congkhai.deadlines.calendar_rules import read_calendar
from congkhai.deadlines.date_parts import DatePart
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.relations import Relation, read_relation
from congkhai.deadlines.spans import Scale, Span
from congkhai.vietnamese.tokenizer import TokenKind

_ANNIVERSARY = 10  # years; no task of a plan takes so many to the day


def read_range_end(tokens: DeadlineTokens, begin: DatePart, relation: Relation, pos: int) -> DatePart | None:
    """``begin`` with the end of its range, when one follows at ``pos``; ``relation`` stands before ``begin``.

    Reads "đến …", "- …", "kéo dài đến …", and "(từ …), hoàn thành …".
    """
    at = pos + 1 if tokens.kind(pos) in {TokenKind.COMMA, TokenKind.DASH} else pos
    end_relation, date_pos = read_relation(tokens, at)
    if begin.until is not None or not _is_range(tokens, relation, pos, at, end_relation, date_pos):
        return None
    found = read_calendar(tokens, date_pos)
    if found is None:
        return _read_last_month(tokens, begin, date_pos)
    parts, end = found
    last = parts[0]
    no_month = begin.span.first[0] == 0 and last.span.first[0] == 0
    if len(parts) > 1 or last.until is not None or no_month:
        return None
    start = begin.span
    if start.first[0] == 0 and not begin.from_issue:  # "từ ngày 01 đến ngày 15/6"
        start = spans.day(start.first[1], last.span.first[0], last.span.year)
    if _is_anniversary(start, last.span):
        return replace(last, first=begin.first, end=end)
    return replace(
        begin,
        span=start,
        until=last.span,
        end=end,
        until_exclusive=end_relation is Relation.BEFORE,
        lasting=end_relation is Relation.LASTING,
    )


def _is_range(
    tokens: DeadlineTokens, relation: Relation, pos: int, at: int, end_relation: Relation, date_pos: int
) -> bool:
    """Whether the words from ``pos`` to ``date_pos`` say that a range ends there.

    ``at``: ``pos``, or the position after a comma or a dash there.
    """
    word = tokens.word(at)
    if tokens.kind(pos) is TokenKind.DASH and end_relation in {Relation.NONE, Relation.UNTIL}:
        return True
    if relation is Relation.FROM and word in {"hoan", "ket", "xong"} and date_pos > at:
        return True
    ends = end_relation in {Relation.UNTIL, Relation.BEFORE, Relation.LASTING}
    if not ends or word not in {"den", "toi", "keo"}:
        return False
    return tokens.kind(pos) is not TokenKind.COMMA or word == "keo"


def _is_anniversary(one: Span, other: Span) -> bool:
    """Whether it is the same day many years later: "70 năm (07/5/1954 - 07/5/2024)"."""
    if one.scale is not Scale.DAY or one.first != other.first or one.year is None or other.year is None:
        return False
    return other.year - one.year >= _ANNIVERSARY


def _read_last_month(tokens: DeadlineTokens, begin: DatePart, pos: int) -> DatePart | None:
    """Reads "6" in "từ tháng 3 đến 6": the unit is printed once."""
    number = tokens.number(pos)
    if begin.span.scale is Scale.MONTH and number is not None and 1 <= number <= 12:
        return replace(begin, until=spans.month(number), end=pos + 1)
    return None
