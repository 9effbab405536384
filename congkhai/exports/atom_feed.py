"""Atom feeds (RFC 4287) of the newest reports: one of the site, one of each agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape
from xml.etree import ElementTree as ET

from congkhai import urls
from congkhai.dataset import Dataset
from congkhai.exports.export_file import Export, digest, strip_unprintable
from congkhai.exports.feed_entries import FeedEntry, feed_updated_day, newest_entries, stable_id
from congkhai.library import Library, PlanKey
from congkhai.model import DECLARED_STATUS_LABELS, DocumentLink
from congkhai.vietnamese.text_excerpts import excerpt

_URL_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
MAX_ENTRIES = 1000  # feed readers fetch the whole file each time


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(
        parent, name, {key: strip_unprintable(value) for key, value in attributes.items()}
    )
    element.text = strip_unprintable(text) if text is not None else None
    return element


def _timestamp(day: date) -> str:
    """Midnight of ``day`` in Việt Nam, as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00+07:00"


@dataclass(frozen=True, slots=True)
class _FeedHeader:
    """The head of a feed; ``path`` and ``page``, which shows the same reports, are from the site's root."""

    path: str
    title: str
    author: str
    page: str


class _FeedWriter:
    """Writes a feed. Links are full addresses where config.yaml has one, else relative to the feed."""

    def __init__(self, library: Library, path: str) -> None:
        self.library = library
        self.path = path

    def link(self, target: str) -> str:
        """The address of the page or file at ``target``, a path from the site's root."""
        return urls.absolute_url(self.library.config.base_url, target) or urls.relative(self.path, target)

    def evidence_url(self, link: DocumentLink) -> str | None:
        """The address of a document; a relative one is from the site's root."""
        if link.url is None or _URL_SCHEME.match(link.url):
            return link.url
        return self.link(link.url.lstrip("/"))

    def content(self, entry: FeedEntry) -> str:
        """The report as HTML; all texts are escaped."""
        task, update = entry.task, entry.update
        plan = self.library.plan_of(task).record
        lines = [
            ("Nhiệm vụ", task.record.content),
            ("Kế hoạch", plan.title),
            ("Trạng thái", DECLARED_STATUS_LABELS[update.status]),
            ("Đã làm được", update.note),
            ("Lý do", update.reason),
            ("Đơn vị báo cáo", update.by),
        ]
        return "".join(
            f"<p>{escape(label)}: {escape(text.strip()).replace(chr(10), '<br>')}</p>"
            for label, text in lines
            if text
        )

    def add_entry(self, root: ET.Element, entry: FeedEntry) -> None:
        """Add the element of ``entry`` to ``root``."""
        task, update = entry.task, entry.update
        element = _add(root, "entry")
        _add(element, "id", f"urn:uuid:{entry.id}")
        _add(element, "title", f"{DECLARED_STATUS_LABELS[update.status]}: {excerpt(task.record.content)}")
        _add(element, "updated", _timestamp(update.day))
        _add(element, "published", _timestamp(update.day))
        _add(_add(element, "author"), "name", self.library.agencies[task.agency].record.name)
        _add(element, "link", rel="alternate", type="text/html", href=self.link(urls.task(task.key)))
        for link in update.evidence:
            if address := self.evidence_url(link):
                _add(element, "link", rel="related", href=address, title=link.name or address)
        _add(element, "category", term=update.status.value, label=DECLARED_STATUS_LABELS[update.status])
        _add(element, "content", self.content(entry), type="html")

    def to_bytes(self, head: _FeedHeader, entries: tuple[FeedEntry, ...], day: date) -> bytes:
        """The feed as XML in UTF-8; ``day`` is the day it was last updated."""
        root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "vi"})
        _add(root, "id", f"urn:uuid:{stable_id('nguon-tin', self.path)}")
        _add(root, "title", head.title)
        _add(root, "updated", _timestamp(day))
        _add(_add(root, "author"), "name", head.author)
        _add(root, "link", rel="self", type="application/atom+xml", href=self.link(self.path))
        _add(root, "link", rel="alternate", type="text/html", href=self.link(head.page))
        if licence := self.library.config.licence:
            _add(root, "rights", licence.name)
        for entry in entries:
            self.add_entry(root, entry)
        ET.indent(root, "")
        content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return content + b"\n"


def _cache_key(
    data: Dataset, plans: tuple[PlanKey, ...], head: _FeedHeader, entries: tuple[FeedEntry, ...]
) -> bytes:
    return digest(data.digest(plans), repr(head), *(entry.id for entry in entries))


def _export(data: Dataset, head: _FeedHeader, plans: tuple[PlanKey, ...]) -> Export:
    entries = newest_entries(data.library, data.facts, plans, MAX_ENTRIES)
    day = feed_updated_day(data.library, entries, plans)
    make = partial(_FeedWriter(data.library, head.path).to_bytes, head, entries, day)
    return Export(head.path, make, partial(_cache_key, data, plans, head, entries))


def site_feed(data: Dataset) -> Iterator[Export]:
    """The feed of the whole site."""
    config = data.library.config
    head = _FeedHeader(urls.feed(), f"Báo cáo mới: {config.name}", config.owner or config.name, urls.UPDATES)
    yield _export(data, head, tuple(data.library.plans))


def agency_feeds(data: Dataset) -> Iterator[Export]:
    """The feed of each agency in ``data``."""
    for agency in data.library.agencies.values():
        name = agency.record.name
        head = _FeedHeader(urls.feed(agency.id), f"Báo cáo mới: {name}", name, urls.agency(agency.id))
        yield _export(data, head, agency.plans)
