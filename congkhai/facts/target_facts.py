"""Compare targets with measurements. See docs/architecture.md, "Targets"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from congkhai.model import Measurement
from congkhai.targets import Comparator, Target


class TargetOutcome(StrEnum):
    """Whether a target is reached. The values are the codes of the open data."""

    REACHED = "dat"
    NOT_REACHED = "chua_dat"
    NO_FIGURE = "chua_co_so_lieu"
    NOT_COMPARABLE = "khong_so_duoc"  # there is no target with a number, or more than one


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
    TargetOutcome.NOT_COMPARABLE: "Mục tiêu không nêu bằng số, hoặc nêu nhiều số nên không so được "
    "bằng một số liệu.",
}


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """The newest measurement at a day, and how it compares with the only target that has a number.

    ``latest`` is None without a measurement, ``target`` where the outcome is NOT_COMPARABLE.
    """

    outcome: TargetOutcome
    latest: Measurement | None
    target: Target | None


def meets(target: Target, value: Decimal) -> bool | None:
    """Say whether a value meets a target; None where the target has no number that a value alone can meet."""
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
    """Compare the newest measurement at ``day`` with the target, where exactly one has a number.

    A measurement of a month or a year counts from the last day of it.
    """
    numeric = [target for target in targets if meets(target, Decimal(0)) is not None]
    target = numeric[0] if len(numeric) == 1 else None
    known = [measurement for measurement in measurements if measurement.day.last <= day]
    # of several on one day, the one written last
    latest = max(reversed(known), key=lambda measurement: measurement.day.last, default=None)
    if target is None:
        return TargetFacts(TargetOutcome.NOT_COMPARABLE, latest, None)
    if latest is None:
        return TargetFacts(TargetOutcome.NO_FIGURE, None, target)
    reached = meets(target, latest.value)
    return TargetFacts(TargetOutcome.REACHED if reached else TargetOutcome.NOT_REACHED, latest, target)
