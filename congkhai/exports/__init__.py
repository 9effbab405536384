"""The open data, one module per format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from congkhai.dataset import Dataset
from congkhai.exports import atom_feed, csv_table, datapackage, ics_calendar, json_table, xlsx_table
from congkhai.exports.export_file import Export
from congkhai.exports.sitemap import sitemap
from congkhai.facts import Facts
from congkhai.library import Library

__all__ = ["OF_AGENCY", "OF_SITE", "Export", "agency_exports", "all_exports", "site_exports", "sitemap"]

Exporter = Callable[[Dataset], Iterable[Export]]

OF_AGENCY: tuple[Exporter, ...] = (
    json_table.TABLE.of_plans,
    csv_table.TABLE.of_plans,
    xlsx_table.TABLE.of_plans,
    atom_feed.of_agencies,
    ics_calendar.of_agencies,
)
"""Files that look at one agency alone: they are given the part of the data that belongs to it."""

OF_SITE: tuple[Exporter, ...] = (
    json_table.TABLE.whole,
    csv_table.TABLE.whole,
    xlsx_table.TABLE.whole,
    atom_feed.whole,
    datapackage.whole,
)
"""Files of the site as a whole."""


class Source(Protocol):
    """What exports are made of; the pages' ``Site`` is one."""

    @property
    def library(self) -> Library: ...

    @property
    def facts(self) -> Facts: ...


def agency_exports(data: Dataset) -> Iterator[Export]:
    """The files of the agencies in ``data``."""
    for exporter in OF_AGENCY:
        yield from exporter(data)


def site_exports(data: Dataset) -> Iterator[Export]:
    """The files of the site as a whole."""
    for exporter in OF_SITE:
        yield from exporter(data)


def all_exports(site: Source) -> Iterator[Export]:
    """Every file of the open data; the formats share one set of rows."""
    data = Dataset(site.library, site.facts)
    yield from site_exports(data)
    yield from agency_exports(data)
