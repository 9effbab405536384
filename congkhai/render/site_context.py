"""What every template sees of the site as a whole.

It holds no figure and no date: when it changes, every page is rendered and written again.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from congkhai import urls
from congkhai.model import Config, Feedback, Licence
from congkhai.pages.contact_views import ContactView, contact_view


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the main menu; ``path`` is from the site's root."""

    label: str
    path: str


MENU_ITEMS = (
    MenuItem("Trang chủ", urls.HOME),
    MenuItem("Tiêu chí", urls.CRITERIA),
    MenuItem("Chỉ tiêu", urls.INDICATORS),
    MenuItem("Thời hạn", urls.DEADLINES),
    MenuItem("Tình trạng", urls.STATUSES),
    MenuItem("Cập nhật", urls.UPDATES),
    MenuItem("Dữ liệu", urls.DATA),
    MenuItem("Giới thiệu", urls.ABOUT),
)


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What templates see as ``site``.

    ``base_url`` is the site's full address with a closing slash, or None. ``search``, ``manifest`` and
    ``touch_icon`` are paths from the site's root.
    """

    name: str
    tagline: str | None
    owner: str | None
    base_url: str | None
    contact: ContactView | None
    feedback: Feedback | None
    licence: Licence | None
    citation: str | None
    menu: tuple[MenuItem, ...] = MENU_ITEMS
    search: str = urls.SEARCH
    manifest: str = urls.MANIFEST
    touch_icon: str = urls.icon(180)

    @property
    def base_path(self) -> str:
        """The path under which the site is served, for the 404 page, which may be sent for any address.

        Without ``dia_chi`` in config.yaml it is "./", which is right only for addresses at the site's root.
        """
        return urlsplit(self.base_url).path if self.base_url else "./"


def make_site_context(config: Config) -> SiteContext:
    """Give the context that config.yaml asks for."""
    return SiteContext(
        name=config.name,
        tagline=config.tagline,
        owner=config.owner,
        base_url=urls.absolute_url(config.base_url, ""),
        contact=contact_view(config.contact) if config.contact else None,
        feedback=config.feedback,
        licence=config.licence,
        citation=config.citation,
    )
