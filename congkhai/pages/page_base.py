"""What every page is: an address, a template, and the frozen view that the template sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from congkhai.facts import Facts
from congkhai.library import Library, TaskKey
from congkhai.pages.entry_revision import Revision


@dataclass(frozen=True, slots=True)
class Link:
    """A step of the breadcrumb; ``path`` is from the site's root."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class View:
    """What all templates see of their page.

    ``title`` is the heading and, with the site's name, the browser's title; ``description`` one plain
    sentence for search engines; ``trail`` the pages above, outermost first, without the page itself.
    """

    title: str
    description: str
    trail: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be rendered: ``template`` under templates/, ``path`` from the site's root.

    ``listed`` pages stand in the sitemap.
    """

    path: str
    template: str
    view: View
    listed: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class SiteData:
    """All that producers may look at; equal to itself alone, so that what is worked out of it can be kept.

    ``revisions``: task → when its entry last changed, where the content's history is known.
    """

    library: Library
    facts: Facts
    revisions: Mapping[TaskKey, Revision] = field(default_factory=dict)

    def part(self, agency: str) -> SiteData:
        """What belongs to one agency, and nothing else."""
        library = self.library.of_agency(agency)
        return SiteData(library, self.facts.for_library(library), self.revisions)
