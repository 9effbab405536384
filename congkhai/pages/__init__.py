"""The pages of the site: a module for each page type, and modules of parts that several types use.

A page type (``*_page.py``, ``*_pages.py``) defines what its template sees, a frozen view, and a function,
`pages`, that yields its pages. To add one see ``docs/architecture.md``, "To add a page type".
"""

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
"""Gives the pages of one type."""

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
"""Producers of pages that show several agencies; they are given the whole site."""

AGENCY_PRODUCERS: tuple[Producer, ...] = (
    agency_pages.pages,
    plan_pages.pages,
    task_pages.pages,
    unit_pages.pages,
    poster_pages.pages,
    embed_pages.pages,
    indicator_pages.pages_of_agencies,
    index_pages.pages_of_agencies,
)
"""Producers of pages that show one agency; they are given its part of the site (`SiteData.part`).

So these pages cannot depend on another agency, and stay as they are when it changes.
"""


def pages_of_site(site: SiteData) -> Iterator[Page]:
    """Yield the pages that show several agencies."""
    for producer in SITE_PRODUCERS:
        yield from producer(site)


def pages_of_agency(part: SiteData) -> Iterator[Page]:
    """Yield the pages of one agency, given its part of the site."""
    for producer in AGENCY_PRODUCERS:
        yield from producer(part)


def all_pages(site: SiteData) -> Iterator[Page]:
    """Yield every page of the site."""
    yield from pages_of_site(site)
    for agency_id in site.library.agencies:
        yield from pages_of_agency(site.part(agency_id))
