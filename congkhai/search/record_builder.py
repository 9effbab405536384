"""Library → records: tasks, plans and agencies, every printed field of theirs."""

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
from congkhai.pages.base import Site
from congkhai.pages.words import marked, plan_name, printed_date, printed_number
from congkhai.search.record_texts import OwnTexts, record_texts
from congkhai.search.search_record import FilterChoice, RecordKind, SearchRecord

_ROMAN = ("I", "II", "III", "IV")


def search_records(site: Site) -> Iterator[SearchRecord]:
    """A record for every agency, plan and task, in the order of the library: equal input, equal order."""
    for agency in site.library.agencies.values():
        yield _agency(site.library, agency)
        for key in agency.plans:
            plan = site.library.plans[key]
            yield _plan(agency, plan)
            for task in plan.tasks:
                yield _task(site, agency, plan, task)


def _some(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _office(agency: AgencyEntry) -> FilterChoice:
    return FilterChoice(agency.id, agency.display_name)


def _agency(library: Library, agency: AgencyEntry) -> SearchRecord:
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
        context=_some(kind.name if kind else None, successor, *_labelled(contact)),
        years=tuple(sorted(years)),
        agency=_office(agency),
    )


def _labelled(contact: Contact) -> Iterator[str]:
    """``Đường dây nóng: 0000 000 002``: who asks for an office's hotline names it."""
    for name in ("phone", "hotline", "email", "address"):
        if value := getattr(contact, name):
            yield f"{label_of(Contact, name)}: {value}"


def _plan(agency: AgencyEntry, plan: PlanEntry) -> SearchRecord:
    record = plan.record
    own: OwnTexts = {
        "number": lambda: (record.number, *_called(plan)),
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
        title=marked(record.title, record),
        own=tuple(record_texts(record, own)),
        context=_some(agency.record.name, agency.record.short_name),
        years=record.years.all,
        agency=_office(agency),
        plan=_document(plan),
    )


def _called(plan: PlanEntry) -> tuple[str, ...]:
    """``Kế hoạch 252/KH-STTTT năm 2022`` and, as people say it, ``Kế hoạch năm 2022``."""
    name = plan_name(plan)
    number = f"{printed_number(plan.record)} " if plan.record.number else ""
    return tuple(dict.fromkeys((name, name.replace(number, "", 1))))


def _document(plan: PlanEntry) -> FilterChoice:
    return FilterChoice(f"{plan.agency}/{plan.id}", plan_name(plan))


def _task(site: Site, agency: AgencyEntry, plan: PlanEntry, task: TaskEntry) -> SearchRecord:
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
        title=marked(record.content, record),
        own=tuple(record_texts(record, own)),
        context=_some(
            *(unit.name for unit in units if unit.name not in printed),
            *(section.record.title for section in reversed(task.sections)),
            *(entry.name for entry in criteria),
            plan.record.title,
            plan.record.number,
            *_called(plan),
            agency.record.name,
            agency.record.short_name,
        ),
        years=plan.record.years.all,
        agency=_office(agency),
        plan=_document(plan),
        criteria=tuple(map(_criterion, criteria)),
        status=FilterChoice(facts.status.value, TASK_STATUS_LABELS[facts.status]),
        units=tuple(dict.fromkeys(_unit(agency, unit) for unit in units)),
        deadline=FilterChoice(task.deadline.kind.value, DEADLINE_FILTER_LABELS[task.deadline.kind]),
        quarters=_quarters(task),
        due=facts.due,
        reported=facts.updates[0].day if facts.updates else None,
    )


def _criterion(entry: CriterionEntry) -> FilterChoice:
    if not entry.id:
        return FilterChoice(entry.set_id, entry.name)
    return FilterChoice("/".join(entry.key), f"{entry.name} ({entry.set.name})")


def _unit(agency: AgencyEntry, unit: Unit) -> FilterChoice:
    return FilterChoice(f"{agency.id}/{unit.id}", f"{unit.name} – {agency.display_name}")


def _quarters(task: TaskEntry) -> tuple[FilterChoice, ...]:
    """The quarters in which something of the task is due, its milestones included."""
    parts = (task.deadline, *task.deadline.parts, *task.milestones)
    days = sorted({part.due for part in parts if part.due})
    return tuple(dict.fromkeys(map(_quarter, days)))


def _quarter(day: date) -> FilterChoice:
    number = (day.month + 2) // 3
    return FilterChoice(f"{day.year}-{number}", f"Quý {_ROMAN[number - 1]}/{day.year}")
