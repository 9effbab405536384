"""Documents and measured values as templates print them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from congkhai.model import DocumentLink, Measurement, PartialDate
from congkhai.pages.value_texts import with_unit

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|[/#?]")  # another site, the server's root, this page


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A named document; ``url`` is "" when it has no address, and from the site's root when ``inside``."""

    name: str
    url: str
    inside: bool = False


@dataclass(frozen=True, slots=True)
class MeasurementView:
    """A measured value; ``value`` as Vietnamese write it, with its unit."""

    day: PartialDate
    value: str
    source: DocumentView | None
    note: str


def document_view(name: str | None, url: str | None) -> DocumentView:
    """A document by its name, or by its address where it has none."""
    return DocumentView(name or url or "", url or "", inside=bool(url) and not _ELSEWHERE.match(url or ""))


def document_link_view(link: DocumentLink) -> DocumentView:
    """A link as templates print it."""
    return document_view(link.name, link.url)


def measurement_views(measurements: Iterable[Measurement], unit: str) -> tuple[MeasurementView, ...]:
    """Measurements, newest first."""
    newest = sorted(measurements, key=lambda m: m.day.last, reverse=True)
    return tuple(
        MeasurementView(
            m.day, with_unit(m.value, unit), document_link_view(m.source) if m.source else None, m.note or ""
        )
        for m in newest
    )
