"""Pictures: wrapped text, the same bytes each time, the cache, and which page names which picture."""

from __future__ import annotations

import json
import re
import struct
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from congkhai import urls
from congkhai.pictures.png import PictureCache, picture_cache_key, render_png
from congkhai.pictures.share_card import HEIGHT, WIDTH, ShareCard, card_svg
from congkhai.pictures.text_width import BOLD, REGULAR, WIDTHS_FILE, font_widths, wrap_text
from tests.support.html import html_errors
from tests.support.site import build_site
from tests.support.tiny import CONFIG, make_site, snapshot
from tools.font_widths import table

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
MARKED = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ“”–…·•%&" + ALPHABET + ALPHABET.upper()
WITH_ADDRESS = CONFIG + "dia_chi: https://so-thu.example.vn/cong-khai/\n"
SMALL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1" fill="#f00"/></svg>'
)


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">LL", png[16:24])
    return width, height


@pytest.mark.parametrize("file", [REGULAR, BOLD], ids=lambda file: file.stem)
def test_the_fonts_have_every_letter_of_vietnamese(file: Path) -> None:
    widths = font_widths(file).by_code_point
    assert [letter for letter in MARKED + MARKED.upper() if ord(letter) not in widths] == []
    assert widths[ord("W")] > widths[ord("i")] > 0


def test_the_table_of_widths_is_made_from_these_fonts() -> None:
    """After a change of a font: .venv/bin/python -m tools.font_widths."""
    assert WIDTHS_FILE.read_text("utf-8") == table()


def test_widths_are_in_the_unit_of_the_font_size() -> None:
    """In Noto Sans "A" is 639 and "i" 258 of 1000 units wide; letters that it lacks are 600."""
    font = font_widths(REGULAR)
    assert font.text_width("Ai", 1000) == 639 + 258
    assert font.text_width("漢", 20) == 12


@pytest.mark.parametrize(
    "text",
    [
        "Cải thiện và nâng cao Chỉ số cải cách hành chính",
        "khôngcódấucách" * 20,
        "ngắn",
        "a " * 300,
        "漢字 và 漢字",
    ],
)
@pytest.mark.parametrize("max_lines", [1, 2, 5])
def test_lines_fit_and_say_when_something_is_left(text: str, max_lines: int) -> None:
    font = font_widths(BOLD)
    lines = wrap_text(text, font, 50, 600, max_lines)
    assert 1 <= len(lines) <= max_lines
    assert all(font.text_width(line, 50) <= 600 for line in lines)
    whole = "".join("".join(lines).split())
    wanted = "".join(text.split())
    assert whole == wanted or (whole.endswith("…") and wanted.startswith(whole[:-1]))


@pytest.mark.parametrize("sign", "≤≥≈≠漢")
def test_signs_of_targets_are_drawn(sign: str) -> None:
    """The last has no letter in our fonts: it alone leaves the picture empty."""
    empty, drawn = (render_png(card_svg(ShareCard("", text, "", "")), WIDTH) for text in ("", sign))
    assert (empty == drawn) == (sign == "漢")


def test_no_text_is_one_empty_line() -> None:
    assert wrap_text("  ", font_widths(REGULAR), 20, 100, 3) == ("",)


def test_a_card_is_an_svg_that_nothing_breaks_out_of() -> None:
    svg = card_svg(ShareCard("Sở <b> & “x”", "]]></text><script>\x00" + "dài " * 200, "", "Trang"))
    root = ET.fromstring(svg)
    assert {child.tag.rpartition("}")[2] for child in root} == {"rect", "text"}
    assert "Sở <b> & “x”" in [child.text for child in root]
    assert all(int(child.get("y", "0")) < HEIGHT for child in root)


def test_a_drawing_is_the_same_each_time_and_shows_its_text() -> None:
    svg = card_svg(ShareCard("Sở Thử", "Nâng cao chất lượng phục vụ", "Kế hoạch", "Trang"))
    once, without = render_png(svg, WIDTH), render_png(re.sub("<text.*</text>", "", svg), WIDTH)
    assert once == render_png(svg, WIDTH)
    assert _size(once) == (WIDTH, HEIGHT)
    assert once != without


def test_the_cache_keeps_repairs_and_deletes_pictures(tmp_path: Path) -> None:
    picture_cache = PictureCache(tmp_path / "pictures")
    first = picture_cache.png(SMALL, 64)
    [kept] = (tmp_path / "pictures").iterdir()
    assert kept.read_bytes() == first == PictureCache(None).png(SMALL, 64)
    kept.write_bytes(first[:20])  # as after a power failure
    assert picture_cache.png(SMALL, 64) == first
    picture_cache.png(SMALL, 32)
    picture_cache.retain_only({picture_cache_key(SMALL, 32)})
    assert [_size(file.read_bytes()) for file in (tmp_path / "pictures").iterdir()] == [(32, 16)]


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(ValueError, match=r".+"):
        render_png("không phải SVG", 10)


def test_an_icon_that_cannot_be_drawn_stops_the_build_in_words(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {"assets/img/bieu-tuong.svg": "không phải SVG"})
    done = build_site(root, tmp_path / "out", date(2026, 7, 1), "--no-search")
    assert done.returncode == 1
    assert "assets/img/bieu-tuong.svg" in done.stderr + done.stdout
    assert not (tmp_path / "out" / "index.html").exists()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with an address."""
    root = make_site(tmp_path_factory.mktemp("shared"), {"config.yaml": WITH_ADDRESS})
    done = build_site(root, root / "out", date(2026, 7, 1), "--no-search")
    assert done.returncode == 0, done.stderr
    return root / "out"


def test_every_page_names_a_picture_that_is_there(shared: Path) -> None:
    base = "https://so-thu.example.vn/cong-khai/"
    seen = set()
    for file in shared.rglob("*.html"):
        text = file.read_text("utf-8")
        found = re.findall(r'property="og:image" content="([^"]+)"', text)
        if file.name == "404.html" or 'name="robots"' in text:
            assert found == []
            continue
        [address] = found
        assert address.startswith(base)
        seen.add(address.removeprefix(base))
        assert _size((shared / address.removeprefix(base)).read_bytes()) == (WIDTH, HEIGHT)
    assert seen == {"anh/trang.png", "anh/co-quan/so-thu.png", "anh/ke-hoach/so-thu/2026-thu.png"}


def test_icons_and_manifest_agree(shared: Path) -> None:
    told = json.loads((shared / "manifest.webmanifest").read_text("utf-8"))
    assert told["lang"] == "vi"
    for icon in told["icons"]:
        assert "{}x{}".format(*_size((shared / icon["src"]).read_bytes())) == icon["sizes"]
    home = (shared / "index.html").read_text("utf-8")
    assert 'rel="manifest" href="./manifest.webmanifest"' in home
    assert _size((shared / urls.icon(180)).read_bytes()) == (180, 180)
    assert html_errors([shared / "index.html"]) == []


def test_without_an_address_no_picture_is_made_that_nothing_could_lead_to(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site")
    assert build_site(root, tmp_path / "out", date(2026, 7, 1), "--no-search").returncode == 0
    made = {name for name in snapshot(tmp_path / "out") if name.startswith("anh/")}
    assert made == {"anh/bieu-tuong-180.png", "anh/bieu-tuong-192.png", "anh/bieu-tuong-512.png"}
    assert "og:image" not in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_the_same_site_gives_the_same_pictures_without_a_cache(shared: Path, tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {"config.yaml": WITH_ADDRESS})
    done = build_site(root, tmp_path / "out", date(2027, 1, 1), "--no-search", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    pictures = {name: made for name, made in snapshot(shared).items() if name.startswith("anh/")}
    again = {name: made for name, made in snapshot(tmp_path / "out").items() if name.startswith("anh/")}
    assert pictures == again


@pytest.mark.parametrize(
    ("path", "picture"),
    [
        ("", "anh/trang.png"),
        ("ke-hoach/", "anh/trang.png"),
        ("co-quan/", "anh/trang.png"),
        ("tieu-chi/sipas-5/", "anh/trang.png"),
        ("404.html", "anh/trang.png"),
        ("co-quan/so-a/", "anh/co-quan/so-a.png"),
        ("co-quan/so-a/don-vi/van-phong/", "anh/co-quan/so-a.png"),
        ("ke-hoach/so-a/", "anh/co-quan/so-a.png"),
        ("ke-hoach/so-a/2026/", "anh/ke-hoach/so-a/2026.png"),
        ("ke-hoach/so-a/2026/A.I.3/", "anh/ke-hoach/so-a/2026.png"),
    ],
)
def test_a_page_has_the_nearest_picture(path: str, picture: str) -> None:
    assert urls.picture(path) == picture


def test_a_card_has_the_same_margin_on_both_sides() -> None:
    """80 pixels: what some readers of such pictures cut off at the edge is less."""
    svg = card_svg(ShareCard("Sở Thử", "Nâng cao chất lượng phục vụ " * 9, "Kế hoạch", "Trang"))
    lines = re.findall(r'<text x="(\d+)" [^>]*font-size="(\d+)"[^>]*>([^<]*)', svg)
    assert len(lines) > 4
    bold = font_widths(BOLD)
    for x, size, text in lines:
        assert int(x) == 80
        (whole,) = wrap_text(text, bold, int(size), WIDTH - 160, 1)
        assert whole == text
