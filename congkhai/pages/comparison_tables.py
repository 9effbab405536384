"""Tables that compare status counts: of agencies of one kind, of criteria, of the months of a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congkhai import urls
from congkhai.facts import STATUS_GROUP_LABELS, evaluation_day
from congkhai.library import TaskKey
from congkhai.pages.page_base import SiteData
from congkhai.pages.plan_names import years_phrase
from congkhai.pages.status_badges import STATUS_GROUP_MARKS
from congkhai.pages.status_counts_views import bar_segments

OTHER_KIND_NAME = "Cơ quan khác"


@dataclass(frozen=True, slots=True)
class StatusGroupCell:
    """How many tasks of a row are in a status group, with its segment of the bar (`BarSegment`)."""

    label: str
    mark: str
    count: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class StatusCountsRow:
    """The status counts of one agency, criterion or month; the counts of ``parts`` add up to ``total``.

    ``until`` is the last day of an agency that has ceased: its counts are those of that day.
    """

    label: str
    path: str
    total: int
    parts: tuple[StatusGroupCell, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True)
class StatusCountsTable:
    """Rows to compare.

    ``subject`` heads the column of their names. ``whole`` sums them up; None where a task may stand in
    several rows. ``rules`` leads to the rules of the columns.
    """

    anchor: str
    caption: str
    subject: str
    rows: tuple[StatusCountsRow, ...]
    whole: StatusCountsRow | None
    as_of: date
    rules: str = urls.STATUS_RULES


def status_counts_row(
    site: SiteData, label: str, path: str, keys: Iterable[TaskKey], until: date | None = None
) -> StatusCountsRow:
    """Count some tasks by status for a row."""
    counts = site.facts.count_statuses(keys)
    cells = tuple(
        StatusGroupCell(
            STATUS_GROUP_LABELS[group], STATUS_GROUP_MARKS[group], counts[group], segment.x, segment.width
        )
        for group, segment in bar_segments(counts).items()
    )
    return StatusCountsRow(label, path, counts.total, cells, until)


def _known_kind(site: SiteData, agency_id: str) -> str:
    """The code of an agency's kind; "" where config.yaml does not know it."""
    kind = site.library.agencies[agency_id].record.kind or ""
    return kind if kind in site.library.config.agency_kinds else ""


def agencies_by_kind(
    site: SiteData, agency_ids: Iterable[str]
) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Group agencies by kind: (code of the kind, its name, ids of its agencies).

    The kinds come in the order of config.yaml, without those that have no agency. Agencies of no known kind
    come last, under the code "".
    """
    names = {code: kind.name for code, kind in site.library.config.agency_kinds.items()}
    found: dict[str, list[str]] = {}
    for agency_id in agency_ids:
        found.setdefault(_known_kind(site, agency_id), []).append(agency_id)
    in_order = (names | {"": OTHER_KIND_NAME}).items()
    return tuple((code, name, tuple(found[code])) for code, name in in_order if code in found)


def compare_agencies(site: SiteData, keys: Iterable[TaskKey]) -> tuple[StatusCountsTable, ...]:
    """Compare the agencies of some tasks: a table for each kind and years, newest years first."""
    by_years: dict[tuple[int, str], dict[str, list[TaskKey]]] = {}
    for key in keys:
        years = site.library.plans[key[:2]].record.years
        by_years.setdefault((years.last, str(years)), {}).setdefault(key[0], []).append(key)
    return tuple(
        _agency_table(
            site,
            f"so-sanh-{years_text}-{kind or 'khac'}",
            f"{name}, {years_phrase(years_text)}",
            {agency_id: by_agency[agency_id] for agency_id in agency_ids},
        )
        for (_, years_text), by_agency in sorted(by_years.items(), reverse=True)
        for kind, name, agency_ids in agencies_by_kind(site, by_agency)
    )


def all_agency_tables(site: SiteData) -> tuple[StatusCountsTable, ...]:
    """Compare all agencies that have tasks, over all years together: a table for each kind."""
    by_agency: dict[str, list[TaskKey]] = {}
    for key in site.library.tasks:
        by_agency.setdefault(key[0], []).append(key)
    return tuple(
        _agency_table(
            site,
            f"loai-{kind or 'khac'}",
            name,
            {agency_id: by_agency[agency_id] for agency_id in agency_ids},
        )
        for kind, name, agency_ids in agencies_by_kind(site, by_agency)
    )


def _last_day(site: SiteData, agency_id: str) -> date | None:
    """The last day of an agency that has ceased before the day of the build; else None."""
    day = evaluation_day(site.library.agencies[agency_id], site.facts.as_of)
    return day if day < site.facts.as_of else None


def _agency_table(
    site: SiteData, anchor: str, caption: str, by_agency: dict[str, list[TaskKey]]
) -> StatusCountsTable:
    agencies = site.library.agencies
    rows = tuple(
        status_counts_row(
            site,
            agencies[agency_id].display_name,
            urls.agency(agency_id),
            keys,
            _last_day(site, agency_id),
        )
        for agency_id, keys in by_agency.items()
    )
    whole = status_counts_row(site, "Cộng", "", (key for keys in by_agency.values() for key in keys))
    return StatusCountsTable(anchor, caption, "Cơ quan", rows, whole, site.facts.as_of)
