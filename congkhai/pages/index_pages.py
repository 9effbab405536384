"""Plain lists: all agencies, all plans, the plans of an agency, the units of an agency.

They stand at the addresses of other pages without their last parts: ``/ke-hoach/so-a/2022/`` →
``/ke-hoach/so-a/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from congkhai import urls
from congkhai.library import AgencyEntry, PlanEntry
from congkhai.model import PartialDate
from congkhai.pages.comparison_tables import agencies_by_kind
from congkhai.pages.links import HOME_LINK, agency_link
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.plan_names import printed_number, with_draft_mark, years_phrase
from congkhai.pages.task_lists import MAX_ROWS, LinkCount

AGENCIES_LINK = Link("Cơ quan", urls.AGENCIES)
PLANS_LINK = Link("Kế hoạch", urls.PLANS)


@dataclass(frozen=True, slots=True)
class AgencyListRow:
    """An agency with the numbers of its plans and tasks; ``ceased``: it no longer works."""

    name: str
    path: str
    ceased: bool
    plans: int
    tasks: int
    years: str


@dataclass(frozen=True, slots=True)
class AgencyKindGroup:
    """The agencies of one kind."""

    name: str
    agencies: tuple[AgencyListRow, ...]


@dataclass(frozen=True, slots=True)
class AgenciesView(View):
    """What the template of the list of agencies sees."""

    kinds: tuple[AgencyKindGroup, ...]


@dataclass(frozen=True, slots=True)
class PlanListRow:
    """A plan with the number of its tasks; ``number`` is "" where none is known."""

    number: str
    title: str
    path: str
    agency: Link
    issued: PartialDate | None
    tasks: int


@dataclass(frozen=True, slots=True)
class PlanYearGroup:
    """The plans for a year or a span of years; ``anchor`` is the id of the heading."""

    anchor: str
    label: str
    plans: tuple[PlanListRow, ...]


@dataclass(frozen=True, slots=True)
class PlansView(View):
    """What the template of a list of plans sees.

    ``agency`` is None on the page of all plans. Where these are too many for one page, ``years`` is empty and
    ``elsewhere`` links to the lists of the agencies.
    """

    agency: Link | None
    years: tuple[PlanYearGroup, ...]
    elsewhere: tuple[LinkCount, ...]


@dataclass(frozen=True, slots=True)
class UnitListRow:
    """A unit with the numbers of tasks that it leads and supports."""

    name: str
    path: str
    leads: int
    supports: int


@dataclass(frozen=True, slots=True)
class UnitsView(View):
    """What the template of an agency's units sees; ``outside`` are units that do not belong to the agency."""

    agency: Link
    units: tuple[UnitListRow, ...]
    groups: tuple[UnitListRow, ...]
    outside: tuple[UnitListRow, ...]


def _agency_row(site: SiteData, agency: AgencyEntry) -> AgencyListRow:
    plans = [site.library.plans[key] for key in agency.plans]
    years = dict.fromkeys(str(plan.record.years) for plan in plans)
    until = agency.record.until
    return AgencyListRow(
        name=agency.record.name,
        path=urls.agency(agency.id),
        ceased=until is not None and site.facts.as_of >= until,
        plans=len(plans),
        tasks=sum(len(plan.tasks) for plan in plans),
        years=", ".join(years),
    )


def _agencies_page(site: SiteData) -> Page:
    agencies = site.library.agencies
    view = AgenciesView(
        title="Các cơ quan",
        description="Các cơ quan công khai kế hoạch trên trang này.",
        trail=(HOME_LINK,),
        kinds=tuple(
            AgencyKindGroup(name, tuple(_agency_row(site, agencies[agency]) for agency in ids))
            for _, name, ids in agencies_by_kind(site, agencies)
        ),
    )
    return Page(urls.AGENCIES, "pages/agencies.html", view)


def _plan_row(site: SiteData, plan: PlanEntry) -> PlanListRow:
    return PlanListRow(
        number=printed_number(plan.record) if plan.record.number else "",
        title=with_draft_mark(plan.record.title, plan.record),
        path=urls.plan(plan.key),
        agency=agency_link(site.library.agencies[plan.agency]),
        issued=plan.record.issued,
        tasks=len(plan.tasks),
    )


def _plan_year_groups(site: SiteData, plans: Iterable[PlanEntry]) -> tuple[PlanYearGroup, ...]:
    found: dict[tuple[int, str], list[PlanListRow]] = {}
    for plan in plans:
        years = plan.record.years
        found.setdefault((years.last, str(years)), []).append(_plan_row(site, plan))
    return tuple(
        PlanYearGroup(f"nam-{years}", years_phrase(years).capitalize(), tuple(rows))
        for (_, years), rows in sorted(found.items(), key=lambda item: item[0], reverse=True)
    )


def _plans_page(site: SiteData) -> Page:
    library = site.library
    too_long = len(library.plans) > MAX_ROWS
    listed_elsewhere = [agency for agency in library.agencies.values() if agency.plans] if too_long else []
    view = PlansView(
        title="Các kế hoạch",
        description="Các kế hoạch đã công khai, theo năm.",
        trail=(HOME_LINK,),
        agency=None,
        years=() if too_long else _plan_year_groups(site, library.plans.values()),
        elsewhere=tuple(
            LinkCount(agency.record.name, urls.agency_plans(agency.id), len(agency.plans))
            for agency in listed_elsewhere
        ),
    )
    return Page(urls.PLANS, "pages/plans.html", view)


def _agency_plans_page(site: SiteData, agency: AgencyEntry) -> Page:
    name = agency.record.name
    view = PlansView(
        title=f"Kế hoạch của {name}",
        description=f"Các kế hoạch của {name} đã công khai, theo năm.",
        trail=(HOME_LINK, PLANS_LINK),
        agency=Link(name, urls.agency(agency.id)),
        years=_plan_year_groups(site, (site.library.plans[key] for key in agency.plans)),
        elsewhere=(),
    )
    return Page(urls.agency_plans(agency.id), "pages/plans.html", view)


def _units_page(site: SiteData, agency: AgencyEntry) -> Page:
    units: list[UnitListRow] = []
    groups: list[UnitListRow] = []
    outside: list[UnitListRow] = []
    for entry in site.library.units_of(agency.id):
        record = entry.record
        row = UnitListRow(record.name, urls.unit(entry.key), len(entry.leads), len(entry.supports))
        if record.group or record.members:
            groups.append(row)
        else:
            (outside if record.outside else units).append(row)
    name = agency.record.name
    view = UnitsView(
        title=f"Phòng, đơn vị của {name}",
        description=f"Các phòng, đơn vị mà kế hoạch của {name} giao chủ trì hoặc phối hợp.",
        trail=(HOME_LINK, agency_link(agency)),
        agency=Link(name, urls.agency(agency.id)),
        units=tuple(units),
        groups=tuple(groups),
        outside=tuple(outside),
    )
    return Page(urls.agency_units(agency.id), "pages/units.html", view)


def pages(site: SiteData) -> Iterator[Page]:
    """Yield the list of agencies and the list of plans."""
    yield _agencies_page(site)
    yield _plans_page(site)


def pages_of_agencies(site: SiteData) -> Iterator[Page]:
    """Yield the list of plans and the list of units of each agency that has any."""
    for agency in site.library.agencies.values():
        if agency.plans:
            yield _agency_plans_page(site, agency)
        if agency.record.units:
            yield _units_page(site, agency)
