"""A unit: the tasks it leads, supports, or takes part in through a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from congkhai import urls
from congkhai.facts import evaluation_day
from congkhai.library import Library, TaskKey, UnitEntry
from congkhai.pages.agency_pages import unit_kind
from congkhai.pages.contact_views import CeasedView, agency_trail, ceased_view
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.plan_names import shorten
from congkhai.pages.status_counts_view import StatusCountsView, status_counts_view
from congkhai.pages.table_filters import Filter, FilterOption, filters
from congkhai.pages.task_table_rows import TaskRow, task_rows

LEAD, SUPPORT, VIA_GROUP = "chu-tri", "phoi-hop", "qua-nhom"
_ROLE_LABELS = {LEAD: "Chủ trì", SUPPORT: "Phối hợp", VIA_GROUP: "Qua nhóm đơn vị"}


@dataclass(frozen=True, slots=True)
class UnitTask:
    """A task and the unit's part in it: ``role`` for the filter, ``words`` for the reader."""

    row: TaskRow
    role: str
    words: str


@dataclass(frozen=True, slots=True)
class UnitView(View):
    """What the template of a unit sees; ``tally`` is over the tasks that the unit leads."""

    agency: Link
    kind: str
    other_names: tuple[str, ...]
    members: tuple[Link, ...]
    groups: tuple[Link, ...]
    lead: int
    support: int
    via_groups: int
    tasks: tuple[UnitTask, ...]
    filters: tuple[Filter, ...]
    tally: StatusCountsView | None
    ceased: CeasedView | None
    calendar: str


def _links(library: Library, unit: UnitEntry, ids: Iterable[str]) -> tuple[Link, ...]:
    entries = (library.units[unit.agency, other] for other in ids if other != unit.record.id)
    return tuple(Link(entry.record.name, urls.unit(entry.key)) for entry in entries)


def _roles(library: Library, unit: UnitEntry) -> dict[TaskKey, tuple[str, str]]:
    """Task → the unit's strongest part in it: (role, words); own tasks before those of its groups."""
    roles: dict[TaskKey, tuple[str, str]] = {}
    for role, keys in ((LEAD, unit.leads), (SUPPORT, unit.supports)):
        for key in keys:
            roles.setdefault(key, (role, _ROLE_LABELS[role]))
    groups = [library.units[unit.agency, other] for other in unit.groups if other != unit.record.id]
    for name in (LEAD, SUPPORT):
        for group in groups:
            for key in group.leads if name == LEAD else group.supports:
                roles.setdefault(key, (VIA_GROUP, f"{_ROLE_LABELS[name]}, qua nhóm “{group.record.name}”"))
    return roles


def _tasks(site: SiteData, unit: UnitEntry) -> tuple[UnitTask, ...]:
    rows = task_rows(site)
    return tuple(UnitTask(rows[key], *words) for key, words in _roles(site.library, unit).items())


def _filters(tasks: tuple[UnitTask, ...], counts: dict[str, int]) -> tuple[Filter, ...]:
    choices = tuple(FilterOption(role, _ROLE_LABELS[role], count) for role, count in counts.items() if count)
    roles = (Filter("vai-tro", "Vai trò", choices),) if len(choices) > 1 else ()
    return (*roles, *filters(task.row for task in tasks))


def _view(site: SiteData, unit: UnitEntry) -> UnitView:
    library = site.library
    agency = library.agencies[unit.agency]
    tasks = _tasks(site, unit)
    counts = {role: sum(task.role == role for task in tasks) for role in _ROLE_LABELS}
    day = evaluation_day(agency, site.facts.as_of)
    return UnitView(
        title=f"{unit.record.name}, {agency.display_name}",
        description=shorten(
            f"{unit.record.name}, {agency.record.name}: chủ trì {counts[LEAD]}, phối hợp {counts[SUPPORT]} "
            "nhiệm vụ cải cách hành chính.",
            200,
        ),
        trail=agency_trail(agency),
        agency=Link(agency.record.name, urls.agency(agency.id)),
        kind=unit_kind(unit),
        other_names=unit.record.other_names,
        members=_links(library, unit, unit.members),
        groups=_links(library, unit, unit.groups),
        lead=counts[LEAD],
        support=counts[SUPPORT],
        via_groups=counts[VIA_GROUP],
        tasks=tasks,
        filters=_filters(tasks, counts),
        tally=status_counts_view(site, unit.leads, day) if unit.leads else None,
        ceased=ceased_view(library, agency, site.facts.as_of),
        calendar=urls.unit_calendar(unit.key),
    )


def pages(site: SiteData) -> Iterator[Page]:
    """A page for each registered unit."""
    for unit in site.library.units.values():
        yield Page(urls.unit(unit.key), "pages/unit.html", _view(site, unit))
