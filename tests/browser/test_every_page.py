"""Every page of both sites: valid, whole, accessible, quiet, readable on a phone and without JavaScript."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.support.browser import DESK, PHONE, visit
from tests.support.crawl import address, html_files, links_and_places, resolve, some_of_each_type
from tests.support.html import html_errors
from tests.support.nginx import Nginx

SITES = ("plans", "example")


@pytest.fixture
def served(
    site: Path, served_site: Nginx, example_site: Path, served_example: Nginx
) -> dict[str, tuple[Path, Nginx]]:
    """Both sites with their servers, each under a sub-path."""
    return {"plans": (site, served_site), "example": (example_site, served_example)}


@pytest.mark.parametrize("name", SITES)
def test_every_page_is_valid_html(served: dict[str, tuple[Path, Nginx]], name: str) -> None:
    assert [str(error) for error in html_errors(html_files(served[name][0]))] == []


@pytest.mark.parametrize("name", SITES)
def test_every_link_leads_somewhere(served: dict[str, tuple[Path, Nginx]], name: str) -> None:
    """A crawl from the home page over HTTP: no broken link or fragment, and no page that nothing leads to."""
    site, server = served[name]
    waiting, places, asked = [server.url], {}, {server.url}
    fragments: list[tuple[str, str, str]] = []
    broken = []
    while waiting:
        page = waiting.pop()
        answer = server.get(urlsplit(page).path)
        if answer.status != 200:
            broken.append(f"{page}: {answer.status}")
            continue
        if "text/html" not in answer.headers.get("content-type", answer.headers.get("Content-Type", "")):
            continue
        links, places[page] = links_and_places(answer.body.decode())
        for link in links:
            target, fragment = resolve(page, link)
            if not target.startswith(server.origin):
                assert urlsplit(target).scheme in ("http", "https", "mailto", "tel"), f"{page}: {link}"
                continue
            assert target.startswith(server.url), f"{page} leaves its sub-path: {link}"
            target = target.partition("?")[0]
            fragments.append((page, target, unquote(fragment)))
            if target not in asked:
                asked.add(target)
                waiting.append(target)
    assert broken == []
    assert [f for f in fragments if f[2] and f[1] in places and f[2] not in places[f[1]]] == []
    known = {unquote(url).removeprefix(server.url) for url in places}
    unreached = {address(site, file) for file in html_files(site)} - known - {"404.html"}
    # what nothing links to answers an address that somebody cut short
    assert [path for path in unreached if not any(other.startswith(path) for other in known)] == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", SITES)
def test_every_page_is_quiet_and_fits(
    browser: Browser, served: dict[str, tuple[Path, Nginx]], name: str, size: tuple[int, int]
) -> None:
    """No console message, no blocked or foreign or failed request, nothing wider than the screen."""
    site, server = served[name]
    paths = some_of_each_type(site) if size is DESK else [address(site, f) for f in html_files(site)]
    wide = []
    with visit(browser, server.origin, size) as opened:
        for path in paths:
            opened.page.goto(server.url + path)
            if opened.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(path)
        assert opened.trouble.all() == []
    assert wide == []


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("name", SITES)
def test_without_javascript_every_page_says_the_same(
    browser: Browser, served: dict[str, tuple[Path, Nginx]], name: str
) -> None:
    """What a page says in its main part is in its HTML; scripts only add tools. Search is the exception."""
    site, server = served[name]
    paths = [path for path in some_of_each_type(site) if not path.startswith("tim-kiem/")]
    script = "document.querySelector('main').innerText"
    with (
        visit(browser, server.origin, DESK) as on,
        visit(browser, server.origin, DESK, java_script_enabled=False) as off,
    ):
        for path in paths:
            on.page.goto(server.url + path)
            off.page.goto(server.url + path)
            with_scripts = _words(on.page.evaluate(script))
            without = _words(off.page.locator("main").inner_text())
            missing = sorted(set(with_scripts) - set(without))
            assert len(without) > 10, path
            assert len(missing) <= 25, f"{path}: only with JavaScript: {missing[:40]}"
        off.page.goto(server.url + "tim-kiem/")
        assert off.page.locator("main noscript, main").first.inner_text().strip()
        assert off.page.locator("main a[href]").count() >= 3
