"""What pages say of an agency: its banner when it has ceased, and where citizens write to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from congkhai import urls
from congkhai.library import AgencyEntry, Library, Successor
from congkhai.model import Contact
from congkhai.pages.document_views import DocumentView, document_view
from congkhai.pages.page_base import Link
from congkhai.pages.task_table_rows import agency_link

# a run of digits with the marks that people put between them; 113 and 1022 are numbers, too
_NUMBER = re.compile(r"(?:\(?\+\d{1,3}\)?[ .-]*)?\(?\d(?:[ .\-()]{0,2}\d){2,14}")


@dataclass(frozen=True, slots=True)
class CeasedView:
    """An agency that no longer works: since when, by which document, who took over.

    ``successor.path`` is "" for an agency without a page.
    """

    name: str
    until: date
    source: DocumentView | None
    successor: Link | None


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """The channel for opinions; "" for what is not known.

    ``url`` is the page that takes opinions, ``mail`` a letter with its subject and address filled in;
    ``subject`` says what the opinion is about, for a page that cannot be filled in.
    """

    url: str
    mail: str
    hotline: str
    hotline_link: str
    subject: str


@dataclass(frozen=True, slots=True)
class ContactView:
    """How to reach an office; "" for what is not known. The links are ``tel:`` addresses."""

    office: str
    address: str
    phone: str
    phone_link: str
    hotline: str
    hotline_link: str
    email: str
    website: str
    feedback: str


def telephone_link(printed: str | None) -> str:
    """The ``tel:`` address of the first number in a printed text; "" when there is none.

    ``0258.3 822 229 (giờ hành chính)`` → ``tel:02583822229``; ``(+84) 258 3822229`` → ``tel:+842583822229``.
    """
    found = _NUMBER.search(printed or "")
    return "tel:" + re.sub(r"[^+\d]", "", found[0]) if found else ""


def contact_view(contact: Contact) -> ContactView:
    """The contact of an office as templates print it."""
    return ContactView(
        office=contact.office or "",
        address=contact.address or "",
        phone=contact.phone or "",
        phone_link=telephone_link(contact.phone),
        hotline=contact.hotline or "",
        hotline_link=telephone_link(contact.hotline),
        email=contact.email or "",
        website=contact.website or "",
        feedback=contact.feedback or "",
    )


def _successor_link(found: Successor) -> Link:
    return Link(found.name, urls.agency(found.id) if found.id else "")


def ceased_view(library: Library, agency: AgencyEntry, as_of: date) -> CeasedView | None:
    """The banner of an agency that has ceased by ``as_of``; None while it works."""
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


def _mailto_url(address: str, subject: str, page: str) -> str:
    """A ``mailto:`` address with its subject and text filled in."""
    body = f"{subject}\n{page}".strip()
    return f"{address}?subject={quote('Góp ý: ' + subject)}&body={quote(body)}"


def feedback_view(library: Library, agency: AgencyEntry, subject: str, path: str) -> FeedbackView | None:
    """Where to send an opinion on the page at ``path``: the agency's own channels, else the site's."""
    config, contact = library.config, agency.record.contact or Contact()
    page = urls.absolute_url(config.base_url, path) or ""
    url = contact.feedback or ""
    mail = f"mailto:{quote(contact.email, safe='@')}" if contact.email else ""
    if not url and not mail:
        url = (config.feedback.url or "") if config.feedback else ""
    if url.lower().startswith("mailto:"):
        url, mail = "", url.partition("?")[0]
    if not (url or mail or contact.hotline):
        return None
    return FeedbackView(
        url=url,
        mail=_mailto_url(mail, subject, page) if mail else "",
        hotline=contact.hotline or "",
        hotline_link=telephone_link(contact.hotline),
        subject=subject,
    )


def agency_trail(agency: AgencyEntry) -> tuple[Link, ...]:
    """The breadcrumb down to an agency."""
    return (Link("Trang chủ", urls.HOME), agency_link(agency))
