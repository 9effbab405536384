"""Views for tests: a site of content written as editors write it, and the view at an address."""

from datetime import date
from typing import TypeVar

from congkhai.pages import Page, SiteData, View, all_pages
from tests.support.content import Content

V = TypeVar("V", bound=View)


def site_of(made: Content, as_of: date) -> SiteData:
    """The site at a day."""
    return SiteData(made.library, made.facts_at(as_of))


def page_at(site: SiteData, path: str) -> Page:
    """The page with an address; fails when there is none or more than one."""
    [page] = [page for page in all_pages(site) if page.path == path]
    return page


def view_at(site: SiteData, path: str, kind: type[V]) -> V:
    """The view of the page with an address, of the kind expected."""
    view = page_at(site, path).view
    assert isinstance(view, kind)
    return view
