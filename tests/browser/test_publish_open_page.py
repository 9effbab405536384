"""A page that was opened before a switch goes on after it: nothing it asks for is gone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import Visit, visit
from tests.support.nginx import Nginx, nginx
from tests.support.publishing import published
from tests.support.site import ROOT, run_cli

STYLE = "h1 { letter-spacing: 0.01em }\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    root = tmp_path / "nguon"
    shutil.copytree(ROOT / "plans", root / "plans")
    shutil.copy2(ROOT / "config.yaml", root)
    return root


@pytest.fixture
def to(source: Path, tmp_path: Path) -> Path:
    published(source, tmp_path / "xuat-ban")
    return tmp_path / "xuat-ban"


@pytest.fixture
def server(to: Path, tmp_path: Path) -> Iterator[Nginx]:
    with nginx(to / "current", tmp_path / "nginx") as running:
        yield running


@pytest.fixture
def opened(browser: Browser, server: Nginx) -> Iterator[Visit]:
    with visit(browser, server.origin) as tab:
        yield tab


def change(source: Path) -> None:
    """Every plan's texts and the style sheet are others: no page, index or style keeps its name."""
    for file in sorted((source / "plans").rglob("2*.yaml")):
        file.write_text(file.read_text("utf-8").replace("thủ tục", "thủ tục mới"), "utf-8")
    (source / "assets" / "css").mkdir(parents=True)
    (source / "assets" / "css" / "rieng.css").write_text(STYLE)


def ask(page: Page, query: str) -> None:
    """Type a query on the search page and wait for its hits."""
    page.locator("main input[name=q]").fill(query)
    page.locator("main input[name=q]").press("Enter")
    page.locator("main .hit__link").first.wait_for()
    page.locator("[aria-busy]").wait_for(state="detached")


def test_a_search_begun_before_a_switch_goes_on_after_it(
    opened: Visit, source: Path, to: Path, server: Nginx
) -> None:
    page = opened.page
    page.goto(server.url + "tim-kiem/")
    ask(page, "kiểm tra")
    change(source)
    published(source, to)
    for query in ("giám sát", "hài lòng", "dịch vụ công trực tuyến", "bưu chính công ích"):
        ask(page, query)
    while page.locator("[data-more]").is_visible():
        page.locator("[data-more]").click()
        page.locator("[aria-busy]").wait_for(state="detached")
    assert opened.trouble.all() == []


def test_a_page_that_is_still_loading_finds_its_files(
    opened: Visit, source: Path, to: Path, server: Nginx
) -> None:
    """Its HTML is of the old release; style, scripts and index are asked for only after the switch."""
    old = server.get("tim-kiem/").body
    change(source)
    published(source, to, "--keep", "1")
    assert server.get("tim-kiem/").body != old
    opened.page.route("**/tim-kiem/", lambda route: route.fulfill(body=old, content_type="text/html"))
    opened.page.goto(server.url + "tim-kiem/")
    ask(opened.page, "giám sát")
    assert opened.trouble.all() == []


def test_a_page_of_the_newer_release_goes_on_after_a_rollback(
    opened: Visit, source: Path, to: Path, server: Nginx
) -> None:
    change(source)
    published(source, to)
    opened.page.goto(server.url + "tim-kiem/")
    ask(opened.page, "kiểm tra")
    assert run_cli("rollback", "--to", to).returncode == 0
    for query in ("giám sát", "hài lòng", "dịch vụ công trực tuyến"):
        ask(opened.page, query)
    assert opened.trouble.all() == []
