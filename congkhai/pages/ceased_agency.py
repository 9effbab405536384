"""The banner of an agency that no longer works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from congkhai import urls
from congkhai.library import AgencyEntry, Library, Successor
from congkhai.pages.document_views import DocumentView, document_view
from congkhai.pages.page_base import Link


@dataclass(frozen=True, slots=True)
class CeasedView:
    """An agency that no longer works: since which day, by which document, which agency took over.

    ``until`` is the first day on which it no longer works. ``successor.path`` is "" for an agency without a
    page.
    """

    name: str
    until: date
    source: DocumentView | None
    successor: Link | None


def _successor_link(successor: Successor) -> Link:
    return Link(successor.name, urls.agency(successor.id) if successor.id else "")


def ceased_view(library: Library, agency: AgencyEntry, as_of: date) -> CeasedView | None:
    """Give the banner of an agency that has ceased by ``as_of``; None while it works."""
    record = agency.record
    if record.until is None or as_of < record.until:
        return None
    source = next((law for law in library.config.legal if law.id == record.until_source), None)
    return CeasedView(
        name=record.name,
        until=record.until,
        source=document_view(source.name, source.url) if source else None,
        successor=_successor_link(agency.successor) if agency.successor else None,
    )
