"""The newest updates, and one page for each month, so that pages keep still when updates are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from congkhai import urls
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.task_lists import MAX_ROWS, LinkCount
from congkhai.pages.task_table_rows import HOME_LINK, UpdateItem, newest_updates

MAX_UPDATES = 50  # updates on the first page
UPDATES_LINK = Link("Cập nhật", urls.UPDATES)
YearMonth = tuple[int, int]  # year, month


@dataclass(frozen=True, slots=True)
class UpdateMonth:
    """The updates of a month; ``items`` may be but the newest of the ``count``."""

    label: str
    path: str
    count: int
    items: tuple[UpdateItem, ...]


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many updates a year has."""

    label: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class UpdatesView(View):
    """The newest updates by month; ``total`` of all time, in ``years``."""

    total: int
    months: tuple[UpdateMonth, ...]
    years: tuple[YearCount, ...]
    feed: str
    feeds: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class UpdatesYearView(View):
    """The months of a year that have updates, newest first."""

    months: tuple[UpdateMonth, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class UpdatesMonthView(View):
    """The updates of a month, or of one agency in it; ``elsewhere`` when they are too many for one page."""

    month: UpdateMonth
    elsewhere: tuple[LinkCount, ...]
    previous: Link | None
    next: Link | None


def _month(item: UpdateItem) -> YearMonth:
    return item.day.year, item.day.month


def _month_name(month: YearMonth) -> str:
    return f"tháng {month[1]} năm {month[0]}"


def _update_month(month: YearMonth, count: int, items: Iterable[UpdateItem]) -> UpdateMonth:
    return UpdateMonth(f"Tháng {month[1]}/{month[0]}", urls.updates_month(*month), count, tuple(items))


def _month_link(month: YearMonth | None) -> Link | None:
    return Link(f"Tháng {month[1]}/{month[0]}", urls.updates_month(*month)) if month else None


def _year_link(year: int | None) -> Link | None:
    return Link(f"Năm {year}", urls.updates_year(year)) if year is not None else None


def _month_pages(
    month: YearMonth, items: tuple[UpdateItem, ...], before: YearMonth | None, after: YearMonth | None
) -> Iterator[Page]:
    path = urls.updates_month(*month)
    owned: dict[Link, list[UpdateItem]] = {}
    for item in items:
        owned.setdefault(item.agency, []).append(item)
    long = len(items) > MAX_ROWS
    parts = {agency: path + agency.path.removeprefix(urls.AGENCIES) for agency in owned if long}
    view = UpdatesMonthView(
        title=f"Báo cáo trong {_month_name(month)}",
        description=f"Các báo cáo tiến độ của mọi cơ quan trong {_month_name(month)}.",
        trail=(HOME_LINK, UPDATES_LINK, Link(f"Năm {month[0]}", urls.updates_year(month[0]))),
        month=_update_month(month, len(items), () if long else items),
        elsewhere=tuple(LinkCount(agency.label, own, len(owned[agency])) for agency, own in parts.items()),
        previous=_month_link(before),
        next=_month_link(after),
    )
    yield Page(path, "pages/updates_month.html", view)
    for agency, own in parts.items():
        yield Page(
            own,
            "pages/updates_month.html",
            UpdatesMonthView(
                title=f"{view.title}: {agency.label}",
                description=f"Các báo cáo tiến độ của {agency.label} trong {_month_name(month)}.",
                trail=(*view.trail, Link(view.month.label, path)),
                month=_update_month(month, len(owned[agency]), owned[agency]),
                elsewhere=(),
                previous=None,
                next=None,
            ),
        )


def _overview(site: SiteData, items: tuple[UpdateItem, ...], counts: Counter[YearMonth]) -> Page:
    newest = groupby(items[:MAX_UPDATES], key=_month)
    years = Counter(item.day.year for item in items)
    view = UpdatesView(
        title="Cập nhật",
        description="Báo cáo tiến độ mới nhất của các cơ quan về từng nhiệm vụ.",
        trail=(HOME_LINK,),
        total=len(items),
        months=tuple(_update_month(month, counts[month], found) for month, found in newest),
        years=tuple(
            YearCount(f"Năm {year}", urls.updates_year(year), count) for year, count in years.items()
        ),
        feed=urls.feed(),
        feeds=tuple(
            Link(agency.record.name, urls.feed(agency.id)) for agency in site.library.agencies.values()
        ),
    )
    return Page(urls.UPDATES, "pages/updates.html", view)


def pages(site: SiteData) -> Iterator[Page]:
    """The newest updates, each year and each month that has any."""
    items = newest_updates(site, site.library.tasks)
    counts = Counter(_month(item) for item in items)
    yield _overview(site, items, counts)
    months = sorted(counts)
    years = sorted({year for year, _ in months})
    for before, year, after in zip((None, *years), years, (*years[1:], None), strict=False):
        own = [month for month in reversed(months) if month[0] == year]
        view = UpdatesYearView(
            title=f"Báo cáo trong năm {year}",
            description=f"Các tháng của năm {year} có báo cáo tiến độ.",
            trail=(HOME_LINK, UPDATES_LINK),
            months=tuple(_update_month(month, counts[month], ()) for month in own),
            previous=_year_link(before),
            next=_year_link(after),
        )
        yield Page(urls.updates_year(year), "pages/updates_year.html", view)
    by_month = {month: tuple(found) for month, found in groupby(items, key=_month)}
    for first, month, last in zip((None, *months), months, (*months[1:], None), strict=False):
        yield from _month_pages(month, by_month[month], first, last)
