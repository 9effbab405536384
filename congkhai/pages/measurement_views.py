"""Measured values as templates print them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from congkhai.model import Measurement, PartialDate
from congkhai.pages.document_views import DocumentView, document_link_view
from congkhai.pages.value_texts import with_unit


@dataclass(frozen=True, slots=True)
class MeasurementView:
    """A measured value; ``value`` is written with its unit: ``85,5%``."""

    day: PartialDate
    value: str
    source: DocumentView | None
    note: str


def _measurement_view(measurement: Measurement, unit: str) -> MeasurementView:
    source = document_link_view(measurement.source) if measurement.source else None
    value = with_unit(measurement.value, unit)
    return MeasurementView(measurement.day, value, source, measurement.note or "")


def measurement_views(measurements: Iterable[Measurement], unit: str) -> tuple[MeasurementView, ...]:
    """Give measurements in ``unit``, newest first."""
    newest = sorted(measurements, key=lambda measurement: measurement.day.last, reverse=True)
    return tuple(_measurement_view(measurement, unit) for measurement in newest)
