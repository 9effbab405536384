"""Looking at a built site before anyone is served it: links, styles, scripts, how many pages there are."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from congkhai import urls

_TAG = re.compile(rb"<(?:a|link|script|img|form|iframe|source|use)\b[^>]*>")
_ADDRESS = re.compile(rb"""\s(?:href|src|action)=(?:"([^"]*)"|'([^']*)')""")
_ID = re.compile(rb"""\sid="([^"]*)\"""")
_IMPORT = re.compile(rb"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}/[^"'$]+)["']""")
_STYLE_URL = re.compile(rb"""url\(\s*["']?([^"')]+)["']?\s*\)""")
MAX_SHOWN = 20
SHRINK_SHARE = 0.5  # fewer pages than this share of the last release's: something went wrong upstream


@lru_cache(maxsize=65536)
def _resolved(folder: str, link: str) -> tuple[str, str] | None:
    """The file and fragment that a link of a page in ``folder`` leads to; None when it leaves the site.

    The file is "" for the page itself; it begins with "/" or ".." when the link leads out of the site's
    folder on its own server, which a site that runs under any path must not do.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path or path.startswith("/"):
        return path, parts.fragment
    whole = posixpath.normpath(posixpath.join(folder, path))
    inside = "" if whole == "." else whole + ("/" if path.endswith(("/", "..", "/.")) else "")
    return urls.file_of(inside), parts.fragment


def _links(page: str, text: bytes, base_path: str) -> Iterator[tuple[str, str, str]]:
    """Each link of a page once: as written, the file it leads to, the place in it."""
    addresses = {a or b for tag in _TAG.findall(text) for a, b in _ADDRESS.findall(tag)}
    for raw in sorted(addresses):
        written = html.unescape(raw.decode("utf-8", "replace"))
        # the 404 page is answered at any depth, so its links alone begin at the server's root
        link = written
        if page == urls.NOT_FOUND and link.startswith(base_path):
            link = link.removeprefix(base_path) or "./"
        found = _resolved(posixpath.dirname(page), link)
        if found is not None:
            yield written, found[0] or page, found[1]


def _referred(path: str, text: bytes) -> Iterator[tuple[str, str]]:
    """What a script imports or a style sheet loads from the site: as written, and the file."""
    pattern = _IMPORT if path.endswith(".js") else _STYLE_URL
    for raw in sorted(set(pattern.findall(text))):
        link = raw.decode("utf-8", "replace")
        found = _resolved(posixpath.dirname(path), link)
        if found is not None and found[0]:
            yield link, found[0]


def broken_links(files: Mapping[str, Path], base_path: str = "/") -> tuple[str, ...]:
    """Links among ``files`` that lead to no file (or no place in it): a Vietnamese line each.

    Looks at the pages' links, forms, scripts and styles, at what scripts import and style sheets load.
    ``base_path``: the path on the server under which the site stands.
    """
    lines = []
    places: dict[str, set[bytes]] = {}
    pointing: list[tuple[str, str, str, str]] = []
    for path, file in files.items():
        if path.endswith(".html"):
            text = file.read_bytes()
            places[path] = set(_ID.findall(text))
            for link, target, store in _links(path, text, base_path):
                if target not in files:
                    lines.append(f"{path}: liên kết “{link}” không dẫn tới đâu")
                elif store:
                    pointing.append((path, link, target, unquote(store)))
        elif path.endswith((".js", ".css")):
            for link, target in _referred(path, file.read_bytes()):
                if target not in files:
                    lines.append(f"{path}: cần “{link}” nhưng không có tệp ấy")
    for path, link, target, store in pointing:
        if target in places and html.escape(store).encode() not in places[target]:
            lines.append(f"{path}: liên kết “{link}” trỏ tới chỗ không có trong trang")
    return tuple(lines)


def count_pages(paths: Iterable[str]) -> int:
    """How many of the paths are pages."""
    return sum(path.endswith(".html") for path in paths)


def has_collapsed(pages: int, before: int) -> bool:
    """Whether the site shrank in a way that looks like an accident."""
    return pages < before * SHRINK_SHARE
