"""From text to targets: every figure that a plan promises, with its own words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from congkhai.targets import ranks, shared_comparators
from congkhai.targets.comparators import (
    against_a_baseline,
    change_before,
    comparison,
    direction_of,
    exceeds_by,
    upwards,
)
from congkhai.targets.fractions import portion
from congkhai.targets.number_filter import NOT_UNITS, counts, is_name, is_year
from congkhai.targets.reader import Reader
from congkhai.targets.target import Comparator, Direction, Target
from congkhai.targets.target_tokens import Sort
from congkhai.targets.units import TIMES, known_unit, per_after, per_before, unit_at
from congkhai.vietnamese import fold

_ZERO = (
    "khong co",
    "khong con",
    "khong de xay ra",
    "khong xay ra",
    "khong de phat sinh",
    "khong de",
    "khong phat sinh",
)
_SAYS_NOTHING = {
    "hoan", "thanh", "dat", "co", "phan", "dau", "dam", "bao", "duy", "tri", "thuc", "hien", "phai",
    "gui", "to", "chuc", "tu", "xay", "dung", "la", "muc", "ty", "le", "tren", "duoc", "va", "hoac",
    "them", "tang", "giam", "tiet", "kiem", "cat", "rut", "ngan", "den", "truoc", "trong", "nam", "quy",
    "thang", "ngay", "dinh", "ky", "hang", "dang", "trien", "khai", "ban", "hanh", "toi", "thieu", "it",
    "nhat",
}  # fmt: skip
_LEADS = {"phai", "dat", "co", "la", "duoc", "giam", "tang", "xuong", "con", "len"}  # "tỷ lệ … đạt" 80 %
_BESIDE = {Comparator.MORE: Direction.UP, Comparator.LESS: Direction.DOWN}  # "cao hơn 5% so với năm 2022"
_BOUNDS = {"len", "xuong"}  # after "trở"
_SUBJECT = 20  # tokens from a share to the class that says of whom
_AFTER_WINDOW = 10  # words after a figure in which "trở lên" still belongs to it


@dataclass(frozen=True, slots=True)
class _Found:
    """A target and the tokens that print its figure."""

    target: Target
    first: int
    end: int


def read(r: Reader) -> tuple[Target, ...]:
    """All targets of the text in printed order; figures in brackets only where none stands outside."""
    found = _scan(r)
    outside = [f for f in found if r.at(f.first).depth == 0]
    return _with_words(r, outside or found)


def _scan(r: Reader) -> list[_Found]:
    found: list[_Found] = []
    clause, i, named = 0, 0, False
    while i < len(r):
        if r.at(i).opens:
            clause, named = i, False
        hit = _zero(r, i) or ranks.ranked(r, i) or portion(r, i)
        if hit is not None and found and _class_of_share(r, found[-1], i, hit[0]):
            i = hit[1]
            continue
        if hit is not None:
            found.append(_Found(hit[0], i, hit[1]))
            i = hit[1]
            continue
        if r.sort(i) is Sort.NUMBER:
            named = is_name(r, i, named)
            figure = None if named else _figure(r, i, clause, found[-1] if found else None)
            if figure is not None:
                found.append(figure)
                i = max(figure.end, i + 1)
                continue
        elif r.sort(i) not in {Sort.COMMA, Sort.DASH} and r.word(i) not in {"va", "hoac", "den"}:
            named = False
        i += 1
    return found


def _class_of_share(r: Reader, share: _Found, i: int, hit: Target) -> bool:
    """Does a class at ``i`` only say what share is meant: "100% công chức xếp loại tốt trở lên"?"""
    if (
        i - share.end > _SUBJECT
        or share.target.unit != "%"
        or hit.comparator is not Comparator.RANK
        or hit.value is not None
    ):
        return False
    joined = r.sort(i - 1) is Sort.COMMA or r.word(i - 1) in {"va", "hoac"}
    return not joined and not any(
        r.at(k).opens or r.sort(k) not in {Sort.WORD, Sort.COMMA} for k in range(share.end, i)
    )


def _zero(r: Reader, i: int) -> tuple[Target, int] | None:
    """Reads "Không có công việc trễ hạn", a target of none; inside a sentence it means something else."""
    if r.word(i) != "khong":
        return None
    before = r.sort(i - 1)
    if not (r.at(i).opens or before in {Sort.COMMA, Sort.COLON} or r.word(i - 1) == "va"):
        return None
    end = r.after_any(i, _ZERO)
    if end is None or r.sort(end) is not Sort.WORD:
        return None
    stop = end
    while stop < len(r) and not r.at(stop).opens and r.sort(stop) is not Sort.BREAK:
        stop += 1
    return Target("", Comparator.EQUAL, Decimal(0), subject=r.slice(end, stop)), stop


def _range_end(r: Reader, i: int) -> int | None:
    """Where the far figure of "80 - 90%", "từ 80% đến 90%" stands, for the near one at ``i``."""
    j = i + 1
    if r.sort(j) is Sort.PERCENT:
        j += 1
    joined = r.sort(j) is Sort.DASH or r.word(j) in {"den", "toi"}
    j = j + 1 if joined else j
    j = r.skip(j, "duoi") if r.word(j - 1) == "den" else j
    return j if joined and r.sort(j) is Sort.NUMBER and not is_year(r, j) else None


def _figure(r: Reader, i: int, clause: int, before: _Found | None) -> _Found | None:
    comparator, first = comparison(r, i)
    far = _range_end(r, i)
    last = far if far is not None else i
    k = last + 1
    if r.sort(k) is Sort.SLASH and r.sort(k + 1) is Sort.NUMBER:
        k += 2  # "95/100 điểm"
    unit, end = unit_at(r, k)
    if r.word(k) in NOT_UNITS and r.as_typed(k) != "của" and known_unit(r, k) is None:
        return None
    if r.word(k) == "duoi":
        unit, end = "", k
    if unit == "sao" and before is not None and not any(r.at(j).opens for j in range(before.end, i)):
        return None  # "02 sản phẩm đạt 3 sao": the stars say which
    per, after = per_after(r, end)
    per = per or per_before(r, clause, first)
    often = per and (r.word(k) not in TIMES or _days_per(r, k, per))
    if unit != "%" and not (counts(r, i, first, comparator, k) or often):
        return None
    if before is not None and r.word(i - 1) == "hoac" and comparator is None:
        return None  # "ít nhất 01 sáng kiến hoặc 01 giải pháp": another way to reach the same target
    end = after
    stop = _window(r, end)
    target = Target("", Comparator.EQUAL, r.at(i).value, unit=unit, per=per)
    change = change_before(r, first)
    if change is not None and (_only_the_start(r, end) or r.word(change - 1) == "khong"):
        return None  # "không tăng quá 5%" sets no change
    whole = before is not None and before.target.unit == "%" and before.target.value == 100
    if change is None and exceeds_by(r, i, first, whole):
        change = first
    again = comparator is None and change is None and _changes_again(r, before, target, first, end)
    beside = comparator in _BESIDE and r.word(i - 1) == "hon" and against_a_baseline(r, end, stop)
    if change is not None or again or beside:
        upper = r.at(far).value if far is not None else None
        start = change if change is not None else first
        way = direction_of(r, change) if change is not None else _BESIDE[comparator or Comparator.MORE]
        way = before.target.direction if again and before is not None else way
        return _Found(replace(target, comparator=Comparator.CHANGE, upper=upper, direction=way), start, end)
    if far is not None:
        return _Found(replace(target, comparator=Comparator.BETWEEN, upper=r.at(far).value), first, end)
    said = upwards(r, k, stop) or comparator or _shared(r, before, target, first, stop) or Comparator.EQUAL
    return _Found(replace(target, comparator=said), first, end)


def _days_per(r: Reader, k: int, per: str) -> bool:
    """Reads "02 ngày/tháng": so many of the shorter in each of the longer."""
    return r.sort(k + 1) is Sort.SLASH and fold(per) in TIMES and r.word(k) != fold(per)


def _changes_again(r: Reader, before: _Found | None, target: Target, first: int, end: int) -> bool:
    return before is not None and shared_comparators.changes_too(r, before.target, target, first, end)


def _shared(r: Reader, before: _Found | None, target: Target, first: int, stop: int) -> Comparator | None:
    if before is None:
        return None
    cut = _cut(r, before.end, first)
    levels = shared_comparators.of_levels(r, (before.first, cut), (cut, stop))
    return shared_comparators.same_bound(r, before.target, target, (before.end, first)) if levels else None


def _only_the_start(r: Reader, i: int) -> bool:
    """In "giảm từ 15 ngày xuống còn 10 ngày" the second figure is the target."""
    j = r.skip(r.skip(i, "xuong", "len"), "con", "den")
    goal = r.after_any(j, ("it nhat", "toi thieu", "tren", "duoi", "khong qua")) or j
    return j > i and r.sort(goal) is Sort.NUMBER


def _window(r: Reader, end: int) -> int:
    """Up to where words after a figure still speak of it."""
    stop = end
    while stop < min(end + _AFTER_WINDOW, len(r)) and not r.at(stop).opens:
        if r.sort(stop) in {Sort.NUMBER, Sort.BREAK}:
            break
        stop += 1
    return stop


def _with_words(r: Reader, found: list[_Found]) -> tuple[Target, ...]:
    """Each target with its own clause as printed, and what it speaks of."""
    read: list[Target] = []
    for k, one in enumerate(found):
        first, end = _clause(
            r, one, found[k - 1] if k else None, found[k + 1] if k + 1 < len(found) else None
        )
        subject = one.target.subject or _subject(r, first, one, end)
        read.append(replace(one.target, printed=_trim(r, first, end), subject=subject))
    return tuple(read)


def _clause(r: Reader, one: _Found, before: _Found | None, after: _Found | None) -> tuple[int, int]:
    """The tokens of the target's clause: up to the clause's own ends, or half way to a neighbour's figure."""
    first = one.first
    low = before.end if before is not None else 0
    while first > low and not r.at(first).opens:
        first -= 1
    if before is not None and first == low and not r.at(first).opens:
        first = _cut(r, low, one.first)
    end, high = one.end, after.first if after is not None else len(r)
    while end < high and not r.at(end).opens:
        end += 1
    if after is not None and end == high and not r.at(end).opens:
        end = _cut(r, one.end, high)
    return first, end


def _cut(r: Reader, end: int, first: int) -> int:
    for k in range(first - 1, end - 1, -1):
        if r.sort(k) is Sort.COMMA or r.word(k) in {"va", "hoac"}:
            return k
    return first


_LOOSE = {Sort.BREAK, Sort.COMMA, Sort.DASH, Sort.COLON}


def _trim(r: Reader, first: int, end: int) -> str:
    while first < end and (r.sort(first) in _LOOSE or r.word(first) in {"va", "hoac"}):
        first += 1
    while first < end and r.sort(end - 1) in _LOOSE:
        end -= 1
    return r.slice(first, end)


def _subject(r: Reader, first: int, one: _Found, end: int) -> str:
    """What the target speaks of: words before the figure unless they only say "đạt", else those after it."""
    before = range(first, one.first)
    if any(r.sort(k) is Sort.WORD and r.word(k) not in _SAYS_NOTHING for k in before):
        stop = one.first
        while stop > first and r.word(stop - 1) in _LEADS:
            stop -= 1
        return _trim(r, first, stop)
    bound = next((k for k in range(one.end, end) if r.word(k) == "tro" and r.word(k + 1) in _BOUNDS), end)
    start = one.end + 2 if bound == one.end else one.end
    if start >= end or r.word(start) in {"va", "so"}:
        return ""
    if bound in {one.end, end} or upwards(r, one.end, end) is None:
        return _trim(r, start, end)
    # "70% người được hỏi trở lên": the comparator says the bound
    return " ".join(part for part in (_trim(r, start, bound), _trim(r, bound + 2, end)) if part)
