"""Builds the search records from the library: tasks, plans and agencies with all their printed fields."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from congkhai import urls
from congkhai.dataset.code_labels import DEADLINE_FILTER_LABELS
from congkhai.facts import TASK_STATUS_LABELS
from congkhai.library import AgencyEntry, CriterionEntry, Library, PlanEntry, TaskEntry
from congkhai.model import (
    Contact,
    Unit,
    label_of,
)
from congkhai.pages.page_base import SiteData
from congkhai.pages.plan_names import plan_name, printed_date, printed_number, with_draft_mark
from congkhai.search.record_texts import OwnTexts, record_texts
from congkhai.search.search_record import FilterChoice, RecordKind, SearchRecord

_ROMAN = ("I", "II", "III", "IV")


def search_records(site: SiteData) -> Iterator[SearchRecord]:
    """A record for each agency, plan and task, in the order of the library."""
    for agency in site.library.agencies.values():
        yield _agency_record(site.library, agency)
        for key in agency.plans:
            plan = site.library.plans[key]
            yield _plan_record(agency, plan)
            for task in plan.tasks:
                yield _task_record(site, agency, plan, task)


def _present(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _agency_choice(agency: AgencyEntry) -> FilterChoice:
    return FilterChoice(agency.id, agency.display_name)


def _agency_record(library: Library, agency: AgencyEntry) -> SearchRecord:
    record = agency.record
    kind = library.config.agency_kinds.get(record.kind or "")
    contact = record.contact or Contact()
    successor = agency.successor.name if agency.successor else None
    years = {year for key in agency.plans for year in library.plans[key].record.years.all}
    return SearchRecord(
        path=urls.agency(agency.id),
        kind=RecordKind.AGENCY,
        code="",
        title=record.name,
        own=tuple(record_texts(record)),
        context=_present(kind.name if kind else None, successor, *_labelled_contacts(contact)),
        years=tuple(sorted(years)),
        agency=_agency_choice(agency),
    )


def _labelled_contacts(contact: Contact) -> Iterator[str]:
    """``Đường dây nóng: 0000 000 002``: people search by the name of the contact, too."""
    for name in ("phone", "hotline", "email", "address"):
        if value := getattr(contact, name):
            yield f"{label_of(Contact, name)}: {value}"


def _plan_record(agency: AgencyEntry, plan: PlanEntry) -> SearchRecord:
    record = plan.record
    own: OwnTexts = {
        "number": lambda: (record.number, *_plan_names(plan)),
        "issued": lambda: (printed_date(record),),
        "indicators": lambda: chain.from_iterable(
            record_texts(indicator, unit=indicator.unit or "") for indicator in record.indicators
        ),
        "sections": lambda: (section.record.title for section in plan.sections),
    }
    return SearchRecord(
        path=urls.plan(plan.key),
        kind=RecordKind.PLAN,
        code="",
        title=with_draft_mark(record.title, record),
        own=tuple(record_texts(record, own)),
        context=_present(agency.record.name, agency.record.short_name),
        years=record.years.all,
        agency=_agency_choice(agency),
        plan=_plan_choice(plan),
    )


def _plan_names(plan: PlanEntry) -> tuple[str, ...]:
    """``Kế hoạch 252/KH-STTTT năm 2022`` and, as people say, ``Kế hoạch năm 2022``."""
    name = plan_name(plan)
    number = f"{printed_number(plan.record)} " if plan.record.number else ""
    return tuple(dict.fromkeys((name, name.replace(number, "", 1))))


def _plan_choice(plan: PlanEntry) -> FilterChoice:
    return FilterChoice(f"{plan.agency}/{plan.id}", plan_name(plan))


def _task_record(site: SiteData, agency: AgencyEntry, plan: PlanEntry, task: TaskEntry) -> SearchRecord:
    facts = site.facts.tasks[task.key]
    record = task.record
    library = site.library
    units = [library.units[task.agency, unit].record for unit in (*task.lead, *task.support)]
    criteria = [library.criteria[key] for key in task.criteria]
    printed = {*record.lead, *record.support}
    own: OwnTexts = {
        "parts": lambda: (part.content for part in record.parts if part.content not in record.content)
    }
    return SearchRecord(
        path=urls.task(task.key),
        kind=RecordKind.TASK,
        code=record.id,
        title=with_draft_mark(record.content, record),
        own=tuple(record_texts(record, own)),
        context=_present(
            *(unit.name for unit in units if unit.name not in printed),
            *(section.record.title for section in reversed(task.sections)),
            *(entry.name for entry in criteria),
            plan.record.title,
            plan.record.number,
            *_plan_names(plan),
            agency.record.name,
            agency.record.short_name,
        ),
        years=plan.record.years.all,
        agency=_agency_choice(agency),
        plan=_plan_choice(plan),
        criteria=tuple(map(_criterion_choice, criteria)),
        status=FilterChoice(facts.status.value, TASK_STATUS_LABELS[facts.status]),
        units=tuple(dict.fromkeys(_unit_choice(agency, unit) for unit in units)),
        deadline=FilterChoice(task.deadline.kind.value, DEADLINE_FILTER_LABELS[task.deadline.kind]),
        quarters=_quarter_choices(task),
        due=facts.due,
        reported=facts.updates[0].day if facts.updates else None,
    )


def _criterion_choice(entry: CriterionEntry) -> FilterChoice:
    if not entry.id:
        return FilterChoice(entry.set_id, entry.name)
    return FilterChoice("/".join(entry.key), f"{entry.name} ({entry.set.name})")


def _unit_choice(agency: AgencyEntry, unit: Unit) -> FilterChoice:
    return FilterChoice(f"{agency.id}/{unit.id}", f"{unit.name} – {agency.display_name}")


def _quarter_choices(task: TaskEntry) -> tuple[FilterChoice, ...]:
    """The quarters in which something of the task is due, its milestones included."""
    parts = (task.deadline, *task.deadline.parts, *task.milestones)
    days = sorted({part.due for part in parts if part.due})
    return tuple(dict.fromkeys(map(_quarter_choice, days)))


def _quarter_choice(day: date) -> FilterChoice:
    number = (day.month + 2) // 3
    return FilterChoice(f"{day.year}-{number}", f"Quý {_ROMAN[number - 1]}/{day.year}")
