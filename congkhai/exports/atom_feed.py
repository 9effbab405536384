"""Atom (RFC 4287): the newest reports, of the site and of each agency."""

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

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
MOST = 1000  # entries in a feed: readers ask for the newest, and a feed is fetched whole


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, {key: strip_unprintable(value) for key, value in attributes.items()})
    made.text = strip_unprintable(text) if text is not None else None
    return made


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+07:00"


@dataclass(frozen=True, slots=True)
class _FeedHeader:
    """What a feed is of: its address, its name, who speaks, the page that shows the same."""

    path: str
    title: str
    author: str
    page: str


class _FeedWriter:
    """A feed in the making. Links are full where the site has an address, else relative to the feed."""

    def __init__(self, library: Library, path: str) -> None:
        self.library = library
        self.path = path

    def link(self, target: str) -> str:
        return urls.absolute_url(self.library.config.base_url, target) or urls.relative(self.path, target)

    def evidence(self, link: DocumentLink) -> str | None:
        """The address of a piece of evidence; relative ones count from the site's root."""
        if link.url is None or _SCHEME.match(link.url):
            return link.url
        return self.link(link.url.lstrip("/"))

    def content(self, report: FeedEntry) -> str:
        """What the report says, as HTML with every text escaped."""
        task, update = report.task, report.update
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

    def entry(self, root: ET.Element, report: FeedEntry) -> None:
        task, update = report.task, report.update
        entry = _add(root, "entry")
        _add(entry, "id", f"urn:uuid:{report.id}")
        _add(entry, "title", f"{DECLARED_STATUS_LABELS[update.status]}: {excerpt(task.record.content)}")
        _add(entry, "updated", _moment(update.day))
        _add(entry, "published", _moment(update.day))
        _add(_add(entry, "author"), "name", self.library.agencies[task.agency].record.name)
        _add(entry, "link", rel="alternate", type="text/html", href=self.link(urls.task(task.key)))
        for link in update.evidence:
            if address := self.evidence(link):
                _add(entry, "link", rel="related", href=address, title=link.name or address)
        _add(entry, "category", term=update.status.value, label=DECLARED_STATUS_LABELS[update.status])
        _add(entry, "content", self.content(report), type="html")

    def make(self, head: _FeedHeader, reports: tuple[FeedEntry, ...], day: date) -> bytes:
        """The whole feed, last changed on ``day``."""
        root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "vi"})
        _add(root, "id", f"urn:uuid:{stable_id('nguon-tin', self.path)}")
        _add(root, "title", head.title)
        _add(root, "updated", _moment(day))
        _add(_add(root, "author"), "name", head.author)
        _add(root, "link", rel="self", type="application/atom+xml", href=self.link(self.path))
        _add(root, "link", rel="alternate", type="text/html", href=self.link(head.page))
        if licence := self.library.config.licence:
            _add(root, "rights", licence.name)
        for report in reports:
            self.entry(root, report)
        ET.indent(root, "")
        made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return made + b"\n"


def _cache_key(
    data: Dataset, plans: tuple[PlanKey, ...], head: _FeedHeader, reports: tuple[FeedEntry, ...]
) -> bytes:
    return digest(data.digest(plans), repr(head), *(report.id for report in reports))


def _export(data: Dataset, head: _FeedHeader, plans: tuple[PlanKey, ...]) -> Export:
    reports = newest_entries(data.library, data.facts, plans, MOST)
    day = feed_updated_day(data.library, reports, plans)
    make = partial(_FeedWriter(data.library, head.path).make, head, reports, day)
    return Export(head.path, make, partial(_cache_key, data, plans, head, reports))


def whole(data: Dataset) -> Iterator[Export]:
    """The feed of the whole site."""
    config = data.library.config
    head = _FeedHeader(urls.feed(), f"Báo cáo mới: {config.name}", config.owner or config.name, urls.UPDATES)
    yield _export(data, head, tuple(data.library.plans))


def of_agencies(data: Dataset) -> Iterator[Export]:
    """A feed for each agency."""
    for agency in data.library.agencies.values():
        name = agency.record.name
        head = _FeedHeader(urls.feed(agency.id), f"Báo cáo mới: {name}", name, urls.agency(agency.id))
        yield _export(data, head, agency.plans)
