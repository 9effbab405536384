"""The page of the open data in a real browser: its metadata is inert data under the strict policy."""

import json
from pathlib import Path

from tests.support.browser import Visit
from tests.support.html import html_errors
from tests.support.nginx import Nginx


def test_metadata_is_read_and_nothing_is_blocked(desk: Visit, served_site: Nginx) -> None:
    desk.page.goto(served_site.url + "du-lieu/")
    desk.page.wait_for_load_state("networkidle")
    text = desk.page.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(text or "")["@type"] == "Dataset"
    assert desk.trouble.all() == []


def test_every_file_on_the_page_is_there(desk: Visit, served_site: Nginx) -> None:
    desk.page.goto(served_site.url + "du-lieu/")
    links = desk.page.locator("main a[href]").evaluate_all("links => links.map(link => link.href)")
    files = [link for link in links if Path(link).suffix in {".json", ".csv", ".xlsx", ".xml", ".ics"}]
    assert len(files) > 20
    for link in files:
        answer = desk.context.request.get(link)
        assert answer.status == 200, link
        assert answer.body(), link


def test_the_page_fits_a_phone(phone: Visit, served_site: Nginx) -> None:
    phone.page.goto(served_site.url + "du-lieu/")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.trouble.all() == []


def test_the_page_is_valid_html(site: Path) -> None:
    assert [str(error) for error in html_errors([site / "du-lieu/index.html"])] == []
