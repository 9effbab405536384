"""Which pages have a card of their own, and its text: the site, each agency, each plan."""

from __future__ import annotations

from collections.abc import Iterator

from congkhai import urls
from congkhai.library import AgencyEntry, Library, PlanEntry
from congkhai.pages.plan_names import plan_name
from congkhai.pictures.share_card import ShareCard
from congkhai.vietnamese import format_number


def _site(library: Library) -> ShareCard:
    config = library.config
    note = f"{format_number(len(library.plans))} kế hoạch, {format_number(len(library.tasks))} nhiệm vụ"
    return ShareCard(config.owner or "", config.name, note, config.tagline or "")


def _agency(library: Library, agency: AgencyEntry) -> ShareCard:
    tasks = sum(len(library.plans[key].tasks) for key in agency.plans)
    note = (
        f"{format_number(len(agency.plans))} kế hoạch, {format_number(tasks)} nhiệm vụ"
        if agency.plans
        else ""
    )
    return ShareCard(agency.record.parent or "", agency.record.name, note, library.config.name)


def _plan(library: Library, plan: PlanEntry) -> ShareCard:
    note = f"{plan_name(plan)} · {format_number(len(plan.tasks))} nhiệm vụ"
    return ShareCard(library.agencies[plan.agency].record.name, plan.record.title, note, library.config.name)


def site_card(library: Library) -> tuple[str, ShareCard]:
    """The path of the site's picture and its card."""
    return urls.SITE_PICTURE, _site(library)


def agency_cards(library: Library, agency: AgencyEntry) -> Iterator[tuple[str, ShareCard]]:
    """The paths and cards of an agency and of each of its plans."""
    yield urls.agency_picture(agency.id), _agency(library, agency)
    for key in agency.plans:
        yield urls.plan_picture(key), _plan(library, library.plans[key])
