"""Texts that try to break out of a format stay texts in every one of them."""

import csv
import io
import json
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.exports import all_exports
from congkhai.exports.export_file import strip_unprintable
from congkhai.vietnamese.text_excerpts import excerpt
from tests.support.opendata import files, make_site

HOSTILE = [
    "<script>alert(1)</script>",
    "]]><feed/>&amp;&lt;b&gt;",
    "</content></entry>",
    "dấu \"nháy\" 'đơn'\r\nSUMMARY:giả\r\nEND:VEVENT",
    "a;b,c\\n\\;",
    "=cmd|' /C calc'!A0",
    "chuông\x07 và \x00 và \ufffe",
    "\u202eđảo\u202c 😀 \u2028 dòng",
]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def site_of(text: str) -> Any:
    update = {
        "ngay": "2022-02-01",
        "trang_thai": "hoan_thanh",
        "ghi_chu": text,
        "minh_chung": [{"ten": text, "url": "https://vi-du.vn/"}],
    }
    task = {
        "ma": "A.1",
        "noi_dung": f"Việc {text}",
        "ket_qua": text,
        "thoi_han": "15/12/2022",
        "chu_tri": [text],
        "cap_nhat": [update],
        "moc": [{"ten": text, "han": "2022-05-05"}],
    }
    return make_site([task], config={"ten": f"Trang {text}"}, agency={"ten": f"Sở {text}"})


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_a_text(text: str) -> None:
    made = files(site_of(text))
    (row,) = json.loads(made["du-lieu/nhiem-vu.json"])
    assert row["noi_dung"] == f"Việc {text}"
    (line,) = csv.DictReader(io.StringIO(made["du-lieu/nhiem-vu.csv"].decode("utf-8-sig"), newline=""))
    assert line["noi_dung"] == strip_unprintable(f"Việc {text}")
    assert line["ket_qua"][:1] not in set("=+@")
    book = openpyxl.load_workbook(io.BytesIO(made["du-lieu/nhiem-vu.xlsx"]))
    assert all(cell.data_type != "f" for sheet in book for cells in sheet.iter_rows() for cell in cells)
    feed = ET.fromstring(made["cap-nhat/atom.xml"])
    assert len(feed.findall("{*}entry")) == 1
    said = _Tags()
    said.feed(feed.findtext("{*}entry/{*}content") or "")
    assert said.tags <= {"p", "br"}
    calendar = icalendar.Calendar.from_ical(made["co-quan/so-thu/lich.ics"])
    assert [type(part).__name__ for part in calendar.subcomponents] == ["Timezone", "Event", "Event"]
    json.loads(made["du-lieu/datapackage.json"])


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_text_gives_files_that_parse(text: str) -> None:
    site = site_of(f"x{text}")
    made = {
        export.path: export.make()
        for export in all_exports(site.library, site.facts)
        if not export.path.endswith(".xlsx")
    }
    assert len(json.loads(made["du-lieu/nhiem-vu.json"])) == 1
    ET.fromstring(made["cap-nhat/atom.xml"])
    assert len(icalendar.Calendar.from_ical(made["co-quan/so-thu/lich.ics"]).walk("VEVENT")) == 2
    table = list(csv.reader(io.StringIO(made["du-lieu/nhiem-vu.csv"].decode("utf-8-sig"), newline="")))
    assert [len(line) for line in table] == [len(table[0])] * 2


@given(st.text(max_size=300), st.integers(20, 120))
def test_an_excerpt_is_one_line_no_longer_than_asked(text: str, longest: int) -> None:
    short = excerpt(text, longest)
    assert len(short) <= longest
    assert "\n" not in short


def test_an_excerpt_drops_the_bullet_and_cuts_between_words() -> None:
    assert excerpt("- Ban hành kế hoạch\n- Triển khai") == "Ban hành kế hoạch"
    assert excerpt("Ban hành kế hoạch kiểm tra", 20) == "Ban hành kế hoạch…"


def test_a_cache_key_changes_with_what_decides_the_file() -> None:
    def cache_key(**more: Any) -> dict[str, bytes]:
        site = make_site(**more)
        return {export.path: export.cache_key() for export in all_exports(site.library, site.facts)}

    plain = cache_key()
    assert plain == cache_key()
    for changed in (
        {"config": {"ten": "Tên khác"}},
        {"agency": {"ten": "Cơ quan khác"}},
        {"tasks": [{"ma": "A.1", "noi_dung": "Việc khác"}]},
        {"config": {"dia_chi": "https://vi-du.vn"}},
    ):
        now, content, before = cache_key(**changed), files(make_site(**changed)), files(make_site())
        for path in before:
            if content[path] != before[path]:
                assert now[path] != plain[path], path
