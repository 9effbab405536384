"""Reads units of time that stand for a period: "tháng", "6 tháng", "tháng, quý và năm"."""

from __future__ import annotations

from congkhai.deadlines.deadline import Period
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.vietnamese.tokenizer import TokenKind

PERIODS = {
    "tuan": Period.WEEK,
    "thang": Period.MONTH,
    "quy": Period.QUARTER,
    "qui": Period.QUARTER,
    "nam": Period.YEAR,
}
EVERY = {"hang", "moi", "tung"}
REPORTS = ("bao cao", "so ket", "tong ket")
_PERIOD_OF_MONTHS = {1: Period.MONTH, 3: Period.QUARTER, 6: Period.HALF_YEAR, 12: Period.YEAR}
# Words after "quý" or "quy" that make it another word: quy định, quy chế, quý khách.
_NOT_QUARTER = {"dinh", "che", "trinh", "hoach", "mo", "luat", "uoc", "pham", "tac", "khach", "doi", "chuan"}
_MOST_UNITS = 12  # in one list

Units = tuple[tuple[Period, ...], int]
"""The periods of a list and the position after it."""


def _names_one(tokens: DeadlineTokens, pos: int) -> bool:
    """Whether a number stands at ``pos``, so that the unit before it is one month, one year ("tháng 6")."""
    if tokens.kind(pos) not in {TokenKind.NUMBER, TokenKind.MONTH, TokenKind.DATE}:
        return False
    counts = tokens.word(pos + 1) in {"lan", "tin", "don"}
    return not counts and tokens.kind(pos + 1) is not TokenKind.SLASH


def read_unit(tokens: DeadlineTokens, pos: int) -> tuple[Period, int] | None:
    """A unit that is no named month, quarter or year, and the position after it."""
    number = tokens.number(pos)
    if (
        number in _PERIOD_OF_MONTHS
        and tokens.word(pos + 1) == "thang"
        and tokens.word(pos + 2) not in {"dau", "cuoi"}
    ):
        return _PERIOD_OF_MONTHS[number], pos + 2
    if number == 1 and tokens.word(pos + 1) == "nam" and not _names_one(tokens, pos + 2):
        return Period.YEAR, pos + 2
    if tokens.match_any(pos, ("nua nam", "hoc ky", "hoc ki")) and not _names_one(tokens, pos + 2):
        return (Period.HALF_YEAR, pos + 2) if tokens.word(pos + 2) not in {"i", "ii"} else None
    period = PERIODS.get(tokens.word(pos))
    if period is None or _names_one(tokens, pos + 1):
        return None
    other_word = tokens.word(pos + 1) in _NOT_QUARTER or tokens.word(pos + 1) in {"i", "ii", "iii", "iv"}
    return None if period is Period.QUARTER and other_word else (period, pos + 1)


def read_units(tokens: DeadlineTokens, pos: int) -> Units | None:
    """A list of units: "tháng, quý, 6 tháng và năm"."""
    found: list[Period] = []
    end = pos
    for _ in range(_MOST_UNITS):
        if tokens.number(pos) == 9 and tokens.word(pos + 1) == "thang":
            pos = _next_unit(tokens, pos + 2)  # a report of nine months adds no period to those beside it
        unit = read_unit(tokens, pos)
        if unit is None:
            break
        period, end = unit
        if period not in found:
            found.append(period)
        pos = _next_unit(tokens, end)
    return (tuple(found), end) if found else None


def _next_unit(tokens: DeadlineTokens, pos: int) -> int:
    """The position after what joins the units of a list: ",", "và", "/", "và định kỳ hằng"."""
    separators = {TokenKind.COMMA, TokenKind.SLASH, TokenKind.DASH}
    if tokens.kind(pos) in separators or tokens.at(pos).text in {"+", "&"}:
        pos += 1
    after_break = pos + 1 if tokens.kind(pos) is TokenKind.BREAK else pos
    reported = tokens.match_any(tokens.skip(after_break, "va"), REPORTS)
    pos = reported if reported is not None else pos
    if tokens.at(pos).text == ";" and read_unit(tokens, pos + 1) is not None:
        return pos + 1  # "Hằng quý; 6 tháng; năm"
    pos = tokens.skip(pos, "va", "hoac", "hay", "dinh")
    pos = tokens.skip(tokens.skip(pos, "ky", "theo"), "ca")
    return tokens.skip(pos, *EVERY)


def read_bare_periods(tokens: DeadlineTokens) -> tuple[Period, ...]:
    """Units printed without a word for "each", for texts with nothing else in them: "Tháng, quý, năm"."""
    found: list[Period] = []
    pos = 0
    while pos < len(tokens):
        unit = read_unit(tokens, pos)
        other_word = tokens.word(pos - 1) in {"trong", "viet", "mien"}
        counted = tokens.kind(pos - 1) is TokenKind.NUMBER
        if unit is not None and not counted and not other_word and unit[0] not in found:
            found.append(unit[0])
        pos = unit[1] if unit is not None else pos + 1
    return tuple(found) if len(found) > 1 or len(tokens) <= 2 else ()
