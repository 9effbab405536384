"""The pages of criteria: a list of the sets, each set, and each criterion across all agencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from congkhai import urls
from congkhai.library import CriterionEntry, IndicatorEntry, TaskKey
from congkhai.pages.comparison_tables import (
    StatusCountsRow,
    StatusCountsTable,
    compare_agencies,
    status_counts_row,
)
from congkhai.pages.links import HOME_LINK
from congkhai.pages.neighbours import with_neighbours
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.target_table_rows import TargetRow, indicator_row
from congkhai.pages.task_lists import AgencyPart, Listing, group_by_year, split_listing
from congkhai.pages.task_table_rows import rows_of

CRITERIA_LINK = Link("Tiêu chí", urls.CRITERIA)


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion in its set: how many tasks follow it, and of how many agencies."""

    name: str
    path: str
    note: str
    tasks: int
    agencies: int


@dataclass(frozen=True, slots=True)
class CriterionSetSummary:
    """A set of criteria; ``version``, ``source`` and ``note`` are "" where config.yaml has none."""

    anchor: str
    name: str
    path: str
    version: str
    source: str
    note: str
    criteria: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class CriteriaView(View):
    """What the template of the list of sets sees."""

    sets: tuple[CriterionSetSummary, ...]


@dataclass(frozen=True, slots=True)
class CriterionSetView(View):
    """What the template of a set, or of one agency's part of it, sees.

    ``criteria`` compares the criteria, ``comparisons`` the agencies over the whole set. ``listing`` has the
    tasks that follow the set as a whole and no single criterion of it.
    """

    set: CriterionSetSummary
    criteria: StatusCountsTable
    comparisons: tuple[StatusCountsTable, ...]
    indicators: tuple[TargetRow, ...]
    listing: Listing


@dataclass(frozen=True, slots=True)
class CriterionView(View):
    """What the template of a criterion, or of one agency's part of it, sees.

    ``name`` and ``path`` are those of the criterion on both. ``agency`` is the agency's name, "" on the page
    of all agencies.
    """

    name: str
    path: str
    agency: str
    note: str
    set: CriterionSetSummary
    comparisons: tuple[StatusCountsTable, ...]
    indicators: tuple[TargetRow, ...]
    listing: Listing
    as_of: date
    previous: Link | None
    next: Link | None


def _entries(site: SiteData, set_id: str) -> tuple[CriterionEntry, ...]:
    found = site.library.criteria
    return tuple(
        found[set_id, criterion] for criterion in site.library.config.criterion_sets[set_id].criteria
    )


def _criterion_link(entry: CriterionEntry) -> Link:
    return Link(entry.name, urls.criterion(entry.key))


def _criterion_row(entry: CriterionEntry) -> CriterionRow:
    note = entry.record.note if entry.record else None
    agencies = {key[0] for key in entry.tasks}
    return CriterionRow(entry.name, urls.criterion(entry.key), note or "", len(entry.tasks), len(agencies))


def _set_summary(site: SiteData, set_id: str) -> CriterionSetSummary:
    record = site.library.config.criterion_sets[set_id]
    return CriterionSetSummary(
        anchor=f"bo-{urls.segment(set_id)}",
        name=record.name,
        path=urls.criterion((set_id, "")),
        version=record.version or "",
        source=record.source or "",
        note=record.note or "",
        criteria=tuple(_criterion_row(entry) for entry in _entries(site, set_id)),
    )


def _indicator_rows(site: SiteData, entries: tuple[IndicatorEntry, ...]) -> tuple[TargetRow, ...]:
    return tuple(indicator_row(site, entry) for entry in entries)


def _set_pages(site: SiteData, summary: CriterionSetSummary, set_id: str) -> Iterator[Page]:
    whole = site.library.criteria[set_id, ""]
    entries = _entries(site, set_id)
    keys: dict[TaskKey, None] = dict.fromkeys(key for entry in (whole, *entries) for key in entry.tasks)
    indicators = {
        (indicator.agency, indicator.plan, indicator.index): indicator
        for entry in (whole, *entries)
        for indicator in entry.indicators
    }
    rows: tuple[StatusCountsRow, ...] = tuple(
        status_counts_row(site, entry.name, urls.criterion(entry.key), entry.tasks) for entry in entries
    )
    listing, parts = split_listing(site, summary.path, rows_of(site, whole.tasks), group_by_year)
    view = CriterionSetView(
        title=summary.name,
        description=f"{summary.name}: từng tiêu chí, các nhiệm vụ theo tiêu chí và so sánh giữa các cơ quan.",
        trail=(HOME_LINK, CRITERIA_LINK),
        set=summary,
        criteria=StatusCountsTable(
            "tung-tieu-chi",
            "Nhiệm vụ theo từng tiêu chí",
            "Tiêu chí",
            rows,
            None,
            site.facts.as_of,
        ),
        comparisons=compare_agencies(site, keys),
        indicators=_indicator_rows(site, tuple(indicators.values())),
        listing=listing,
    )
    yield Page(summary.path, "pages/criterion_set.html", view)
    for part in parts:
        own_keys = [key for key in keys if key[0] == part.agency]
        agency_view = replace(
            view,
            title=f"{summary.name}: {part.name}",
            description=f"Các nhiệm vụ của {part.name} theo {summary.name}.",
            trail=(*view.trail, Link(summary.name, summary.path)),
            comparisons=compare_agencies(site, own_keys),
            indicators=tuple(row for row in view.indicators if row.agency_code == part.agency),
            listing=part.listing,
        )
        yield Page(part.path, "pages/criterion_set.html", agency_view)


def _agency_part_page(
    site: SiteData, view: CriterionView, part: AgencyPart, keys: tuple[TaskKey, ...]
) -> Page:
    agency_view = replace(
        view,
        title=f"{view.name}: {part.name}",
        description=f"Các nhiệm vụ của {part.name} theo tiêu chí {view.name}.",
        trail=(*view.trail, Link(view.name, view.path)),
        agency=part.name,
        comparisons=compare_agencies(site, (key for key in keys if key[0] == part.agency)),
        indicators=tuple(row for row in view.indicators if row.agency_code == part.agency),
        listing=part.listing,
        previous=None,
        next=None,
    )
    return Page(part.path, "pages/criterion.html", agency_view)


def _criterion_pages(
    site: SiteData,
    summary: CriterionSetSummary,
    entry: CriterionEntry,
    before: CriterionEntry | None,
    after: CriterionEntry | None,
) -> Iterator[Page]:
    path = urls.criterion(entry.key)
    listing, parts = split_listing(site, path, rows_of(site, entry.tasks), group_by_year)
    view = CriterionView(
        title=entry.name,
        description=f"Các nhiệm vụ của mọi cơ quan theo tiêu chí {entry.name} ({summary.name}).",
        trail=(HOME_LINK, CRITERIA_LINK, Link(summary.name, summary.path)),
        name=entry.name,
        path=path,
        agency="",
        note=(entry.record.note or "") if entry.record else "",
        set=summary,
        comparisons=compare_agencies(site, entry.tasks),
        indicators=_indicator_rows(site, entry.indicators),
        listing=listing,
        as_of=site.facts.as_of,
        previous=_criterion_link(before) if before else None,
        next=_criterion_link(after) if after else None,
    )
    yield Page(path, "pages/criterion.html", view)
    for part in parts:
        yield _agency_part_page(site, view, part, entry.tasks)


def pages(site: SiteData) -> Iterator[Page]:
    """Yield the list of sets, and a page for each set and each criterion.

    Where the tasks of one are too many for a page, each agency's part has a page of its own.
    """
    set_ids = tuple(site.library.config.criterion_sets)
    summaries = {set_id: _set_summary(site, set_id) for set_id in set_ids}
    view = CriteriaView(
        title="Tiêu chí",
        description="Các bộ tiêu chí mà kế hoạch theo, mỗi bộ có phiên bản, nguồn và các nhiệm vụ của nó.",
        trail=(HOME_LINK,),
        sets=tuple(summaries.values()),
    )
    yield Page(urls.CRITERIA, "pages/criteria.html", view)
    for set_id in set_ids:
        yield from _set_pages(site, summaries[set_id], set_id)
        for before, entry, after in with_neighbours(_entries(site, set_id)):
            yield from _criterion_pages(site, summaries[set_id], entry, before, after)
