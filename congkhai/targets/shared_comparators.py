"""Figures in a row that share what is said once before the first of them."""

from __future__ import annotations

from congkhai.targets.reader import Reader
from congkhai.targets.target import Comparator, Target
from congkhai.targets.target_tokens import Sort

_BOUNDS = {Comparator.AT_LEAST, Comparator.MORE, Comparator.AT_MOST, Comparator.LESS}
_LEVELS = {"tinh", "huyen", "xa", "so", "bo", "trung"}
# What is cut: thời gian, chi phí, kinh phí, biên chế, điều kiện, thủ tục, giấy tờ, đầu mối.
_SPENT = {"thoi", "chi", "kinh", "bien", "phi", "dieu", "thu", "giay", "dau", "thanh"}
_LOOK_BACK = 4  # words before a figure that may name its level


def of_levels(r: Reader, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Do both stretches of tokens name a level of government ("cấp tỉnh", "cấp xã")?"""
    return _level(r, max(one[0] - _LOOK_BACK, 0), one[1]) and _level(r, *other)


def _level(r: Reader, first: int, end: int) -> bool:
    return any(r.word(k) == "cap" and r.word(k + 1) in _LEVELS for k in range(first, end))


def same_bound(r: Reader, before: Target, target: Target, gap: tuple[int, int]) -> Comparator | None:
    """What bounds the share before also bounds this one: "tối thiểu 90% tại cấp tỉnh, 80% tại cấp huyện".

    ``gap``: from the end of the first to the first word of this one; all of a kind (100 %) stands alone.
    """
    shares = before.unit == target.unit == "%" and target.value != 100
    listed = not any(r.at(k).opens for k in range(gap[0], gap[1] + 1))
    return before.comparator if shares and listed and before.comparator in _BOUNDS else None


def changes_too(r: Reader, before: Target, target: Target, first: int, end: int) -> bool:
    """Is a share part of the change before it: "giảm ít nhất 30% thời gian, 30% chi phí"?"""
    if before.comparator is not Comparator.CHANGE or not before.unit == target.unit == "%":
        return False
    joined = r.sort(first - 1) is Sort.COMMA or r.word(first - 1) == "va"
    return joined and not r.at(first).opens and r.word(end) in _SPENT
