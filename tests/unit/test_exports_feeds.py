"""Feeds and calendars, read by parsers that are not ours."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import icalendar

from tests.support.opendata import TASKS, files, make_site

ATOM = "{http://www.w3.org/2005/Atom}"
FEED, AGENCY_FEED = "cap-nhat/atom.xml", "co-quan/so-thu/atom.xml"
CALENDAR = "co-quan/so-thu/lich.ics"
BASE = {"dia_chi": "https://vi-du.vn/congkhai"}


def feed(path: str = FEED, **more: Any) -> ET.Element:
    return ET.fromstring(files(make_site(**more))[path])


def texts(root: ET.Element, name: str) -> list[str | None]:
    return [found.text for found in root.iterfind(f"{ATOM}entry/{ATOM}{name}")]


def days(path: str = CALENDAR, **more: Any) -> list[icalendar.Event]:
    found: Iterable[Any] = icalendar.Calendar.from_ical(files(make_site(**more))[path]).walk("VEVENT")
    return list(found)


def test_a_feed_has_one_entry_for_each_report_known_newest_first() -> None:
    for path in (FEED, AGENCY_FEED):
        root = feed(path)
        assert [text and text[:10] for text in texts(root, "updated")] == ["2022-09-20", "2022-08-01"]
        assert root.findtext(f"{ATOM}updated") == "2022-09-20T00:00:00+07:00"
        assert texts(root, "title")[0] == "Hoàn thành: Kiểm tra công tác cải cách hành chính"
    assert len(texts(feed(as_of=date(2022, 12, 1)), "id")) == 3


def test_a_feed_has_what_rfc_4287_wants() -> None:
    root = feed()
    for name in ("id", "title", "updated"):
        assert root.findtext(f"{ATOM}{name}")
        assert all(texts(root, name))
    assert root.findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name") == "Sở Thử nghiệm"
    assert [link.get("rel") for link in root.iterfind(f"{ATOM}link")] == ["self", "alternate"]


def test_ids_stay_when_reports_and_tasks_are_added_before_them() -> None:
    first = dict(TASKS[0])
    added = {"ngay": "2022-08-15", "trang_thai": "dang_thuc_hien", "ghi_chu": "Chèn vào."}
    reports = first["cap_nhat"]
    grown = [{"ma": "A.I.0", "noi_dung": "Mới"}, first | {"cap_nhat": [reports[0], added, *reports[1:]]}]
    before, after = texts(feed(), "id"), texts(feed(tasks=grown), "id")
    assert len(after) == 3
    assert set(before) < set(after)
    assert set(before) == set(texts(feed(AGENCY_FEED), "id"))


def test_two_reports_of_one_day_are_two_entries() -> None:
    twice = [
        {"ngay": "2022-09-01", "trang_thai": "dang_thuc_hien", "ghi_chu": text} for text in ("Một", "Hai")
    ]
    root = feed(tasks=[{"ma": "A.1", "noi_dung": "Việc", "cap_nhat": twice}])
    assert len(set(texts(root, "id"))) == 2
    assert "Hai" in (texts(root, "content")[0] or "")


def test_links_are_full_with_an_address_and_right_without_one() -> None:
    page = "ke-hoach/so-thu/2022-thu/A.I.1/"
    for config, at in ((BASE, ""), ({}, f"https://vi-du.vn/congkhai/{FEED}")):
        entry = feed(config=config).find(f"{ATOM}entry")
        assert entry is not None
        links = {
            link.get("rel"): urljoin(at, link.get("href") or "") for link in entry.iterfind(f"{ATOM}link")
        }
        assert links["alternate"] == f"https://vi-du.vn/congkhai/{page}"
        assert links["related"] == "https://vi-du.vn/bc?so=1&nam=2022"


def test_a_feed_without_reports_is_dated_by_the_newest_plan() -> None:
    root = feed(tasks=[{"ma": "A.1", "noi_dung": "Việc"}])
    assert texts(root, "id") == []
    assert root.findtext(f"{ATOM}updated") == "2022-01-01T00:00:00+07:00"
    assert feed(plans=()).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+07:00"


def test_a_calendar_has_each_dated_deadline_and_milestone_as_a_whole_day() -> None:
    found = {str(event["summary"]): event.decoded("dtstart") for event in days()}
    assert found == {
        "Hạn: Kiểm tra công tác cải cách hành chính (Sở TN)": date(2022, 9, 30),
        "Mốc: Sơ kết – Báo cáo (Sở TN)": date(2022, 6, 15),
        "Mốc: Tổng kết – Báo cáo (Sở TN)": date(2022, 12, 10),
    }
    first = days(config=BASE)[0]
    assert first.decoded("dtend") == date(2022, 10, 1)
    assert first["url"] == "https://vi-du.vn/congkhai/ke-hoach/so-thu/2022-thu/A.I.1/"
    assert "Thời hạn như in: Quý III/2022" in str(first["description"])
    assert "url" not in days()[0]


def test_an_event_is_stamped_with_the_day_of_the_newest_report_or_the_plan() -> None:
    stamps = [event.decoded("dtstamp").date() for event in days()]
    assert stamps == [date(2022, 9, 20), date(2022, 1, 1), date(2022, 1, 1)]


def test_a_unit_has_the_days_that_name_it_or_its_group() -> None:
    office = days("co-quan/so-thu/don-vi/van-phong/lich.ics")
    assert [str(event["summary"])[:4] for event in office] == ["Hạn:"]
    inspectors = days("co-quan/so-thu/don-vi/thanh-tra/lich.ics")
    assert len(inspectors) == 2
    group = {"ma": "A.9", "noi_dung": "Chung", "thoi_han": "15/12/2022", "chu_tri": "Các phòng"}
    assert len(days("co-quan/so-thu/don-vi/van-phong/lich.ics", tasks=[*TASKS, group])) == 2


def test_uids_are_one_for_each_day_and_the_same_in_every_calendar() -> None:
    whole = [str(event["uid"]) for event in days()]
    assert len(set(whole)) == 3
    assert {str(event["uid"]) for event in days("co-quan/so-thu/don-vi/thanh-tra/lich.ics")} < set(whole)
    assert [str(event["uid"]) for event in days(tasks=TASKS[1:])] == whole[1:], "another task moves none"


def test_a_calendar_without_days_is_still_a_calendar() -> None:
    content = files(make_site([]))[CALENDAR]
    assert days(tasks=[]) == []
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"BEGIN:VTIMEZONE" in content
    assert all(len(line) <= 75 for line in files(make_site())[CALENDAR].split(b"\r\n"))


def test_a_dropped_task_is_cancelled_and_a_ceased_agency_has_no_days_after_its_end() -> None:
    dropped = {
        "ma": "A.1",
        "noi_dung": "Bỏ",
        "thoi_han": "15/12/2022",
        "cap_nhat": {"ngay": "2022-05-01", "trang_thai": "khong_thuc_hien", "ly_do": "Không còn cần."},
    }
    (event,) = days(tasks=[dropped])
    assert event["status"] == "CANCELLED"
    left = days(agency={"den": "2022-10-01"})
    assert max(event.decoded("dtstart") for event in left) == date(2022, 9, 30)
    assert len(left) == 2
