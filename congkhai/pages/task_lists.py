"""Lists of tasks under headings, split into several pages where they would be too long for a cheap phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from congkhai import urls
from congkhai.pages.page_base import SiteData
from congkhai.pages.plan_names import years_phrase
from congkhai.pages.table_filters import Filter, task_filters
from congkhai.pages.task_table_rows import TaskRow

MAX_ROWS = 300
"""Rows of one page. A longer list is split by agency; an agency's part that is still too long gives counts
with links to the pages of its plans."""

Rows = tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks under one heading; ``anchor``, the id of the heading, is unique in its list."""

    anchor: str
    title: str
    path: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class LinkCount:
    """A link to another page, and how many things (mostly tasks) it lists."""

    label: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of ``total`` tasks: all of them in ``groups``, or links to their pages in ``elsewhere``."""

    total: int
    groups: tuple[TaskGroup, ...]
    elsewhere: tuple[LinkCount, ...]
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class AgencyPart:
    """One agency's part of a list, which has a page of its own at ``path``; ``agency`` is the agency's id."""

    agency: str
    name: str
    path: str
    listing: Listing


def group_rows(
    rows: Iterable[TaskRow], heading_of: Callable[[TaskRow], tuple[str, str, str]]
) -> tuple[TaskGroup, ...]:
    """Group rows by their heading (anchor, title, path), in the order in which headings first occur."""
    groups: dict[tuple[str, str, str], list[TaskRow]] = {}
    for row in rows:
        groups.setdefault(heading_of(row), []).append(row)
    return tuple(TaskGroup(*heading, tuple(group)) for heading, group in groups.items())


def group_by_agency(site: SiteData, rows: Iterable[TaskRow]) -> tuple[TaskGroup, ...]:
    """Group rows by agency."""
    agencies = site.library.agencies

    def heading_of(row: TaskRow) -> tuple[str, str, str]:
        return f"co-quan-{row.agency_code}", agencies[row.agency_code].record.name, row.agency.path

    return group_rows(rows, heading_of)


def group_by_year(site: SiteData, rows: Iterable[TaskRow]) -> tuple[TaskGroup, ...]:
    """Group rows by the years of their plan and by agency, newest years first."""
    agencies = site.library.agencies

    def heading_of(row: TaskRow) -> tuple[str, str, str]:
        title = f"{agencies[row.agency_code].record.name}, {years_phrase(row.years)}"
        return f"nam-{row.years}-{row.agency_code}", title, row.agency.path

    return group_rows(sorted(rows, key=lambda row: row.years[-4:], reverse=True), heading_of)


def group_by_plan(rows: Iterable[TaskRow]) -> tuple[TaskGroup, ...]:
    """Group the rows of one agency by plan."""

    def heading_of(row: TaskRow) -> tuple[str, str, str]:
        return f"ke-hoach-{row.plan.path.rstrip('/').rpartition('/')[2]}", row.plan.label, row.plan.path

    return group_rows(rows, heading_of)


def rows_by_agency(rows: Iterable[TaskRow]) -> dict[str, Rows]:
    """Give agency id → its rows."""
    found: dict[str, list[TaskRow]] = {}
    for row in rows:
        found.setdefault(row.agency_code, []).append(row)
    return {agency_id: tuple(own) for agency_id, own in found.items()}


def _plan_counts(rows: Rows, query: str) -> tuple[LinkCount, ...]:
    return tuple(LinkCount(group.title, group.path + query, len(group.rows)) for group in group_by_plan(rows))


def _agency_part(site: SiteData, path: str, agency_id: str, rows: Rows, query: str) -> AgencyPart:
    agency = site.library.agencies[agency_id]
    if len(rows) > MAX_ROWS:
        listing = Listing(len(rows), (), _plan_counts(rows, query), ())
    else:
        units = {unit.id: unit.name for unit in agency.record.units}
        listing = Listing(len(rows), group_by_plan(rows), (), task_filters(rows, units=units))
    return AgencyPart(agency_id, agency.record.name, urls.agency_part(path, agency_id), listing)


def split_listing(
    site: SiteData,
    path: str,
    rows: Rows,
    group: Callable[[SiteData, Rows], tuple[TaskGroup, ...]],
    query: str = "",
) -> tuple[Listing, tuple[AgencyPart, ...]]:
    """Give the list of the page at ``path`` and, if it is too long for one page, the parts of the agencies.

    ``group`` puts the rows of the page under headings. ``query`` is added to links to plans: it sets the
    filters of their tables so that they show the tasks of this list.
    """
    if len(rows) <= MAX_ROWS:
        return Listing(len(rows), group(site, rows), (), task_filters(rows, agencies=True)), ()
    parts = tuple(
        _agency_part(site, path, agency_id, own, query) for agency_id, own in rows_by_agency(rows).items()
    )
    counts = tuple(LinkCount(part.name, part.path, part.listing.total) for part in parts)
    return Listing(len(rows), (), counts, ()), parts
