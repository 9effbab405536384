"""Targets against measurements: reached, not reached, no figure yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from congkhai.model import Measurement
from congkhai.targets import Comparator, Target


class TargetOutcome(StrEnum):
    """Whether a target is reached. Values are export codes."""

    REACHED = "dat"
    NOT_REACHED = "chua_dat"
    NO_FIGURE = "chua_co_so_lieu"
    NOT_COMPARABLE = "khong_so_duoc"  # no single number to compare with


TARGET_OUTCOME_LABELS: dict[TargetOutcome, str] = {
    TargetOutcome.REACHED: "Đạt",
    TargetOutcome.NOT_REACHED: "Chưa đạt",
    TargetOutcome.NO_FIGURE: "Chưa có số liệu",
    TargetOutcome.NOT_COMPARABLE: "Không so được bằng số",
}

TARGET_OUTCOME_RULES: dict[TargetOutcome, str] = {
    TargetOutcome.REACHED: "Số liệu mới nhất đạt mục tiêu.",
    TargetOutcome.NOT_REACHED: "Số liệu mới nhất chưa đạt mục tiêu.",
    TargetOutcome.NO_FIGURE: "Mục tiêu có một con số để so, cơ quan chưa công bố số liệu nào.",
    TargetOutcome.NOT_COMPARABLE: "Mục tiêu không nêu bằng số, hoặc nêu nhiều số nên không so được bằng một số liệu.",
}


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """An indicator at a date: its newest measurement and how it compares with its only numeric target."""

    outcome: TargetOutcome
    latest: Measurement | None
    target: Target | None


def meets(target: Target, value: Decimal) -> bool | None:
    """Whether a value meets a target; None when the target has no number that a value alone could meet."""
    goal, upper = target.value, target.upper
    if goal is None:
        return None
    match target.comparator:
        case Comparator.AT_LEAST:
            return value >= goal
        case Comparator.MORE:
            return value > goal
        case Comparator.AT_MOST:
            return value <= goal
        case Comparator.LESS:
            return value < goal
        case Comparator.EQUAL:
            return value == goal
        case Comparator.BETWEEN:
            return None if upper is None else goal <= value <= upper
        case _:
            return None


def evaluate_target(targets: Iterable[Target], measurements: Iterable[Measurement], day: date) -> TargetFacts:
    """Compare the newest measurement known at ``day`` with the target, where exactly one has a number."""
    numeric = [target for target in targets if meets(target, Decimal(0)) is not None]
    target = numeric[0] if len(numeric) == 1 else None
    known = [m for m in measurements if m.day.last <= day]
    latest = max(
        reversed(known), key=lambda m: m.day.last, default=None
    )  # of one day's, the one written last
    if target is None:
        return TargetFacts(TargetOutcome.NOT_COMPARABLE, latest, None)
    if latest is None:
        return TargetFacts(TargetOutcome.NO_FIGURE, None, target)
    reached = meets(target, latest.value)
    return TargetFacts(TargetOutcome.REACHED if reached else TargetOutcome.NOT_REACHED, latest, target)
