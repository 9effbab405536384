"""The pages of indicators: those of all plans, and those of an agency with the targets of its tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from congkhai import urls
from congkhai.facts import TARGET_OUTCOME_RULES, TargetOutcome
from congkhai.library import AgencyEntry, IndicatorEntry, TaskKey
from congkhai.pages.links import HOME_LINK
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.status_badges import TARGET_OUTCOME_BADGES, Badge
from congkhai.pages.table_filters import Filter, make_filter
from congkhai.pages.target_table_rows import TargetRow, has_target, indicator_row, task_target_row
from congkhai.pages.task_lists import MAX_ROWS, LinkCount


@dataclass(frozen=True, slots=True)
class TargetOutcomeCount:
    """How many targets have an outcome, and the rule of that outcome."""

    badge: Badge
    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class TargetList:
    """Targets in one table.

    Where they are too many for one page, ``rows`` is empty and ``elsewhere`` links to the pages that have
    them.
    """

    total: int
    counts: tuple[TargetOutcomeCount, ...]
    rows: tuple[TargetRow, ...]
    elsewhere: tuple[LinkCount, ...]
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class AgencyTargetCounts:
    """An agency with the numbers of its indicators and of its tasks that set a target."""

    name: str
    path: str
    indicators: int
    tasks: int


@dataclass(frozen=True, slots=True)
class IndicatorsView(View):
    """What the template of all indicators sees; the targets of tasks are on the pages of ``agencies``."""

    indicators: TargetList
    agencies: tuple[AgencyTargetCounts, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class AgencyTargetsView(View):
    """What the template of one agency's indicators and targets sees."""

    agency: Link
    indicators: TargetList
    tasks: TargetList
    as_of: date


def _filters(rows: Iterable[TargetRow]) -> tuple[Filter, ...]:
    listed = tuple(rows)
    found = (
        make_filter("dat", "Kết quả", ((row.outcome.code, row.outcome.label) for row in listed)),
        make_filter("co-quan", "Cơ quan", ((row.agency_code, row.agency.label) for row in listed)),
        make_filter("nam", "Năm", ((row.years, row.years) for row in listed)),
    )
    return tuple(item for item in found if item)


def _target_list(rows: tuple[TargetRow, ...], elsewhere: Iterable[LinkCount]) -> TargetList:
    """A table of targets; ``elsewhere`` is used only where the rows are too many for one page."""
    codes = [row.outcome.code for row in rows]
    counts = tuple(
        TargetOutcomeCount(
            TARGET_OUTCOME_BADGES[outcome], TARGET_OUTCOME_RULES[outcome], codes.count(outcome.value)
        )
        for outcome in TargetOutcome
    )
    if len(rows) > MAX_ROWS:
        return TargetList(len(rows), counts, (), tuple(elsewhere), ())
    return TargetList(len(rows), counts, rows, (), _filters(rows))


def _by_plan(rows: tuple[TargetRow, ...]) -> Iterator[LinkCount]:
    counts = Counter(row.plan for row in rows)
    return (LinkCount(plan.label, plan.path, count) for plan, count in counts.items())


def _agency_page(
    site: SiteData, agency: AgencyEntry, indicators: tuple[TargetRow, ...], tasks: tuple[TargetRow, ...]
) -> Page:
    name = agency.record.name
    view = AgencyTargetsView(
        title=f"Chỉ tiêu và mục tiêu của {name}",
        description=f"Chỉ tiêu trong kế hoạch của {name}, mục tiêu của từng nhiệm vụ và số liệu đã công bố.",
        trail=(HOME_LINK, Link("Chỉ tiêu", urls.INDICATORS)),
        agency=Link(name, urls.agency(agency.id)),
        indicators=_target_list(indicators, _by_plan(indicators)),
        tasks=_target_list(tasks, _by_plan(tasks)),
        as_of=site.facts.as_of,
    )
    return Page(urls.agency_targets(agency.id), "pages/agency_targets.html", view)


def pages_of_agencies(site: SiteData) -> Iterator[Page]:
    """Yield a page for each agency that has an indicator or a task with a target."""
    for agency in site.library.agencies.values():
        indicators = tuple(indicator_row(site, entry) for entry in _indicators(site, agency))
        tasks = tuple(task_target_row(site, key) for key in _tasks_with_targets(site, agency))
        if indicators or tasks:
            yield _agency_page(site, agency, indicators, tasks)


def _indicators(site: SiteData, agency: AgencyEntry) -> Iterator[IndicatorEntry]:
    return (entry for plan in agency.plans for entry in site.library.plans[plan].indicators)


def _tasks_with_targets(site: SiteData, agency: AgencyEntry) -> Iterator[TaskKey]:
    return (key for key in site.agency_tasks(agency) if has_target(site, key))


def pages(site: SiteData) -> Iterator[Page]:
    """Yield the page of all indicators."""
    everything: list[TargetRow] = []
    lines: list[AgencyTargetCounts] = []
    for agency in site.library.agencies.values():
        indicators = [indicator_row(site, entry) for entry in _indicators(site, agency)]
        tasks = sum(1 for _ in _tasks_with_targets(site, agency))
        if indicators or tasks:
            path = urls.agency_targets(agency.id)
            lines.append(AgencyTargetCounts(agency.record.name, path, len(indicators), tasks))
            everything += indicators
    view = IndicatorsView(
        title="Chỉ tiêu",
        description="Chỉ tiêu của các kế hoạch: mức phải đạt, số liệu mới nhất, đạt hay chưa đạt.",
        trail=(HOME_LINK,),
        indicators=_target_list(
            tuple(everything),
            (LinkCount(line.name, line.path, line.indicators) for line in lines if line.indicators),
        ),
        agencies=tuple(lines),
        as_of=site.facts.as_of,
    )
    yield Page(urls.INDICATORS, "pages/indicators.html", view)
