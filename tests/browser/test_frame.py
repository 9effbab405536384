"""The frame and the five main page types in a real browser: keyboard, phone, paper, no script, axe."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.accessibility import axe
from tests.support.browser import DESK, PHONE, Visit, visit
from tests.support.html import html_errors
from tests.support.nginx import Nginx, nginx
from tests.support.site import build_site
from tests.support.tiny import make_site

SMALLEST = (320, 640)  # WCAG 2.2, 1.4.10: 1280 px at 400 %
TABLET = (768, 1024)
NARROWEST_TABLES = (960, 800)  # below it tables are cards
LONG = "Đẩy mạnh thực hiện cơ chế tự chủ đối với đơn vị sự nghiệp công lập " * 5
WORD = "khongcodaucachnaodengatdong" * 6
HARD_AGENCY = f"""
ten: Sở {LONG}
don_vi: [{{ma: van-phong, ten: Văn phòng}}, {{ma: a, ten: {WORD}}}, {{ma: b, ten: {LONG}}}]
"""
HARD_PLAN = f"""
nam: 2026
so_hieu: /KH-STN
trich_yeu: {LONG}
can_cu: [{WORD}]
muc_dich: |
  - <script>alert(1)</script> & "ngoặc"
  - {WORD}
chi_tieu: [{{ma: x, ten: {WORD}, muc_tieu: trên 83%}}]
muc: {{A: {LONG}, A.I: {WORD}}}
nhiem_vu:
  - {{ma: A.I.1, noi_dung: {LONG}, ket_qua: {WORD}, chu_tri: {WORD}, phoi_hop: [Văn phòng, {LONG}]}}
  - {{ma: A.I.2, noi_dung: {WORD}, thoi_han: Thường xuyên, tom_tat: {WORD}}}
""" + "".join(f"  - {{ma: A.{n}, noi_dung: Việc {n}, thoi_han: {n % 12 + 1}/2026}}\n" for n in range(2, 80))


def _paths(agency: str, plan: str, task: str, unit: str) -> tuple[str, ...]:
    return (
        "",
        f"co-quan/{agency}/",
        f"ke-hoach/{agency}/{plan}/",
        f"ke-hoach/{agency}/{plan}/{task}/",
        f"co-quan/{agency}/don-vi/{unit}/",
    )


EXAMPLE = (
    *_paths("so-du-lieu-mau", "2026-chuyen-doi-so", "A.1", "phong-du-lieu"),
    *_paths("so-mo-phong", "2025-2026-cchc", "II.1", "van-phong")[1:],
    "co-quan/phuong-tuong-tuong/",
)
HARD = (
    *_paths("so-thu", "2026-thu", "A.I.1", "van-phong"),
    "ke-hoach/so-thu/2026-thu/A.I.2/",
    "co-quan/so-b/",
    "chi-tieu/so-thu/",
    "thoi-han/2026/03/",
    "trang-thai/chua-co-bao-cao/",
)


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "plans/so-thu/2026-thu.yaml": HARD_PLAN,
        "plans/so-thu/co-quan.yaml": HARD_AGENCY,
        "plans/so-b/co-quan.yaml": f"ten: {WORD}\n",
    }
    root = make_site(tmp_path_factory.mktemp("hard"), files)
    done = build_site(root, root / "out", date(2026, 7, 20), "--no-search")
    assert done.returncode == 0, done.stderr
    return root / "out"


@pytest.fixture(scope="module")
def hard_site(hard: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with nginx(hard, tmp_path_factory.mktemp("nginx")) as server:
        yield server


def _width(seen: Visit) -> int:
    return int(seen.page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_axe_finds_nothing(
    browser: Browser, served_example: Nginx, hard_site: Nginx, size: tuple[int, int], scheme: str
) -> None:
    for server, paths in ((served_example, EXAMPLE), (hard_site, HARD)):
        with visit(browser, server.origin, size, bypass_csp=True, color_scheme=scheme) as seen:
            for path in paths:
                seen.page.goto(server.url + path, wait_until="networkidle")
                assert [str(found) for found in axe(seen.page)] == [], path
            assert seen.trouble.all() == []


def test_html_is_valid(example_site: Path, hard: Path) -> None:
    files = [example_site / path / "index.html" for path in EXAMPLE] + [
        hard / path / "index.html" for path in HARD
    ]
    assert [str(error) for error in html_errors(files)] == []


@pytest.mark.parametrize("size", [SMALLEST, TABLET, NARROWEST_TABLES, DESK])
def test_nothing_is_wider_than_its_screen_plain_or_spaced_out(
    browser: Browser, served_example: Nginx, hard_site: Nginx, size: tuple[int, int]
) -> None:
    """Endless words and texts of 300 letters too; the spacing is that of WCAG 2.2, 1.4.12."""
    spacing = (
        "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
    )
    for server, paths in ((served_example, EXAMPLE), (hard_site, HARD)):
        with visit(browser, server.origin, size, bypass_csp=True) as seen:
            for path in paths:
                seen.page.goto(server.url + path)
                assert _width(seen) <= size[0], path
                seen.page.add_style_tag(content=spacing)
                assert _width(seen) <= size[0], path


def test_every_target_is_large_enough(browser: Browser, served_example: Nginx) -> None:
    small = """() => [...document.querySelectorAll(
      'button, input, select, summary, .menu__link, .trail a, .foot__links a')]
      .filter(e => e.offsetParent).map(e => [e.getBoundingClientRect().height, e.outerHTML.slice(0, 80)])
      .filter(([height]) => height < 24)"""
    with visit(browser, served_example.origin, PHONE) as seen:
        for path in EXAMPLE[:5]:
            seen.page.goto(served_example.url + path, wait_until="networkidle")
            assert seen.page.evaluate(small) == [], path


def test_the_first_key_leads_to_the_content(browser: Browser, served_example: Nginx) -> None:
    with visit(browser, served_example.origin) as seen:
        seen.page.goto(served_example.url)
        seen.page.keyboard.press("Tab")
        assert seen.page.locator(":focus").inner_text() == "Đến phần nội dung"
        seen.page.keyboard.press("Enter")
        assert seen.page.evaluate("document.activeElement.id") == "noi-dung"


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(browser: Browser, served_example: Nginx) -> None:
    with visit(browser, served_example.origin, PHONE) as seen:
        seen.page.goto(served_example.url, wait_until="networkidle")
        button, menu = seen.page.locator(".menu__button"), seen.page.locator("#muc-chinh")
        assert not menu.is_visible()
        button.focus()
        seen.page.keyboard.press("Enter")
        assert menu.is_visible()
        assert button.get_attribute("aria-expanded") == "true"
        seen.page.keyboard.press("Tab")
        seen.page.keyboard.press("Escape")
        assert not menu.is_visible()
        assert seen.page.locator(":focus").inner_text() == "Mục chính"


def test_without_script_all_is_there_and_nothing_promises_more(
    browser: Browser, served_example: Nginx
) -> None:
    with visit(browser, served_example.origin, PHONE, java_script_enabled=False) as seen:
        seen.page.goto(served_example.url + EXAMPLE[2])
        assert seen.page.locator("#muc-chinh").is_visible()
        assert not seen.page.locator(".menu__button").is_visible()
        assert not seen.page.locator("[data-table-tools]").is_visible()
        assert not seen.page.locator("[data-print]").is_visible()
        rows = seen.page.locator("#bang-phu-luc tbody tr:not([data-heading])")
        assert rows.count() == 12
        assert all(rows.nth(at).is_visible() for at in range(12))


def test_a_card_on_a_phone_keeps_the_names_of_its_columns(browser: Browser, served_example: Nginx) -> None:
    with visit(browser, served_example.origin, PHONE) as seen:
        seen.page.goto(served_example.url + EXAMPLE[2])
        labels = seen.page.locator("#bang-phu-luc tbody td[data-label]").evaluate_all(
            "cells => cells.filter(c => c.offsetParent && !c.matches('.cards__status'))"
            ".map(c => [c.dataset.label, getComputedStyle(c, '::before').content])"
        )
        assert labels
        assert all(content == f'"{label}" ": "' or content == f'"{label}: "' for label, content in labels)


def test_paper_has_the_document_head_and_repeats_the_head_of_the_table(
    browser: Browser, served_example: Nginx
) -> None:
    with visit(browser, served_example.origin) as seen:
        seen.page.goto(served_example.url + EXAMPLE[2])
        assert not seen.page.locator(".document__state").is_visible()
        seen.page.emulate_media(media="print")
        assert seen.page.locator(".document__state").is_visible()
        for gone in (".head", ".foot", "[data-table-tools]", ".jump"):
            assert not seen.page.locator(gone).first.is_visible(), gone
        head = seen.page.locator("#bang-phu-luc > thead")
        assert head.evaluate("e => getComputedStyle(e).display") == "table-header-group"
        assert "Số liệu đến ngày 15/09/2026" in seen.page.locator("p.paper-only").last.inner_text()
