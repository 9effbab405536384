"""The pages of deadlines: an overview, and a page for each year; `deadline_month_pages` adds the months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from congkhai import urls
from congkhai.dataset.code_labels import DEADLINE_KIND_LABELS
from congkhai.library import TaskKey
from congkhai.pages.comparison_tables import StatusCountsTable, status_counts_row
from congkhai.pages.deadline_month_pages import DEADLINES_LINK, calendar_links, month_pages
from congkhai.pages.due_dates import DueItem, count_milestones, due_items_by_month, due_tasks_by_month
from congkhai.pages.links import HOME_LINK
from congkhai.pages.neighbours import with_neighbours
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.value_texts import YearMonth, month_label, year_label

TasksByMonth = Mapping[YearMonth, tuple[TaskKey, ...]]


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month with the number of tasks and of milestones (``steps``) that are due in it."""

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
    """How many tasks with one kind of deadline have no day by which they are due."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class DeadlinesView(View):
    """All years and months with deadlines; ``dated`` of ``total`` tasks are due on a day.

    ``rules`` leads to how the program understands deadlines.
    """

    years: tuple[DeadlineYear, ...]
    undated: tuple[UndatedCount, ...]
    dated: int
    total: int
    calendars: tuple[Link, ...]
    rules: str


@dataclass(frozen=True, slots=True)
class DeadlineYearView(View):
    """One year: its months, and the status counts of the tasks due in each."""

    year: DeadlineYear
    sums: StatusCountsTable
    previous: Link | None
    next: Link | None


def _year_link(year: int | None) -> Link | None:
    return Link(year_label(year), urls.year(year)) if year is not None else None


def _undated_counts(site: SiteData) -> tuple[UndatedCount, ...]:
    tasks = site.library.tasks
    counts = Counter(tasks[key].deadline.kind for key, facts in site.facts.tasks.items() if facts.due is None)
    return tuple(
        UndatedCount(label[:1].upper() + label[1:], counts[kind])
        for kind, label in DEADLINE_KIND_LABELS.items()
        if counts[kind]
    )


def _deadline_year(
    year: int,
    months: Iterable[YearMonth],
    items: Mapping[YearMonth, tuple[DueItem, ...]],
    tasks: TasksByMonth,
) -> DeadlineYear:
    rows = tuple(
        MonthRow(
            month_label(month),
            urls.month(*month),
            len(tasks.get(month, ())),
            count_milestones(items[month]),
        )
        for month in months
    )
    return DeadlineYear(year_label(year), urls.year(year), rows)


def _year_page(
    site: SiteData,
    year: int,
    deadline_year: DeadlineYear,
    tasks: TasksByMonth,
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
        year=deadline_year,
        sums=StatusCountsTable("theo-thang", caption, "Tháng", rows, whole, site.facts.as_of),
        previous=_year_link(neighbours[0]),
        next=_year_link(neighbours[1]),
    )
    return Page(urls.year(year), "pages/year.html", view)


def pages(site: SiteData) -> Iterator[Page]:
    """Yield the overview, and a page for each year and each month in which anything is due."""
    items, tasks = due_items_by_month(site), due_tasks_by_month(site)
    months = list(items)
    years = {
        year: _deadline_year(year, [month for month in months if month[0] == year], items, tasks)
        for year in dict.fromkeys(year for year, _ in months)
    }
    undated = _undated_counts(site)
    view = DeadlinesView(
        title="Thời hạn",
        description="Nhiệm vụ và mốc đến hạn theo năm và tháng; nhiệm vụ nào không có ngày đến hạn.",
        trail=(HOME_LINK,),
        years=tuple(reversed(years.values())),
        undated=undated,
        dated=len(site.library.tasks) - sum(count.count for count in undated),
        total=len(site.library.tasks),
        calendars=calendar_links(site, site.library.agencies),
        rules=urls.DEADLINE_RULES,
    )
    yield Page(urls.DEADLINES, "pages/months.html", view)
    for year_before, year, year_after in with_neighbours(list(years)):
        yield _year_page(site, year, years[year], tasks, (year_before, year_after))
    for month_before, month, month_after in with_neighbours(months):
        due_tasks = len(tasks.get(month, ()))
        yield from month_pages(site, month, items[month], due_tasks, (month_before, month_after))
