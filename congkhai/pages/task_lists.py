"""Lists of tasks in groups, kept to a length that a cheap phone can load."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from congkhai import urls
from congkhai.pages.page_base import SiteData
from congkhai.pages.table_filters import Filter, filters
from congkhai.pages.task_table_rows import TaskRow

MAX_ROWS = 300  # rows of one page; more are split by agency, then left to the pages of the plans


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks under one heading; ``anchor`` is unique in its list."""

    anchor: str
    title: str
    path: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class LinkCount:
    """How many tasks stand on another page."""

    label: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of ``total`` tasks: all of them in ``groups``, or, when too many, counts of where they stand."""

    total: int
    groups: tuple[TaskGroup, ...]
    elsewhere: tuple[LinkCount, ...]
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class AgencyPart:
    """The page with one agency's part of a list."""

    agency: str
    name: str
    path: str
    listing: Listing


Rows = tuple[TaskRow, ...]


def group_rows(
    rows: Iterable[TaskRow], name: Callable[[TaskRow], tuple[str, str, str]]
) -> tuple[TaskGroup, ...]:
    """Rows by what ``name`` says of them: anchor, title and path; groups in the order of their first rows."""
    groups: dict[tuple[str, str, str], list[TaskRow]] = {}
    for row in rows:
        groups.setdefault(name(row), []).append(row)
    return tuple(TaskGroup(*heading, tuple(inside)) for heading, inside in groups.items())


def group_by_agency(site: SiteData, rows: Iterable[TaskRow]) -> tuple[TaskGroup, ...]:
    """Rows by agency."""
    agencies = site.library.agencies

    def name(row: TaskRow) -> tuple[str, str, str]:
        return f"co-quan-{row.agency_code}", agencies[row.agency_code].record.name, row.agency.path

    return group_rows(rows, name)


def group_by_year(site: SiteData, rows: Iterable[TaskRow]) -> tuple[TaskGroup, ...]:
    """Rows by the years of their plan, newest first, and by agency."""
    agencies = site.library.agencies

    def name(row: TaskRow) -> tuple[str, str, str]:
        title = f"{agencies[row.agency_code].record.name}, {years_phrase(row.years)}"
        return f"nam-{row.years}-{row.agency_code}", title, row.agency.path

    return group_rows(sorted(rows, key=lambda row: row.years[-4:], reverse=True), name)


def group_by_plan(rows: Iterable[TaskRow]) -> tuple[TaskGroup, ...]:
    """Rows of one agency by plan."""

    def name(row: TaskRow) -> tuple[str, str, str]:
        return f"ke-hoach-{row.plan.path.rstrip('/').rpartition('/')[2]}", row.plan.label, row.plan.path

    return group_rows(rows, name)


def years_phrase(years: str) -> str:
    """``năm 2022`` or ``giai đoạn 2021-2025``."""
    return f"giai đoạn {years}" if "-" in years else f"năm {years}"


def rows_by_agency(rows: Iterable[TaskRow]) -> dict[str, Rows]:
    """Agency id → its rows."""
    found: dict[str, list[TaskRow]] = {}
    for row in rows:
        found.setdefault(row.agency_code, []).append(row)
    return {agency: tuple(own) for agency, own in found.items()}


def _plan_counts(rows: Rows, query: str) -> tuple[LinkCount, ...]:
    return tuple(LinkCount(group.title, group.path + query, len(group.rows)) for group in group_by_plan(rows))


def _agency_part(site: SiteData, path: str, agency_id: str, rows: Rows, query: str) -> AgencyPart:
    agency = site.library.agencies[agency_id]
    if len(rows) > MAX_ROWS:
        inside = Listing(len(rows), (), _plan_counts(rows, query), ())
    else:
        units = {unit.id: unit.name for unit in agency.record.units}
        inside = Listing(len(rows), group_by_plan(rows), (), filters(rows, units=units))
    return AgencyPart(agency_id, agency.record.name, urls.agency_part(path, agency_id), inside)


def split_listing(
    site: SiteData,
    path: str,
    rows: Rows,
    group: Callable[[SiteData, Rows], tuple[TaskGroup, ...]],
    query: str = "",
) -> tuple[Listing, tuple[AgencyPart, ...]]:
    """The list at ``path`` and, where it would be too long for a page, one page for each agency.

    ``query`` narrows the page of a plan down to these tasks, where its own filters can.
    """
    if len(rows) <= MAX_ROWS:
        return Listing(len(rows), group(site, rows), (), filters(rows, agencies=True)), ()
    shares = tuple(
        _agency_part(site, path, agency, own, query) for agency, own in rows_by_agency(rows).items()
    )
    counts = tuple(LinkCount(share.name, share.path, share.listing.total) for share in shares)
    return Listing(len(rows), (), counts, ()), shares
