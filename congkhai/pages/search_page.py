"""The search page: the form, a place for the results, and lists that work without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from congkhai import urls
from congkhai.pages.links import HOME_LINK
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.status_badges import TASK_STATUS_BADGES, Badge
from congkhai.pages.value_texts import month_label


@dataclass(frozen=True, slots=True)
class LinkList:
    """Links under a heading."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchView(View):
    """What the template of the search page sees.

    ``statuses`` are the badges that results show; ``lists`` lead to all tasks without searching.
    """

    statuses: tuple[Badge, ...]
    lists: tuple[LinkList, ...]


def _agencies(site: SiteData) -> Iterable[Link]:
    return (Link(agency.record.name, urls.agency(agency.id)) for agency in site.library.agencies.values())


def _criteria(site: SiteData) -> Iterable[Link]:
    """The sets of criteria that some task or indicator follows."""
    entries = site.library.criteria
    used = {key[0] for key, entry in entries.items() if entry.tasks or entry.indicators}
    return (
        Link(entry.set.name, urls.criterion(key))
        for key, entry in entries.items()
        if not key[1] and key[0] in used
    )


def _months(site: SiteData) -> Iterable[Link]:
    """The months in which something is due, newest first."""
    days = {facts.due for facts in site.facts.tasks.values() if facts.due}
    months = sorted({(day.year, day.month) for day in days}, reverse=True)
    return (Link(month_label(month), urls.month(*month)) for month in months)


def pages(site: SiteData) -> Iterator[Page]:
    """Yield the search page, ``/tim-kiem/``."""
    view = SearchView(
        title="Tìm kiếm",
        description="Tìm nhiệm vụ, kế hoạch, cơ quan theo từ ngữ, số văn bản, cơ quan, năm và tình trạng.",
        trail=(HOME_LINK,),
        statuses=tuple(TASK_STATUS_BADGES.values()),
        lists=(
            LinkList("Theo cơ quan", tuple(_agencies(site))),
            LinkList("Theo tiêu chí", tuple(_criteria(site))),
            LinkList("Theo thời hạn", (Link("Tất cả các tháng", urls.DEADLINES), *_months(site))),
            LinkList("Theo tình trạng", (Link("Tất cả tình trạng", urls.STATUSES),)),
        ),
    )
    yield Page(urls.SEARCH, "pages/search.html", view)
