"""The same site in Firefox: with JavaScript off everything but search works, with it on search does, too."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.browser import DESK, PHONE
from tests.support.crawl import some_of_each_type
from tests.support.firefox import Firefox, firefox
from tests.support.nginx import Nginx

PLAN = "ke-hoach/so-vi-du/2026-cchc-sipas/"
SHOWN = """(() => {
  const seen = (selector) => [...document.querySelectorAll(selector)].filter(
    (e) => e.getClientRects().length && getComputedStyle(e).visibility !== 'hidden');
  return {
    wide: document.documentElement.scrollWidth > innerWidth,
    headings: seen('h1').length,
    menu: seen('header nav a').length,
    words: document.querySelector('main').innerText.length,
    idle: seen('.needs-script, form[data-table-tools], header nav button').length,
  };
})()"""


@pytest.fixture(scope="module")
def off(served_example: Nginx, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Firefox without JavaScript."""
    with firefox(tmp_path_factory.mktemp("ff") / "off", served_example.origin, scripts=False) as browser:
        yield browser


@pytest.fixture(scope="module")
def on(served_example: Nginx, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Firefox as it comes."""
    with firefox(tmp_path_factory.mktemp("ff") / "on", served_example.origin, scripts=True) as browser:
        yield browser


def test_without_javascript_every_type_of_page_is_whole(
    off: Firefox, example_site: Path, served_example: Nginx
) -> None:
    """Nothing wider than the screen, the menu open, no tool that could not work, no trouble."""
    off.trouble.clear()
    for path in some_of_each_type(example_site):
        off.resize(PHONE)
        off.goto(served_example.url + path)
        framed = path.startswith("nhung/") and path != "nhung/"
        shown = off.run(SHOWN)
        off.resize(DESK)
        assert [shown["wide"], off.run(SHOWN)["wide"]] == [False, False], path
        assert shown["headings"] == 1, path
        assert shown["menu"] == (0 if framed else 8), path
        assert shown["words"] > 80, path
        assert shown["idle"] == 0, path
    assert off.trouble == []


def test_without_javascript_links_and_details_work(off: Firefox, served_example: Nginx) -> None:
    off.trouble.clear()
    off.resize(PHONE)
    off.goto(served_example.url)
    off.click("main details > summary")
    assert off.wait_for("document.querySelector('main details').open")
    off.click("header nav a[href$='thoi-han/']")
    off.wait_for("location.pathname.endsWith('/thoi-han/')")
    off.goto(served_example.url + PLAN)
    off.click("main a[href^='#']")
    assert off.wait_for(
        "location.hash && document.querySelector(':target').getBoundingClientRect().top < 400"
    )
    off.goto(served_example.url + "tim-kiem/")
    assert off.run("document.querySelector('main').innerText.includes('đang tắt JavaScript')")
    assert off.run("document.querySelectorAll('main a[href]').length") > 3
    assert off.trouble == []


def _sheets(pdf: bytes) -> int:
    """How many pages a PDF has; Firefox packs its objects."""
    count = 0
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            count += len(re.findall(rb"/Type\s*/Page\b", zlib.decompress(packed)))
    return count


def test_without_javascript_plans_and_posters_print(off: Firefox, served_example: Nginx) -> None:
    for path, most in ((PLAN, 40), ("co-quan/so-vi-du/ap-phich/", 1)):
        off.goto(served_example.url + path)
        assert 0 < _sheets(off.printed()) <= most, path


def test_with_javascript_no_page_has_trouble(on: Firefox, example_site: Path, served_example: Nginx) -> None:
    on.trouble.clear()
    on.resize(DESK)
    for path in some_of_each_type(example_site):
        on.goto(served_example.url + path)
        assert on.blocked() == [], path
    assert on.trouble == []


def test_with_javascript_search_and_tools_work(on: Firefox, served_example: Nginx) -> None:
    on.trouble.clear()
    on.resize(PHONE)
    on.goto(served_example.url + "tim-kiem/?q=thu+tuc+hanh+chinh")
    found = on.wait_for("document.querySelector('.hit') && document.querySelector('main').innerText")
    assert "thủ tục hành chính" in found.lower()
    assert on.wait_for("document.querySelectorAll('.hit mark').length")
    opened = "document.querySelector('header nav button[aria-expanded=true]') !== null"
    while not on.run(opened):  # its script may still be on its way
        on.click("header nav button")
    on.click("header nav a[href$='thoi-han/']")
    on.wait_for("location.pathname.endsWith('/thoi-han/')")
    on.goto(served_example.url + PLAN)
    rows = "[...document.querySelectorAll('main tbody tr[data-tinh-trang]')].filter((e) => !e.hidden).length"
    whole = on.wait_for(rows)
    choose = """(() => {
      const choice = document.querySelector('form[data-table-tools] select[name=tinh-trang]');
      choice.selectedIndex = 1;
      choice.dispatchEvent(new Event('change', {bubbles: true}));
    })()"""
    assert on.wait_for(f"({choose}, ({rows}) < {whole} && ({rows}))")
    assert on.blocked() == []
    assert on.trouble == []
