"""Deadlines: tables of printed words and their meaning, read by eye against the rules in the docs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from congkhai.deadlines import Deadline, describe, read_deadline

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def cells(found: Deadline) -> list[str]:
    parts = ";".join(str(part.due or "-") for part in found.parts) or "-"
    dates = [str(found.start or "-"), str(found.due or "-")]
    return [found.kind.value, *dates, ",".join(found.periods) or "-", parts]


FIVE = rows("deadlines_five_plans.tsv")
OTHERS = [
    row
    for name in ("deadlines_other_plans.tsv", "deadlines_blind.tsv", "deadlines_blind_2.tsv")
    for row in rows(name)
]


@pytest.mark.parametrize("row", FIVE, ids=lambda row: f"{row[0]}-{row[2]}")
def test_each_cell_of_the_five_plans(row: list[str]) -> None:
    _, year, _, printed, *meaning = row
    found = read_deadline(printed.replace("\\n", "\n"), first_year=int(year))
    assert cells(found) == meaning
    assert found.understood


@pytest.mark.parametrize("row", OTHERS, ids=lambda row: f"{row[0]} {row[1]}")
def test_cells_of_other_plans(row: list[str]) -> None:
    year, printed, *meaning = row
    found = read_deadline(printed.replace("\\n", "\n"), first_year=int(year))
    assert cells(found) == meaning
    assert found.understood


@pytest.mark.parametrize("row", OTHERS, ids=lambda row: f"{row[0]} {row[1]}")
def test_our_own_words_are_read_back(row: list[str]) -> None:
    year = int(row[0])
    found = read_deadline(row[1].replace("\\n", "\n"), first_year=year)
    assert cells(read_deadline(describe(found), first_year=year)) == cells(found)


def test_the_five_plans_are_whole() -> None:
    """132: "Trong năm" 61, "Thường xuyên" 42, dated 16, "Từ …" 8, conditional 3, periodic or mixed 2."""
    kinds = Counter(row[4] for row in FIVE)
    in_the_year = sum(row[3].startswith("Trong năm") for row in FIVE)
    dated = kinds["mot_lan"] + kinds["nhieu_moc"] - in_the_year
    continuous = kinds["thuong_xuyen"] + kinds["khi_phat_sinh"]
    rest = (kinds["keo_dai"], kinds["theo_dieu_kien"], kinds["dinh_ky"])
    assert (in_the_year, continuous, dated, *rest) == (61, 42, 16, 8, 3, 2)
    assert len(FIVE) == 132
