"""An attack in every text an editor may write, built, served under the strict policy, opened in Chromium."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import pytest
from playwright.sync_api import Browser, Dialog

from tests.support.browser import visit
from tests.support.crawl import address, html_files, some_of_each_type
from tests.support.hostile import ATTACKS, EVALUATED, SPY, hostile_site
from tests.support.nginx import Nginx, nginx
from tests.support.site import build_site

_OURS = {"html", "head", "meta", "title", "link", "script", "body", "a", "header", "form", "label", "input",
         "button", "nav", "ul", "ol", "li", "main", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span",
         "section", "article", "aside", "footer", "table", "caption", "colgroup", "col", "thead", "tbody",
         "tfoot", "tr", "th", "td", "dl", "dt", "dd", "abbr", "strong", "em", "small", "time", "details",
         "summary", "select", "option", "optgroup", "fieldset", "legend", "output", "template", "svg", "path",
         "circle", "rect", "line", "polyline", "g", "use", "code", "kbd", "pre", "blockquote", "hr", "br",
         "noscript", "img", "data", "meter", "progress", "search", "figure", "figcaption", "mark", "b", "i",
         "sup", "sub", "del", "ins", "cite", "q", "address", "hgroup", "datalist", "dialog", "symbol", "defs",
         "text", "tspan", "polygon", "ellipse", "desc", "menu", "picture", "source"}  # fmt: skip


_RUNNING = {"style", "srcdoc", "formaction", "autofocus", "http-equiv", "xlink:href", "background", "ping"}


class _Elements(HTMLParser):
    """Every element of a page that could run, load or hide something, as a line."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        data = told.get("type") == "application/ld+json"  # never run; what it holds is looked at below
        if tag not in _OURS or (tag in {"script", "img"} and "src" not in told and not data):
            self.bad.append(f"<{tag}>")
        for name, value in attrs:
            link = (value or "").strip().lower()
            scheme = link.partition(":")[0] if ":" in link.partition("/")[0] else ""
            runs = name.startswith("on") or name in _RUNNING
            loads = name in {"src", "action"} and (scheme or link.startswith("//"))
            if runs or loads or (name == "href" and scheme not in {"", "http", "https", "mailto", "tel"}):
                self.bad.append(f"<{tag} {name}={value}>")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    out = folder / "public"
    done = build_site(hostile_site(folder / "site"), out, "2026-09-15")
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def server(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with nginx(built, tmp_path_factory.mktemp("nginx-hostile"), "/cong-khai/") as running:
        yield running


def test_every_attack_is_on_the_site(built: Path) -> None:
    told = (built / "du-lieu/nhiem-vu.json").read_text("utf-8")
    assert [attack for attack in ATTACKS if json.dumps(attack, ensure_ascii=False)[1:-1] not in told] == []


def test_no_page_holds_an_element_that_an_attack_asked_for(built: Path) -> None:
    bad = {}
    for file in html_files(built):
        found = _Elements()
        found.feed(file.read_text("utf-8"))
        if found.bad:
            bad[address(built, file)] = found.bad[:5]
    assert bad == {}


def test_data_inside_a_page_ends_where_it_should(built: Path) -> None:
    blocks = [
        block
        for file in html_files(built)
        for block in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', file.read_text("utf-8"), re.DOTALL
        )
    ]
    assert all(json.loads(block) and "<" not in block for block in blocks)


def test_no_file_holds_what_a_template_compiler_would_have_made(built: Path) -> None:
    files = [file for file in built.rglob("*") if file.suffix in {".html", ".json", ".csv", ".xml", ".ics"}]
    assert files
    assert [str(file) for file in files if EVALUATED in file.read_text("utf-8")] == []


def test_no_script_of_an_attack_runs_in_chromium(browser: Browser, built: Path, server: Nginx) -> None:
    dialogs: list[str] = []

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with visit(browser, server.origin) as opened:
        opened.page.on("dialog", refuse)
        for path in some_of_each_type(built):
            opened.page.goto(server.url + path)
            opened.page.mouse.move(200, 200)
            opened.page.mouse.move(400, 500)
            assert opened.page.evaluate(f"window.{SPY}") is None, path
            assert opened.page.url == server.url + path
            hidden = opened.page.locator("main").evaluate("e => getComputedStyle(e).display")
            assert hidden != "none"
        assert dialogs == []
        assert opened.trouble.all() == []


@pytest.mark.parametrize(
    "query", ["kế hoạch", "script", ATTACKS[0], ATTACKS[2], "{{ 1337 }}", '"><img src=x>']
)
def test_search_shows_attacks_as_texts(browser: Browser, server: Nginx, query: str) -> None:
    with visit(browser, server.origin) as opened:
        opened.page.goto(server.url + "tim-kiem/")
        opened.page.locator("main input[name=q]").fill(query)
        opened.page.locator("main input[name=q]").press("Enter")
        opened.page.locator("[data-count]:not(:empty)").wait_for()
        assert opened.page.evaluate(f"window.{SPY}") is None
        assert opened.page.locator("main script, main iframe, main [onerror], main [onload]").count() == 0
        assert opened.trouble.all() == []


def test_the_open_data_holds_the_texts_inert(built: Path) -> None:
    data = built / "du-lieu"
    rows = json.loads((data / "nhiem-vu.json").read_bytes())
    table = list(csv.DictReader(io.StringIO((data / "nhiem-vu.csv").read_text("utf-8-sig"), newline="")))
    assert len(table) == len(rows)
    assert [
        cell for row in table for cell in row.values() if (cell or "")[:1] in {"=", "+", "@", "\t", "\r"}
    ] == []
    book = openpyxl.load_workbook(data / "nhiem-vu.xlsx")
    assert all(cell.data_type != "f" for sheet in book for cells in sheet.iter_rows() for cell in cells)
    for file in built.rglob("*.xml"):
        ET.fromstring(file.read_bytes())
    for file in built.rglob("*.ics"):
        parts = icalendar.Calendar.from_ical(file.read_bytes()).subcomponents
        assert {type(part).__name__ for part in parts} <= {"Event", "Timezone", "Todo"}
