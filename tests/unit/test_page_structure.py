"""What screen readers need, on every page of both sites: headings, landmarks, tables, names of pictures."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.crawl import address, html_files

_LANDMARKS = ("header", "main", "footer")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def _fault_of(tag: str, attributes: dict[str, str | None]) -> str:
    """What an element lacks, "" for nothing."""
    if tag == "th" and attributes.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
        return "th without scope"
    if tag == "img" and "alt" not in attributes:
        return "img without alt"
    if tag == "svg" and attributes.get("aria-hidden") != "true" and attributes.get("role") != "img":
        return "svg neither hidden nor named"
    return "iframe without title" if tag == "iframe" and not attributes.get("title") else ""


class _PageStructure(HTMLParser):
    """The parts of a page that carry its structure."""

    def __init__(self) -> None:
        super().__init__()
        self.lang = ""
        self.levels: list[int] = []
        self.landmarks: Counter[str] = Counter()
        self.navigations: list[str] = []
        self.faults: list[str] = []
        self.first_link = ""
        self.captions: list[bool] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag not in _VOID:
            self._open.append(tag)
        if tag == "html":
            self.lang = attributes.get("lang") or ""
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.levels.append(int(tag[1]))
        elif tag in _LANDMARKS and not {"main", "article", "section"} & set(self._open[:-1]):
            self.landmarks[tag] += 1
        elif tag == "nav":
            self.navigations.append(attributes.get("aria-label") or attributes.get("aria-labelledby") or "")
        elif tag == "a" and not self.first_link:
            self.first_link = attributes.get("href") or ""
        elif tag == "table":
            self.captions.append(False)
        elif tag == "caption":
            self.captions[-1] = True
        elif fault := _fault_of(tag, attributes):
            self.faults.append(fault)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass


def _faults(text: str, *, framed: bool) -> list[str]:
    page = _PageStructure()
    page.feed(text)
    page.close()
    found = list(page.faults)
    if page.lang != "vi":
        found.append(f"lang {page.lang!r}")
    if page.levels.count(1) != 1 or page.levels[:1] != [1]:
        found.append(f"headings begin {page.levels[:3]}")
    found += [f"h{a} before h{b}" for a, b in zip(page.levels, page.levels[1:], strict=False) if b > a + 1]
    wanted = {"main": 1} if framed else {"header": 1, "main": 1, "footer": 1}
    if dict(page.landmarks) != wanted:
        found.append(f"landmarks {dict(page.landmarks)}")
    if len(set(page.navigations)) != len(page.navigations) or "" in page.navigations:
        found.append(f"navigations {page.navigations}")
    if not framed and page.first_link != "#noi-dung":
        found.append(f"first link {page.first_link}")
    if not all(page.captions):
        found.append("table without caption")
    return found


@pytest.mark.parametrize("name", ["plans", "example"])
def test_every_page_has_the_structure_for_screen_readers(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue("site" if name == "plans" else "example_site")
    pages = {address(site, file): file.read_text("utf-8") for file in html_files(site)}
    assert len(pages) > 100
    found = {
        path: _faults(text, framed=path.startswith("nhung/") and path != "nhung/")
        for path, text in pages.items()
    }
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ("<h1>a</h1><h3>b</h3>", "h1 before h3"),
        ("<h2>b</h2><h1>a</h1>", "headings begin [2, 1]"),
        ("<h1>a</h1><table><tr><th>x</th></tr></table>", "th without scope"),
        ("<h1>a</h1><table><tr><td>x</td></tr></table>", "table without caption"),
        ("<h1>a</h1><svg></svg>", "svg neither hidden nor named"),
        ("<h1>a</h1><nav></nav>", "navigations ['']"),
        ("<h1>a</h1><main></main>", "landmarks {'main': 2}"),
    ],
)
def test_a_fault_is_seen(wrong: str, fault: str) -> None:
    assert fault in _faults(f'<html lang="vi"><main></main>{wrong}', framed=True)
