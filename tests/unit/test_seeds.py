"""The five real plans say what the scans say: every word, in order, cell by cell, and nothing else.

``tests.support.seeds`` reads the scans on its own; the YAML is read as text and typed by the records. The
two may differ only where the YAML lists a correction, and each correction must be needed.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from congkhai.model import Agency, Config, Plan
from tests.support.printed import annex_differences, preamble_differences
from tests.support.seeds import Seed, plain, read_seed

ROOT = Path(__file__).parents[2]
SEEDS = {
    "so-tttt/2022-cchc-sipas": "000_cf3f94e9abf00cd4",
    "so-vhtt/2022-cchc": "001_5db7f0a581d4313a",
    "so-khcn/2024-cchc-sipas": "002_49d9910dd6a19b51",
    "ubnd-huyen-cam-lam/2022-sipas": "003_49e2cc4a93360f95",
    "so-gtvt/2022-sipas": "004_78c90720f2aca313",
}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
COUNTS: dict[str, dict[str, int]] = {
    "so-tttt/2022-cchc-sipas": {"I.1": 3, "I.2": 7, "II.1": 9, "II.2": 7},
    "so-vhtt/2022-cchc": {
        **{f"A.{roman}": n for roman, n in zip(ROMAN, (5, 3, 4, 7, 6, 4, 5, 4, 1), strict=True)},
        **{f"B.{number}": n for number, n in enumerate((2, 4, 3, 2, 3), 1)},
    },
    "so-khcn/2024-cchc-sipas": {"I.1": 8, "I.2": 4, "II": 3},
    "ubnd-huyen-cam-lam/2022-sipas": dict(zip(ROMAN, (3, 2, 3, 4, 3, 3), strict=False)),
    "so-gtvt/2022-sipas": dict(zip(ROMAN, (4, 1, 4, 4, 4, 3), strict=False)),
}
# Rows that share one printed cell of "Cách thức thực hiện": the cell belongs to each of them, whole.
MERGED = {"so-tttt/2022-cchc-sipas": (("II.1.5", "II.1.6", "II.1.7"), ("II.2.5", "II.2.6"))}
PLANS = list(SEEDS)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def counted(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", text.casefold()))


def load(path: Path) -> Any:
    """The file's data, every scalar as text."""
    return yaml.BaseLoader(path.read_text(encoding="utf-8")).get_single_data()


@cache
def plan_of(name: str) -> Plan:
    return Plan.model_validate(load(ROOT / "plans" / f"{name}.yaml"))


@cache
def agency_of(name: str) -> Agency:
    return Agency.model_validate(load(ROOT / "plans" / name.split("/")[0] / "co-quan.yaml"))


@cache
def seed_of(name: str) -> Seed:
    return read_seed(ROOT / "tests" / "data" / "seeds" / f"{SEEDS[name]}.txt")


def test_all_132_tasks_are_there() -> None:
    assert sum(len(plan_of(name).tasks) for name in PLANS) == 132


@pytest.mark.parametrize("name", PLANS)
def test_each_section_has_its_tasks(name: str) -> None:
    prefixes = [task.id.rsplit(".", 1)[0] for task in plan_of(name).tasks]
    assert {code: prefixes.count(code) for code in dict.fromkeys(prefixes)} == COUNTS[name]


@pytest.mark.parametrize("name", PLANS)
def test_the_reader_of_the_scans_loses_no_word(name: str) -> None:
    """Column headings and section numbers aside, every word of the file is in what the reader gives."""
    path = ROOT / "tests" / "data" / "seeds" / f"{SEEDS[name]}.txt"
    lines = path.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if not re.match(r"(?:\| )?(?:<b>)?S?TT\b", line, re.IGNORECASE)]
    seed = seed_of(name)
    read = [seed.preamble, *seed.headings.values(), *(" ".join(row.cells.values()) for row in seed.rows)]
    lost = counted(" ".join(plain(line) for line in kept)) - counted(" ".join(plain(text) for text in read))
    assert set(lost) <= {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "b"}


@pytest.mark.parametrize("name", PLANS)
def test_every_cell_of_the_annex_stands_word_for_word(name: str) -> None:
    assert annex_differences(seed_of(name), plan_of(name), MERGED.get(name, ())) == []


@pytest.mark.parametrize("name", PLANS)
def test_every_word_of_the_preamble_stands(name: str) -> None:
    assert preamble_differences(seed_of(name), plan_of(name)) == []


def test_the_two_parts_of_one_task_keep_their_own_units() -> None:
    task = next(task for task in plan_of("so-vhtt/2022-cchc").tasks if task.id == "A.V.3")
    assert [part.lead for part in task.parts] == [("Văn phòng",), ("Phòng Kế hoạch – Tài chính",)]
    assert task.lead == ("Văn phòng", "Phòng Kế hoạch – Tài chính")


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("field", ["content", "result", "deadline", "duty", "method", "lead", "support"])
def test_a_lost_word_or_an_added_one_is_noticed(name: str, field: str) -> None:
    """The comparison itself can fail: damage each field of each task and it must say so."""
    plan = plan_of(name)
    for at, task in enumerate(plan.tasks):
        value = getattr(task, field)
        printed = field in seed_of(name).columns and not task.parts
        if not value or not printed or (field == "lead" and task.duty):
            continue
        for hurt in (value[:-1], (*value, "thêm") if isinstance(value, tuple) else f"{value} thêm"):
            tasks = (*plan.tasks[:at], task.model_copy(update={field: hurt}), *plan.tasks[at + 1 :])
            damaged = plan.model_copy(update={"tasks": tasks})
            assert annex_differences(seed_of(name), damaged, MERGED.get(name, ())), (task.id, hurt)


@pytest.mark.parametrize(
    "field",
    ["number", "title", "basis", "purpose", "demands", "content", "organisation", "recipients", "annex"],
)
@pytest.mark.parametrize("name", PLANS)
def test_a_lost_part_of_the_preamble_is_noticed(name: str, field: str) -> None:
    value = getattr(plan_of(name), field)
    if value:
        hurt = plan_of(name).model_copy(update={field: value[:-1]})
        assert preamble_differences(seed_of(name), hurt)


@pytest.mark.parametrize("name", PLANS)
def test_indicators_quote_the_plan(name: str) -> None:
    for indicator in plan_of(name).indicators:
        note, purpose = indicator.note or "", " ".join((plan_of(name).purpose or "").split())
        assert note in purpose
        assert indicator.target
        assert indicator.target in note
        assert words_of(indicator.name) <= words_of(note)


def test_the_targets_of_the_plans_are_there() -> None:
    targets = {name: [item.target for item in plan_of(name).indicators] for name in PLANS}
    assert targets == {
        "so-tttt/2022-cchc-sipas": ["từ 83% trở lên", "từ 93% trở lên"],
        "so-vhtt/2022-cchc": ["100% mục tiêu, nhiệm vụ kế hoạch CCHC", "trên 83%"],
        "so-khcn/2024-cchc-sipas": ["từ 87% trở lên"],
        "ubnd-huyen-cam-lam/2022-sipas": ["trên 83%", "trên 83%"],
        "so-gtvt/2022-sipas": [],
    }


@pytest.mark.parametrize("name", PLANS)
def test_units_are_registered_once_and_named_by_the_plans(name: str) -> None:
    units = agency_of(name).units
    known = [label for unit in units for label in (unit.name, *unit.other_names)]
    owners: dict[str, set[str]] = {}
    for unit in units:
        for label in (unit.name, *unit.other_names):
            owners.setdefault(label.casefold(), set()).add(unit.id)
    assert {label for label, ids in owners.items() if len(ids) > 1} == set()
    assert {n for task in plan_of(name).tasks for n in (*task.lead, *task.support)} <= set(known)
    scans = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests/data/seeds").iterdir())
    assert [label for label in known if words_of(label) - words_of(scans)] == []


def test_bindings_and_sources_exist_in_the_site_settings() -> None:
    config = Config.model_validate(load(ROOT / "config.yaml"))
    known = {f"{code}/{item}" for code, group in config.criterion_sets.items() for item in group.criteria}
    known |= set(config.criterion_sets)
    for name in PLANS:
        plan = plan_of(name)
        bound = {criterion for section in plan.sections.values() for criterion in section.criteria}
        bound |= {criterion for task in plan.tasks for criterion in task.criteria}
        bound |= {criterion for indicator in plan.indicators for criterion in indicator.criterion}
        assert bound <= known
        agency = agency_of(name)
        assert agency.kind in config.agency_kinds
        assert not agency.until_source or agency.until_source in {source.id for source in config.legal}
        assert bool(agency.until) == bool(agency.until_source)
