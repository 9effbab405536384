"""The pages of reports: the newest ones, each year, and each month.

The page of a past month does not change when reports are added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from congkhai import urls
from congkhai.pages.links import HOME_LINK
from congkhai.pages.neighbours import with_neighbours
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.task_lists import MAX_ROWS, LinkCount
from congkhai.pages.update_items import UpdateItem, newest_updates
from congkhai.pages.value_texts import YearMonth, month_label, year_label

MAX_UPDATES = 50  # on the page of the newest ones
UPDATES_LINK = Link("Cập nhật", urls.UPDATES)


@dataclass(frozen=True, slots=True)
class UpdateMonth:
    """The ``count`` updates of a month; ``items`` are all of them, the newest of them, or none."""

    label: str
    path: str
    count: int
    items: tuple[UpdateItem, ...]


@dataclass(frozen=True, slots=True)
class YearCount:
    """A link to a year, and how many updates it has."""

    label: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class UpdatesView(View):
    """What the template of the newest updates sees.

    ``months`` hold the newest updates only; ``total`` and ``years`` count all. ``feed`` is the path of the
    site's feed, ``feeds`` link to those of the agencies.
    """

    total: int
    months: tuple[UpdateMonth, ...]
    years: tuple[YearCount, ...]
    feed: str
    feeds: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class UpdatesYearView(View):
    """What the template of a year sees: its months that have updates, newest first."""

    months: tuple[UpdateMonth, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class UpdatesMonthView(View):
    """What the template of a month, or of one agency's part of it, sees.

    Where the updates are too many for one page, ``month`` has no items and ``elsewhere`` links to the pages
    of the agencies.
    """

    month: UpdateMonth
    elsewhere: tuple[LinkCount, ...]
    previous: Link | None
    next: Link | None


def _month_of(item: UpdateItem) -> YearMonth:
    return item.day.year, item.day.month


def _month_words(month: YearMonth) -> str:
    """``tháng 9 năm 2022``."""
    return f"tháng {month[1]} năm {month[0]}"


def _update_month(month: YearMonth, count: int, items: Iterable[UpdateItem]) -> UpdateMonth:
    return UpdateMonth(month_label(month), urls.updates_month(*month), count, tuple(items))


def _month_link(month: YearMonth | None) -> Link | None:
    return Link(month_label(month), urls.updates_month(*month)) if month else None


def _year_link(year: int | None) -> Link | None:
    return Link(year_label(year), urls.updates_year(year)) if year is not None else None


def _month_pages(
    month: YearMonth, items: tuple[UpdateItem, ...], before: YearMonth | None, after: YearMonth | None
) -> Iterator[Page]:
    path = urls.updates_month(*month)
    by_agency: dict[Link, list[UpdateItem]] = {}
    for item in items:
        by_agency.setdefault(item.agency, []).append(item)
    too_long = len(items) > MAX_ROWS
    part_paths = {agency: path + agency.path.removeprefix(urls.AGENCIES) for agency in by_agency if too_long}
    view = UpdatesMonthView(
        title=f"Báo cáo trong {_month_words(month)}",
        description=f"Các báo cáo tiến độ của mọi cơ quan trong {_month_words(month)}.",
        trail=(HOME_LINK, UPDATES_LINK, Link(year_label(month[0]), urls.updates_year(month[0]))),
        month=_update_month(month, len(items), () if too_long else items),
        elsewhere=tuple(
            LinkCount(agency.label, part_path, len(by_agency[agency]))
            for agency, part_path in part_paths.items()
        ),
        previous=_month_link(before),
        next=_month_link(after),
    )
    yield Page(path, "pages/updates_month.html", view)
    for agency, part_path in part_paths.items():
        yield Page(
            part_path,
            "pages/updates_month.html",
            UpdatesMonthView(
                title=f"{view.title}: {agency.label}",
                description=f"Các báo cáo tiến độ của {agency.label} trong {_month_words(month)}.",
                trail=(*view.trail, Link(view.month.label, path)),
                month=_update_month(month, len(by_agency[agency]), by_agency[agency]),
                elsewhere=(),
                previous=None,
                next=None,
            ),
        )


def _overview(site: SiteData, items: tuple[UpdateItem, ...], counts: Counter[YearMonth]) -> Page:
    newest = groupby(items[:MAX_UPDATES], key=_month_of)
    years = Counter(item.day.year for item in items)
    view = UpdatesView(
        title="Cập nhật",
        description="Báo cáo tiến độ mới nhất của các cơ quan về từng nhiệm vụ.",
        trail=(HOME_LINK,),
        total=len(items),
        months=tuple(_update_month(month, counts[month], found) for month, found in newest),
        years=tuple(
            YearCount(year_label(year), urls.updates_year(year), count) for year, count in years.items()
        ),
        feed=urls.feed(),
        feeds=tuple(
            Link(agency.record.name, urls.feed(agency.id)) for agency in site.library.agencies.values()
        ),
    )
    return Page(urls.UPDATES, "pages/updates.html", view)


def pages(site: SiteData) -> Iterator[Page]:
    """Yield the newest updates, and a page for each year and each month that has any."""
    items = newest_updates(site, site.library.tasks)
    counts = Counter(_month_of(item) for item in items)
    yield _overview(site, items, counts)
    months = sorted(counts)
    years = sorted({year for year, _ in months})
    for before, year, after in with_neighbours(years):
        newest_first = [month for month in reversed(months) if month[0] == year]
        view = UpdatesYearView(
            title=f"Báo cáo trong năm {year}",
            description=f"Các tháng của năm {year} có báo cáo tiến độ.",
            trail=(HOME_LINK, UPDATES_LINK),
            months=tuple(_update_month(month, counts[month], ()) for month in newest_first),
            previous=_year_link(before),
            next=_year_link(after),
        )
        yield Page(urls.updates_year(year), "pages/updates_year.html", view)
    by_month = {month: tuple(found) for month, found in groupby(items, key=_month_of)}
    for month_before, month, month_after in with_neighbours(months):
        yield from _month_pages(month, by_month[month], month_before, month_after)
