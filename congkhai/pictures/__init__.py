"""Pictures made when a site is built: cards for shared pages, icons, QR codes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial

from congkhai import urls
from congkhai.exports.export_file import Export
from congkhai.library import AgencyEntry, Library
from congkhai.pictures.page_cards import agency_cards, site_card
from congkhai.pictures.png import PictureCache, picture_cache_key
from congkhai.pictures.qr_code import qr_svg
from congkhai.pictures.share_card import WIDTH, card_svg
from congkhai.pictures.web_manifest import ICON_SIZES, manifest
from congkhai.problems import ContentError, Problem, SourceLocation

__all__ = ["SITE_ICON", "PictureCache", "agency_pictures", "site_pictures"]

SITE_ICON = "img/bieu-tuong.svg"  # the asset from which the icons are drawn


def _png_export(picture_cache: PictureCache, path: str, svg: str, width: int) -> Export:
    return Export(path, partial(picture_cache.png, svg, width), partial(picture_cache_key, svg, width))


def _icon_png(picture_cache: PictureCache, icon_svg: str, size: int) -> bytes:
    try:
        return picture_cache.png(icon_svg, size)
    except ValueError as error:  # a site may have an icon of its own
        words = f"không vẽ được biểu tượng của trang: {error}"
        raise ContentError((Problem(SourceLocation(f"assets/{SITE_ICON}"), words, "bieu-tuong"),)) from error


def _cache_key(decisive: bytes) -> bytes:
    """The cache key of a file that ``decisive`` decides."""
    return hashlib.blake2b(decisive, digest_size=16).digest()


def agency_pictures(library: Library, agency: AgencyEntry, picture_cache: PictureCache) -> Iterator[Export]:
    """The cards of an agency and of its plans, and the QR code of its page.

    Nothing where config.yaml has no ``dia_chi``: cards and QR codes need full addresses.
    """
    address = urls.absolute_url(library.config.base_url, urls.agency(agency.id))
    if address is None:
        return
    for path, card in agency_cards(library, agency):
        yield _png_export(picture_cache, path, card_svg(card), WIDTH)
    code = urls.agency_qr_code(agency.id)
    yield Export(code, partial(qr_svg, address), partial(_cache_key, address.encode()))


def site_pictures(library: Library, icon_svg: str, picture_cache: PictureCache) -> Iterator[Export]:
    """The card of the site (where config.yaml has ``dia_chi``), its icons, and the web app manifest.

    ``icon_svg``: the text of the asset SITE_ICON; making an icon raises ContentError where it is no SVG.
    """
    if library.config.base_url:
        path, card = site_card(library)
        yield _png_export(picture_cache, path, card_svg(card), WIDTH)
    for size in ICON_SIZES:
        make = partial(_icon_png, picture_cache, icon_svg, size)
        yield Export(urls.icon(size), make, partial(picture_cache_key, icon_svg, size))
    content = manifest(library.config)
    yield Export(urls.MANIFEST, lambda: content, partial(_cache_key, content))
