"""The open data, one module per format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from congkhai.dataset import Dataset
from congkhai.exports import atom, csv_, datapackage, ics, json_, xlsx
from congkhai.exports.base import Export
from congkhai.exports.sitemap import sitemap
from congkhai.facts import Facts
from congkhai.library import Library

__all__ = ["EXPORTERS", "Export", "all_exports", "sitemap"]

EXPORTERS: tuple[Callable[[Dataset], Iterable[Export]], ...] = (
    json_.exports,
    csv_.exports,
    xlsx.exports,
    atom.exports,
    ics.exports,
    datapackage.exports,
)


class Source(Protocol):
    """What exports are made of; the pages' ``Site`` is one."""

    @property
    def library(self) -> Library: ...

    @property
    def facts(self) -> Facts: ...


def all_exports(site: Source) -> Iterator[Export]:
    """Every file of the open data; the formats share one set of rows."""
    data = Dataset(site.library, site.facts)
    for exporter in EXPORTERS:
        yield from exporter(data)
