"""``sitemap.xml`` and ``robots.txt``: which pages search engines may find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from congkhai import urls
from congkhai.model import Config

MAX_ADDRESSES = 50_000  # in one file, by the protocol
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NO_ADDRESS = "<!-- config.yaml: chưa có dia_chi, nên các địa chỉ dưới đây tính từ gốc của trang -->\n"


def _xml_list(outer: str, inner: str, addresses: Sequence[str], note: str = "") -> bytes:
    written = (escape(address, quote=False) for address in addresses)
    lines = "".join(f"<{inner}><loc>{address}</loc></{inner}>\n" for address in written)
    return f'{_HEAD}{note}<{outer} xmlns="{_NAMESPACE}">\n{lines}</{outer}>\n'.encode()


def _robots(base_url: str | None) -> bytes:
    address = urls.absolute_url(base_url, urls.SITEMAP)
    return ("User-agent: *\nDisallow:\n" + (f"Sitemap: {address}\n" if address else "")).encode()


def sitemap(config: Config, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The files for search engines, path and bytes, that list the pages at ``paths`` (from the site's root).

    The protocol (sitemaps.org) requires full addresses. Where config.yaml has no ``dia_chi``, addresses are
    from the site's root, and a comment says so. Above 50,000 pages, ``sitemap.xml`` lists numbered files.
    """
    base = config.base_url
    note = "" if base else _NO_ADDRESS
    addresses = [urls.absolute_url(base, path) or path or "./" for path in paths]
    if len(addresses) <= MAX_ADDRESSES:
        yield urls.SITEMAP, _xml_list("urlset", "url", addresses, note)
    else:
        names = []
        for number, at in enumerate(range(0, len(addresses), MAX_ADDRESSES), 1):
            name = urls.sitemap_part(number)
            names.append(urls.absolute_url(base, name) or name)
            yield name, _xml_list("urlset", "url", addresses[at : at + MAX_ADDRESSES], note)
        yield urls.SITEMAP, _xml_list("sitemapindex", "sitemap", names, note)
    yield urls.ROBOTS, _robots(base)
