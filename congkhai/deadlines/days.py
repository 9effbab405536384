"""Reads days: "15/12", "ngày 15 tháng 12", "01-15/6/2022", "ngày 15 các tháng 3, 6, 9", "Tết Nguyên đán"."""

from __future__ import annotations

from dataclasses import replace

from congkhai.deadlines import spans
from congkhai.deadlines.date_parts import DatePart, DateParts, read_joint, with_year_after
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.months_and_quarters import read_month_list
from congkhai.deadlines.spans import Scale, Span
from congkhai.vietnamese.tokenizer import TokenKind

_ENDS = {"truoc", "nhat", "han", "het"}  # words before a day that make it an end: trước, chậm nhất, hạn, hết
_LUNAR_NEW_YEAR = ("nguyen dan", "am lich", "co truyen", "truyen thong", "ta")
_HEAVENLY_STEMS = {"giap", "at", "binh", "dinh", "mau", "ky", "canh", "tan", "nham", "quy"}  # thiên can


def read_day(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "15/12", "ngày 15 tháng 12 năm 2022", "01-15/6/2022", "ngày 15" (its month stands elsewhere)."""
    at = tokens.skip(pos, "ngay", "mung", "mong")
    named = at > pos
    at = at + 1 if named and tokens.kind(at) is TokenKind.COLON else at
    dashed = _read_dashed(tokens, pos, at)
    if dashed is not None:
        return with_year_after([dashed], tokens, dashed.end)
    token = tokens.at(at)
    if token.kind is TokenKind.DATE:
        return _read_date(tokens, pos, at, named)
    if token.kind is not TokenKind.NUMBER or not 1 <= token.numbers[0] <= 31:
        return None
    end = at + 2 if tokens.kind(at + 1) is TokenKind.SLASH else tokens.skip(at + 1, "cua")
    end = tokens.skip(end, "cac", "nhung")
    months = _read_months(tokens, end) if tokens.word(end) == "thang" else None
    if months is not None:
        return _day_of_months(tokens, pos, token.numbers[0], months)
    return _read_bare_day(tokens, pos, at, named)


def _span_of(numbers: tuple[int, ...]) -> Span:
    return spans.day(numbers[0], numbers[1], numbers[2] if len(numbers) == 3 else None)


def _read_date(tokens: DeadlineTokens, pos: int, at: int, named: bool) -> DateParts | None:
    """Reads the DATE token at ``at``; ``named``: "ngày" stands before it, at ``pos``."""
    token = tokens.at(at)
    number, month = token.numbers[:2]
    if not named and len(token.numbers) == 2 and not (1 <= number <= 31 and 1 <= month <= 12):
        return None  # "45/50 tiêu chí"
    if token.text == "24/7" and len(tokens) <= 2:
        return None  # round the clock
    return with_year_after([DatePart(_span_of(token.numbers), pos, at + 1)], tokens, at + 1)


def _read_months(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads the months of a day: "tháng 3", "tháng 3, 6 và 9", "tháng 3, tháng 6, tháng 9"."""
    found = read_month_list(tokens, pos, pos + 1)
    if found is None:
        return None
    parts, end = list(found[0]), found[1]
    while (joint := read_joint(tokens, end)) is not None:
        joined_by, next_pos = joint
        if joined_by != "list" or tokens.word(next_pos) != "thang":
            break
        more = read_month_list(tokens, next_pos, next_pos + 1)
        if more is None:
            break
        parts, end = [*parts, *more[0]], more[1]
    # One month more may be a date of its own: "ngày 25 tháng 3, tháng 6".
    return (parts, end) if len(parts) > 2 else found


def _read_dashed(tokens: DeadlineTokens, pos: int, at: int) -> DatePart | None:
    """Reads "trước 20-11": a day and its month, where a range of two days makes no sense."""
    day, month = tokens.at(at), tokens.at(at + 2)
    dashed = day.kind is month.kind is TokenKind.NUMBER and tokens.kind(at + 1) is TokenKind.DASH
    if not dashed or not (day.numbers[0] <= 31 and month.numbers[0] <= 12):
        return None
    ends = tokens.word(pos - 1) in _ENDS or (at > pos and day.numbers > month.numbers)
    goes_on = {TokenKind.SLASH, TokenKind.DASH}
    follows = tokens.word(at + 3) in {"hang", "thang", "moi"} or tokens.kind(at + 3) in goes_on
    if not ends or follows:
        return None
    return DatePart(spans.day(day.numbers[0], month.numbers[0]), pos, at + 3)


def _day_of_months(tokens: DeadlineTokens, pos: int, number: int, months: DateParts) -> DateParts:
    """The day ``number`` of each month of a list: "ngày 15 các tháng 3, 6, 9, 12"."""
    month_parts, end = months
    parts = []
    for part in month_parts:
        span = spans.day(number, part.span.first[0], part.span.year)
        parts.append(replace(part, span=replace(span, shift=part.span.shift)))
    first = replace(parts[0], first=pos, until=None)
    if month_parts[0].until is not None:  # "ngày 15 tháng 3 - 20 tháng 4": the range is of days
        return with_year_after([replace(first, end=pos + 1)], tokens, month_parts[0].first + 2)
    return [first, *parts[1:]], end


def _read_bare_day(tokens: DeadlineTokens, pos: int, at: int, named: bool) -> DateParts | None:
    """Reads a day without its month: alone after "ngày", or before a day that names it ("01-15/6/2022")."""
    number = tokens.at(at).numbers[0]
    part = DatePart(Span(Scale.DAY, (0, number), (0, number)), pos, at + 1)
    joint = read_joint(tokens, at + 1)
    far = tokens.skip(joint[1], "het", "ngay") if joint is not None else at + 1
    far = tokens.skip(far, "ngay")
    if joint is not None and tokens.kind(far) is TokenKind.DATE:
        last = _span_of(tokens.at(far).numbers)
        first = spans.day(number, last.first[0], last.year)
        if joint[0] == "range":
            return with_year_after([replace(part, span=first, until=last, end=far + 1)], tokens, far + 1)
        return with_year_after([replace(part, span=first), DatePart(last, far, far + 1)], tokens, far + 1)
    return ([part], at + 1) if named else None


def read_tet(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "Tết Nguyên đán (Ất Tỵ) (năm) 2025"; Tết Trung thu, Tết Dương lịch and others are other days."""
    if tokens.word(pos) != "tet" or tokens.as_typed(pos) == "tét":
        return None
    end = tokens.match_any(pos + 1, _LUNAR_NEW_YEAR) or pos + 1
    other_word = tokens.kind(end) is TokenKind.WORD and tokens.word(end) not in {"nam", *_HEAVENLY_STEMS}
    if end == pos + 1 and other_word:
        return None
    at = tokens.skip(end, "nam")
    if tokens.word(at) in _HEAVENLY_STEMS and tokens.kind(at + 1) is TokenKind.WORD:
        at += 2
    separated = tokens.kind(at) in {TokenKind.DASH, TokenKind.SLASH, TokenKind.COMMA}
    at = tokens.skip(at + 1 if separated else at, "nam")
    year = tokens.year(at)
    end = at + 1 if year is not None else end
    return [DatePart(spans.tet(year), pos, end)], end
