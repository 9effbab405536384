"""Targets in words, and whether they are reached."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from congkhai.facts import TARGET_OUTCOME_LABELS, TargetOutcome
from congkhai.pages.status_badges import Badge
from congkhai.pages.value_texts import with_unit
from congkhai.targets import Comparator, Direction, Target
from congkhai.vietnamese import format_number

_MARKS = {
    TargetOutcome.REACHED: "done",
    TargetOutcome.NOT_REACHED: "over",
    TargetOutcome.NO_FIGURE: "none",
    TargetOutcome.NOT_COMPARABLE: "open",
}
TARGET_OUTCOME_BADGES: dict[TargetOutcome, Badge] = {
    outcome: Badge(outcome.value, TARGET_OUTCOME_LABELS[outcome], mark) for outcome, mark in _MARKS.items()
}
_COMPARATOR_PHRASES = {
    Comparator.AT_LEAST: "từ {} trở lên",
    Comparator.MORE: "trên {}",
    Comparator.AT_MOST: "không quá {}",
    Comparator.LESS: "dưới {}",
    Comparator.EQUAL: "bằng {}",
}


_DIRECTION_WORDS = {Direction.UP: "tăng ", Direction.DOWN: "giảm ", Direction.NONE: "thay đổi "}


def _amount(target: Target) -> str:
    """``10%``, ``từ 10% đến 15%``."""
    value = with_unit(target.value or Decimal(0), target.unit)
    return value if target.upper is None else f"từ {value} đến {with_unit(target.upper, target.unit)}"


def describe_target(target: Target) -> str:
    """A target that sets a figure or a rank, in words; "" for one that sets none."""
    each = f", tính cho mỗi {target.per}" if target.per else ""
    if target.comparator is Comparator.BETWEEN and target.value is not None and target.upper is not None:
        span = f"từ {with_unit(target.value, target.unit)} đến {with_unit(target.upper, target.unit)}"
        return span + each
    if target.comparator is Comparator.CHANGE and target.value is not None:
        return _DIRECTION_WORDS[target.direction] + _amount(target) + each
    if target.comparator is Comparator.CHANGE:
        return _DIRECTION_WORDS[target.direction] + target.unit + each if target.unit else ""
    if target.comparator is Comparator.RANK and target.value is not None:
        return f"xếp thứ {format_number(target.value)} trở lên" + each
    if target.comparator is Comparator.RANK:
        return f"xếp {target.unit} trở lên" + each if target.unit else ""
    words = _COMPARATOR_PHRASES.get(target.comparator)
    if words is None or target.value is None:
        return ""
    return words.format(with_unit(target.value, target.unit)) + each


def describe_targets(targets: Iterable[Target]) -> tuple[str, ...]:
    """What the program read, each with what it is about where the plan says so."""
    found = ((describe_target(target), target.subject) for target in targets)
    return tuple(f"{words} {subject}".strip() for words, subject in found if words)
