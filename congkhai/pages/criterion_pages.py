"""Criteria: all sets, each set, and one criterion across all agencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from congkhai import urls
from congkhai.library import CriterionEntry, IndicatorEntry, TaskKey
from congkhai.pages.comparison_tables import StatusCountsRow, StatusCountsTable, compare_agencies, status_counts_row
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.target_table_rows import TargetRow, indicator_row
from congkhai.pages.task_lists import AgencyPart, Listing, group_by_year, split_listing
from congkhai.pages.task_table_rows import HOME_LINK, rows_of

CRITERIA_LINK = Link("Tiêu chí", urls.CRITERIA)


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion in its set, with how many tasks of how many agencies follow it."""

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
    """All sets of criteria."""

    sets: tuple[CriterionSetSummary, ...]


@dataclass(frozen=True, slots=True)
class CriterionSetView(View):
    """A set: its criteria beside each other, agencies compared over the whole set.

    ``listing`` holds the tasks that follow the set as a whole, of no single criterion.
    """

    set: CriterionSetSummary
    criteria: StatusCountsTable
    comparisons: tuple[StatusCountsTable, ...]
    indicators: tuple[TargetRow, ...]
    listing: Listing


@dataclass(frozen=True, slots=True)
class CriterionView(View):
    """One criterion across all agencies; ``name`` and ``path`` are its own also on an agency's part."""

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


def _indicators(site: SiteData, entries: tuple[IndicatorEntry, ...]) -> tuple[TargetRow, ...]:
    return tuple(indicator_row(site, entry) for entry in entries)


def _set_pages(site: SiteData, part: CriterionSetSummary, set_id: str) -> Iterator[Page]:
    whole = site.library.criteria[set_id, ""]
    entries = _entries(site, set_id)
    keys: dict[TaskKey, None] = dict.fromkeys(key for entry in (whole, *entries) for key in entry.tasks)
    indicators = {
        (found.agency, found.plan, found.index): found for e in (whole, *entries) for found in e.indicators
    }
    rows: tuple[StatusCountsRow, ...] = tuple(
        status_counts_row(site, entry.name, urls.criterion(entry.key), entry.tasks) for entry in entries
    )
    listing, shares = split_listing(site, part.path, rows_of(site, whole.tasks), group_by_year)
    view = CriterionSetView(
        title=part.name,
        description=f"{part.name}: từng tiêu chí, các nhiệm vụ theo tiêu chí và so sánh giữa các cơ quan.",
        trail=(HOME_LINK, CRITERIA_LINK),
        set=part,
        criteria=StatusCountsTable(
            "tung-tieu-chi",
            "Nhiệm vụ theo từng tiêu chí",
            "Tiêu chí",
            rows,
            None,
            site.facts.as_of,
        ),
        comparisons=compare_agencies(site, keys),
        indicators=_indicators(site, tuple(indicators.values())),
        listing=listing,
    )
    yield Page(part.path, "pages/criterion_set.html", view)
    for share in shares:
        own_keys = [key for key in keys if key[0] == share.agency]
        own = replace(
            view,
            title=f"{part.name}: {share.name}",
            description=f"Các nhiệm vụ của {share.name} theo {part.name}.",
            trail=(*view.trail, Link(part.name, part.path)),
            comparisons=compare_agencies(site, own_keys),
            indicators=tuple(row for row in view.indicators if row.agency_code == share.agency),
            listing=share.listing,
        )
        yield Page(share.path, "pages/criterion_set.html", own)


def _agency_part_page(
    site: SiteData, view: CriterionView, share: AgencyPart, keys: tuple[TaskKey, ...]
) -> Page:
    own = replace(
        view,
        title=f"{view.name}: {share.name}",
        description=f"Các nhiệm vụ của {share.name} theo tiêu chí {view.name}.",
        trail=(*view.trail, Link(view.name, view.path)),
        agency=share.name,
        comparisons=compare_agencies(site, (key for key in keys if key[0] == share.agency)),
        indicators=tuple(row for row in view.indicators if row.agency_code == share.agency),
        listing=share.listing,
        previous=None,
        next=None,
    )
    return Page(share.path, "pages/criterion.html", own)


def _criterion_pages(
    site: SiteData,
    part: CriterionSetSummary,
    entry: CriterionEntry,
    before: CriterionEntry | None,
    after: CriterionEntry | None,
) -> Iterator[Page]:
    path = urls.criterion(entry.key)
    listing, shares = split_listing(site, path, rows_of(site, entry.tasks), group_by_year)
    view = CriterionView(
        title=entry.name,
        description=f"Các nhiệm vụ của mọi cơ quan theo tiêu chí {entry.name} ({part.name}).",
        trail=(HOME_LINK, CRITERIA_LINK, Link(part.name, part.path)),
        name=entry.name,
        path=path,
        agency="",
        note=(entry.record.note or "") if entry.record else "",
        set=part,
        comparisons=compare_agencies(site, entry.tasks),
        indicators=_indicators(site, entry.indicators),
        listing=listing,
        as_of=site.facts.as_of,
        previous=_criterion_link(before) if before else None,
        next=_criterion_link(after) if after else None,
    )
    yield Page(path, "pages/criterion.html", view)
    for share in shares:
        yield _agency_part_page(site, view, share, entry.tasks)


def pages(site: SiteData) -> Iterator[Page]:
    """All sets, each set, each criterion; and an agency's part where a list is too long for one page."""
    set_ids = tuple(site.library.config.criterion_sets)
    parts = {set_id: _set_summary(site, set_id) for set_id in set_ids}
    view = CriteriaView(
        title="Tiêu chí",
        description="Các bộ tiêu chí mà kế hoạch theo, mỗi bộ có phiên bản, nguồn và các nhiệm vụ của nó.",
        trail=(HOME_LINK,),
        sets=tuple(parts.values()),
    )
    yield Page(urls.CRITERIA, "pages/criteria.html", view)
    for set_id in set_ids:
        yield from _set_pages(site, parts[set_id], set_id)
        entries = _entries(site, set_id)
        neighbours = zip((None, *entries), entries, (*entries[1:], None), strict=False)
        for before, entry, after in neighbours:
            yield from _criterion_pages(site, parts[set_id], entry, before, after)
