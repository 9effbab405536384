"""The page that is answered where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congkhai import urls
from congkhai.pages.page_base import Crumb, Page, Site, View


@dataclass(frozen=True, slots=True)
class MissingView(View):
    """Where to look instead."""

    lists: tuple[Crumb, ...]


def pages(_site: Site) -> Iterator[Page]:
    """``404.html``; not in the sitemap."""
    view = MissingView(
        title="Không tìm thấy trang",
        description="Địa chỉ không có trên trang này; hãy tìm kiếm hoặc đi từ các danh sách.",
        trail=(),
        lists=(
            Crumb("Trang chủ", urls.HOME),
            Crumb("Các cơ quan", urls.AGENCIES),
            Crumb("Các kế hoạch", urls.PLANS),
            Crumb("Tiêu chí", urls.CRITERIA),
            Crumb("Thời hạn", urls.DEADLINES),
            Crumb("Tình trạng thực hiện", urls.STATUSES),
        ),
    )
    yield Page(urls.NOT_FOUND, "pages/404.html", view, listed=False)
