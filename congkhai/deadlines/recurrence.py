"""Repetition: "định kỳ hàng tuần", "hàng quý và năm", "6 tháng/lần", "02 lần/năm", "tháng cuối quý"."""

from __future__ import annotations

from dataclasses import dataclass

from congkhai.deadlines.deadline import Period
from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.reader import Reader

_UNITS = {
    "tuan": Period.WEEK,
    "thang": Period.MONTH,
    "quy": Period.QUARTER,
    "qui": Period.QUARTER,
    "nam": Period.YEAR,
}
_TURNS = {"lan", "dot", "ky", "cuoc", "buoi"}
_EVERY = {"hang", "moi", "tung"}
_NOT_QUARTER = {"dinh", "che", "trinh", "hoach", "mo", "luat", "uoc", "pham", "tac", "khach", "doi", "chuan"}
_REPORTS = ("bao cao", "so ket", "tong ket")
_DATED = {"truoc", "cham", "muon", "vao", "trong", "hoan", "den", "ngay", "thang"}  # a date follows
_MONTHS = {1: Period.MONTH, 3: Period.QUARTER, 6: Period.HALF_YEAR, 12: Period.YEAR}
_LENGTH = {"ngay": 1, "tuan": 7, "thang": 30, "quy": 91, "qui": 91, "nam": 365}  # days, to compare
_LONGEST_LIST = 12
_ORDER = (
    (Period.WEEK, 7),
    (Period.MONTH, 30),
    (Period.QUARTER, 91),
    (Period.HALF_YEAR, 182),
    (Period.YEAR, 365),
)


_DAYS = dict(_ORDER)


@dataclass(frozen=True, slots=True)
class Repetition:
    """How often; ``daily`` comes every day; ``rounded``: no period fits, the next longer one is taken."""

    periods: tuple[Period, ...]
    end: int
    daily: bool = False
    rounded: bool = False


def _names_one(r: Reader, i: int) -> bool:
    """Does a number follow, so that the unit names one month, one year ("tháng 6", "năm 2022")?"""
    token = r.at(i)
    if token.sort in {Sort.NUMBER, Sort.MONTH, Sort.DAY}:
        return r.word(i + 1) not in {"lan", "tin", "don"} and r.sort(i + 1) is not Sort.SLASH
    return False


def _unit(r: Reader, i: int) -> tuple[Period, int] | None:
    """A unit that is no named month, quarter or year, with the place after it."""
    number = r.number(i)
    if number in _MONTHS and r.word(i + 1) == "thang" and r.word(i + 2) not in {"dau", "cuoi"}:
        return _MONTHS[number], i + 2
    if number == 1 and r.word(i + 1) == "nam" and not _names_one(r, i + 2):
        return Period.YEAR, i + 2
    if r.after_any(i, ("nua nam", "hoc ky", "hoc ki")) and not _names_one(r, i + 2):
        return (Period.HALF_YEAR, i + 2) if r.word(i + 2) not in {"i", "ii"} else None
    period = _UNITS.get(r.word(i))
    if period is None or _names_one(r, i + 1):
        return None
    if period is Period.QUARTER and (
        r.word(i + 1) in _NOT_QUARTER or r.word(i + 1) in {"i", "ii", "iii", "iv"}
    ):
        return None
    return period, i + 1


def _units(r: Reader, i: int) -> tuple[tuple[Period, ...], int] | None:
    """A list of units: "tháng, quý, 6 tháng và năm"."""
    found: list[Period] = []
    end = i
    for _ in range(_LONGEST_LIST):
        if r.number(i) == 9 and r.word(i + 1) == "thang":
            i = _next_unit(r, i + 2)  # a report of nine months adds no period to those beside it
        unit = _unit(r, i)
        if unit is None:
            break
        if unit[0] not in found:
            found.append(unit[0])
        end = i = unit[1]
        i = _next_unit(r, i)
    return (tuple(found), end) if found else None


def _next_unit(r: Reader, i: int) -> int:
    """The place after what joins the units of a list: ",", "và", "/", "và định kỳ hằng"."""
    if r.sort(i) in {Sort.COMMA, Sort.SLASH, Sort.DASH} or r.at(i).text in {"+", "&"}:
        i += 1
    reported = r.after_any(r.skip(i + 1 if r.sort(i) is Sort.BREAK else i, "va"), _REPORTS)
    i = reported if reported is not None else i
    if r.at(i).text == ";" and _unit(r, i + 1) is not None:
        return i + 1  # "Hằng quý; 6 tháng; năm"
    i = r.skip(i, "va", "hoac", "hay", "dinh")
    i = r.skip(r.skip(i, "ky", "theo"), "ca")
    return r.skip(i, *_EVERY)


def _fitting(days: float) -> tuple[Period, bool]:
    for period, length in _ORDER:
        if days <= length * 1.05:
            return period, days < length * 0.9
    return Period.YEAR, True


def _times(r: Reader, i: int) -> Repetition | None:
    """Reads "02 lần/năm", "mỗi quý 01 lần" (after "mỗi quý"), "6 tháng/lần", "quý một lần"."""
    count = r.number(i)
    if count is not None and r.word(i + 1) in _TURNS:
        j = i + 3 if r.sort(i + 2) is Sort.SLASH else r.skip(i + 2, "moi", "trong", "tren")
        per = r.number(j) if r.sort(j) is Sort.NUMBER else None
        j = j + 1 if per is not None else r.skip(j, "mot")
        if r.word(j) in _LENGTH and j > i + 2 and count > 0:
            period, rounded = _fitting(_LENGTH[r.word(j)] * (per or 1) / count)
            return Repetition((period,), j + 1, rounded=rounded)
        return None
    j = i + 1 if count is not None else i
    if r.word(j) not in _LENGTH or (count is not None and not 0 < count <= 60):
        return None
    k = j + 2 if r.sort(j + 1) is Sort.SLASH else _skip_bound(r, j + 1)
    times = r.number(k)
    end = k + 1 if times is not None else k
    if end == j + 1 or r.word(end) not in _TURNS or times == 0:
        return None
    if times is not None and r.sort(end + 1) is Sort.SLASH:
        return None  # "quý, 02 lần/năm": the count has its own unit
    period, rounded = _fitting(_LENGTH[r.word(j)] * (count or 1) / (times or 1))
    return Repetition((period,), end + 1, rounded=rounded)


def _skip_bound(r: Reader, i: int) -> int:
    """The place after "(tổ chức) ít nhất", "tối thiểu", "không quá" before a count."""
    i = r.after_any(i, ("to chuc", "thuc hien", "kiem tra")) or i
    return r.after_any(i, ("it nhat", "toi thieu", "khong qua", "khong duoi", "tu")) or i


def _within(r: Reader, i: int) -> Repetition | None:
    """A place inside each period: "tháng cuối quý", "tuần đầu tháng", "ngày cuối cùng của quý"."""
    if r.word(i) in {"thang", "tuan", "ngay"} and r.word(i + 1) in {"dau", "cuoi"}:
        j = i + 2
    elif r.word(i) in {"dau", "giua", "cuoi"}:
        j = i + 1
    else:
        return None
    j = r.skip(r.skip(r.skip(j, "cung", "tien"), "cua"), *_EVERY)
    unit = _unit(r, j)
    if unit is None or unit[0] is Period.YEAR or r.word(j) not in _UNITS:
        return None
    return Repetition((unit[0],), unit[1])


def _next_month(r: Reader, i: int) -> Repetition | None:
    """Reads "(ngày 20) tháng sau", "của tháng tiếp theo": a day after each month."""
    end = r.after_any(i, ("thang sau", "thang tiep theo", "thang ke tiep", "thang lien ke", "thang bao cao"))
    before = i - 2 if r.word(i - 1) == "cua" else i - 1
    return Repetition((Period.MONTH,), end) if end is not None and r.sort(before) is Sort.NUMBER else None


def repetition(r: Reader, i: int) -> Repetition | None:
    """The repetition that begins at token ``i``."""
    word = r.word(i)
    if word in _EVERY and r.word(i + 1) == "ngay":
        return Repetition((), i + 2, daily=True)
    if word in _EVERY:
        found = _units(r, i + 1)
        return _with_count(r, found) if found is not None else None
    if word == "thuong" and r.word(i + 1) in {"nien", "ky"}:
        return Repetition((Period.YEAR,) if r.word(i + 1) == "nien" else (), i + 2)
    if word == "giao" and r.word(i + 1) == "ban":
        found = _units(r, i + 2)
        return Repetition(*found) if found is not None else None
    if word == "trong":
        return _in_each(r, i + 1)
    if word == "dinh" and r.word(i + 1) == "ky":
        j = r.skip(r.skip(i + 2, "theo", "vao", "bao"), "cao", "hang", "moi", "tung")
        j = r.skip(r.skip(j, "theo"), *_EVERY)
        times = _times(r, j)
        found = _units(r, j)
        return times or (_with_count(r, found) if found is not None else Repetition((), i + 2))
    report = r.after_any(i, _REPORTS)
    if word in {"theo", "cac"} or report is not None:
        j = report if report is not None else i + 1
        j = r.skip(r.skip(j, "theo"), *_EVERY)
        found = _units(r, j)
        return Repetition(*found) if found is not None and not _is_something_else(r, word, found) else None
    return _times(r, i) or _within(r, i) or _next_month(r, i)


def _in_each(r: Reader, i: int) -> Repetition | None:
    """Reads "Trong quý", "Trong tháng" with nothing that names one: each of them is meant."""
    found = _units(r, i)
    if found is None or Period.YEAR in found[0] or r.sort(i) is not Sort.WORD:
        return None
    alone = r.sort(found[1]) in {Sort.BREAK, Sort.CLOSE, Sort.OPEN} or r.at(found[1]).new_line
    return Repetition(*found) if alone else None


def _is_something_else(r: Reader, word: str, found: tuple[tuple[Period, ...], int]) -> bool:
    """Units that do not say how often: "các năm tiếp theo", "báo cáo 6 tháng: trước 15/6"."""
    if word in {"bao", "so", "tong"}:
        named = r.sort(found[1]) is Sort.COLON or r.word(found[1]) in _DATED
        few = len(found[0]) == 1 if word != "bao" else found[0] == (Period.YEAR,)
        return few or named
    return r.word(found[1]) in {"tiep", "sau", "truoc", "qua", "tai", "hoc", "dau", "cuoi", "con"}


def _with_count(r: Reader, found: tuple[tuple[Period, ...], int]) -> Repetition:
    """Reads "mỗi năm 02 lần": the count narrows the period."""
    periods, end = found
    k = _skip_bound(r, end)
    count = r.number(k)
    if count is not None and r.word(k + 1) in _TURNS:
        if count > 1 and len(periods) == 1:
            period, rounded = _fitting(_DAYS[periods[0]] / count)
            return Repetition((period,), k + 2, rounded=rounded)
        return Repetition(periods, k + 2)
    if r.sort(end) is Sort.SLASH and r.word(end + 1) == "lan":
        return Repetition(periods, end + 2)
    return Repetition(periods, end)


def bare_periods(r: Reader) -> tuple[Period, ...]:
    """Units printed without a word for "each", for texts with nothing else in them: "Tháng, quý, năm"."""
    found: list[Period] = []
    i = 0
    while i < len(r):
        unit = _unit(r, i)
        counts = r.sort(i - 1) is not Sort.NUMBER and r.word(i - 1) not in {"trong", "viet", "mien"}
        if unit is not None and counts and unit[0] not in found:
            found.append(unit[0])
        i = unit[1] if unit is not None else i + 1
    return tuple(found) if len(found) > 1 or len(r) <= 2 else ()
