"""Deadlines: which years and months have tasks or milestones due, and what is due on each day of a month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from congkhai import urls
from congkhai.dataset.words import DEADLINE_KIND_LABELS
from congkhai.deadlines import DeadlineKind
from congkhai.library import TaskKey
from congkhai.pages.base import Crumb, Page, Site, View
from congkhai.pages.comparison import SumTable, sum_row
from congkhai.pages.listing import LIMIT, Count
from congkhai.pages.shared import HOME_CRUMB, TaskRow, agency_crumb, task_rows

DEADLINES_CRUMB = Crumb("Thời hạn", urls.DEADLINES)
Month = tuple[int, int]  # year, month


@dataclass(frozen=True, slots=True)
class Due:
    """A task due on a day, or a milestone of it: ``step`` is the milestone's name, "" for the task itself."""

    day: date
    step: str
    done: date | None
    row: TaskRow


@dataclass(frozen=True, slots=True)
class Day:
    """What is due on one day."""

    day: date
    items: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month with the number of tasks due in it and of milestones."""

    label: str
    path: str
    tasks: int
    steps: int


@dataclass(frozen=True, slots=True)
class YearPart:
    """A year with its months."""

    label: str
    path: str
    months: tuple[MonthLine, ...]


@dataclass(frozen=True, slots=True)
class Undated:
    """How many tasks of a kind of deadline have no day by which they are due."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class MonthsView(View):
    """All years and months with deadlines; ``dated`` of ``total`` tasks are due on a day."""

    years: tuple[YearPart, ...]
    undated: tuple[Undated, ...]
    dated: int
    total: int
    calendars: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class YearView(View):
    """One year: its months, and the sum of the tasks due in each."""

    year: YearPart
    sums: SumTable
    previous: Crumb | None
    next: Crumb | None


@dataclass(frozen=True, slots=True)
class MonthView(View):
    """What is due in a month, or in one agency's part of it; ``elsewhere`` when it is too long for one page."""

    tasks: int
    steps: int
    days: tuple[Day, ...]
    elsewhere: tuple[Count, ...]
    calendars: tuple[Crumb, ...]
    previous: Crumb | None
    next: Crumb | None


def due_in_months(site: Site) -> Mapping[Month, tuple[Due, ...]]:
    """Year and month → what is due in it, by day, in the order of the library; months in order of time.

    A task with dated milestones stands on the days of these, and on its own day when no milestone does.
    """
    rows = task_rows(site)
    found: defaultdict[Month, list[Due]] = defaultdict(list)
    for key, facts in site.facts.tasks.items():
        steps = [step for step in facts.milestones if step.due]
        for step in steps:
            if step.due:
                found[step.due.year, step.due.month].append(Due(step.due, step.name, step.done, rows[key]))
        if facts.due and all(step.due != facts.due for step in steps):
            found[facts.due.year, facts.due.month].append(Due(facts.due, "", facts.finished, rows[key]))
    return {month: tuple(sorted(found[month], key=lambda item: item.day)) for month in sorted(found)}


def _tasks_due(site: Site) -> Mapping[Month, tuple[TaskKey, ...]]:
    found: defaultdict[Month, list[TaskKey]] = defaultdict(list)
    for key, facts in site.facts.tasks.items():
        if facts.due:
            found[facts.due.year, facts.due.month].append(key)
    return {month: tuple(keys) for month, keys in found.items()}


def _label(month: Month) -> str:
    return f"Tháng {month[1]}/{month[0]}"


def _crumb(month: Month | None) -> Crumb | None:
    return Crumb(_label(month), urls.month(*month)) if month else None


def _year_crumb(year: int | None) -> Crumb | None:
    return Crumb(f"Năm {year}", urls.year(year)) if year is not None else None


def _undated(site: Site) -> tuple[Undated, ...]:
    counts: defaultdict[DeadlineKind, int] = defaultdict(int)
    for key, facts in site.facts.tasks.items():
        if facts.due is None:
            counts[site.library.tasks[key].deadline.kind] += 1
    return tuple(
        Undated(label[:1].upper() + label[1:], counts[kind])
        for kind, label in DEADLINE_KIND_LABELS.items()
        if counts[kind]
    )


def _calendars(site: Site, agency_ids: Iterable[str]) -> tuple[Crumb, ...]:
    agencies = site.library.agencies
    wanted = set(agency_ids)
    return tuple(
        Crumb(agency_crumb(entry).label, urls.agency_calendar(agency_id))
        for agency_id, entry in agencies.items()
        if agency_id in wanted
    )


def _days(items: Iterable[Due]) -> tuple[Day, ...]:
    found: dict[date, list[Due]] = {}
    for item in items:
        found.setdefault(item.day, []).append(item)
    return tuple(Day(day, tuple(inside)) for day, inside in found.items())


def _month_pages(
    site: Site, month: Month, items: tuple[Due, ...], before: Month | None, after: Month | None, tasks: int
) -> Iterator[Page]:
    path, label = urls.month(*month), _label(month)
    owned: dict[str, list[Due]] = {}
    for item in items:
        owned.setdefault(item.row.agency_code, []).append(item)
    names = {agency: site.library.agencies[agency].record.name for agency in owned}
    long = len(items) > LIMIT
    trail = (HOME_CRUMB, DEADLINES_CRUMB, Crumb(f"Năm {month[0]}", urls.year(month[0])))
    shares = [(agency, urls.share(path, agency), tuple(own)) for agency, own in owned.items() if long]
    view = MonthView(
        title=f"Đến hạn trong tháng {month[1]} năm {month[0]}",
        description=f"Các nhiệm vụ và mốc có hạn trong tháng {month[1]} năm {month[0]}, theo từng ngày.",
        trail=trail,
        tasks=tasks,
        steps=sum(1 for item in items if item.step),
        days=() if long else _days(items),
        elsewhere=tuple(Count(names[agency], own_path, len(own)) for agency, own_path, own in shares),
        calendars=() if long else _calendars(site, owned),
        previous=_crumb(before),
        next=_crumb(after),
    )
    yield Page(path, "pages/month.html", view)
    for agency, own_path, own in shares:
        yield Page(own_path, "pages/month.html", _share(site, view, agency, own, Crumb(label, path)))


def _share(site: Site, view: MonthView, agency: str, items: tuple[Due, ...], above: Crumb) -> MonthView:
    name = site.library.agencies[agency].record.name
    plans: dict[tuple[str, str], int] = {}
    for item in items:
        place = item.row.plan.label, f"{item.row.plan.path}?xep=han"
        plans[place] = plans.get(place, 0) + 1
    long = len(items) > LIMIT
    return MonthView(
        title=f"{view.title}: {name}",
        description=f"{view.description} Cơ quan: {name}.",
        trail=(*view.trail, above),
        tasks=len({item.row.path for item in items if item.day == item.row.due}),
        steps=sum(1 for item in items if item.step),
        days=() if long else _days(items),
        elsewhere=tuple(Count(*place, count) for place, count in plans.items()) if long else (),
        calendars=_calendars(site, (agency,)),
        previous=None,
        next=None,
    )


def _year_page(
    site: Site,
    part: YearPart,
    months: list[Month],
    years: list[int],
    tasks: Mapping[Month, tuple[TaskKey, ...]],
) -> Page:
    year = months[0][0]
    at = years.index(year)
    rows = tuple(sum_row(site, _label(m), urls.month(*m), tasks.get(m, ())) for m in months)
    whole = sum_row(site, "Cả năm", "", (key for m in months for key in tasks.get(m, ())))
    caption = f"Nhiệm vụ đến hạn trong năm {year}, theo tháng"
    view = YearView(
        title=f"Đến hạn trong năm {year}",
        description=f"Số nhiệm vụ và mốc đến hạn trong từng tháng của năm {year}.",
        trail=(HOME_CRUMB, DEADLINES_CRUMB),
        year=part,
        sums=SumTable("theo-thang", caption, "Tháng", rows, whole, site.facts.as_of),
        previous=_year_crumb(years[at - 1] if at else None),
        next=_year_crumb(years[at + 1] if at + 1 < len(years) else None),
    )
    return Page(urls.year(year), "pages/year.html", view)


def pages(site: Site) -> Iterator[Page]:
    """The overview, each year and each month in which anything is due."""
    due, tasks = due_in_months(site), _tasks_due(site)
    months = list(due)
    by_year: dict[int, list[Month]] = {}
    for month in months:
        by_year.setdefault(month[0], []).append(month)
    parts = {year: _year_part(year, inside, due, tasks) for year, inside in by_year.items()}
    undated = _undated(site)
    view = MonthsView(
        title="Thời hạn",
        description="Nhiệm vụ và mốc đến hạn theo năm và tháng; nhiệm vụ nào không có ngày đến hạn.",
        trail=(HOME_CRUMB,),
        years=tuple(reversed(parts.values())),
        undated=undated,
        dated=len(site.library.tasks) - sum(line.count for line in undated),
        total=len(site.library.tasks),
        calendars=_calendars(site, site.library.agencies),
    )
    yield Page(urls.DEADLINES, "pages/months.html", view)
    years = list(by_year)
    for year, inside in by_year.items():
        yield _year_page(site, parts[year], inside, years, tasks)
    for before, month, after in zip((None, *months), months, (*months[1:], None), strict=False):
        yield from _month_pages(site, month, due[month], before, after, len(tasks.get(month, ())))


def _year_part(
    year: int,
    months: list[Month],
    due: Mapping[Month, tuple[Due, ...]],
    tasks: Mapping[Month, tuple[TaskKey, ...]],
) -> YearPart:
    lines = tuple(
        MonthLine(
            _label(month),
            urls.month(*month),
            len(tasks.get(month, ())),
            sum(1 for item in due[month] if item.step),
        )
        for month in months
    )
    return YearPart(f"Năm {year}", urls.year(year), lines)
