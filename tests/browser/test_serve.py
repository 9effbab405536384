"""The live preview in a real browser: changes show themselves, problems lie over the last good page."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.accessibility import axe
from tests.support.browser import DESK, PHONE, Visit, visit
from tests.support.live import PATIENCE, Live, live
from tests.support.tiny import AGENCY, CONFIG, PLAN, make_site

PLAN_FILE = "plans/so-thu/2026-thu.yaml"
PLAN_PAGE = "ke-hoach/so-thu/2026-thu/"
TASK_PAGE = f"{PLAN_PAGE}I.1/"
ERRORS, WARNINGS, LOST = "#loi", "#canh-bao", "#mat"

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


@pytest.fixture
def running(root: Path) -> Iterator[Live]:
    with live(root) as preview:
        yield preview


@pytest.fixture
def seen(browser: Browser, running: Live) -> Iterator[Visit]:
    with visit(browser, running.url.rstrip("/"), DESK) as opened:
        opened.page.set_default_timeout(PATIENCE * 1000)
        yield opened


def _ready(page: Page) -> None:
    """The page has its line to the server."""
    expect(page.locator("congkhai-xem-truoc[data-state=ready]")).to_have_count(1)


def _open(seen: Visit, running: Live, path: str) -> Page:
    seen.page.goto(running.url + path)
    _ready(seen.page)
    return seen.page


def test_a_save_shows_itself(root: Path, running: Live, seen: Visit) -> None:
    page = _open(seen, running, TASK_PAGE)
    expect(page.locator("h1")).to_have_text("Việc thứ nhất")
    for text in ("Việc đã đổi", "Việc đổi lần nữa", "Việc đổi lần ba"):  # soon after one another
        make_site(root, {PLAN_FILE: PLAN.replace("Việc thứ nhất", text)})
        expect(page.locator("h1")).to_have_text(text)
    make_site(root, {"assets/css/pages/x.css": "h1 { text-decoration: underline; }"})
    expect(page.locator("h1")).to_have_css("text-decoration-line", "underline")
    assert seen.trouble.all() == []
    make_site(root, {"templates/pages/task.html": "<html><head></head><body><h1>Mẫu mới</h1></body></html>"})
    expect(page.locator("h1")).to_have_text("Mẫu mới")


def test_a_page_that_did_not_change_is_left_alone(root: Path, running: Live, seen: Visit) -> None:
    page = _open(seen, running, "gioi-thieu/")
    page.evaluate("document.body.dataset.same = 'yes'")
    changed = PLAN.replace("Việc thứ nhất", "Việc đã đổi") + "    chu_tri: Văn lạ\n"
    running.after(lambda: make_site(root, {PLAN_FILE: changed}))
    expect(page.locator(ERRORS)).to_contain_text("Văn lạ")
    assert page.evaluate("document.body.dataset.same") == "yes"


def test_an_error_lies_over_the_last_good_page_until_it_is_mended(
    root: Path, running: Live, seen: Visit
) -> None:
    page = _open(seen, running, TASK_PAGE)
    make_site(root, {PLAN_FILE: PLAN.replace("chu_tri: Văn phòng", "chu_tri: <b>Văn fòng</b>")})
    errors = page.locator(ERRORS)
    expect(errors).to_contain_text("1 lỗi")
    expect(errors.locator(".place")).to_have_text(f"{PLAN_FILE}:11:14")
    expect(errors.locator(".message")).to_contain_text("Văn fòng")
    expect(errors.locator("code")).to_contain_text("chu_tri: <b>Văn fòng</b>")
    expect(errors.locator("mark")).to_have_text("<")
    expect(page.locator("h1")).to_have_text("Việc thứ nhất")
    page.goto(f"{running.url}{PLAN_PAGE}I.2/")  # one can walk about in it
    expect(page.locator("h1")).to_have_text("Việc thứ hai")
    expect(errors).to_contain_text("1 lỗi")
    errors.get_by_role("button", name="Thu gọn").click()
    expect(errors.locator(".problem")).to_have_count(0)
    errors.get_by_role("button", name="Mở ra").click()
    expect(errors.locator(".problem")).to_have_count(1)
    make_site(root)
    expect(errors).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Việc thứ hai")
    assert seen.trouble.all() == []


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"config.yaml": "ten: [\n"}, "config.yaml:"),
        ({"config.yaml": None}, "config.yaml"),
        ({"plans/so-thu/co-quan.yaml": AGENCY + "la: 1\n"}, "plans/so-thu/co-quan.yaml:4:1"),
        ({"templates/pages/task.html": "{% if %}"}, "templates/pages/task.html:1:1"),
        ({"templates/pages/plan.html": "{{ view.khong_co }}"}, "templates/pages/plan.html"),  # not looked at
        ({"assets/js/a.js": "import './b.js';"}, "assets/js/a.js"),
    ],
)
def test_whatever_breaks_is_shown_and_goes(
    root: Path, running: Live, seen: Visit, broken: dict[str, str | None], said: str
) -> None:
    page = _open(seen, running, TASK_PAGE)
    make_site(root, broken)
    expect(page.locator(f"{ERRORS} .place")).to_contain_text(said)
    expect(page.locator("h1")).to_have_text("Việc thứ nhất")
    for name in broken:
        (root / name).unlink(missing_ok=True)
    make_site(root)
    expect(page.locator(ERRORS)).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Việc thứ nhất")


def test_a_plan_that_goes_away_comes_back(root: Path, running: Live, seen: Visit) -> None:
    page = _open(seen, running, PLAN_PAGE)
    title = "Kế hoạch Kế hoạch thử"
    expect(page.locator("h1")).to_have_text(title)
    file, other = root / PLAN_FILE, root / "plans/so-thu/2026-khac.yaml"
    file.rename(other)
    expect(page.locator("h1")).to_have_text("Không tìm thấy trang")
    expect(page.locator("body")).to_have_css("margin", "0px")  # the styles are found at any depth
    page.goto(f"{running.url}ke-hoach/so-thu/2026-khac/")
    expect(page.locator("h1")).to_have_text(title)
    other.rename(file)
    expect(page.locator("h1")).to_have_text("Không tìm thấy trang")
    page.goto(running.url + PLAN_PAGE)
    _ready(page)
    file.unlink()
    expect(page.locator("h1")).to_have_text("Không tìm thấy trang")
    make_site(root)
    expect(page.locator("h1")).to_have_text(title)


def test_a_site_that_cannot_be_built_at_first_appears_when_it_can(browser: Browser, tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {PLAN_FILE: PLAN + "la: 1\n"})
    with live(root) as running, visit(browser, running.url.rstrip("/")) as seen:
        page = seen.page
        page.goto(running.url)
        expect(page.locator("h1")).to_have_text("Chưa dựng được trang")
        expect(page.locator(f"{ERRORS} .place")).to_contain_text(f"{PLAN_FILE}:15:1")
        make_site(root)
        expect(page.locator("h1")).not_to_have_text("Chưa dựng được trang")
        expect(page.locator(ERRORS)).to_have_count(0)


def test_warnings_are_a_small_bar_that_can_be_put_away(root: Path, running: Live, seen: Visit) -> None:
    page = _open(seen, running, TASK_PAGE)
    warned = PLAN.replace("Thường xuyên", "mai mốt")
    make_site(root, {PLAN_FILE: warned})
    bar = page.locator(WARNINGS)
    expect(bar.locator("summary")).to_have_text("1 cảnh báo")
    expect(bar.locator(".message")).to_be_hidden()
    bar.locator("summary").click()
    expect(bar.locator(".message")).to_be_visible()
    expect(bar.locator(".place")).to_contain_text(f"{PLAN_FILE}:14:")
    expect(bar.get_by_role("button", name="Ẩn")).to_be_in_viewport(ratio=1)
    bar.get_by_role("button", name="Ẩn").click()
    expect(bar).to_have_count(0)
    page.reload()
    _ready(page)
    expect(bar).to_have_count(0)
    make_site(root, {PLAN_FILE: warned.replace("Quý III/2026", "mốt mai")})
    expect(bar.locator("summary")).to_have_text("2 cảnh báo")
    assert seen.trouble.all() == []


def test_the_page_finds_a_preview_that_was_started_again(browser: Browser, root: Path) -> None:
    with live(root) as first, visit(browser, first.url.rstrip("/")) as seen:
        page = _open(seen, first, TASK_PAGE)
        assert first.stop(signal.SIGTERM) == 0
        expect(page.locator(LOST)).to_be_visible()
        expect(page.locator("h1")).to_have_text("Việc thứ nhất")
        make_site(root, {PLAN_FILE: PLAN.replace("Việc thứ nhất", "Việc đổi khi tắt")})
        with live(root, "--port", str(first.port)):
            expect(page.locator("h1")).to_have_text("Việc đổi khi tắt")
            expect(page.locator(LOST)).to_have_count(0)


def test_drafts_are_seen_and_marked(root: Path, running: Live, seen: Visit) -> None:
    draft = PLAN.replace("Kế hoạch thử", "Kế hoạch sắp ban hành") + "nhap: true\n"
    make_site(root, {"plans/so-thu/2027-nhap.yaml": draft})
    running.wait_for("Đã dựng lại")
    page = _open(seen, running, "co-quan/so-thu/")
    expect(page.locator("main")).to_contain_text("(Bản nháp) Kế hoạch 1/KH-STN")
    page.get_by_role("link", name="Kế hoạch sắp ban hành").click()
    expect(page.get_by_role("note")).to_contain_text("Bản nháp, chưa công bố.")
    expect(page.get_by_role("note")).to_be_visible()


def test_the_search_of_the_preview_finds_what_was_just_written(
    root: Path, running: Live, seen: Visit
) -> None:
    make_site(root, {PLAN_FILE: PLAN.replace("Việc thứ nhất", "Nuôi đà điểu")})
    running.wait_for("Đã dựng lại")
    page = seen.page
    page.goto(f"{running.url}tim-kiem/?q=da+dieu")
    expect(page.get_by_role("link", name="Nuôi đà điểu")).to_be_visible()
    make_site(root, {PLAN_FILE: PLAN.replace("Việc thứ nhất", "Nuôi cá sấu")})
    running.wait_for("Đã dựng lại", after=len(running.lines))
    page.goto(f"{running.url}tim-kiem/?q=ca+sau")
    expect(page.get_by_role("link", name="Nuôi cá sấu")).to_be_visible()
    assert seen.trouble.all() == []


@pytest.mark.parametrize(("scheme", "size"), [("light", DESK), ("dark", PHONE)])
def test_the_overlay_can_be_read_by_everyone(
    browser: Browser, root: Path, running: Live, scheme: str, size: tuple[int, int]
) -> None:
    running.wait_for("Đã dựng")
    make_site(root, {"config.yaml": CONFIG + "la: 1\n"})
    home = running.url.rstrip("/")
    with visit(browser, home, size, color_scheme=scheme, bypass_csp=True) as seen:
        page = seen.page
        page.goto(running.url)
        expect(page.get_by_role("alert")).to_contain_text("config.yaml:2:1")
        assert axe(page) == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size[0]
