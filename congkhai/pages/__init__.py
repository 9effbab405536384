"""One module for each type of page: what its template sees, and which pages exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from congkhai.pages import (
    about,
    agency,
    criterion,
    data,
    home,
    indexes,
    indicators,
    missing,
    month,
    plan,
    search,
    status,
    task,
    unit,
    updates,
)
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
    criterion.pages,
    indicators.pages,
    month.pages,
    status.pages,
    updates.pages,
    indexes.pages,
    about.pages,
    missing.pages,
)


def all_pages(site: Site) -> Iterator[Page]:
    """Every page of the site."""
    for producer in PRODUCERS:
        yield from producer(site)
