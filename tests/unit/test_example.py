"""The demonstration shows everything the site can show, and nobody can take it for real."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from congkhai.deadlines import DeadlineKind
from congkhai.facts import TargetOutcome, TaskStatus
from congkhai.library import IndicatorEntry, TaskEntry
from congkhai.model import Contact, DeclaredStatus
from congkhai.targets import Comparator
from tests.support.example import EXAMPLE, EXAMPLE_DAY, example, example_facts, example_library
from tests.support.site import ROOT

BIG = ("so-vi-du", "2026-cchc-sipas")
DRAFTS = {("so-vi-du", "2026-cchc-sipas", "A.VII.3.4"), ("xa-thi-du", "2026-sipas", "6.3")}
DRAFT_PLAN = ("so-du-lieu-mau", "2027-cchc")


def tasks() -> tuple[TaskEntry, ...]:
    return tuple(example_library().tasks.values())


def indicators() -> Iterator[IndicatorEntry]:
    for plan in example_library().plans.values():
        yield from plan.indicators


def test_nothing_in_it_is_wrong_or_doubtful() -> None:
    assert [str(problem) for problem in example().problems] == []


def test_its_size_is_that_of_a_province_in_small() -> None:
    library = example_library()
    assert len(library.plans) == 6
    assert len(library.tasks) >= 90
    assert {year for plan in library.plans.values() for year in plan.record.years.all} == {2025, 2026}
    assert [agency.id for agency in library.agencies.values() if not agency.plans] == ["phuong-tuong-tuong"]
    annex = library.plans[BIG]
    assert len(annex.tasks) >= 80
    assert {section.depth for section in annex.sections} == {0, 1, 2}
    assert max(len(task.sections) for task in annex.tasks) == 3


@pytest.mark.parametrize("status", TaskStatus)
def test_every_status_occurs(status: TaskStatus) -> None:
    assert any(facts.status is status for facts in example_facts().tasks.values())


@pytest.mark.parametrize("kind", DeadlineKind)
def test_every_kind_of_deadline_occurs(kind: DeadlineKind) -> None:
    assert any(task.deadline.kind is kind for task in tasks())


@pytest.mark.parametrize("comparator", Comparator)
def test_every_comparator_occurs(comparator: Comparator) -> None:
    assert any(target.comparator is comparator for task in tasks() for target in task.targets)


@pytest.mark.parametrize("reach", TargetOutcome)
def test_every_outcome_of_an_indicator_and_of_a_task_target_occurs(reach: TargetOutcome) -> None:
    facts = example_facts()
    assert any(facts.indicator_facts(entry).outcome is reach for entry in indicators())
    assert any(facts.task_target_facts(task.key).outcome is reach for task in tasks())


@pytest.mark.parametrize("status", DeclaredStatus)
def test_every_declared_status_occurs(status: DeclaredStatus) -> None:
    assert any(update.status is status for task in tasks() for update in task.record.updates)


def test_every_field_of_a_task_is_used() -> None:
    defaults = {name: field.get_default() for name, field in type(tasks()[0].record).model_fields.items()}
    unused = {
        name
        for name, empty in defaults.items()
        if not any(getattr(task.record, name) != empty for task in tasks())
    }
    assert unused == {"draft"}  # a draft is not among them


def test_the_hard_cases_are_in_it() -> None:
    library = example_library()
    records = [task.record for task in tasks()]
    assert any(len(record.content) >= 300 for record in records)
    assert any(record.model_fields_set == {"id", "content"} for record in records)
    corrections = [c for record in records for c in record.corrections]
    assert any(c.day and c.reason and "văn bản" in c.reason for c in corrections)
    assert any(c.day is None for c in corrections)
    assert any(plan.record.corrections for plan in library.plans.values())
    issued = [plan.record.issued for plan in library.plans.values()]
    assert any(day and day.day is None and day.month for day in issued)
    assert any(day and day.month is None for day in issued)
    numbers = [plan.record.number for plan in library.plans.values()]
    assert any(number is None for number in numbers)
    assert any(number and number.startswith("/") for number in numbers)
    assert any(unit.members for agency in library.agencies.values() for unit in agency.record.units)
    urls = [link.url for record in records for u in record.updates for link in u.evidence if link.url]
    assert any(url.startswith("https://example.org/") for url in urls)
    assert any("://" not in url for url in urls)
    reopened = [
        after
        for record in records
        for before, after in zip(record.updates, record.updates[1:], strict=False)
        if before.status is DeclaredStatus.DONE and after.status is not DeclaredStatus.DONE
    ]
    assert reopened
    assert all(update.reason for update in reopened)


def test_one_agency_has_been_merged_into_another() -> None:
    library = example_library()
    (gone,) = (agency for agency in library.agencies.values() if agency.record.until)
    assert gone.record.successor in library.agencies
    (source,) = (source for source in library.config.legal if source.id == gone.record.until_source)
    assert "không có thật" in source.name
    frozen = [facts for key, facts in example_facts().tasks.items() if key[0] == gone.id]
    assert frozen
    assert all(facts.ceased for facts in frozen)


def test_drafts_are_left_out_unless_asked_for() -> None:
    with_drafts = example_library(drafts=True)
    assert set(with_drafts.tasks) - set(example_library().tasks) == DRAFTS | {(*DRAFT_PLAN, "1")}
    assert set(with_drafts.plans) - set(example_library().plans) == {DRAFT_PLAN}


def test_what_people_write_for_a_status_is_understood() -> None:
    written = (EXAMPLE / "plans" / BIG[0] / f"{BIG[1]}.yaml").read_text(encoding="utf-8")
    for words in ("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không thực hiện"):
        assert f"trang_thai: {words}" in written


def test_no_telephone_mailbox_or_address_is_anybodys() -> None:
    library = example_library()
    found = [library.config.contact, *(agency.record.contact for agency in library.agencies.values())]
    contacts: list[Contact] = [contact for contact in found if contact]
    for contact in contacts:
        for phone in filter(None, (contact.phone, contact.hotline)):
            assert re.fullmatch(r"0000 000 00\d", phone)
        assert contact.email is None or contact.email.endswith("@example.org")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.rglob("*.yaml")))
    hosts = {urlsplit(url).hostname or "" for url in re.findall(r"https?://[^\s,}\]]+", text)}
    assert {host for host in hosts if not re.fullmatch(r"(.+\.)?example\.org", host)} == {
        "creativecommons.org"
    }


def test_the_readme_points_at_tasks_that_are_there() -> None:
    known = {(f"{agency}/{plan}", code) for agency, plan, code in example_library(drafts=True).tasks}
    table = (EXAMPLE / "README.md").read_text(encoding="utf-8").partition("## Tìm nhanh")[2]
    named = [
        (plan, code)
        for plan, codes in re.findall(r"`([\w-]+/[\w-]+)` ([^|;\n]+)", table)
        for code in re.findall(r"\b(?:[A-Z][.\w]*\.)?\d+(?:\.\d+)*\b", codes)
    ]
    assert len(named) > 12
    assert [name for name in named if name not in known] == []


def test_make_demo_builds_it_for_its_day() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^demo:.*\n\t(.*)", makefile, re.MULTILINE)
    assert recipe
    assert f"--root {EXAMPLE.relative_to(ROOT).as_posix()}" in recipe[1]
    assert f"--as-of {EXAMPLE_DAY}" in recipe[1]
    out = re.search(r"--out (\S+)", recipe[1])
    assert out
    assert f"/{out[1]}/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_the_built_site_says_on_every_page_what_it_is_and_shows_no_draft(example_site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in example_site.rglob("*.html")}
    assert len(pages) > len(tasks())
    assert [path for path, html in pages.items() if "dữ liệu hư cấu" not in html] == []
    hidden = [
        entry.record.content
        for key, entry in example_library(drafts=True).tasks.items()
        if key not in example_library().tasks
    ]
    published = [path.read_bytes() for path in example_site.rglob("*") if path.is_file()]
    for text in hidden:
        assert not any(text.encode() in content for content in published)
