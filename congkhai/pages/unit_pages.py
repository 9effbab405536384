"""The page of a unit: the tasks that it leads, supports, or takes part in as a member of a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from congkhai import urls
from congkhai.facts import evaluation_day
from congkhai.library import Library, TaskKey, UnitEntry
from congkhai.pages.agency_pages import unit_kind
from congkhai.pages.ceased_agency import CeasedView, ceased_view
from congkhai.pages.links import agency_trail
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.status_counts_views import StatusCountsView, status_counts_view
from congkhai.pages.table_filters import Filter, FilterOption, task_filters
from congkhai.pages.task_table_rows import TaskRow, task_rows
from congkhai.vietnamese.text_excerpts import shorten_between_words

LEAD, SUPPORT, VIA_GROUP = "chu-tri", "phoi-hop", "qua-nhom"
_ROLE_LABELS = {LEAD: "Chủ trì", SUPPORT: "Phối hợp", VIA_GROUP: "Qua nhóm đơn vị"}


@dataclass(frozen=True, slots=True)
class UnitTask:
    """A task and the unit's role in it: ``role`` is a code for the filter, ``words`` are for readers."""

    row: TaskRow
    role: str
    words: str


@dataclass(frozen=True, slots=True)
class UnitView(View):
    """What the template of a unit sees.

    ``members`` and ``groups`` link to the units of a group and to the groups of a unit. ``lead``, ``support``
    and ``via_groups`` count the tasks. ``tally`` counts those that the unit leads, None where there are none.
    """

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
    """Task → (role, words); the strongest role where a unit has several.

    Leading comes before supporting, the unit's own roles before those of its groups.
    """
    roles: dict[TaskKey, tuple[str, str]] = {}
    for role, keys in ((LEAD, unit.leads), (SUPPORT, unit.supports)):
        for key in keys:
            roles.setdefault(key, (role, _ROLE_LABELS[role]))
    groups = [library.units[unit.agency, other] for other in unit.groups if other != unit.record.id]
    for role in (LEAD, SUPPORT):
        for group in groups:
            for key in group.leads if role == LEAD else group.supports:
                roles.setdefault(key, (VIA_GROUP, f"{_ROLE_LABELS[role]}, qua nhóm “{group.record.name}”"))
    return roles


def _tasks(site: SiteData, unit: UnitEntry) -> tuple[UnitTask, ...]:
    rows = task_rows(site)
    roles = _roles(site.library, unit)
    return tuple(UnitTask(rows[key], role, words) for key, (role, words) in roles.items())


def _filters(tasks: tuple[UnitTask, ...], counts: dict[str, int]) -> tuple[Filter, ...]:
    choices = tuple(FilterOption(role, _ROLE_LABELS[role], count) for role, count in counts.items() if count)
    roles = (Filter("vai-tro", "Vai trò", choices),) if len(choices) > 1 else ()
    return (*roles, *task_filters(task.row for task in tasks))


def _view(site: SiteData, unit: UnitEntry) -> UnitView:
    library = site.library
    agency = library.agencies[unit.agency]
    tasks = _tasks(site, unit)
    counts = {role: sum(task.role == role for task in tasks) for role in _ROLE_LABELS}
    day = evaluation_day(agency, site.facts.as_of)
    return UnitView(
        title=f"{unit.record.name}, {agency.display_name}",
        description=shorten_between_words(
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
    """Yield a page for each registered unit."""
    for unit in site.library.units.values():
        yield Page(urls.unit(unit.key), "pages/unit.html", _view(site, unit))
