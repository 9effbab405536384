"""Deadlines: which years and months have tasks or milestones due, and what is due on each day of a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from congkhai import urls
from congkhai.dataset.code_labels import DEADLINE_KIND_LABELS
from congkhai.pages.comparison_tables import StatusCountsTable, status_counts_row
from congkhai.pages.due_dates import (
    DueDay,
    DueItem,
    Keys,
    YearMonth,
    count_milestones,
    due_items_by_month,
    due_tasks_by_month,
    group_by_day,
    month_label,
    month_link,
    year_link,
)
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.table_filters import Filter, filters
from congkhai.pages.task_lists import MAX_ROWS, LinkCount
from congkhai.pages.task_table_rows import HOME_LINK, agency_link

DEADLINES_LINK = Link("Thời hạn", urls.DEADLINES)


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month with the number of tasks due in it and of milestones."""

    label: str
    path: str
    tasks: int
    steps: int


@dataclass(frozen=True, slots=True)
class DeadlineYear:
    """A year with its months."""

    label: str
    path: str
    months: tuple[MonthRow, ...]


@dataclass(frozen=True, slots=True)
class UndatedCount:
    """How many tasks of a kind of deadline have no day by which they are due."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class DeadlinesView(View):
    """All years and months with deadlines; ``dated`` of ``total`` tasks are due on a day.

    ``rules`` leads to how deadlines are understood.
    """

    years: tuple[DeadlineYear, ...]
    undated: tuple[UndatedCount, ...]
    dated: int
    total: int
    calendars: tuple[Link, ...]
    rules: str


@dataclass(frozen=True, slots=True)
class DeadlineYearView(View):
    """One year: its months, and the sum of the tasks due in each."""

    year: DeadlineYear
    sums: StatusCountsTable
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class DeadlineMonthView(View):
    """What is due in a month, or an agency's part of it; ``elsewhere`` when it is too long for one page."""

    tasks: int
    steps: int
    total: int
    days: tuple[DueDay, ...]
    filters: tuple[Filter, ...]
    elsewhere: tuple[LinkCount, ...]
    calendars: tuple[Link, ...]
    previous: Link | None
    next: Link | None


def _undated_counts(site: SiteData) -> tuple[UndatedCount, ...]:
    tasks = site.library.tasks
    counts = Counter(tasks[key].deadline.kind for key, facts in site.facts.tasks.items() if facts.due is None)
    return tuple(
        UndatedCount(label[:1].upper() + label[1:], counts[kind])
        for kind, label in DEADLINE_KIND_LABELS.items()
        if counts[kind]
    )


def _calendars(site: SiteData, agency_ids: Iterable[str]) -> tuple[Link, ...]:
    agencies = site.library.agencies
    return tuple(
        Link(agency_link(agencies[agency_id]).label, urls.agency_calendar(agency_id))
        for agency_id in agency_ids
    )


def _days_or_elsewhere(
    items: tuple[DueItem, ...], elsewhere: Iterable[LinkCount]
) -> tuple[tuple[DueDay, ...], tuple[LinkCount, ...]]:
    """The days of a page, or, when they hold too much, where it stands instead."""
    return ((), tuple(elsewhere)) if len(items) > MAX_ROWS else (group_by_day(items), ())


def _month_pages(
    site: SiteData,
    month: YearMonth,
    items: tuple[DueItem, ...],
    tasks: int,
    neighbours: tuple[YearMonth | None, YearMonth | None],
) -> Iterator[Page]:
    path = urls.month(*month)
    owned: dict[str, list[DueItem]] = {}
    for item in items:
        owned.setdefault(item.row.agency_code, []).append(item)
    names = {agency: site.library.agencies[agency].record.name for agency in owned}
    counts = (
        LinkCount(names[agency], urls.agency_part(path, agency), len(own)) for agency, own in owned.items()
    )
    days, elsewhere = _days_or_elsewhere(items, counts)
    view = DeadlineMonthView(
        title=f"Đến hạn trong tháng {month[1]} năm {month[0]}",
        description=f"Các nhiệm vụ và mốc có hạn trong tháng {month[1]} năm {month[0]}, theo từng ngày.",
        trail=(HOME_LINK, DEADLINES_LINK, Link(f"Năm {month[0]}", urls.year(month[0]))),
        tasks=tasks,
        steps=count_milestones(items),
        total=len(items),
        days=days,
        filters=filters((item.row for item in items), agencies=True) if days else (),
        elsewhere=elsewhere,
        calendars=_calendars(site, owned) if days else (),
        previous=month_link(neighbours[0]),
        next=month_link(neighbours[1]),
    )
    yield Page(path, "pages/month.html", view)
    if elsewhere:
        whole = replace(view, trail=(*view.trail, Link(month_label(month), path)), previous=None, next=None)
        for agency, own in owned.items():
            yield _agency_part(site, whole, urls.agency_part(path, agency), agency, tuple(own))


def _agency_part(
    site: SiteData, month: DeadlineMonthView, path: str, agency_id: str, items: tuple[DueItem, ...]
) -> Page:
    """One agency's part of a month."""
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
        filters=filters((item.row for item in items), units=units) if days else (),
        elsewhere=elsewhere,
        calendars=_calendars(site, (agency_id,)),
    )
    return Page(path, "pages/month.html", view)


def _deadline_year(
    year: int,
    months: Iterable[YearMonth],
    due: Mapping[YearMonth, tuple[DueItem, ...]],
    tasks: Mapping[YearMonth, Keys],
) -> DeadlineYear:
    lines = tuple(
        MonthRow(
            month_label(month), urls.month(*month), len(tasks.get(month, ())), count_milestones(due[month])
        )
        for month in months
    )
    return DeadlineYear(f"Năm {year}", urls.year(year), lines)


def _year_page(
    site: SiteData,
    year: int,
    part: DeadlineYear,
    tasks: Mapping[YearMonth, Keys],
    neighbours: tuple[int | None, int | None],
) -> Page:
    own = {month: keys for month, keys in sorted(tasks.items()) if month[0] == year}
    rows = tuple(
        status_counts_row(site, month_label(month), urls.month(*month), keys) for month, keys in own.items()
    )
    whole = status_counts_row(site, "Cả năm", "", (key for keys in own.values() for key in keys))
    caption = f"Nhiệm vụ đến hạn trong năm {year}, theo tháng"
    view = DeadlineYearView(
        title=f"Đến hạn trong năm {year}",
        description=f"Số nhiệm vụ và mốc đến hạn trong từng tháng của năm {year}.",
        trail=(HOME_LINK, DEADLINES_LINK),
        year=part,
        sums=StatusCountsTable("theo-thang", caption, "Tháng", rows, whole, site.facts.as_of),
        previous=year_link(neighbours[0]),
        next=year_link(neighbours[1]),
    )
    return Page(urls.year(year), "pages/year.html", view)


def pages(site: SiteData) -> Iterator[Page]:
    """The overview, each year and each month in which anything is due."""
    due, tasks = due_items_by_month(site), due_tasks_by_month(site)
    months = list(due)
    years = list(dict.fromkeys(year for year, _ in months))
    parts = {year: _deadline_year(year, (m for m in months if m[0] == year), due, tasks) for year in years}
    undated = _undated_counts(site)
    view = DeadlinesView(
        title="Thời hạn",
        description="Nhiệm vụ và mốc đến hạn theo năm và tháng; nhiệm vụ nào không có ngày đến hạn.",
        trail=(HOME_LINK,),
        years=tuple(reversed(parts.values())),
        undated=undated,
        dated=len(site.library.tasks) - sum(line.count for line in undated),
        total=len(site.library.tasks),
        calendars=_calendars(site, site.library.agencies),
        rules=urls.DEADLINE_RULES,
    )
    yield Page(urls.DEADLINES, "pages/months.html", view)
    for before, year, after in zip((None, *years), years, (*years[1:], None), strict=False):
        yield _year_page(site, year, parts[year], tasks, (before, after))
    for before_month, month, after_month in zip((None, *months), months, (*months[1:], None), strict=False):
        count = len(tasks.get(month, ()))
        yield from _month_pages(site, month, due[month], count, (before_month, after_month))
