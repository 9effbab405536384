"""Filter and sort of a table in the page: the state stands in the address, headings follow their rows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import Visit, visit
from tests.support.nginx import Nginx, nginx
from tests.support.site import build_site
from tests.support.tiny import make_site

PLAN = """
nam: 2026
trich_yeu: Kế hoạch thử
muc: {A: Phần A, B: Phần B}
nhiem_vu:
  - {ma: A.1, noi_dung: Một, thoi_han: 15/12/2026, chu_tri: Văn phòng}
  - ma: A.2
    noi_dung: Hai
    thoi_han: 15/3/2026
    chu_tri: Thanh tra
    cap_nhat: {ngay: 2026-03-01, trang_thai: dang_thuc_hien}
  - {ma: B.1, noi_dung: Ba, chu_tri: Văn phòng, phoi_hop: Thanh tra}
  - ma: B.2
    noi_dung: Bốn
    thoi_han: 15/10/2026
    chu_tri: Văn phòng
    cap_nhat: {ngay: 2026-03-01, trang_thai: dang_thuc_hien}
"""
AGENCY = "ten: Sở Thử\ndon_vi: [{ma: van-phong, ten: Văn phòng}, {ma: thanh-tra, ten: Thanh tra}]\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    files = {"plans/so-thu/2026-thu.yaml": PLAN, "plans/so-thu/co-quan.yaml": AGENCY}
    root: Path = make_site(tmp_path_factory.mktemp("table"), files)
    done = build_site(root, root / "out", date(2026, 7, 1), "--no-search")
    assert done.returncode == 0, done.stderr
    with nginx(root / "out", tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture
def plan(browser: Browser, server: Nginx) -> Iterator[Visit]:
    with visit(browser, server.origin) as seen:
        seen.page.goto(server.url + "ke-hoach/so-thu/2026-thu/", wait_until="networkidle")
        yield seen
        assert seen.trouble.all() == []


def visible(page: Page, rows: str, text: str) -> list[str]:
    """``text`` (JavaScript of a row ``r``) of each row of the annex that is seen."""
    found = page.locator(f"#bang-phu-luc tbody {rows}")
    return list(found.evaluate_all(f"rows => rows.filter(r => r.offsetParent).map(r => {text})"))


def shown(page: Page) -> list[str]:
    return visible(page, "tr:not([data-heading])", "r.querySelector('td').innerText")


def headings(page: Page) -> list[str]:
    return visible(page, "tr[data-heading]", "r.innerText.trim()")


def test_a_filter_keeps_its_rows_and_their_headings(plan: Visit) -> None:
    page = plan.page
    assert (shown(page), headings(page)) == (["Một", "Hai", "Ba", "Bốn"], ["A. Phần A", "B. Phần B"])
    page.select_option("[name=tinh-trang]", "chua_co_bao_cao")
    assert (shown(page), headings(page)) == (["Một", "Ba"], ["A. Phần A", "B. Phần B"])
    page.select_option("[name=tinh-trang]", "qua_han")
    assert (shown(page), headings(page)) == (["Hai"], ["A. Phần A"])
    assert page.locator("[data-count-words]").inner_text() == "Đang hiện 1 trên 4 nhiệm vụ"


def test_a_unit_is_found_in_any_part_it_has(plan: Visit) -> None:
    plan.page.select_option("[name=don-vi]", "thanh-tra")
    assert shown(plan.page) == ["Hai", "Ba"]


def test_by_deadline_what_has_none_comes_last(plan: Visit) -> None:
    plan.page.select_option("[name=xep]", "han")
    assert shown(plan.page) == ["Hai", "Bốn", "Một", "Ba"]
    assert headings(plan.page) == []


def test_by_status_what_needs_attention_comes_first(plan: Visit) -> None:
    plan.page.select_option("[name=xep]", "tinh-trang")
    assert shown(plan.page) == ["Hai", "Bốn", "Một", "Ba"]


def test_the_address_carries_the_state(plan: Visit, server: Nginx) -> None:
    page = plan.page
    page.select_option("[name=don-vi]", "van-phong")
    page.select_option("[name=xep]", "han")
    assert page.url.endswith("?don-vi=van-phong&xep=han")
    page.reload(wait_until="networkidle")
    assert shown(page) == ["Bốn", "Một", "Ba"]
    assert page.input_value("[name=don-vi]") == "van-phong"


def test_a_strange_address_shows_the_whole_table(plan: Visit, server: Nginx) -> None:
    plan.page.goto(server.url + "ke-hoach/so-thu/2026-thu/?tinh-trang=la&xep=gi-do", wait_until="networkidle")
    assert shown(plan.page) == ["Một", "Hai", "Ba", "Bốn"]


def test_reset_gives_back_the_printed_order(plan: Visit) -> None:
    page = plan.page
    page.select_option("[name=tinh-trang]", "chua_co_bao_cao")
    page.select_option("[name=xep]", "han")
    page.get_by_role("button", name="Bỏ lọc").click()
    page.wait_for_function("!location.search")
    assert (shown(page), headings(page)) == (["Một", "Hai", "Ba", "Bốn"], ["A. Phần A", "B. Phần B"])
