"""Named documents as templates print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from congkhai.model import DocumentLink

# an address with a scheme, from the server's root, or within this page: no path from the site's root
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|[/#?]")


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A named document; ``url`` is "" where it has no address, and from the site's root where ``inside``."""

    name: str
    url: str
    inside: bool = False


def document_view(name: str | None, url: str | None) -> DocumentView:
    """Give a document with its name, or with its address in place of a name."""
    address = url or ""
    return DocumentView(name or address, address, inside=bool(address) and not _OUTSIDE.match(address))


def document_link_view(link: DocumentLink) -> DocumentView:
    """Give the document that a record links to."""
    return document_view(link.name, link.url)
