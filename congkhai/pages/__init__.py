"""One module for each type of page: what its template sees, and which pages exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from congkhai.pages import agency, data, home, plan, search, task, unit
from congkhai.pages.base import Crumb, Page, Site, View

__all__ = ["PRODUCERS", "Crumb", "Page", "Site", "View", "all_pages"]

PRODUCERS: tuple[Callable[[Site], Iterable[Page]], ...] = (
    home.pages,
    agency.pages,
    plan.pages,
    task.pages,
    unit.pages,
    search.pages,
    data.pages,
)


def all_pages(site: Site) -> Iterator[Page]:
    """Every page of the site."""
    for producer in PRODUCERS:
        yield from producer(site)
