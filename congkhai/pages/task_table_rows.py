"""View parts that pages share: the row of a task, links to units, the newest reports.

Each row is built once for a site (``task_rows``) and stands in every page that lists the task.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from congkhai import urls
from congkhai.facts import TaskFacts
from congkhai.library import AgencyEntry, PlanEntry, TaskEntry, TaskKey, UnitNames
from congkhai.pages.page_base import Link, SiteData
from congkhai.pages.plan_names import plan_name, shorten, split_first_line, with_draft_mark
from congkhai.pages.status_badges import DECLARED_BADGES, TASK_STATUS_BADGES, Badge

HOME_LINK = Link("Trang chủ", urls.HOME)


@dataclass(frozen=True, slots=True)
class UnitLink:
    """A unit as the plan prints it; ``code`` and ``path`` are "" when the name is not registered."""

    name: str
    code: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as tables show it.

    ``title`` is the first line of the content, ``rest`` what follows it (Markdown); ``result``, ``method``
    and ``duty`` are printed Markdown or ""; ``deadline`` the printed words or "". ``due`` is the day by which
    the task is judged, worked out by the program; ``inferred`` tells that this day was not printed whole.
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
        """The units that take part, for the filter of a table: codes separated by blanks."""
        return " ".join(dict.fromkeys(u.code for u in (*self.lead, *self.support) if u.code))


@dataclass(frozen=True, slots=True)
class UpdateItem:
    """A report on a task: who said what, when."""

    day: date
    status: Badge
    note: str
    title: str
    path: str
    agency: Link


def agency_link(agency: AgencyEntry) -> Link:
    """The link to an agency, by its short name."""
    return Link(agency.display_name, urls.agency(agency.id))


def plan_link(plan: PlanEntry) -> Link:
    """The link to a plan, by its number and year."""
    return Link(plan_name(plan), urls.plan(plan.key))


def unit_links(agency: str, names: UnitNames, printed: Iterable[str]) -> tuple[UnitLink, ...]:
    """Printed names of units, each linked to the page of the unit that is registered under it."""
    links = []
    for name in printed:
        found = names.find(name)
        links.append(UnitLink(name, found, urls.unit((agency, found))) if found else UnitLink(name))
    return tuple(links)


class _UnitLinks:
    """LinkList to units by their printed names, each name looked up once for an agency."""

    def __init__(self, agency: AgencyEntry) -> None:
        self._agency = agency.id
        self._names = UnitNames.of(agency.record)
        self._known: dict[tuple[str, ...], tuple[UnitLink, ...]] = {}

    def links(self, printed: tuple[str, ...]) -> tuple[UnitLink, ...]:
        if printed not in self._known:
            self._known[printed] = unit_links(self._agency, self._names, printed)
        return self._known[printed]


def _row(
    task: TaskEntry, facts: TaskFacts, units: _UnitLinks, agency: Link, plan: Link, years: str
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
    """The row of every task, in the order of the library; built once for a site."""
    library, facts = site.library, site.facts
    units = {agency.id: _UnitLinks(agency) for agency in library.agencies.values()}
    rows: dict[TaskKey, TaskRow] = {}
    for plan in library.plans.values():
        agency = agency_link(library.agencies[plan.agency])
        link, years = plan_link(plan), str(plan.record.years)
        for task in plan.tasks:
            rows[task.key] = _row(task, facts.tasks[task.key], units[plan.agency], agency, link, years)
    return MappingProxyType(rows)


def rows_of(site: SiteData, keys: Iterable[TaskKey]) -> tuple[TaskRow, ...]:
    """The rows of some tasks, in the order given."""
    rows = task_rows(site)
    return tuple(rows[key] for key in keys)


def newest_updates(site: SiteData, keys: Iterable[TaskKey]) -> tuple[UpdateItem, ...]:
    """Every report known on some tasks, newest first; of one day's, in the order of the library."""
    rows = task_rows(site)
    items = [
        UpdateItem(
            update.day,
            DECLARED_BADGES[update.status],
            update.note or update.reason or "",
            shorten(rows[key].title, 160),
            rows[key].path,
            rows[key].agency,
        )
        for key in keys
        for update in site.facts.tasks[key].updates
    ]
    return tuple(sorted(items, key=lambda item: item.day, reverse=True))
