"""What pages say of an agency: its banner when it has ceased, and where citizens write to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from congkhai import urls
from congkhai.library import AgencyEntry, Library, Successor
from congkhai.model import Config, Contact
from congkhai.pages.base import Crumb
from congkhai.pages.figures import LinkView, named_link
from congkhai.pages.shared import agency_crumb


@dataclass(frozen=True, slots=True)
class CeasedView:
    """An agency that no longer works: since when, by which document, who took over.

    ``successor.path`` is "" for an agency without a page.
    """

    name: str
    until: date
    source: LinkView | None
    successor: Crumb | None


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """The channel for opinions: a link, a telephone number, or both."""

    url: str
    hotline: str


@dataclass(frozen=True, slots=True)
class ContactView:
    """How to reach an agency; "" for what is not known."""

    office: str
    address: str
    phone: str
    hotline: str
    email: str
    website: str
    feedback: str


def contact_view(contact: Contact) -> ContactView:
    """The contact of an agency as templates print it."""
    return ContactView(
        office=contact.office or "",
        address=contact.address or "",
        phone=contact.phone or "",
        hotline=contact.hotline or "",
        email=contact.email or "",
        website=contact.website or "",
        feedback=contact.feedback or "",
    )


def _successor(found: Successor) -> Crumb:
    return Crumb(found.name, urls.agency(found.id) if found.id else "")


def ceased_view(library: Library, agency: AgencyEntry, as_of: date) -> CeasedView | None:
    """The banner of an agency that has ceased by ``as_of``; None while it works."""
    record = agency.record
    if record.until is None or as_of < record.until:
        return None
    source = next((law for law in library.config.legal if law.id == record.until_source), None)
    return CeasedView(
        name=record.name,
        until=record.until,
        source=named_link(source.name, source.url) if source else None,
        successor=_successor(agency.successor) if agency.successor else None,
    )


def page_address(config: Config, path: str) -> str:
    """The full address of a page, or "" when config.yaml gives the site none."""
    return config.base_url.rstrip("/") + "/" + path if config.base_url else ""


def feedback_view(library: Library, agency: AgencyEntry, subject: str, path: str) -> FeedbackView | None:
    """Where to send an opinion on the page at ``path``: the agency's own channel, else the site's."""
    contact, common = agency.record.contact, library.config.feedback
    hotline = (contact.hotline or "") if contact else ""
    if contact and contact.feedback:
        return FeedbackView(contact.feedback, hotline)
    if contact and contact.email:
        body = f"{subject}\n{page_address(library.config, path)}".strip()
        mail = (
            f"mailto:{quote(contact.email, safe='@')}?subject={quote('Góp ý: ' + subject)}&body={quote(body)}"
        )
        return FeedbackView(mail, hotline)
    if common and common.url:
        return FeedbackView(common.url, hotline)
    return FeedbackView("", hotline) if hotline else None


def trail_to(agency: AgencyEntry) -> tuple[Crumb, ...]:
    """The breadcrumb down to an agency."""
    return (Crumb("Trang chủ", urls.HOME), agency_crumb(agency))
