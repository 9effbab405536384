"""Targets: tables of printed results and the figures in them, read by eye against the rules in the docs."""

from __future__ import annotations

from pathlib import Path

import pytest

from congkhai.targets import Comparator, Target, read_targets

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def words(target: Target) -> str:
    value = "-" if target.value is None else str(target.value)
    upper = [] if target.upper is None else [f"~ {target.upper}"]
    unit = [target.unit] if target.unit else []
    return " ".join(
        [target.comparator.value, value, *upper, *unit, *([f"/ {target.per}"] if target.per else [])]
    )


def summary(printed: str) -> str:
    found = read_targets(printed.replace("\\n", "\n"))
    return " | ".join(words(t) for t in found if t.comparator is not Comparator.NONE) or "-"


@pytest.mark.parametrize("row", rows("targets_five_plans.tsv"), ids=lambda row: f"{row[0]}-{row[1]}")
def test_each_cell_of_the_five_plans(row: list[str]) -> None:
    _, _, printed, meaning = row
    assert summary(printed) == meaning


@pytest.mark.parametrize(
    "row",
    [
        row
        for name in ("targets_other_plans.tsv", "targets_blind.tsv", "targets_blind_2.tsv")
        for row in rows(name)
    ],
    ids=lambda row: row[0],
)
def test_cells_of_other_plans(row: list[str]) -> None:
    printed, meaning = row
    assert summary(printed) == meaning
