"""A site above the threshold, with an index for each year: what is searched is said, and all can be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.accessibility import axe
from tests.support.browser import PHONE, Visit, visit
from tests.support.nginx import Nginx, nginx

SETTLED = "[data-finder]:not([aria-busy]) [data-count]:not(:empty)"
YEARS = ["2024", "2022", "2021"]


@pytest.fixture(scope="module")
def server(searched_by_year: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with nginx(searched_by_year, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture
def seen(browser: Browser, server: Nginx) -> Iterator[Visit]:
    with visit(browser, server.origin) as opened:
        yield opened
        assert opened.trouble.all() == []


def ask(page: Page, server: Nginx, query: str) -> None:
    page.goto(f"{server.url}tim-kiem/{query}")
    page.wait_for_selector(SETTLED)


def counted(page: Page) -> int:
    return int(page.inner_text("[data-count]").split()[0])


def opened(seen: Visit, year: str) -> bool:
    """Whether any index file of ``year`` was asked for."""
    return any(f"chi-muc/{year}/index/" in url for url in seen.trouble.requests)


def years(page: Page) -> dict[str, str]:
    """The choices of the filter by year: what stands beside each."""
    lines = page.locator('details[data-name="nam"] label')
    return {
        line.locator("span").first.inner_text(): line.locator(".facet__count").inner_text()
        for line in lines.all()
    }


def test_the_page_says_which_years_it_counts_and_offers_the_others(seen: Visit, server: Nginx) -> None:
    page = seen.page
    ask(page, server, "?q=báo+cáo")
    newest = counted(page)
    expect(page.locator(".finder__years")).to_contain_text("Kết quả và số đếm chỉ tính năm 2024.")
    assert years(page) == {"2024": str(newest), "2022": "chưa tìm", "2021": "chưa tìm"}
    assert not any(opened(seen, year) for year in YEARS[1:])
    page.get_by_role("button", name="Tìm trong mọi năm").click()
    expect(page.locator(".finder__years")).to_have_text("Kết quả và số đếm tính trên mọi năm.")
    assert next(int(number) for number in years(page).values()) == newest
    assert sum(map(int, years(page).values())) == counted(page) > newest
    assert all(f"nam={year}" in page.url for year in YEARS)
    page.go_back()
    expect(page.locator(".finder__years")).to_contain_text("chỉ tính năm 2024")
    assert counted(page) == newest


def test_a_further_year_is_chosen_beside_those_that_are_searched(seen: Visit, server: Nginx) -> None:
    page = seen.page
    ask(page, server, "?q=báo+cáo")
    newest = counted(page)
    page.locator('input[name="nam"][value="2022"]').check()
    expect(page.locator(".finder__years")).to_contain_text("chỉ tính các năm 2024, 2022.")
    assert counted(page) > newest
    assert page.url.endswith("&nam=2022&nam=2024")
    page.locator('input[name="nam"][value="2024"]').uncheck()
    expect(page.locator(".finder__years")).to_contain_text("chỉ tính năm 2022.")
    assert page.locator(".finder__group").all_inner_texts() == ["Năm 2022"]


def test_more_in_a_chosen_year_goes_on_with_the_next(seen: Visit, server: Nginx) -> None:
    page = seen.page
    ask(page, server, "?q=báo+cáo&nam=2024")
    newest = counted(page)
    more = page.locator("[data-more]")
    while "Tìm tiếp" not in more.inner_text():
        more.click()
    first = page.locator(".hit__link").first.get_attribute("href")
    more.click()
    expect(page.locator(".finder__group")).to_have_text(["Năm 2024", "Năm 2022"])
    assert counted(page) > newest
    assert page.locator(".hit__link").first.get_attribute("href") == first
    assert "nam=2022" in page.url


def test_what_only_an_earlier_year_has_is_found_there(seen: Visit, server: Nginx) -> None:
    page = seen.page
    ask(page, server, "?q=dương+liễu")
    expect(page.locator(".finder__group")).to_have_text(["Năm 2021"])
    line = page.locator(".finder__years")
    expect(line).to_contain_text("Năm 2024 không có kết quả đúng. Kết quả và số đếm chỉ tính năm 2021.")
    assert page.locator("[data-more]").inner_text() in {"Tìm tiếp trong năm 2024", "Xem thêm"}
    assert not opened(seen, "2022")  # its table says that it lacks a word


def test_what_no_year_has_is_said_once_all_were_looked_at(seen: Visit, server: Nginx) -> None:
    ask(seen.page, server, "?q=đường+dây+nòng")
    expect(seen.page.locator(".finder__years")).to_contain_text("Các năm khác cũng không có kết quả đúng.")
    expect(seen.page.locator("[data-count]")).to_contain_text("gần đúng")


def test_filters_alone_find_an_agency_of_earlier_years(seen: Visit, server: Nginx) -> None:
    ask(seen.page, server, "?co-quan=so-vhtt")
    expect(seen.page.locator("[data-count]")).to_have_text("53 nhiệm vụ")
    expect(seen.page.locator(".finder__years")).to_contain_text("chỉ tính năm 2022.")


def test_the_box_suggests_from_the_newest_year_that_has_it(seen: Visit, server: Nginx) -> None:
    page = seen.page
    page.goto(f"{server.url}gioi-thieu/", wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.insert_text("dương liễu")
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    expect(options.first).to_contain_text("năm 2021")
    expect(options.nth(1)).to_have_text("Xem tất cả 1 kết quả năm 2021")
    expect(options.last).to_have_text("Tìm trong mọi năm")
    options.last.click()
    page.wait_for_selector(SETTLED)
    expect(page.locator(".finder__years")).to_have_text("Kết quả và số đếm tính trên mọi năm.")
    groups = page.locator(".finder__group").all_inner_texts()
    assert groups[0] == "Năm 2021"  # what other years have like it comes behind
    assert all(group.endswith(" – Gần đúng") for group in groups[1:])


def test_an_agency_is_found_by_its_name_where_the_search_begins(seen: Visit, server: Nginx) -> None:
    ask(seen.page, server, "?q=Sở+Văn+hóa+và+Thể+thao+tỉnh+Khánh+Hòa")
    assert "co-quan/so-vhtt/" in (seen.page.locator(".hit__link").first.get_attribute("href") or "")
    assert not any(opened(seen, year) for year in YEARS[1:])


def test_the_years_are_sound_on_a_phone(browser: Browser, server: Nginx) -> None:
    with visit(browser, server.origin, PHONE, bypass_csp=True) as phone:
        ask(phone.page, server, "?q=báo+cáo")
        phone.page.locator("[data-filters] > summary").click()
        expect(phone.page.get_by_label("2022")).to_be_visible()
        assert axe(phone.page) == []
        assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
