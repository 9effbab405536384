"""Where citizens send an opinion on a page."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from congkhai import urls
from congkhai.library import AgencyEntry, Library
from congkhai.model import Contact
from congkhai.pages.contact_views import telephone_link


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """The ways to send an opinion; "" for those that an agency does not have.

    ``url`` is a web page that takes opinions, ``mail`` a ``mailto:`` address with subject and text filled in.
    ``subject`` says what the opinion is about, for citizens to copy where it cannot be filled in.
    """

    url: str
    mail: str
    hotline: str
    hotline_link: str
    subject: str


def _mailto_url(mailbox: str, subject: str, page: str) -> str:
    """Add subject and text to the ``mailto:`` address ``mailbox``."""
    body = f"{subject}\n{page}".strip()
    return f"{mailbox}?subject={quote('Góp ý: ' + subject)}&body={quote(body)}"


def feedback_view(library: Library, agency: AgencyEntry, subject: str, path: str) -> FeedbackView | None:
    """Tell where to send an opinion on the page at ``path``; None where there is no way to send one.

    The agency's own page and mailbox come first; without them, the channel of the site (``gop_y`` in
    config.yaml) is used.
    """
    config, contact = library.config, agency.record.contact or Contact()
    page = urls.absolute_url(config.base_url, path) or ""
    url = contact.feedback or ""
    mailbox = f"mailto:{quote(contact.email, safe='@')}" if contact.email else ""
    if not url and not mailbox:
        url = (config.feedback.url or "") if config.feedback else ""
    if url.lower().startswith("mailto:"):
        url, mailbox = "", url.partition("?")[0]
    if not (url or mailbox or contact.hotline):
        return None
    return FeedbackView(
        url=url,
        mail=_mailto_url(mailbox, subject, page) if mailbox else "",
        hotline=contact.hotline or "",
        hotline_link=telephone_link(contact.hotline),
        subject=subject,
    )
