"""An agency: who it is, how its plans stand, its units, its data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from congkhai import urls
from congkhai.facts import evaluation_day
from congkhai.library import AgencyEntry, PlanEntry, UnitEntry
from congkhai.pages.contact_views import (
    CeasedView,
    ContactView,
    FeedbackView,
    ceased_view,
    contact_view,
    feedback_view,
)
from congkhai.pages.embed_pages import embed_code
from congkhai.pages.page_base import Page, SiteData, View
from congkhai.pages.plan_names import plan_name, printed_date, shorten
from congkhai.pages.poster_pages import has_poster
from congkhai.pages.status_counts_view import StatusCountsView, status_counts_view
from congkhai.pages.task_table_rows import HOME_LINK, UpdateItem, newest_updates

MAX_UPDATES = 5


@dataclass(frozen=True, slots=True)
class AgencyPlanRow:
    """A plan on the page of its agency."""

    name: str
    title: str
    path: str
    issued: str
    tally: StatusCountsView


@dataclass(frozen=True, slots=True)
class AgencyYearGroup:
    """The plans of a year or of a span of years; ``anchor`` is the id of the heading."""

    years: str
    anchor: str
    plans: tuple[AgencyPlanRow, ...]


@dataclass(frozen=True, slots=True)
class AgencyUnitRow:
    """A unit with the number of its tasks; ``kind`` tells a group or a unit of elsewhere, "" otherwise."""

    name: str
    path: str
    kind: str
    lead: int
    support: int


@dataclass(frozen=True, slots=True)
class AgencyView(View):
    """What the template of an agency sees; ``poster`` and ``embed_code`` are "" where there is none."""

    short: str
    kind: str
    parent: str
    note: str
    contact: ContactView | None
    ceased: CeasedView | None
    tally: StatusCountsView
    years: tuple[AgencyYearGroup, ...]
    units: tuple[AgencyUnitRow, ...]
    updates: tuple[UpdateItem, ...]
    feed: str
    calendar: str
    feedback: FeedbackView | None
    poster: str
    embed: str
    embed_code: str


def unit_kind(unit: UnitEntry) -> str:
    """What sets a unit apart from a department of the agency, in words; "" for a department."""
    if unit.record.group or unit.record.members:
        return "Nhóm đơn vị"
    return "Ngoài cơ quan" if unit.record.outside else ""


def _plan_row(site: SiteData, agency: AgencyEntry, plan: PlanEntry) -> AgencyPlanRow:
    day = evaluation_day(agency, site.facts.as_of)
    return AgencyPlanRow(
        name=plan_name(plan),
        title=plan.record.title,
        path=urls.plan(plan.key),
        issued=printed_date(plan.record) if plan.record.issued else "",
        tally=status_counts_view(site, (task.key for task in plan.tasks), day),
    )


def _year_groups(site: SiteData, agency: AgencyEntry) -> Iterator[AgencyYearGroup]:
    plans = (site.library.plans[key] for key in agency.plans)
    for years, group in groupby(plans, key=lambda plan: str(plan.record.years)):
        yield AgencyYearGroup(years, f"nam-{years}", tuple(_plan_row(site, agency, plan) for plan in group))


def _view(site: SiteData, agency: AgencyEntry) -> AgencyView:
    library, record = site.library, agency.record
    keys = [task.key for plan in agency.plans for task in library.plans[plan].tasks]
    kind = library.config.agency_kinds.get(record.kind or "")
    return AgencyView(
        title=record.name,
        description=shorten(
            f"{record.name}: {len(agency.plans)} kế hoạch cải cách hành chính, {len(keys)} nhiệm vụ, "
            "đơn vị chủ trì, thời hạn và tình hình thực hiện.",
            200,
        ),
        trail=(HOME_LINK,),
        short=agency.display_name,
        kind=kind.name if kind else "",
        parent=record.parent or "",
        note=record.note or "",
        contact=contact_view(record.contact) if record.contact else None,
        ceased=ceased_view(library, agency, site.facts.as_of),
        tally=status_counts_view(site, keys, evaluation_day(agency, site.facts.as_of)),
        years=tuple(_year_groups(site, agency)),
        units=tuple(
            AgencyUnitRow(
                unit.record.name, urls.unit(unit.key), unit_kind(unit), len(unit.leads), len(unit.supports)
            )
            for unit in library.units_of(agency.id)
        ),
        updates=newest_updates(site, keys)[:MAX_UPDATES],
        feed=urls.feed(agency.id),
        calendar=urls.agency_calendar(agency.id),
        feedback=feedback_view(library, agency, record.name, urls.agency(agency.id)),
        poster=urls.poster(agency.id) if has_poster(site, agency) else "",
        embed=urls.embed(agency.id),
        embed_code=embed_code(site, agency),
    )


def pages(site: SiteData) -> Iterator[Page]:
    """A page for each agency."""
    for agency in site.library.agencies.values():
        yield Page(urls.agency(agency.id), "pages/agency.html", _view(site, agency))
