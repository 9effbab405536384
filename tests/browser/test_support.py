"""The helpers that other tests stand on see what they are meant to see, on a tiny folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.accessibility import axe
from tests.support.browser import DESK, PHONE, visit
from tests.support.html import html_errors
from tests.support.need import require
from tests.support.nginx import Hit, Nginx, nginx

GOOD = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Trang thử</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="icon.svg"></head>
<body><main><h1>Trang thử</h1><p id="text">Chữ</p>{}</main></body></html>
"""
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny")
    pages = {
        "index.html": GOOD.format('<script type="module" src="good.js"></script>'),
        "404.html": GOOD.format("<p>không có</p>"),
        "inline.html": GOOD.format("<script>document.title = 'chạy'</script>"),
        "throws.html": GOOD.format('<script src="bad.js"></script>'),
        "foreign.html": GOOD.format('<img src="http://foreign.invalid/a.png" alt="">'),
        "broken.html": GOOD.format('<img src="none.png" alt="">'),
        "no-alt.html": GOOD.format('<img src="icon.svg">'),
        "bad.html": GOOD.format("<ul><p>không phải mục</p></ul>"),
        "good.js": "document.getElementById('text').textContent = `rộng ${innerWidth}`;",
        "bad.js": "throw new Error('hỏng');",
        "icon.svg": ICON,
        "data.wasm": "",
        "sub/index.html": GOOD.format(""),
    }
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with nginx(folder, tmp_path_factory.mktemp("nginx")) as running:
        yield running


def test_nginx_serves_under_a_sub_path_with_policy_types_and_error_page(server: Nginx) -> None:
    home = server.get()
    assert home.status == 200
    assert home.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'self'" in home.headers["content-security-policy"]
    assert server.get("data.wasm").headers["content-type"] == "application/wasm"
    assert server.get("good.js").headers["content-type"] == "text/javascript; charset=utf-8"
    lost = server.get("no/such/page")
    assert lost.status == 404
    assert "không có".encode() in lost.body
    assert "content-security-policy" in lost.headers
    assert server.get("sub").headers["location"] == "/congkhai/sub/"
    assert server.get("/congkhai").headers["location"] == "/congkhai/"
    assert server.get("/index.html").status == 404


def test_nginx_tells_what_was_asked(server: Nginx, folder: Path) -> None:
    before = len(server.hits())
    server.get("icon.svg")
    server.get("none")
    size = len((folder / "icon.svg").read_bytes())
    seen = server.hits()[before:]
    assert seen[0] == Hit(200, "GET", "/congkhai/icon.svg", size)
    assert (seen[1].status, seen[1].path) == (404, "/congkhai/none")


def test_nginx_stops_with_its_block(folder: Path, tmp_path: Path) -> None:
    with nginx(folder, tmp_path, sub_path="/") as server:
        assert server.get("sub/").status == 200
    with pytest.raises(ConnectionRefusedError):
        server.get()


def test_nginx_that_cannot_start_says_why(folder: Path, tmp_path: Path) -> None:
    with (
        pytest.raises(RuntimeError, match="no_such_directive"),
        nginx(folder, tmp_path, extra="no_such_directive;"),
    ):
        pass


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_clean_page_is_clean_at_both_sizes(browser: Browser, server: Nginx, size: tuple[int, int]) -> None:
    with visit(browser, server.origin, size) as seen:
        seen.page.goto(server.url)
        assert seen.page.text_content("#text") == f"rộng {size[0]}"
        assert seen.trouble.all() == []
        assert server.url + "good.js" in seen.trouble.requests


def test_without_scripts_the_page_stays_as_it_is(browser: Browser, server: Nginx) -> None:
    with visit(browser, server.origin, java_script_enabled=False) as seen:
        seen.page.goto(server.url)
        assert seen.page.text_content("#text") == "Chữ"
        assert seen.trouble.all() == []


@pytest.mark.parametrize(
    ("name", "kind"), [("inline", "csp"), ("throws", "console"), ("foreign", "foreign"), ("broken", "failed")]
)
def test_each_kind_of_trouble_is_seen(browser: Browser, server: Nginx, name: str, kind: str) -> None:
    with visit(browser, server.origin) as seen:
        seen.page.goto(f"{server.url}{name}.html", wait_until="networkidle")
        assert getattr(seen.trouble, kind)
        seen.trouble.clear()
        assert seen.trouble.all() == []


def test_axe_finds_what_is_wrong_and_only_that(browser: Browser, server: Nginx) -> None:
    with visit(browser, server.origin, bypass_csp=True) as seen:
        seen.page.goto(server.url)
        assert axe(seen.page) == []
        seen.page.goto(f"{server.url}no-alt.html")
        assert [v.rule for v in axe(seen.page)] == ["image-alt"]


def test_html_checker_finds_what_is_wrong_and_only_that(folder: Path) -> None:
    assert html_errors([folder / "index.html", folder / "sub/index.html"]) == []
    errors = html_errors([folder / "index.html", folder / "bad.html"])
    assert {e.path for e in errors} == {folder / "bad.html"}
    assert "not allowed as child" in errors[0].message


def test_a_missing_program_skips_or_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGKHAI_CHROMIUM", "/no/such/program")
    monkeypatch.delenv("CONGKHAI_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception):
        require("chromium")
    monkeypatch.setenv("CONGKHAI_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception):
        require("chromium")
