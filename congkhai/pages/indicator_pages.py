"""Indicators and targets: those of all plans, and for each agency also those of its tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from congkhai import urls
from congkhai.facts import TARGET_OUTCOME_RULES, TargetOutcome
from congkhai.library import AgencyEntry, IndicatorEntry, TaskKey
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.status_badges import Badge
from congkhai.pages.table_filters import Filter, make_filter
from congkhai.pages.target_table_rows import TargetRow, has_target, indicator_row, task_target_row
from congkhai.pages.target_wording import TARGET_OUTCOME_BADGES
from congkhai.pages.task_lists import MAX_ROWS, LinkCount
from congkhai.pages.task_table_rows import HOME_LINK


@dataclass(frozen=True, slots=True)
class TargetOutcomeCount:
    """How many targets stand so against their newest figure, and the rule."""

    badge: Badge
    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class TargetList:
    """Targets in one table; ``elsewhere`` instead of ``rows`` when they are too many for a page."""

    total: int
    counts: tuple[TargetOutcomeCount, ...]
    rows: tuple[TargetRow, ...]
    elsewhere: tuple[LinkCount, ...]
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class AgencyTargetCounts:
    """An agency with the number of its indicators and of its tasks that set a target."""

    name: str
    path: str
    indicators: int
    tasks: int


@dataclass(frozen=True, slots=True)
class IndicatorsView(View):
    """The indicators of all plans; the targets of tasks stand on the pages of ``agencies``."""

    indicators: TargetList
    agencies: tuple[AgencyTargetCounts, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class AgencyTargetsView(View):
    """One agency's indicators, and the targets of its tasks."""

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
    """``elsewhere`` is asked for only when the rows are too many."""
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
    plans = [row.plan for row in rows]
    return (LinkCount(plan.label, plan.path, plans.count(plan)) for plan in dict.fromkeys(plans))


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


def of_agencies(site: SiteData) -> Iterator[Page]:
    """A page for each agency with an indicator or a task that sets a target."""
    for agency in site.library.agencies.values():
        indicators = tuple(indicator_row(site, entry) for entry in _indicators(site, agency))
        tasks = tuple(task_target_row(site, key) for key in _tasks_with_targets(site, agency))
        if indicators or tasks:
            yield _agency_page(site, agency, indicators, tasks)


def _indicators(site: SiteData, agency: AgencyEntry) -> Iterator[IndicatorEntry]:
    return (entry for plan in agency.plans for entry in site.library.plans[plan].indicators)


def _tasks_with_targets(site: SiteData, agency: AgencyEntry) -> Iterator[TaskKey]:
    keys = (task.key for plan in agency.plans for task in site.library.plans[plan].tasks)
    return (key for key in keys if has_target(site, key))


def pages(site: SiteData) -> Iterator[Page]:
    """The overview."""
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
