"""The files of the open data, a module for each format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from congkhai.dataset import Dataset
from congkhai.exports import atom_feed, csv_table, datapackage, ics_calendar, json_table, xlsx_table
from congkhai.exports.export_file import Export
from congkhai.exports.sitemap import sitemap
from congkhai.facts import Facts
from congkhai.library import Library

__all__ = [
    "AGENCY_EXPORTERS",
    "SITE_EXPORTERS",
    "TABLE_EXPORTERS",
    "Export",
    "agency_exports",
    "all_exports",
    "site_exports",
    "sitemap",
]

Exporter = Callable[[Dataset], Iterable[Export]]

TABLE_EXPORTERS = (json_table.TABLES, csv_table.TABLES, xlsx_table.TABLES)
"""One for each format of ``congkhai/dataset/formats.py``."""

AGENCY_EXPORTERS: tuple[Exporter, ...] = (
    *(exporter.plan_tables for exporter in TABLE_EXPORTERS),
    atom_feed.agency_feeds,
    ics_calendar.agency_calendars,
)
"""Each gives files that depend on one agency only; it gets the agency's part of the data."""

SITE_EXPORTERS: tuple[Exporter, ...] = (
    *(exporter.site_table for exporter in TABLE_EXPORTERS),
    atom_feed.site_feed,
    datapackage.data_package,
)
"""Each gives files that depend on the whole site."""


def agency_exports(data: Dataset) -> Iterator[Export]:
    """The files of the agencies in ``data``."""
    for exporter in AGENCY_EXPORTERS:
        yield from exporter(data)


def site_exports(data: Dataset) -> Iterator[Export]:
    """The files that depend on the whole site."""
    for exporter in SITE_EXPORTERS:
        yield from exporter(data)


def all_exports(library: Library, facts: Facts) -> Iterator[Export]:
    """Every file of the open data; the formats share one set of rows."""
    data = Dataset(library, facts)
    yield from site_exports(data)
    yield from agency_exports(data)
