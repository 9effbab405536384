"""The pages of a built site: all of them, a few of each type, and where their links lead."""

from __future__ import annotations

from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit


def html_files(site: Path) -> list[Path]:
    """Every HTML file of a built site, in order."""
    return sorted(site.rglob("*.html"))


def address(site: Path, file: Path) -> str:
    """The address of a page from the site's root."""
    return file.relative_to(site).as_posix().removesuffix("index.html")


def some_of_each_type(site: Path) -> list[str]:
    """Addresses: of each type of page (same first part, same depth) the smallest and the largest."""
    groups: defaultdict[tuple[str, int], list[Path]] = defaultdict(list)
    for file in html_files(site):
        path = address(site, file)
        groups[path.partition("/")[0], path.count("/")].append(file)
    chosen = set()
    for files in groups.values():
        by_size = sorted(files, key=lambda file: (file.stat().st_size, file))
        chosen |= {address(site, by_size[0]), address(site, by_size[-1])}
    return sorted(chosen)


class _Links(HTMLParser):
    """Collects the addresses a page leads to or loads, and the places in it that a link may name."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action", "data", "poster") and value is not None:
                self.links.append(value)
            elif name == "srcset" and value:
                self.links += [part.split()[0] for part in value.split(",")]
            elif name == "id" and value:
                self.places.add(value)


def links_and_places(text: str) -> tuple[list[str], set[str]]:
    """The links of a page's HTML, and the ids in it."""
    parser = _Links()
    parser.feed(text)
    parser.close()
    return parser.links, parser.places


def resolve(page: str, link: str) -> tuple[str, str]:
    """The absolute address that ``link`` on ``page`` (an absolute address) leads to, and its fragment."""
    whole = urljoin(page, link)
    return whole.partition("#")[0], urlsplit(whole).fragment
