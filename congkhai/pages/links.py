"""Links to agencies, plans and units, as many pages have them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from congkhai import urls
from congkhai.library import AgencyEntry, PlanEntry, UnitNames
from congkhai.pages.page_base import Link
from congkhai.pages.plan_names import plan_name

HOME_LINK = Link("Trang chủ", urls.HOME)


@dataclass(frozen=True, slots=True)
class UnitLink:
    """A unit as the plan prints it; ``code`` and ``path`` are "" when the name is not registered."""

    name: str
    code: str = ""
    path: str = ""


def agency_link(agency: AgencyEntry) -> Link:
    """Give the link to an agency, by its short name."""
    return Link(agency.display_name, urls.agency(agency.id))


def plan_link(plan: PlanEntry) -> Link:
    """Give the link to a plan, by its number and years."""
    return Link(plan_name(plan), urls.plan(plan.key))


def agency_trail(agency: AgencyEntry) -> tuple[Link, ...]:
    """Give the breadcrumb down to an agency."""
    return (HOME_LINK, agency_link(agency))


class UnitLinker:
    """Links the units that an agency's plans print; each list of names is looked up once."""

    def __init__(self, agency: AgencyEntry) -> None:
        self._agency_id = agency.id
        self._names = UnitNames.of(agency.record)
        self._known: dict[tuple[str, ...], tuple[UnitLink, ...]] = {}

    def links(self, printed: Iterable[str]) -> tuple[UnitLink, ...]:
        """Link each printed name to the page of the unit that is registered under it, in the same order."""
        names = tuple(printed)
        if names not in self._known:
            self._known[names] = tuple(map(self._link, names))
        return self._known[names]

    def _link(self, name: str) -> UnitLink:
        code = self._names.find(name)
        return UnitLink(name, code, urls.unit((self._agency_id, code))) if code else UnitLink(name)
