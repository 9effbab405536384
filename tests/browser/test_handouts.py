"""What leaves the site: posters of one sheet, frames in a portal's page, texts to copy."""

from __future__ import annotations

import re
import shutil
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

LONG = "Đẩy mạnh thực hiện cơ chế tự chủ đối với đơn vị sự nghiệp công lập " * 5
HARD_AGENCY = f"""
ten: Sở {LONG}
cap_tren: {LONG}
lien_he:
  noi_lam_viec: {LONG}
  dia_chi: {LONG}
  dien_thoai: 0258 000 000
  duong_day_nong: 0258.000.0000 (giờ làm việc)
  email: a@b.vn
don_vi: [{{ma: van-phong, ten: Văn phòng}}]
"""
HARD_PLAN = (
    f"nam: 2026\nso_hieu: 1/KH\ntrich_yeu: {LONG}\nchi_tieu:\n"
    + "".join(f"  - {{ma: c{n}, ten: {LONG}, muc_tieu: {LONG}}}\n" for n in range(9))
    + "nhiem_vu:\n"
    + "".join(
        f"  - {{ma: I.{n}, noi_dung: {LONG}, tom_tat: {LONG}, ket_qua: {LONG}, thoi_han: 'trước {LONG}'}}\n"
        for n in range(1, 30)
    )
)
FRAME = """<!doctype html><html lang="vi"><title>Cổng</title><body>
<iframe id="khung" title="Tình hình" src="nhung/so-vi-du/" width="100%" height="{}"></iframe>"""


@pytest.fixture(scope="module")
def example(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration; tests put pages of a portal beside it."""
    return shutil.copytree(example_site, tmp_path_factory.mktemp("example") / "out")


@pytest.fixture(scope="module")
def server(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with nginx(example, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    files = {
        "config.yaml": "ten: Trang thử\ndia_chi: https://thu.example.vn/mot/duong/dan/rat/dai/cong-khai/\n",
        "plans/so-thu/co-quan.yaml": HARD_AGENCY,
        "plans/so-thu/2026-thu.yaml": HARD_PLAN,
        "plans/so-b/co-quan.yaml": "ten: Sở không có kế hoạch\n",
    }
    root = make_site(tmp_path_factory.mktemp("hard"), files)
    done = build_site(root, root / "out", date(2026, 7, 20), "--no-search")
    assert done.returncode == 0, done.stderr
    with nginx(root / "out", tmp_path_factory.mktemp("nginx-hard")) as running:
        yield running


def _sheets(seen: Visit) -> tuple[int, set[bytes]]:
    """How many sheets a page prints on, and their sizes in points."""
    pdf = seen.page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type /Page\b", pdf)), set(re.findall(rb"/MediaBox \[[^\]]+\]", pdf))


@pytest.mark.parametrize(("size", "box"), [("", (595, 842)), ("a5/", (420, 595))], ids=["a4", "a5"])
def test_a_poster_is_one_sheet(
    browser: Browser, server: Nginx, hard: Nginx, size: str, box: tuple[int, int]
) -> None:
    for where, agency in ((server, "so-vi-du"), (server, "xa-thi-du"), (hard, "so-thu")):
        with visit(browser, where.origin) as seen:
            seen.page.goto(f"{where.url}co-quan/{agency}/ap-phich/{size}", wait_until="networkidle")
            count, [media] = _sheets(seen)
            assert count == 1, agency
            width, height = (float(n) for n in re.findall(rb"[\d.]+", media)[2:])
            assert (round(width), round(height)) == box
            assert seen.trouble.all() == []


def test_a_poster_says_whom_to_call_and_shows_its_code(browser: Browser, server: Nginx) -> None:
    with visit(browser, server.origin) as seen:
        seen.page.goto(server.url + "co-quan/so-vi-du/ap-phich/", wait_until="networkidle")
        seen.page.emulate_media(media="print")
        sheet = seen.page.locator(".poster").inner_text()
        assert "Cam kết phục vụ năm 2026" in sheet
        assert "0000 000 002" in sheet
        assert seen.page.locator(".poster__code img").evaluate("e => e.complete && e.naturalWidth > 0")
        assert not seen.page.locator("h1").is_visible()


def test_an_agency_that_ceased_or_promises_nothing_has_no_poster(example: Path, hard: Nginx) -> None:
    assert not (example / "co-quan/so-mo-phong/ap-phich").exists()
    assert "ap-phich" not in (example / "co-quan/so-mo-phong/index.html").read_text("utf-8")
    assert hard.get("/congkhai/co-quan/so-b/ap-phich/").status == 404


@pytest.mark.parametrize("height", [144, 200, 360])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_frame_fits_itself(
    browser: Browser, server: Nginx, example: Path, size: tuple[int, int], height: int
) -> None:
    """In a portal's page of the same server, under the strict policy, without a script of the portal."""
    (example / f"cong-{height}.html").write_text(FRAME.format(height), "utf-8")
    with visit(browser, server.origin, size) as seen:
        seen.page.goto(f"{server.url}cong-{height}.html", wait_until="networkidle")
        inside = seen.page.frame_locator("#khung")
        assert inside.locator("h1").inner_text() == "Sở Ví Dụ tỉnh Minh Họa"
        assert inside.locator(".news").is_visible() == (height > 320)
        wide = inside.locator("html").evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert wide[0] <= wide[1]
        if size == DESK:
            tall = inside.locator("html").evaluate("e => [e.scrollHeight, innerHeight]")
            assert tall[0] <= tall[1]
        assert [text for text in seen.trouble.all() if "favicon" not in text and "404" not in text] == []
        inside.locator("h1 a").click()
        seen.page.wait_for_url("**/co-quan/so-vi-du/")


def test_handouts_are_valid_accessible_and_small(browser: Browser, server: Nginx, example: Path) -> None:
    paths = ("nhung/so-vi-du/", "nhung/so-mo-phong/", "co-quan/so-vi-du/ap-phich/", "co-quan/so-vi-du/")
    assert [str(error) for error in html_errors([example / path / "index.html" for path in paths])] == []
    with visit(browser, server.origin, PHONE, bypass_csp=True) as seen:
        for path in paths:
            seen.page.goto(server.url + path, wait_until="networkidle")
            assert [str(found) for found in axe(seen.page)] == [], path
    frame = (example / paths[0] / "index.html").read_text("utf-8")
    assert "<script" not in frame
    assert '<meta name="robots" content="noindex">' in frame
    assert len(frame.encode()) < 6000


def test_a_citation_is_copied(browser: Browser, server: Nginx) -> None:
    with visit(browser, server.origin, permissions=["clipboard-read", "clipboard-write"]) as seen:
        seen.page.goto(
            server.url + "ke-hoach/so-du-lieu-mau/2026-chuyen-doi-so/A.1/", wait_until="networkidle"
        )
        words = seen.page.locator("#cau-trich-dan").inner_text()
        assert (
            "https://minh-hoa.example.org/cong-khai/ke-hoach/so-du-lieu-mau/2026-chuyen-doi-so/A.1/" in words
        )
        seen.page.get_by_role("button", name="Chép câu trích dẫn").click()
        seen.page.get_by_text("Đã chép.").wait_for()
        assert seen.page.evaluate("navigator.clipboard.readText()") == words


def test_without_a_clipboard_the_text_is_selected(browser: Browser, server: Nginx) -> None:
    with visit(browser, server.origin) as seen:
        seen.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        seen.page.goto(server.url + "co-quan/so-vi-du/", wait_until="networkidle")
        seen.page.get_by_text("Mã để nhúng khung").click()
        seen.page.get_by_role("button", name="Chép mã nhúng").click()
        seen.page.get_by_text("Đã chọn; nhấn Ctrl+C để chép.").wait_for()
        selected = seen.page.evaluate("getSelection().toString()")
        assert selected.startswith('<iframe src="https://minh-hoa.example.org/cong-khai/nhung/so-vi-du/"')
