"""Pictures made at build time: what stands for a shared page, the icons, the QR codes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial

from congkhai import urls
from congkhai.exports.export_file import Export, absolute_url
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


def _icon_png(picture_cache: PictureCache, sign: str, size: int) -> bytes:
    try:
        return picture_cache.png(sign, size)
    except ValueError as error:  # a site may have a sign of its own
        words = f"không vẽ được biểu tượng của trang: {error}"
        raise ContentError((Problem(SourceLocation(f"assets/{SITE_ICON}"), words, "bieu-tuong"),)) from error


def _ready_export(path: str, make: Callable[[], bytes], cache_key: bytes) -> Export:
    return Export(path, make, hashlib.blake2b(cache_key, digest_size=16).digest)


def agency_pictures(library: Library, agency: AgencyEntry, picture_cache: PictureCache) -> Iterator[Export]:
    """The pictures of an agency and of its plans, and its QR code.

    None without ``dia_chi`` in config.yaml: both kinds lead to full addresses.
    """
    address = absolute_url(library.config.base_url, urls.agency(agency.id))
    if address is None:
        return
    for path, card in agency_cards(library, agency):
        yield _png_export(picture_cache, path, card_svg(card), WIDTH)
    yield _ready_export(urls.agency_qr_code(agency.id), partial(qr_svg, address), address.encode())


def site_pictures(library: Library, sign: str, picture_cache: PictureCache) -> Iterator[Export]:
    """The site's own picture, its icons and the manifest.

    ``sign``: the SVG of the site's sign; making an icon of one that cannot be drawn raises ContentError.
    """
    if library.config.base_url:
        path, card = site_card(library)
        yield _png_export(picture_cache, path, card_svg(card), WIDTH)
    for size in ICON_SIZES:
        yield Export(
            urls.icon(size),
            partial(_icon_png, picture_cache, sign, size),
            partial(picture_cache_key, sign, size),
        )
    words = manifest(library.config)
    yield _ready_export(urls.MANIFEST, lambda: words, words)
