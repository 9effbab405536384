"""Documents and measured values as templates print them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from congkhai.model import Link, Measurement, PartialDate
from congkhai.pages.reach import with_unit


@dataclass(frozen=True, slots=True)
class LinkView:
    """A named document; ``url`` is "" when it has no address."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class MeasurementView:
    """A measured value; ``value`` as Vietnamese write it, with its unit."""

    day: PartialDate
    value: str
    source: LinkView | None
    note: str


def link_view(link: Link) -> LinkView:
    """A link as templates print it: its name, or its address where it has none."""
    return LinkView(link.name or link.url or "", link.url or "")


def measurement_views(measurements: Iterable[Measurement], unit: str) -> tuple[MeasurementView, ...]:
    """Measurements, newest first."""
    newest = sorted(measurements, key=lambda m: m.day.last, reverse=True)
    return tuple(
        MeasurementView(
            m.day, with_unit(m.value, unit), link_view(m.source) if m.source else None, m.note or ""
        )
        for m in newest
    )
