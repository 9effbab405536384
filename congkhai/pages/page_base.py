"""What every page consists of: an address, a template, and the view that the template sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from congkhai.facts import Facts
from congkhai.library import AgencyEntry, Library, TaskKey
from congkhai.pages.entry_revision import Revision


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the site: the words of the link, and the path from the site's root."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class View:
    """What all templates see of their page; each page type adds its own fields.

    ``title``: the heading and, with the site's name, the title that browsers show. ``description``: one
    sentence for search engines. ``trail``: the breadcrumb, outermost page first, without the page itself.
    """

    title: str
    description: str
    trail: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be rendered.

    ``path`` is from the site's root, ``template`` below ``templates/``. ``listed`` pages stand in the site
    map.
    """

    path: str
    template: str
    view: View
    listed: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class SiteData:
    """All that producers of pages may look at.

    Two objects are never equal, so that functions can keep what they worked out for one (`task_rows`).
    ``revisions``: task → when its entry last changed, where the history of the content is known.
    """

    library: Library
    facts: Facts
    revisions: Mapping[TaskKey, Revision] = field(default_factory=dict)

    def agency_tasks(self, agency: AgencyEntry) -> Iterator[TaskKey]:
        """Yield the keys of an agency's tasks, plan by plan, in printed order."""
        return (task.key for plan in agency.plans for task in self.library.plans[plan].tasks)

    def part(self, agency_id: str) -> SiteData:
        """Give the data of one agency alone. Raises KeyError for an unknown agency."""
        library = self.library.of_agency(agency_id)
        return SiteData(library, self.facts.for_library(library), self.revisions)
