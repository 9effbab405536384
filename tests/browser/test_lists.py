"""The lists across agencies in real Chromium: accessible, valid, narrow enough, filtered in the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.accessibility import axe
from tests.support.browser import DESK, PHONE, visit
from tests.support.html import html_errors
from tests.support.lists import write_lists_site
from tests.support.nginx import Nginx, nginx
from tests.support.site import build_site

PAGES = (
    "tieu-chi/",
    "tieu-chi/hai-long/",
    "tieu-chi/hai-long/tiep-can/",
    "tieu-chi/trong/mot/",
    "trang-thai/",
    "trang-thai/qua-han/",
    "trang-thai/hoan-thanh-dung-han/",
    "thoi-han/",
    "thoi-han/2022/",
    "thoi-han/2022/09/",
    "cap-nhat/",
    "cap-nhat/2022/",
    "cap-nhat/2022/06/",
    "chi-tieu/",
    "chi-tieu/so-a/",
    "gioi-thieu/",
    "404.html",
    "co-quan/",
    "co-quan/so-a/don-vi/",
    "ke-hoach/",
    "ke-hoach/so-a/",
)


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_lists_site(tmp_path_factory.mktemp("lists"))
    out = root / "public"
    done = build_site(root, out, "2022-09-15", "--no-search")
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def server(lists: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with nginx(lists, tmp_path_factory.mktemp("nginx")) as running:
        yield running


def test_the_lists_are_valid_html(lists: Path) -> None:
    files = [lists / (path + "index.html" if path.endswith("/") else path) for path in PAGES]
    assert [str(error) for error in html_errors(files)] == []


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone", "desk"])
def test_the_lists_are_accessible_and_fit_the_screen(
    browser: Browser, server: Nginx, size: tuple[int, int], scheme: str
) -> None:
    with visit(browser, server.origin, size, bypass_csp=True, color_scheme=scheme) as opened:
        for path in PAGES:
            opened.page.goto(server.url + path)
            assert [str(fault) for fault in axe(opened.page)] == [], path
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0], path
        assert opened.trouble.all() == []


def test_the_error_page_works_at_any_depth(browser: Browser, server: Nginx) -> None:
    with visit(browser, server.origin) as opened:
        answer = opened.page.goto(server.url + "khong/co/trang/nay/")
        assert answer is not None
        assert answer.status == 404
        assert opened.page.locator("h1").inner_text() == "Không tìm thấy trang"
        opened.page.get_by_role("link", name="Các cơ quan", exact=True).click()
        assert opened.page.url == server.url + "co-quan/"


def test_a_list_is_filtered_and_sorted_in_the_page(browser: Browser, server: Nginx) -> None:
    with visit(browser, server.origin) as opened:
        page = opened.page
        page.goto(server.url + "tieu-chi/hai-long/tiep-can/", wait_until="networkidle")
        rows = page.locator("#bang-nhiem-vu tr[data-tinh-trang]:visible")
        assert rows.count() == 6
        page.locator("select[name=co-quan]").select_option("so-a")
        assert rows.count() == 4
        assert page.locator("#bang-nhiem-vu tr[data-heading]:visible").count() == 2
        page.locator("select[name=xep]").select_option("han")
        assert page.url.endswith("?co-quan=so-a&xep=han")
        assert rows.first.locator(".task-link").inner_text() == "Việc năm trước"
        page.reload(wait_until="networkidle")
        assert rows.count() == 4
        assert opened.trouble.all() == []


def test_the_lists_are_whole_without_scripts(browser: Browser, server: Nginx) -> None:
    with visit(browser, server.origin, java_script_enabled=False) as opened:
        opened.page.goto(server.url + "thoi-han/2022/09/")
        assert opened.page.locator("#bang-den-han tr[data-tinh-trang]").count() == 3
        assert not opened.page.locator("[data-table-tools]").first.is_visible()
