"""Targets in words, as the program understood them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from congkhai.pages.value_texts import with_unit
from congkhai.targets import Comparator, Direction, Target
from congkhai.vietnamese import format_number

_COMPARATOR_PHRASES = {
    Comparator.AT_LEAST: "từ {} trở lên",
    Comparator.MORE: "trên {}",
    Comparator.AT_MOST: "không quá {}",
    Comparator.LESS: "dưới {}",
    Comparator.EQUAL: "bằng {}",
}
_DIRECTION_WORDS = {Direction.UP: "tăng ", Direction.DOWN: "giảm ", Direction.NONE: "thay đổi "}


def _range(low: Decimal, high: Decimal, unit: str) -> str:
    return f"từ {with_unit(low, unit)} đến {with_unit(high, unit)}"


def _amount_of_change(target: Target) -> str:
    """``10%``, ``từ 10% đến 15%``; the words of a portion, ``1/3``, where there is no value."""
    if target.value is None:
        return target.unit
    if target.upper is None:
        return with_unit(target.value, target.unit)
    return _range(target.value, target.upper, target.unit)


def _condition(target: Target) -> str:
    """What a target asks for; "" where it sets neither a figure nor a rank."""
    value, unit = target.value, target.unit
    if target.comparator is Comparator.CHANGE:
        amount = _amount_of_change(target)
        return _DIRECTION_WORDS[target.direction] + amount if amount else ""
    if target.comparator is Comparator.RANK:
        if value is not None:
            return f"xếp thứ {format_number(value)} trở lên"
        return f"xếp {unit} trở lên" if unit else ""
    if value is None:
        return ""
    if target.comparator is Comparator.BETWEEN and target.upper is not None:
        return _range(value, target.upper, unit)
    phrase = _COMPARATOR_PHRASES.get(target.comparator, "")
    return phrase.format(with_unit(value, unit))


def describe_target(target: Target) -> str:
    """Say in words what a target asks for; "" where it sets neither a figure nor a rank."""
    condition = _condition(target)
    return f"{condition}, tính cho mỗi {target.per}" if condition and target.per else condition


def describe_targets(targets: Iterable[Target]) -> tuple[str, ...]:
    """Say what the targets with a figure or a rank ask for, each with its subject if one is printed."""
    found = ((describe_target(target), target.subject) for target in targets)
    return tuple(f"{words} {subject}".strip() for words, subject in found if words)
