"""One module for each type of page: what its template sees, and which pages exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from congkhai.pages import (
    about_page,
    agency_pages,
    criterion_pages,
    data_page,
    deadline_pages,
    embed_pages,
    home_page,
    index_pages,
    indicator_pages,
    not_found_page,
    plan_pages,
    poster_pages,
    search_page,
    status_pages,
    task_pages,
    unit_pages,
    update_pages,
)
from congkhai.pages.page_base import Link, Page, SiteData, View

__all__ = [
    "AGENCY_PRODUCERS",
    "SITE_PRODUCERS",
    "Link",
    "Page",
    "Producer",
    "SiteData",
    "View",
    "all_pages",
    "pages_of_agency",
    "pages_of_site",
]

Producer = Callable[[SiteData], Iterable[Page]]

SITE_PRODUCERS: tuple[Producer, ...] = (
    home_page.pages,
    search_page.pages,
    data_page.pages,
    criterion_pages.pages,
    indicator_pages.pages,
    deadline_pages.pages,
    status_pages.pages,
    update_pages.pages,
    index_pages.pages,
    embed_pages.embeds_page,
    about_page.pages,
    not_found_page.pages,
)
"""Pages that may look at everything."""

AGENCY_PRODUCERS: tuple[Producer, ...] = (
    agency_pages.pages,
    plan_pages.pages,
    task_pages.pages,
    unit_pages.pages,
    poster_pages.pages,
    embed_pages.pages,
    indicator_pages.of_agencies,
    index_pages.of_agencies,
)
"""Pages that look at one agency alone: they are given the part of the site that belongs to it."""


def pages_of_site(site: SiteData) -> Iterator[Page]:
    """The pages of the site as a whole."""
    for producer in SITE_PRODUCERS:
        yield from producer(site)


def pages_of_agency(part: SiteData) -> Iterator[Page]:
    """The pages of one agency, from the part of the site that belongs to it."""
    for producer in AGENCY_PRODUCERS:
        yield from producer(part)


def all_pages(site: SiteData) -> Iterator[Page]:
    """Every page of the site."""
    yield from pages_of_site(site)
    for key in site.library.agencies:
        yield from pages_of_agency(site.part(key))
