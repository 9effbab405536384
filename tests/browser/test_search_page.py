"""The search page and the search box as a citizen uses them, in Chromium on the served site."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.accessibility import axe
from tests.support.browser import DESK, PHONE, Visit, visit
from tests.support.html import html_errors
from tests.support.nginx import Nginx, nginx
from tests.support.search import DATA, look_alikes
from tests.support.site import build_site

SETTLED = "[data-finder]:not([aria-busy]) [data-count]:not(:empty)"
HIT = ".hit__link"
HOTLINE = "ke-hoach/so-gtvt/2022-sipas/VI.1/"


def ask(page: Page, server: Nginx, query: str) -> None:
    page.goto(f"{server.url}tim-kiem/{query}")
    page.wait_for_selector(SETTLED)


def paths(page: Page, server: Nginx) -> list[str]:
    links: list[str] = page.eval_on_selector_all(HIT, "links => links.map(link => link.href.split('#')[0])")
    return [link.removeprefix(server.url) for link in links]


def test_letters_are_the_same_in_the_browser_as_in_python(
    desk: Visit, served_site: Nginx, site: Path
) -> None:
    module = next((site / "tai-nguyen" / "search").glob("vietnamese.*.js")).name
    desk.page.goto(served_site.url)
    cases = json.loads((DATA / "vietnamese.json").read_text("utf-8"))
    got = desk.page.evaluate(
        """async ([address, cases]) => {
          const { norm, fold, tokens, encodeToken, decodeWord } = await import(address);
          return cases.map(({ text, encoded_text }) => ({
            text, norm: norm(text), fold: fold(text), tokens: tokens(text),
            encoded_tokens: tokens(text).map(encodeToken), encoded_text,
            printed: encoded_text.map(decodeWord).join("").trim(),
          }));
        }""",
        [f"{served_site.url}tai-nguyen/search/{module}", cases],
    )
    for case, answer in zip(cases, got, strict=True):
        printed = answer.pop("printed")
        assert answer == case
        if case["encoded_text"] and not set("*[]\u200b\u00a0\n") & set(case["text"]):
            assert printed == case["norm"]


def test_a_word_of_a_task_finds_its_page_and_is_marked_there(desk: Visit, served_site: Nginx) -> None:
    ask(desk.page, served_site, "?q=duong+day+nong")
    assert HOTLINE in paths(desk.page, served_site)[:4]
    assert desk.page.locator(".hit mark").first.inner_text().strip() == "đường dây nóng"
    desk.page.click(f'{HIT}[href*="{HOTLINE}"]')
    expect(desk.page.locator("main mark").first).to_be_visible()
    assert " ".join(desk.page.locator("main mark").all_inner_texts()[:3]) == "đường dây nóng"
    assert desk.trouble.all() == []


def test_what_means_something_to_the_index_is_shown_as_printed(browser: Browser, tmp_path: Path) -> None:
    root, out = tmp_path / "root", tmp_path / "out"
    root.mkdir()
    look_alikes(root)
    with (root / "plans" / "so-phong-thu" / "2021-nhin-giong.yaml").open("a", encoding="utf-8") as plan:
        plan.write("  - {ma: T.99, noi_dung: Ðổi m\u200bới thư mục trong Chương Ⅷ}\n")
    assert build_site(root, out).returncode == 0
    with nginx(out, tmp_path) as server, visit(browser, server.origin) as seen:
        for query in ("đổi+mới+thư+mục", "Ðổi+m\u00adới+ⅷ"):
            ask(seen.page, server, f"?q={query}")
            expect(seen.page.locator(HIT).first).to_have_text("Đổi mới thư mục trong Chương VIII")
        seen.page.locator(HIT).first.click()
        expect(seen.page.locator("main mark").first).to_have_text("Ðổi")
        ask(seen.page, server, "?q=van_ban_den")
        title = seen.page.locator(HIT).first
        expect(title).to_have_text("Lưu vào thư mục van_ban_den và {ban_nhap|cũ}")
        expect(title.locator("mark")).to_have_text("van_ban_den")


def test_results_come_as_one_types_and_stand_in_the_address(desk: Visit, served_site: Nginx) -> None:
    desk.page.goto(f"{served_site.url}tim-kiem/", wait_until="networkidle")
    assert not [url for url in desk.trouble.requests if "/chi-muc/moi-nhat/pagefind" in url]
    desk.page.keyboard.press("/")
    desk.page.keyboard.type("tinh giản biê")
    expect(desk.page.locator("[data-count]")).to_have_text("1 kết quả cho “tinh giản biê”")
    assert paths(desk.page, served_site) == ["ke-hoach/so-vhtt/2022-cchc/A.V.4/"]
    assert desk.page.url.endswith("?q=tinh+gi%E1%BA%A3n+bi%C3%AA")
    desk.page.fill("#o-tim", "")
    expect(desk.page.locator("[data-body]")).to_be_hidden()
    assert desk.page.url.endswith("tim-kiem/")


def test_filters_have_counts_add_up_and_stand_in_the_address(desk: Visit, served_site: Nginx) -> None:
    ask(desk.page, served_site, "?q=tthc")
    whole = int(desk.page.inner_text("[data-count]").split()[0])
    group = desk.page.locator('details[data-name="nam"]')
    group.locator("summary").click()
    numbers = {
        choice.locator("span").first.inner_text(): int(choice.locator(".facet__count").inner_text())
        for choice in group.locator("label").all()
    }
    assert sum(numbers.values()) == whole
    group.get_by_label("2024").check()
    expect(desk.page.locator("[data-count]")).to_have_text(f"{numbers['2024']} kết quả cho “tthc”")
    assert "nam=2024" in desk.page.url
    expect(group.get_by_label("2024")).to_be_focused()
    assert {path.split("/")[1] for path in paths(desk.page, served_site)} == {"so-khcn"}
    group.get_by_label("2022").check()
    expect(desk.page.locator("[data-count]")).to_have_text(f"{whole} kết quả cho “tthc”")
    desk.page.go_back()
    expect(desk.page.locator("[data-count]")).to_have_text(f"{numbers['2024']} kết quả cho “tthc”")
    assert desk.trouble.all() == []


def test_an_address_can_be_shared_and_filters_combine(desk: Visit, served_site: Nginx) -> None:
    ask(desk.page, served_site, "?q=duong+day+nong&nam=2022&co-quan=so-vhtt")
    assert paths(desk.page, served_site) == ["ke-hoach/so-vhtt/2022-cchc/B.5.1/"]
    assert desk.page.is_checked('input[name="co-quan"][value="so-vhtt"]')
    ask(desk.page, served_site, "?q=duong+day+nong&nam=2024")
    expect(desk.page.locator("[data-note]")).to_contain_text("không kết quả nào hợp các điều kiện lọc")
    ask(desk.page, served_site, "?co-quan=so-khcn")
    expect(desk.page.locator("[data-count]")).to_have_text("15 nhiệm vụ")


def test_hits_can_be_sorted_by_deadline(desk: Visit, served_site: Nginx) -> None:
    ask(desk.page, served_site, "?q=tthc&xep=han")
    texts = desk.page.locator(".hit__facts").all_inner_texts()
    days = [text.split("Hạn ")[1][:10].split("/")[::-1] for text in texts if "Hạn " in text]
    assert len(days) == 10
    assert days == sorted(days)


def test_more_comes_without_losing_ones_place(desk: Visit, served_site: Nginx) -> None:
    ask(desk.page, served_site, "?q=tthc")
    first = paths(desk.page, served_site)
    assert len(first) == 10
    desk.page.click("[data-more]")
    expect(desk.page.locator(HIT)).to_have_count(20)
    assert paths(desk.page, served_site)[:10] == first
    expect(desk.page.locator(HIT).nth(10)).to_be_focused()


def test_the_keyboard_leads_through_the_hits_and_back(desk: Visit, served_site: Nginx) -> None:
    ask(desk.page, served_site, "?q=duong+day+nong")
    desk.page.keyboard.press("/")
    expect(desk.page.locator("#o-tim")).to_be_focused()
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("ArrowDown")
    expect(desk.page.locator(HIT).nth(1)).to_be_focused()
    desk.page.keyboard.press("ArrowUp")
    expect(desk.page.locator(HIT).nth(0)).to_be_focused()
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#o-tim")).to_be_focused()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("đường dây nòng", "Không có kết quả đúng cho “đường dây nòng”, gần đúng: "),
        ("xyzabc", "Không có kết quả cho “xyzabc”"),
    ],
)
def test_what_is_only_near_or_nothing_is_said(desk: Visit, served_site: Nginx, query: str, said: str) -> None:
    ask(desk.page, served_site, f"?q={query}")
    count = desk.page.locator("[data-count]")
    expect(count).to_contain_text(said)
    assert count.get_attribute("role") == "status"
    if query == "xyzabc":
        expect(desk.page.locator("[data-note]")).to_contain_text("Xem lại chính tả")
        expect(desk.page.locator(".finder-lists a").first).to_be_visible()


def test_the_box_loads_nothing_before_its_focus_and_suggests(desk: Visit, served_site: Nginx) -> None:
    page = desk.page
    page.goto(f"{served_site.url}gioi-thieu/", wait_until="networkidle")
    assert not [url for url in desk.trouble.requests if "chi-muc" in url or "suggest" in url]
    page.keyboard.press("/")
    page.keyboard.type("đường dây")
    box = page.get_by_role("combobox", name="Tìm nhiệm vụ, kế hoạch")
    options = page.get_by_role("option")
    expect(options.last).to_contain_text("Xem tất cả")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    page.keyboard.type(" nóng")
    # the list of half a word has the same words: the address tells whose list it is
    expect(options.last).to_have_attribute("data-address", re.compile("n%C3%B3ng"))
    expect(options.last).to_have_text("Xem tất cả 4 kết quả")
    page.keyboard.press("ArrowDown")
    target = options.first.get_attribute("data-address")
    page.keyboard.press("Enter")
    page.wait_for_url(str(target))
    assert page.locator("main mark").count() >= 3
    assert desk.trouble.all() == []


def test_enter_in_the_box_leads_to_the_search_page(desk: Visit, served_site: Nginx) -> None:
    desk.page.goto(f"{served_site.url}gioi-thieu/", wait_until="networkidle")
    desk.page.keyboard.press("/")
    desk.page.keyboard.type("sáng kiến")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_selector(SETTLED)
    assert desk.page.url.startswith(f"{served_site.url}tim-kiem/?q=s%C3%A1ng+ki%E1%BA%BFn")
    assert paths(desk.page, served_site)


def test_without_a_script_the_page_says_so_and_leads_on(no_script: Visit, served_site: Nginx) -> None:
    no_script.page.goto(f"{served_site.url}tim-kiem/?q=tthc")
    expect(no_script.page.locator("noscript p, .notice").first).to_contain_text("tắt JavaScript")
    links = no_script.page.locator(".finder-lists a")
    targets = links.evaluate_all("links => links.map(link => link.href)")
    for start in ("co-quan/so-vhtt/", "tieu-chi/", "thoi-han/2022/", "trang-thai/"):
        assert any(target.startswith(served_site.url + start) for target in targets)
    assert {served_site.get(target.removeprefix(served_site.url)).status for target in targets} == {200}


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_page_is_sound_at_both_sizes(browser: Browser, served_site: Nginx, size: tuple[int, int]) -> None:
    with visit(browser, served_site.origin, size, bypass_csp=True) as seen:
        ask(seen.page, served_site, "?q=tthc&nam=2022")
        assert axe(seen.page) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        seen.page.goto(f"{served_site.url}gioi-thieu/", wait_until="networkidle")
        seen.page.keyboard.press("/")
        seen.page.keyboard.type("tthc")
        expect(seen.page.get_by_role("option").last).to_contain_text("Xem tất cả")
        assert axe(seen.page) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with visit(browser, served_site.origin, size) as seen:
        ask(seen.page, served_site, "?q=tthc&nam=2022")
        assert seen.trouble.all() == []


def test_the_page_is_valid_html(site: Path) -> None:
    assert html_errors([site / "tim-kiem" / "index.html"]) == []


def test_a_big_site_is_searched_year_by_year(
    browser: Browser, searched_by_year: Path, tmp_path: Path
) -> None:
    with nginx(searched_by_year, tmp_path) as server, visit(browser, server.origin) as seen:
        page = seen.page
        ask(page, server, "?q=báo+cáo")
        newest = int(page.inner_text("[data-count]").split()[0])
        assert page.locator(".finder__group").all_inner_texts() == ["Năm 2024"]
        assert not [url for url in seen.trouble.requests if "chi-muc/2022" in url]
        while "2022" not in (label := page.inner_text("[data-more]")):
            assert label.startswith("Xem thêm")
            page.click("[data-more]")
        assert label == "Tìm tiếp trong năm 2022"
        page.click("[data-more]")
        expect(page.locator(".finder__group")).to_have_text(["Năm 2024", "Năm 2022"])
        assert int(page.inner_text("[data-count]").split()[0]) > newest
        ask(page, server, "?q=dương+liễu&nam=2021")
        assert paths(page, server) == ["ke-hoach/so-phong-thu/2021-nhin-giong/H.3/"]
        assert seen.trouble.all() == []
