"""Looking at a built site before anyone is served it: links, assets, pages, the search index."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from congkhai import urls

_LINK = re.compile(rb"""<(?:a|link|script|img|form|iframe|source)\b[^>]*?\s(?:href|src|action)="([^"]*)\"""")
_ID = re.compile(rb"""\sid="([^"]*)\"""")
MOST_SHOWN = 20
COLLAPSE = 0.5  # fewer pages than this share of the last release's: something went wrong upstream


def _target(page: str, link: str, base_path: str) -> tuple[str, str] | None:
    """The file and fragment that a link of ``page`` leads to; None when it leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if page == urls.NOT_FOUND and path.startswith(base_path):
        path = path.removeprefix(base_path)
    elif path.startswith("/"):
        return path, ""
    elif path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) + (
            "/" if path.endswith("/") else ""
        )
        path = "" if path in (".", "./") else path.removeprefix("./")
    else:
        path = page
    return urls.file_of(path), parts.fragment


def broken_links(files: Mapping[str, Path], base_path: str = "/") -> tuple[str, ...]:
    """Links of the HTML files among ``files`` that lead to no file (or no place in it), a line each."""
    contents = {path: file.read_bytes() for path, file in files.items() if path.endswith(".html")}
    ids = {path: {html.unescape(i.decode()) for i in _ID.findall(text)} for path, text in contents.items()}
    lines = []
    for page, text in contents.items():
        for raw in sorted(set(_LINK.findall(text))):
            link = html.unescape(raw.decode())
            target = _target(page, link, base_path)
            if target is None:
                continue
            file, fragment = target
            if file not in files:
                lines.append(f"{page}: liên kết “{link}” không dẫn tới đâu")
            elif fragment and file in ids and fragment not in ids[file]:
                lines.append(f"{page}: liên kết “{link}” trỏ tới chỗ không có trong trang")
    return tuple(lines)


def count_pages(paths: Iterable[str]) -> int:
    """How many of the paths are pages."""
    return sum(path.endswith(".html") for path in paths)


def collapsed(pages: int, before: int) -> bool:
    """Whether the site shrank in a way that looks like an accident."""
    return pages < before * COLLAPSE
