"""The official sum of many side by side: agencies of one kind and year, months of a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congkhai import urls
from congkhai.facts import STATUS_GROUP_LABELS, StatusGroup, evaluation_day
from congkhai.library import TaskKey
from congkhai.pages.page_base import SiteData
from congkhai.pages.status_badges import STATUS_GROUP_MARKS
from congkhai.pages.status_counts_view import BAR_WIDTH
from congkhai.pages.task_lists import years_phrase

OTHER_KIND_NAME = "Cơ quan khác"


@dataclass(frozen=True, slots=True)
class StatusGroupCell:
    """A part of a row's sum; ``x`` and ``width`` place it on the bar, of 1000."""

    label: str
    mark: str
    count: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class StatusCountsRow:
    """The sum of one agency, month or criterion; the counts of ``parts`` add up to ``total``.

    ``until`` is the last day of an agency that has ceased, to which its figures are true.
    """

    label: str
    path: str
    total: int
    parts: tuple[StatusGroupCell, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True)
class StatusCountsTable:
    """Rows to compare_agencies; ``subject`` heads their names, ``whole`` sums them up where each task stands once.

    ``rules`` leads to how each column is counted.
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
    """The official sum over some tasks."""
    tally = site.facts.count_statuses(keys)
    cells, before = [], 0
    for status_group in StatusGroup:
        start, before = before, before + tally[status_group]
        x, end = (n * BAR_WIDTH // tally.total if tally.total else 0 for n in (start, before))
        cells.append(
            StatusGroupCell(
                STATUS_GROUP_LABELS[status_group],
                STATUS_GROUP_MARKS[status_group],
                tally[status_group],
                x,
                end - x,
            )
        )
    return StatusCountsRow(label, path, tally.total, tuple(cells), until)


def _kind_names(site: SiteData) -> dict[str, str]:
    """Kind → its name, in the order of config.yaml; agencies of no known kind come last."""
    return {kind: entry.name for kind, entry in site.library.config.agency_kinds.items()} | {
        "": OTHER_KIND_NAME
    }


def known_kind(site: SiteData, agency_id: str) -> str:
    """The kind of an agency as far as config.yaml knows it, else ""."""
    kind = site.library.agencies[agency_id].record.kind or ""
    return kind if kind in site.library.config.agency_kinds else ""


def agencies_by_kind(
    site: SiteData, agency_ids: Iterable[str]
) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Kind, its name, its agencies; kinds in the order of config.yaml, empty ones left out."""
    found: dict[str, list[str]] = {}
    for agency_id in agency_ids:
        found.setdefault(known_kind(site, agency_id), []).append(agency_id)
    return tuple(
        (kind, name, tuple(found[kind])) for kind, name in _kind_names(site).items() if kind in found
    )


def compare_agencies(site: SiteData, keys: Iterable[TaskKey]) -> tuple[StatusCountsTable, ...]:
    """Agencies of the same kind and year beside each other, newest years first."""
    by_years: dict[tuple[int, str], dict[str, list[TaskKey]]] = {}
    for key in keys:
        years = site.library.plans[key[:2]].record.years
        by_years.setdefault((years.last, str(years)), {}).setdefault(key[0], []).append(key)
    tables = []
    for (_, years_text), owned in sorted(by_years.items(), reverse=True):
        for kind, name, agency_ids in agencies_by_kind(site, owned):
            tables.append(
                _agency_table(
                    site,
                    f"so-sanh-{years_text}-{kind or 'khac'}",
                    f"{name}, {years_phrase(years_text)}",
                    {agency: owned[agency] for agency in agency_ids},
                )
            )
    return tuple(tables)


def all_agency_tables(site: SiteData) -> tuple[StatusCountsTable, ...]:
    """Every agency with tasks, of all years together, by kind."""
    owned: dict[str, list[TaskKey]] = {}
    for key in site.library.tasks:
        owned.setdefault(key[0], []).append(key)
    return tuple(
        _agency_table(site, f"loai-{kind or 'khac'}", name, {agency: owned[agency] for agency in agency_ids})
        for kind, name, agency_ids in agencies_by_kind(site, owned)
    )


def _last_day(site: SiteData, agency_id: str) -> date | None:
    """The day to which the figures of an agency that has ceased are true."""
    day = evaluation_day(site.library.agencies[agency_id], site.facts.as_of)
    return day if day < site.facts.as_of else None


def _agency_table(
    site: SiteData, anchor: str, caption: str, owned: dict[str, list[TaskKey]]
) -> StatusCountsTable:
    agencies = site.library.agencies
    rows = tuple(
        status_counts_row(
            site, agencies[agency].display_name, urls.agency(agency), keys, _last_day(site, agency)
        )
        for agency, keys in owned.items()
    )
    together = status_counts_row(site, "Cộng", "", (key for keys in owned.values() for key in keys))
    return StatusCountsTable(anchor, caption, "Cơ quan", rows, together, site.facts.as_of)
