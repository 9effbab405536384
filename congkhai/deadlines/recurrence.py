"""Reads how often work comes round: "định kỳ hàng tuần", "hàng quý và năm", "6 tháng/lần", "02 lần/năm"."""

from __future__ import annotations

from dataclasses import dataclass

from congkhai.deadlines.deadline import Period
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.period_units import EVERY, PERIODS, REPORTS, Units, read_unit, read_units
from congkhai.vietnamese.tokenizer import TokenKind

_DAYS_OF_UNIT = {"ngay": 1, "tuan": 7, "thang": 30, "quy": 91, "qui": 91, "nam": 365}
_DAYS_OF_PERIOD = {  # from short to long
    Period.WEEK: 7,
    Period.MONTH: 30,
    Period.QUARTER: 91,
    Period.HALF_YEAR: 182,
    Period.YEAR: 365,
}
_TURNS = {"lan", "dot", "ky", "cuoc", "buoi"}  # lần, đợt, kỳ, cuộc, buổi
_BEFORE_DATE = {"truoc", "cham", "muon", "vao", "trong", "hoan", "den", "ngay", "thang"}
_MOST_PER_COUNT = 60  # "60 tháng một lần"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often work comes round, printed up to the position ``end`` (exclusive).

    ``daily``: every day; ``periods`` is then empty. ``rounded``: no period fits ("5 lần/năm"), so the next
    longer one is taken.
    """

    periods: tuple[Period, ...]
    end: int
    daily: bool = False
    rounded: bool = False


def read_recurrence(tokens: DeadlineTokens, pos: int) -> Recurrence | None:
    """The recurrence that begins at ``pos``."""
    word, following = tokens.word(pos), tokens.word(pos + 1)
    if word in EVERY and following == "ngay":
        return Recurrence((), pos + 2, daily=True)
    if word in EVERY:
        found = read_units(tokens, pos + 1)
        return _with_count(tokens, found) if found is not None else None
    if word == "thuong" and following in {"nien", "ky"}:
        return Recurrence((Period.YEAR,) if following == "nien" else (), pos + 2)
    if word == "giao" and following == "ban":
        found = read_units(tokens, pos + 2)
        return Recurrence(*found) if found is not None else None
    if word == "trong":
        return _read_in_each(tokens, pos + 1)
    if word == "dinh" and following == "ky":
        return _read_periodic(tokens, pos)
    report = tokens.match_any(pos, REPORTS)
    if word in {"theo", "cac"} or report is not None:
        at = report if report is not None else pos + 1
        found = read_units(tokens, tokens.skip(tokens.skip(at, "theo"), *EVERY))
        return (
            Recurrence(*found) if found is not None and not _is_no_recurrence(tokens, word, found) else None
        )
    return _read_times(tokens, pos) or _read_place_in_each(tokens, pos) or _read_next_month(tokens, pos)


def _fitting_period(days: float) -> tuple[Period, bool]:
    """The shortest period that is not shorter than so many days, and whether it is longer ("rounded")."""
    for period, length in _DAYS_OF_PERIOD.items():
        if days <= length * 1.05:
            return period, days < length * 0.9
    return Period.YEAR, True


def _read_times(tokens: DeadlineTokens, pos: int) -> Recurrence | None:
    """Reads "02 lần/năm", "mỗi quý 01 lần" (after "mỗi quý"), "6 tháng/lần", "quý một lần"."""
    count = tokens.number(pos)
    if count is not None and tokens.word(pos + 1) in _TURNS:
        return _read_times_per_unit(tokens, pos, count)
    unit_pos = pos + 1 if count is not None else pos
    unit = tokens.word(unit_pos)
    if unit not in _DAYS_OF_UNIT or (count is not None and not 0 < count <= _MOST_PER_COUNT):
        return None
    slash = tokens.kind(unit_pos + 1) is TokenKind.SLASH
    times_pos = unit_pos + 2 if slash else _skip_bound(tokens, unit_pos + 1)
    times = tokens.number(times_pos)
    end = times_pos + 1 if times is not None else times_pos
    if end == unit_pos + 1 or tokens.word(end) not in _TURNS or times == 0:
        return None
    if times is not None and tokens.kind(end + 1) is TokenKind.SLASH:
        return None  # "quý, 02 lần/năm": the count has its own unit
    period, rounded = _fitting_period(_DAYS_OF_UNIT[unit] * (count or 1) / (times or 1))
    return Recurrence((period,), end + 1, rounded=rounded)


def _read_times_per_unit(tokens: DeadlineTokens, pos: int, count: int) -> Recurrence | None:
    """Reads "02 lần/năm", "01 lần mỗi 6 tháng", with ``count`` at ``pos``."""
    slash = tokens.kind(pos + 2) is TokenKind.SLASH
    at = pos + 3 if slash else tokens.skip(pos + 2, "moi", "trong", "tren")
    per = tokens.number(at) if tokens.kind(at) is TokenKind.NUMBER else None
    at = at + 1 if per is not None else tokens.skip(at, "mot")
    if tokens.word(at) not in _DAYS_OF_UNIT or at == pos + 2 or count <= 0:
        return None
    period, rounded = _fitting_period(_DAYS_OF_UNIT[tokens.word(at)] * (per or 1) / count)
    return Recurrence((period,), at + 1, rounded=rounded)


def _skip_bound(tokens: DeadlineTokens, pos: int) -> int:
    """The position after "(tổ chức) ít nhất", "tối thiểu", "không quá" before a count."""
    pos = tokens.match_any(pos, ("to chuc", "thuc hien", "kiem tra")) or pos
    return tokens.match_any(pos, ("it nhat", "toi thieu", "khong qua", "khong duoi", "tu")) or pos


def _with_count(tokens: DeadlineTokens, found: Units) -> Recurrence:
    """Reads the count after "mỗi năm" in "mỗi năm 02 lần": it makes the period shorter."""
    periods, end = found
    count_pos = _skip_bound(tokens, end)
    count = tokens.number(count_pos)
    if count is not None and tokens.word(count_pos + 1) in _TURNS:
        if count > 1 and len(periods) == 1:
            period, rounded = _fitting_period(_DAYS_OF_PERIOD[periods[0]] / count)
            return Recurrence((period,), count_pos + 2, rounded=rounded)
        return Recurrence(periods, count_pos + 2)
    if tokens.kind(end) is TokenKind.SLASH and tokens.word(end + 1) == "lan":
        return Recurrence(periods, end + 2)
    return Recurrence(periods, end)


def _read_periodic(tokens: DeadlineTokens, pos: int) -> Recurrence:
    """Reads "định kỳ (báo cáo) (theo) (hằng) quý", "định kỳ 02 lần/năm", "định kỳ" alone."""
    at = tokens.skip(tokens.skip(pos + 2, "theo", "vao", "bao"), "cao", *EVERY)
    at = tokens.skip(tokens.skip(at, "theo"), *EVERY)
    times = _read_times(tokens, at)
    if times is not None:
        return times
    found = read_units(tokens, at)
    return _with_count(tokens, found) if found is not None else Recurrence((), pos + 2)


def _read_in_each(tokens: DeadlineTokens, pos: int) -> Recurrence | None:
    """Reads "Trong quý", "Trong tháng" with nothing that names one: each of them is meant."""
    found = read_units(tokens, pos)
    if found is None or Period.YEAR in found[0] or tokens.kind(pos) is not TokenKind.WORD:
        return None
    end = found[1]
    closed = tokens.kind(end) in {TokenKind.BREAK, TokenKind.CLOSE, TokenKind.OPEN}
    return Recurrence(*found) if closed or tokens.at(end).begins_line else None


def _is_no_recurrence(tokens: DeadlineTokens, word: str, found: Units) -> bool:
    """Whether the units after ``word`` do not say how often: "các năm tiếp theo", "báo cáo 6 tháng: …"."""
    periods, end = found
    if word in {"bao", "so", "tong"}:
        named = tokens.kind(end) is TokenKind.COLON or tokens.word(end) in _BEFORE_DATE
        few = periods == (Period.YEAR,) if word == "bao" else len(periods) == 1
        return few or named
    return tokens.word(end) in {"tiep", "sau", "truoc", "qua", "tai", "hoc", "dau", "cuoi", "con"}


def _read_place_in_each(tokens: DeadlineTokens, pos: int) -> Recurrence | None:
    """Reads a place inside each period: "tháng cuối quý", "tuần đầu tháng", "ngày cuối cùng của quý"."""
    if tokens.word(pos) in {"thang", "tuan", "ngay"} and tokens.word(pos + 1) in {"dau", "cuoi"}:
        at = pos + 2
    elif tokens.word(pos) in {"dau", "giua", "cuoi"}:
        at = pos + 1
    else:
        return None
    at = tokens.skip(tokens.skip(tokens.skip(at, "cung", "tien"), "cua"), *EVERY)
    unit = read_unit(tokens, at)
    if unit is None or unit[0] is Period.YEAR or tokens.word(at) not in PERIODS:
        return None
    return Recurrence((unit[0],), unit[1])


def _read_next_month(tokens: DeadlineTokens, pos: int) -> Recurrence | None:
    """Reads "(ngày 20) tháng sau", "(ngày 5) của tháng tiếp theo": a day after each month."""
    end = tokens.match_any(
        pos, ("thang sau", "thang tiep theo", "thang ke tiep", "thang lien ke", "thang bao cao")
    )
    day_pos = pos - 2 if tokens.word(pos - 1) == "cua" else pos - 1
    day_before = tokens.kind(day_pos) is TokenKind.NUMBER
    return Recurrence((Period.MONTH,), end) if end is not None and day_before else None
