"""The page that a server sends where there is no page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congkhai import urls
from congkhai.pages.page_base import Link, Page, SiteData, View


@dataclass(frozen=True, slots=True)
class MissingView(View):
    """What the template of the 404 page sees: links to the main lists."""

    lists: tuple[Link, ...]


def pages(_site: SiteData) -> Iterator[Page]:
    """Yield ``404.html``, which is not in the site map."""
    view = MissingView(
        title="Không tìm thấy trang",
        description="Địa chỉ không có trên trang này; hãy tìm kiếm hoặc đi từ các danh sách.",
        trail=(),
        lists=(
            Link("Trang chủ", urls.HOME),
            Link("Các cơ quan", urls.AGENCIES),
            Link("Các kế hoạch", urls.PLANS),
            Link("Tiêu chí", urls.CRITERIA),
            Link("Thời hạn", urls.DEADLINES),
            Link("Tình trạng thực hiện", urls.STATUSES),
        ),
    )
    yield Page(urls.NOT_FOUND, "pages/404.html", view, listed=False)
