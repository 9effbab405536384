"""The page of an agency: who it is, its plans with their status counts, its units, its newest reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from congkhai import urls
from congkhai.facts import evaluation_day
from congkhai.library import AgencyEntry, PlanEntry, UnitEntry
from congkhai.pages.ceased_agency import CeasedView, ceased_view
from congkhai.pages.contact_views import ContactView, contact_view
from congkhai.pages.embed_pages import embed_code
from congkhai.pages.feedback_view import FeedbackView, feedback_view
from congkhai.pages.links import HOME_LINK
from congkhai.pages.page_base import Page, SiteData, View
from congkhai.pages.plan_names import plan_name, printed_date
from congkhai.pages.poster_pages import has_poster
from congkhai.pages.status_counts_views import StatusCountsView, status_counts_view
from congkhai.pages.update_items import UpdateItem, newest_updates
from congkhai.vietnamese.text_excerpts import shorten_between_words

MAX_UPDATES = 5  # newest reports shown


@dataclass(frozen=True, slots=True)
class AgencyPlanRow:
    """A plan on the page of its agency; ``issued`` is place and date as printed, "" where unknown."""

    name: str
    title: str
    path: str
    issued: str
    tally: StatusCountsView


@dataclass(frozen=True, slots=True)
class AgencyYearGroup:
    """The plans for a year or for a span of years; ``anchor`` is the id of the heading."""

    years: str
    anchor: str
    plans: tuple[AgencyPlanRow, ...]


@dataclass(frozen=True, slots=True)
class AgencyUnitRow:
    """A unit with the numbers of tasks that it leads and supports; ``kind`` is that of `unit_kind`."""

    name: str
    path: str
    kind: str
    lead: int
    support: int


@dataclass(frozen=True, slots=True)
class AgencyView(View):
    """What the template of an agency sees.

    ``feed``, ``calendar``, ``poster`` and ``embed`` are paths from the site's root; ``poster`` is "" where
    the agency has none. ``embed_code`` is HTML for a portal to copy, "" where the site's address is unknown.
    """

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
    """Say that a unit is a group of units or outside the agency; "" for a department of the agency."""
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
    keys = tuple(site.agency_tasks(agency))
    kind = library.config.agency_kinds.get(record.kind or "")
    return AgencyView(
        title=record.name,
        description=shorten_between_words(
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
    """Yield a page for each agency."""
    for agency in site.library.agencies.values():
        yield Page(urls.agency(agency.id), "pages/agency.html", _view(site, agency))
