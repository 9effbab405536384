"""Small pages with the status counts of an agency, for a frame (iframe) in the page of a portal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from congkhai import urls
from congkhai.facts import evaluation_day
from congkhai.library import AgencyEntry
from congkhai.pages.links import HOME_LINK
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.status_counts_views import StatusCountsView, status_counts_view
from congkhai.pages.update_items import UpdateItem, newest_updates
from congkhai.vietnamese import short_date

MAX_UPDATES = 3  # newest reports shown
FRAME_HEIGHT = 360  # pixels


@dataclass(frozen=True, slots=True)
class EmbedView(View):
    """What the template of the frame sees.

    ``agency`` is the path of the agency's page. ``ceased`` says in a sentence that the agency no longer
    works, "" while it works.
    """

    agency: str
    tally: StatusCountsView
    updates: tuple[UpdateItem, ...]
    ceased: str


@dataclass(frozen=True, slots=True)
class EmbedFrame:
    """The frame of an agency; ``code`` is the HTML that a portal copies, "" when the site has no address."""

    name: str
    path: str
    anchor: str
    code: str


@dataclass(frozen=True, slots=True)
class EmbedsView(View):
    """What the template of the list of all frames sees; ``data`` links to the page of the open data."""

    frames: tuple[EmbedFrame, ...]
    has_codes: bool
    data: Link


def embed_code(site: SiteData, agency: AgencyEntry) -> str:
    """Give the HTML that a portal copies; "" when config.yaml gives the site no address."""
    address = urls.absolute_url(site.library.config.base_url, urls.embed(agency.id)) or ""
    if not address:
        return ""
    title = escape(f"Tình hình thực hiện kế hoạch: {agency.record.name}")
    return (
        f'<iframe src="{escape(address)}" title="{title}" width="100%" height="{FRAME_HEIGHT}" '
        'loading="lazy"></iframe>'
    )


def _view(site: SiteData, agency: AgencyEntry) -> EmbedView:
    until = agency.record.until
    keys = tuple(site.agency_tasks(agency))
    day = evaluation_day(agency, site.facts.as_of)
    return EmbedView(
        title=agency.record.name,
        description=f"Tình hình thực hiện kế hoạch của {agency.record.name}.",
        trail=(),
        agency=urls.agency(agency.id),
        tally=status_counts_view(site, keys, day),
        updates=newest_updates(site, keys)[:MAX_UPDATES],
        ceased=f"Cơ quan đã kết thúc hoạt động từ ngày {short_date(until)}."
        if until and day < site.facts.as_of
        else "",
    )


def pages(site: SiteData) -> Iterator[Page]:
    """Yield a frame for each agency. It is not in the site map: search engines find the agency's page."""
    for agency in site.library.agencies.values():
        yield Page(urls.embed(agency.id), "pages/embed.html", _view(site, agency), listed=False)


def embeds_page(site: SiteData) -> Iterator[Page]:
    """Yield the list of all frames, for the webmaster of a portal."""
    frames = tuple(
        EmbedFrame(agency.record.name, urls.embed(agency.id), f"ma-{agency.id}", embed_code(site, agency))
        for agency in site.library.agencies.values()
    )
    view = EmbedsView(
        title="Nhúng tình hình thực hiện vào cổng thông tin",
        description="Khung nhỏ về tình hình thực hiện kế hoạch của từng cơ quan, để đặt vào trang của cổng.",
        trail=(HOME_LINK,),
        frames=frames,
        has_codes=any(frame.code for frame in frames),
        data=Link("Dữ liệu", urls.DATA),
    )
    yield Page(urls.EMBEDS, "pages/embeds.html", view)
