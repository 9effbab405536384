"""The row of a task in tables.

Each row is built once for a site (`task_rows`) and stands in every page that lists the task.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from congkhai import urls
from congkhai.facts import TaskFacts
from congkhai.library import TaskEntry, TaskKey
from congkhai.pages.links import UnitLink, UnitLinker, agency_link, plan_link
from congkhai.pages.page_base import Link, SiteData
from congkhai.pages.plan_names import with_draft_mark
from congkhai.pages.status_badges import TASK_STATUS_BADGES, Badge
from congkhai.vietnamese.text_excerpts import split_first_line


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as tables show it.

    ``title`` is the first line of the content, ``rest`` what follows it (Markdown). ``result``, ``method``
    and ``duty`` are printed Markdown, ``deadline`` the printed words, "" where nothing is printed. ``due`` is
    the day that the status is evaluated against; ``inferred`` tells that a part of it is not printed.
    """

    code: str
    number: str
    path: str
    title: str
    rest: str
    result: str
    method: str
    duty: str
    deadline: str
    due: date | None
    inferred: bool
    lead: tuple[UnitLink, ...]
    support: tuple[UnitLink, ...]
    status: Badge
    agency: Link
    agency_code: str
    plan: Link
    years: str
    section: str

    @property
    def unit_codes(self) -> str:
        """The codes of the units that take part, with blanks between, for the filter of a table."""
        codes = (unit.code for unit in (*self.lead, *self.support) if unit.code)
        return " ".join(dict.fromkeys(codes))


def _row(
    task: TaskEntry, facts: TaskFacts, units: UnitLinker, agency: Link, plan: Link, years: str
) -> TaskRow:
    record = task.record
    title, rest = split_first_line(record.content)
    return TaskRow(
        code=record.id,
        number=task.number,
        path=urls.task(task.key),
        title=with_draft_mark(title, record),
        rest=rest,
        result=record.result or record.target or "",
        method=record.method or "",
        duty=record.duty or "",
        deadline=record.deadline or "",
        due=facts.due,
        inferred=task.deadline.inferred,
        lead=units.links(record.lead),
        support=units.links(record.support),
        status=TASK_STATUS_BADGES[facts.status],
        agency=agency,
        agency_code=task.agency,
        plan=plan,
        years=years,
        section=task.sections[-1].record.title if task.sections else "",
    )


@lru_cache(maxsize=1)
def task_rows(site: SiteData) -> Mapping[TaskKey, TaskRow]:
    """Give the row of every task, in the order of the library; built once for a site."""
    library, facts = site.library, site.facts
    units = {agency.id: UnitLinker(agency) for agency in library.agencies.values()}
    rows: dict[TaskKey, TaskRow] = {}
    for plan in library.plans.values():
        agency = agency_link(library.agencies[plan.agency])
        link, years = plan_link(plan), str(plan.record.years)
        for task in plan.tasks:
            rows[task.key] = _row(task, facts.tasks[task.key], units[plan.agency], agency, link, years)
    return MappingProxyType(rows)


def rows_of(site: SiteData, keys: Iterable[TaskKey]) -> tuple[TaskRow, ...]:
    """Give the rows of some tasks, in the order given."""
    rows = task_rows(site)
    return tuple(rows[key] for key in keys)
