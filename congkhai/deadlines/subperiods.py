"""Reads parts of a month, a quarter or a year: "cuối tháng 6", "tuần đầu tháng 6", "thượng tuần tháng 6"."""

from __future__ import annotations

from dataclasses import replace

from congkhai.deadlines import spans
from congkhai.deadlines.date_parts import DatePart, DateParts, read_joint, with_year_after
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.months_and_quarters import read_month, read_quarter

_SUBPERIODS = ("dau", "giua", "cuoi", "thuong tuan", "trung tuan", "ha tuan", "nua dau", "nua cuoi")
_WEEK_NUMBERS = {"dau": 1, "nhat": 1, "cuoi": 5}


def read_subperiod(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "đầu tháng 6", "cuối quý II/2022", "giữa năm 2022", "tuần đầu tháng 6", "15 ngày đầu tháng 7"."""
    inside = tokens.match_any(pos, _SUBPERIODS)
    if inside is not None:
        return _read_named(tokens, pos, inside)
    if tokens.word(pos + 1) == "ngay" and tokens.word(pos + 2) in {"dau", "cuoi"}:
        return _read_days(tokens, pos)
    return _read_week(tokens, pos) if tokens.word(pos) == "tuan" else None


def _read_named(tokens: DeadlineTokens, pos: int, inside: int) -> DateParts | None:
    """Reads "cuối tháng 6": the words from ``pos`` to ``inside`` say which part of what follows."""
    which = " ".join(tokens.word(k) for k in range(pos, inside))
    whole_pos = tokens.skip(inside, "cua")
    if tokens.word(whole_pos) == "nam" and tokens.word(whole_pos + 1) != "hoc":
        year = tokens.year(whole_pos + 1)
        end = whole_pos + 1 + (year is not None)
        part = DatePart(spans.subperiod(spans.whole_year(year), which), pos, end)
        return with_year_after([part], tokens, end)
    inner = read_month(tokens, whole_pos) or read_quarter(tokens, whole_pos)
    if inner is None:
        return None
    parts, end = inner
    part = replace(parts[0], span=spans.subperiod(parts[0].span, which), first=pos)
    return [part, *parts[1:]], end


def _read_days(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "15 ngày đầu tháng 7"."""
    count, inner = tokens.number(pos), read_month(tokens, tokens.skip(pos + 3, "cua"))
    if count is None or inner is None:
        return None
    parts, end = inner
    span = spans.first_or_last_days(parts[0].span, count, at_end=tokens.word(pos + 2) == "cuoi")
    return [DatePart(span, pos, end)], end


def _read_week(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "tuần đầu tháng 6", "tuần lễ thứ 2 của tháng 6", "tuần 3, 4 tháng 6"."""
    at = tokens.skip(tokens.skip(pos + 1, "le"), "thu")
    number = _WEEK_NUMBERS.get(tokens.word(at)) or tokens.number(at)
    end, last = tokens.skip(at + 1, "tien", "cung"), None
    while number is not None and (joint := read_joint(tokens, end)) is not None:
        again = tokens.number(joint[1])
        if again is None:
            break
        last, end = again, joint[1] + 1
    inner = read_month(tokens, tokens.skip(end, "cua", "trong"))
    if number is None or inner is None:
        return None
    parts, end = inner
    until = spans.week(parts[0].span, last) if last is not None else None
    return [DatePart(spans.week(parts[0].span, number), pos, end, until=until)], end
