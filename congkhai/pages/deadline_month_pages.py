"""The page of a month with what is due on each of its days, and its parts by agency where it is too long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from congkhai import urls
from congkhai.pages.due_dates import DueDay, DueItem, count_milestones, group_by_day
from congkhai.pages.links import HOME_LINK, agency_link
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.table_filters import Filter, task_filters
from congkhai.pages.task_lists import MAX_ROWS, LinkCount
from congkhai.pages.value_texts import YearMonth, month_label, year_label

DEADLINES_LINK = Link("Thời hạn", urls.DEADLINES)


@dataclass(frozen=True, slots=True)
class DeadlineMonthView(View):
    """What is due in a month, or one agency's part of it.

    ``total`` counts all items, ``steps`` the milestones among them. Where they are too many for one page,
    ``days`` is empty and ``elsewhere`` links to the pages that have them.
    """

    tasks: int
    steps: int
    total: int
    days: tuple[DueDay, ...]
    filters: tuple[Filter, ...]
    elsewhere: tuple[LinkCount, ...]
    calendars: tuple[Link, ...]
    previous: Link | None
    next: Link | None


def _month_link(month: YearMonth | None) -> Link | None:
    return Link(month_label(month), urls.month(*month)) if month else None


def calendar_links(site: SiteData, agency_ids: Iterable[str]) -> tuple[Link, ...]:
    """Give links to the calendars of agencies."""
    agencies = site.library.agencies
    return tuple(
        Link(agency_link(agencies[agency_id]).label, urls.agency_calendar(agency_id))
        for agency_id in agency_ids
    )


def _days_or_elsewhere(
    items: tuple[DueItem, ...], elsewhere: Iterable[LinkCount]
) -> tuple[tuple[DueDay, ...], tuple[LinkCount, ...]]:
    """The days of a page and no links, or, where it would be too long, no days and the links."""
    return ((), tuple(elsewhere)) if len(items) > MAX_ROWS else (group_by_day(items), ())


def month_pages(
    site: SiteData,
    month: YearMonth,
    items: tuple[DueItem, ...],
    tasks: int,
    neighbours: tuple[YearMonth | None, YearMonth | None],
) -> Iterator[Page]:
    """Yield the page of a month and, where it is too long for one page, the part of each agency.

    ``items`` are due in the month, ``tasks`` of them are tasks as a whole. ``neighbours``: the months before
    and after in which anything is due.
    """
    path = urls.month(*month)
    by_agency: dict[str, list[DueItem]] = {}
    for item in items:
        by_agency.setdefault(item.row.agency_code, []).append(item)
    counts = (
        LinkCount(site.library.agencies[agency].record.name, urls.agency_part(path, agency), len(own))
        for agency, own in by_agency.items()
    )
    days, elsewhere = _days_or_elsewhere(items, counts)
    view = DeadlineMonthView(
        title=f"Đến hạn trong tháng {month[1]} năm {month[0]}",
        description=f"Các nhiệm vụ và mốc có hạn trong tháng {month[1]} năm {month[0]}, theo từng ngày.",
        trail=(HOME_LINK, DEADLINES_LINK, Link(year_label(month[0]), urls.year(month[0]))),
        tasks=tasks,
        steps=count_milestones(items),
        total=len(items),
        days=days,
        filters=task_filters((item.row for item in items), agencies=True) if days else (),
        elsewhere=elsewhere,
        calendars=calendar_links(site, by_agency) if days else (),
        previous=_month_link(neighbours[0]),
        next=_month_link(neighbours[1]),
    )
    yield Page(path, "pages/month.html", view)
    if elsewhere:
        whole = replace(view, trail=(*view.trail, Link(month_label(month), path)), previous=None, next=None)
        for agency, own in by_agency.items():
            yield _agency_part(site, whole, urls.agency_part(path, agency), agency, tuple(own))


def _agency_part(
    site: SiteData, month: DeadlineMonthView, path: str, agency_id: str, items: tuple[DueItem, ...]
) -> Page:
    """The page of one agency's part of a month."""
    agency = site.library.agencies[agency_id].record
    plans = Counter((item.row.plan.label, f"{item.row.plan.path}?xep=han") for item in items)
    days, elsewhere = _days_or_elsewhere(items, (LinkCount(*plan, count) for plan, count in plans.items()))
    units = {unit.id: unit.name for unit in agency.units}
    view = replace(
        month,
        title=f"{month.title}: {agency.name}",
        description=f"{month.description} Cơ quan: {agency.name}.",
        tasks=len({item.row.path for item in items if item.day == item.row.due}),
        steps=count_milestones(items),
        total=len(items),
        days=days,
        filters=task_filters((item.row for item in items), units=units) if days else (),
        elsewhere=elsewhere,
        calendars=calendar_links(site, (agency_id,)),
    )
    return Page(path, "pages/month.html", view)
