"""How to reach an office, as templates print it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from congkhai.model import Contact

# Digits with the marks that people put between them, after an optional country code. Short numbers such as
# 113 and 1022 count, too.
_NUMBER = re.compile(r"(?:\(?\+\d{1,3}\)?[ .-]*)?\(?\d(?:[ .\-()]{0,2}\d){2,14}")


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
    """Give the ``tel:`` address of the first number in a printed text; "" when there is none.

    ``0258.3 822 229 (giờ hành chính)`` → ``tel:02583822229``; ``(+84) 258 3822229`` → ``tel:+842583822229``.
    """
    found = _NUMBER.search(printed or "")
    return "tel:" + re.sub(r"[^+\d]", "", found[0]) if found else ""


def contact_view(contact: Contact) -> ContactView:
    """Give the contact of an office as templates print it."""
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
