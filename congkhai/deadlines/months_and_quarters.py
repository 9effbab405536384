"""Reads quarters and months: "Quý I, II/2022", "tháng 6-8", "12/2022", "6 tháng đầu năm"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from congkhai.deadlines import spans
from congkhai.deadlines.date_parts import DatePart, DateParts, read_joint, with_year_after
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.spans import Scale, Span
from congkhai.vietnamese.tokenizer import TokenKind

_ROMAN = re.compile(r"[il]{1,3}|[il]v")  # scans take the numeral I for the letter l
_QUARTER_WITH_NUMERAL = re.compile(r"(?:q|quy)(i{1,3}|iv)")  # "QIII"
_QUARTER_WORDS = ("quy", "qui")
# "Đợt 2/2022": the number before the year counts one of these and is no month.
_COUNTED = {"dot", "lan", "ky", "so", "vu", "doan", "khoa", "phien", "thu", "hop", "lop", "tuan", "cuoc"}
_COUNTS_ON = {"lan", "ngay", "thang", "tuan", "tin", "don"}  # "tháng 6, 2 lần": the 2 is no month


_SpansAt = Callable[[DeadlineTokens, int], list[Span] | None]


def _roman(text: str) -> int:
    return 4 if text.endswith("v") else len(text)


def _quarters_at(tokens: DeadlineTokens, pos: int) -> list[Span] | None:
    """The quarter or quarters that one token names: I, 1, 1/2024, 1/2."""
    token = tokens.at(pos)
    if token.kind is TokenKind.WORD and _ROMAN.fullmatch(token.text):
        return [spans.quarter(_roman(token.text))]
    if token.kind is TokenKind.MONTH and 1 <= token.numbers[0] <= 4:
        return [spans.quarter(token.numbers[0], token.numbers[1])]
    if token.kind is TokenKind.DATE and len(token.numbers) == 2 and 1 <= token.numbers[0] <= 4:
        first, second = token.numbers
        if second > 12:  # "Quý 3/24"
            return [spans.quarter(first, 2000 + second)]
        return [spans.quarter(first), spans.quarter(second)] if 1 <= second <= 4 else None
    number = tokens.number(pos)
    return [spans.quarter(number)] if number is not None and 1 <= number <= 4 else None


def _months_at(tokens: DeadlineTokens, pos: int) -> list[Span] | None:
    """The month or months that one token names: 6, sáu, 6/2024, 6/7."""
    if tokens.word(pos + 1) == "lan" and tokens.kind(pos + 2) is not TokenKind.NUMBER:
        return None  # "tháng 1 lần" says how often
    token = tokens.at(pos)
    if token.kind is TokenKind.MONTH and 1 <= token.numbers[0] <= 12:
        return [spans.month(token.numbers[0], token.numbers[1])]
    if token.kind is TokenKind.DATE and len(token.numbers) == 2 and 1 <= token.numbers[0] <= 12:
        first, second = token.numbers
        if second > 12:  # "tháng 6/24"
            return [spans.month(first, 2000 + second)]
        return [spans.month(first), spans.month(second)]
    number = tokens.number(pos)
    return [spans.month(number)] if number is not None and 1 <= number <= 12 else None


def read_month_list(tokens: DeadlineTokens, first: int, pos: int) -> DateParts | None:
    """Reads months whose unit "tháng" is printed once, at ``first``: their numbers stand from ``pos`` on."""
    return _read_list(tokens, first, pos, _months_at, ("thang",))


def _read_list(
    tokens: DeadlineTokens, first: int, pos: int, spans_at: _SpansAt, unit: tuple[str, ...]
) -> DateParts | None:
    """Reads "Quý I, II và III/2022", "tháng 6-8": printed from ``first`` on, the numbers from ``pos`` on.

    ``unit``: words for the unit that may be said again ("tháng 6 đến tháng 8").
    """
    found = spans_at(tokens, pos)
    if found is None:
        return None
    parts, end = [DatePart(span, first, pos + 1) for span in found], pos + 1
    in_words = tokens.kind(pos) is TokenKind.WORD
    if tokens.as_typed(pos) == "mười" and tokens.as_typed(pos + 1) in {"một", "hai"}:
        end = pos + 2
        parts = [DatePart(spans.month(10 + (tokens.number(pos + 1) or 0)), first, end)]
    while (joint := read_joint(tokens, end)) is not None:
        joined_by, at = joint
        at = tokens.skip(at, *unit) if joined_by == "range" else at
        more = spans_at(tokens, at)
        counts = not in_words and tokens.word(at + 1) in _COUNTS_ON
        if more is None or counts or in_words != (tokens.kind(at) is TokenKind.WORD):
            break
        end = at + 1
        if joined_by == "range":
            parts[-1] = replace(parts[-1], until=more[-1], end=end)
        else:
            parts += [DatePart(span, at, end) for span in more]
    return with_year_after(parts, tokens, end)


def read_quarter(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "Quý I, II/2022", "Q.3", "QIII/2022", "quý cuối năm"; "III/2022" when it is the whole cell."""
    joined = _QUARTER_WITH_NUMERAL.fullmatch(tokens.word(pos))
    if joined:
        return with_year_after([DatePart(spans.quarter(_roman(joined[1])), pos, pos + 1)], tokens, pos + 1)
    if pos == 0 and len(tokens) > 1 and _ROMAN.fullmatch(tokens.word(0)):
        alone = _read_list(tokens, 0, 0, _quarters_at, _QUARTER_WORDS)
        return alone if alone is not None and alone[1] == len(tokens) else None
    if tokens.word(pos) not in {*_QUARTER_WORDS, "q"}:
        return None
    dotted = tokens.word(pos) == "q" and tokens.at(pos + 1).text == "."
    at = tokens.skip(pos + 2 if dotted else pos + 1, "thu")
    if tokens.word(at) in {"dau", "cuoi"} and tokens.word(tokens.skip(at + 1, "cua")) == "nam":
        number = 1 if tokens.word(at) == "dau" else 4
        end = tokens.skip(at + 1, "cua") + 1
        year = tokens.year(end)
        end += year is not None
        return [DatePart(spans.quarter(number, year), pos, end)], end
    return _read_list(tokens, pos, at, _quarters_at, _QUARTER_WORDS)


def read_month(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "tháng 6, 7/2022", "T6/2022", "tháng cuối quý II"."""
    short = tokens.word(pos) == "t" and tokens.at(pos).end == tokens.at(pos + 1).start
    if tokens.word(pos) != "thang" and not short:
        return None
    which = tokens.word(pos + 1)
    if which in {"dau", "cuoi"}:
        inner = read_quarter(tokens, tokens.skip(pos + 2, "cua"))
        if inner is None:
            return None
        whole, end = inner[0][0].span, inner[1]
        number = whole.first[0] if which == "dau" else whole.last[0]
        span = replace(spans.month(number, whole.year), shift=whole.shift)
        return [DatePart(span, pos, end)], end
    return _read_list(tokens, pos, pos + 1, _months_at, ("thang", "t"))


def read_months_of_year(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "6 tháng đầu năm 2022", "02 quý cuối năm", "nửa đầu năm"."""
    half = tokens.word(pos) == "nua" and tokens.word(pos + 2) == "nam"
    unit = tokens.word(pos + 1)
    count: int | None
    if half and unit in {"dau", "cuoi"}:
        count, which = 6, pos + 1
    else:
        count, which = tokens.number(pos), pos + 2
        if unit not in {"thang", "quy"} or tokens.word(which) not in {"dau", "cuoi"}:
            return None
        count = count * 3 if count is not None and unit == "quy" else count
    if count is None or not 1 <= count <= 12:
        return None
    first, last = (1, count) if tokens.word(which) == "dau" else (13 - count, 12)
    end = which + 1
    of_year = tokens.skip(end, "cua")
    if tokens.word(of_year) == "nam":
        end = of_year + 1
        year = tokens.year(end)
        if year is not None:
            return [DatePart(spans.months(first, last, Scale.HALF, year), pos, end + 1)], end + 1
    part = DatePart(spans.months(first, last, Scale.HALF), pos, end)
    if tokens.kind(end) is TokenKind.COMMA:
        return [part], end  # "6 tháng đầu năm, năm 2024" are two
    return with_year_after([part], tokens, end)


def read_month_in_digits(tokens: DeadlineTokens, pos: int) -> DateParts | None:
    """Reads "12/2022", "6-8/2022", "6, 12/2022"; "Đợt 2/2022" is no month."""
    if tokens.word(pos - 1) in _COUNTED:
        return None
    token, far = tokens.at(pos), tokens.at(pos + 2)
    if token.kind is TokenKind.MONTH and 1 <= token.numbers[0] <= 12:
        return [DatePart(spans.month(*token.numbers), pos, pos + 1)], pos + 1
    if token.kind is not TokenKind.NUMBER or far.kind is not TokenKind.MONTH:
        return None
    first, (last, year) = token.numbers[0], far.numbers
    if not 1 <= first < last <= 12:
        return None
    end = pos + 3
    if tokens.kind(pos + 1) is TokenKind.DASH:
        return [DatePart(spans.month(first, year), pos, end, until=spans.month(last, year))], end
    if tokens.kind(pos + 1) is TokenKind.COMMA and pos == 0:
        one = DatePart(spans.month(first, year), pos, pos + 1)
        return [one, DatePart(spans.month(last, year), pos + 2, end)], end
    return None
