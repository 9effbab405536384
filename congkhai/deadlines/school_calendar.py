"""Reads the school's calendar: "năm học 2025-2026", "học kỳ I", "đầu năm học", "hè 2025".

Whole months: the year runs from 1 September to 31 May, and the terms meet in January. The yearly decisions
of the Ministry of Education and Training and of the provinces name days inside these months, so none of these
ends comes too early.
"""

from __future__ import annotations

from dataclasses import replace

from congkhai.deadlines import spans
from congkhai.deadlines.date_parts import DatePart, DateParts, read_joint, with_year_after
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.spans import Scale, Span
from congkhai.vietnamese.tokenizer import TokenKind

_Months = tuple[int, int]  # the first and the last month of a part of the school year

_FIRST_TERM: _Months = (9, 1)
_SECOND_TERM: _Months = (1, 5)
_SCHOOL_YEAR: _Months = (9, 5)
# Scans take the numeral I for the letter l.
_TERMS = {
    "i": _FIRST_TERM, "l": _FIRST_TERM, "1": _FIRST_TERM,
    "ii": _SECOND_TERM, "ll": _SECOND_TERM, "il": _SECOND_TERM, "2": _SECOND_TERM,
}  # fmt: skip
_SHORT_TERMS = {"hki": _FIRST_TERM, "hkl": _FIRST_TERM, "hkii": _SECOND_TERM, "hkll": _SECOND_TERM}
_FIRST_WORDS = {
    *_SHORT_TERMS, "hoc", "hk", "dau", "cuoi", "ca", "toan", "tron", "suot", "cac", "nam", "mua", "ky",
    "nghi", "dip", "he",
}  # fmt: skip
# Words before "năm học" without a number that make it a time: cả, trong, hết, đến, kết thúc, đầu, trước, qua.
_BEFORE_SCHOOL_YEAR = {
    "ca", "trong", "toan", "suot", "tron", "het", "den", "thuc", "dau", "cuoi", "truoc", "qua",
}  # fmt: skip


def _read_years(tokens: DeadlineTokens, pos: int) -> tuple[int, int] | None:
    """The first year of "2025-2026", "2025/2026" at ``pos`` and the position after it."""
    first, second = tokens.year(pos), tokens.year(pos + 2)
    joined = tokens.kind(pos + 1) in {TokenKind.DASH, TokenKind.SLASH}
    return (first, pos + 3) if first is not None and second == first + 1 and joined else None


def _first_and_last(months: _Months, year: int | None) -> tuple[Span, Span]:
    """The first and the last month of a part of the school year that begins in ``year``."""
    first, last = (replace(spans.month(number), vague=True) for number in months)
    if year is None:
        return first, last
    # Months before September lie in the second calendar year.
    return replace(first, year=year + (months[0] < 9)), replace(last, year=year + (months[1] < 9))


def _read_term_name(tokens: DeadlineTokens, pos: int) -> tuple[_Months, int] | None:
    """The term named at ``pos`` ("học kỳ I", "HK2", "HKI") and the position after it."""
    if tokens.word(pos) in _SHORT_TERMS:
        return _SHORT_TERMS[tokens.word(pos)], pos + 1
    at = tokens.match_any(pos, ("hoc ky", "hoc ki", "hk"))
    months = _TERMS.get(tokens.at(at).text) if at is not None else None
    return (months, at + 1) if months is not None and at is not None else None


def _read_term(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "học kỳ I năm học 2025-2026", "học kỳ I, II", "HK II"."""
    first_term = _read_term_name(tokens, pos)
    if first_term is None:
        return None
    months, end = first_term
    terms = [(months, pos, end)]
    while (joint := read_joint(tokens, end)) is not None and joint[0] == "list":
        at = joint[1]
        bare = _TERMS.get(tokens.at(at).text)
        more = _read_term_name(tokens, at) or ((bare, at + 1) if bare is not None else None)
        if more is None:
            break
        months, end = more
        terms.append((months, at, end))
    separated = tokens.kind(end) in {TokenKind.COMMA, TokenKind.SLASH, TokenKind.DASH}
    years_pos = end + 1 if separated else tokens.skip(end, "cua")
    years = _read_years(tokens, tokens.match_any(years_pos, ("nam hoc",)) or years_pos)
    parts: list[DatePart] = []
    for months, term_first, term_end in terms:
        first, last = _first_and_last(months, years[0] if years is not None else None)
        if years is None and months == _SECOND_TERM and parts:  # after the first term, so in the next year
            first, last = replace(first, shift=1), replace(last, shift=1)
        parts.append(DatePart(first, term_first, term_end, until=last, one_name=True))
    if years is None:
        return parts, end
    return [*parts[:-1], replace(parts[-1], end=years[1])], years[1]


def _read_school_year(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "năm học 2025-2026"; "trong năm học", "đầu năm học mới" are of the plan's year."""
    at = tokens.skip(tokens.skip(pos, "ca", "toan", "tron", "suot"), "cac")
    end = tokens.match(at, "nam hoc")
    if end is None:
        return None
    years = _read_years(tokens, end)
    if years is None:
        whole = at > pos or tokens.word(pos - 1) in _BEFORE_SCHOOL_YEAR
        if tokens.year(end) is not None or not whole:
            return None
        end = tokens.skip(end, "moi", "nay")
    else:
        end = years[1]
    first, last = _first_and_last(_SCHOOL_YEAR, years[0] if years is not None else None)
    return [DatePart(first, pos, end, until=last, one_name=True)], end


def _read_start_or_end(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "đầu năm học", "cuối học kỳ I": the first or the last month."""
    if tokens.word(pos) not in {"dau", "cuoi"}:
        return None
    inner = _read_term(tokens, pos + 1) or _read_school_year(tokens, pos + 1)
    if inner is None or inner[0][0].until is None:
        return None
    (part, *rest), end = inner
    first, last = part.span, part.until or part.span
    if last.year is None and first.first > last.first:  # it ends in the next calendar year
        last = replace(last, shift=1)
    span = first if tokens.word(pos) == "dau" else last
    return [replace(part, span=span, first=pos, until=None, one_name=False), *rest], end


def _read_summer(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "(trong dịp) hè (năm) 2025": June to August."""
    end = tokens.match_any(pos, ("mua he", "ky nghi he", "nghi he", "dip he", "he"))
    if end is None or tokens.as_typed(end - 1) != "hè" or tokens.word(pos - 1) == "via":
        return None
    summer = replace(spans.months(6, 8, Scale.PART), vague=True)
    return with_year_after([DatePart(summer, pos, end)], tokens, end)


def read_school_calendar(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """The words of the school's calendar that begin at ``pos`` and the position after them."""
    if tokens.word(pos) not in _FIRST_WORDS:
        return None
    return (
        _read_start_or_end(tokens, pos)
        or _read_term(tokens, pos)
        or _read_school_year(tokens, pos)
        or _read_summer(tokens, pos)
    )
