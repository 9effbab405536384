"""The page of a task: printed words apart from what was worked out, its place, its reports."""

from datetime import date

import pytest

from congkhai.pages.task_pages import TaskView
from tests.support.content import AGENCY, CONFIG, content
from tests.support.views import site_of, view_at

PLAN = """
nam: 2022
so_hieu: 12/KH-SA
ngay_ban_hanh: 2022-01-10
trich_yeu: Cải cách hành chính
muc: {A: Phần A}
nhiem_vu:
  - ma: A.1
    noi_dung: |
      - Rà soát
      - Sắp xếp
    thoi_han: Quý III/2022
    chu_tri: VP
    ket_qua: 100% đơn vị được rà soát
    dinh_chinh: {ban_goc: ra, sua_thanh: rà}
    cap_nhat:
      - {ngay: 2022-05-01, trang_thai: dang_thuc_hien, ghi_chu: Đang làm, gia_tri: 40}
      - ngay: 2022-06-20
        trang_thai: hoan_thanh
        don_vi_bao_cao: Văn phòng Sở
        minh_chung:
          - {ten: Báo cáo số 1, url: https://example.org/1}
          - {ten: Trang dữ liệu, url: du-lieu/}
          - Biên bản
  - ma: A.2
    phan:
      - {noi_dung: Phần đầu, chu_tri: VP}
      - {noi_dung: Phần sau, chu_tri: Thanh tra Sở}
  - {ma: A.3, noi_dung: Việc thường xuyên, thoi_han: Thường xuyên}
"""


def task(
    code: str, day: date = date(2022, 7, 1), plan: str = PLAN, agency: str = AGENCY, config: str = CONFIG
) -> TaskView:
    made = content(plan, agency=agency, config=config)
    return view_at(site_of(made, day), f"ke-hoach/so-a/ke-hoach/{code}/", TaskView)


def test_the_first_line_is_the_heading_and_the_whole_content_stands_below() -> None:
    view = task("A.1")
    assert view.heading == "Rà soát"
    assert view.content == "- Rà soát\n- Sắp xếp"


def test_printed_words_stay_apart_from_what_was_worked_out() -> None:
    view = task("A.1")
    assert view.row.deadline == "Quý III/2022"
    assert view.deadline_read == "Từ 01/07/2022 đến 30/09/2022"
    assert view.row.result == "100% đơn vị được rà soát"
    assert view.targets


def test_reports_tell_who_said_what_when_on_what_evidence() -> None:
    newest, first = task("A.1").updates
    assert (newest.day, newest.status.label, newest.by) == (date(2022, 6, 20), "Hoàn thành", "Văn phòng Sở")
    assert [(e.name, e.url, e.inside) for e in newest.evidence] == [
        ("Báo cáo số 1", "https://example.org/1", False),
        ("Trang dữ liệu", "du-lieu/", True),
        ("Biên bản", "", False),
    ]
    assert (first.status.label, first.note, first.value) == ("Đang thực hiện", "Đang làm", "40%")


@pytest.mark.parametrize(
    ("day", "label", "reports"),
    [
        (date(2022, 4, 30), "Chưa có báo cáo", 0),
        (date(2022, 5, 1), "Trong hạn", 1),
        (date(2022, 6, 20), "Hoàn thành sớm hạn", 2),
    ],
)
def test_a_report_is_known_from_its_day(day: date, label: str, reports: int) -> None:
    view = task("A.1", day)
    assert view.row.status.label == label
    assert len(view.updates) == reports


def test_no_report_is_never_called_not_started() -> None:
    view = task("A.2")
    assert view.row.status.label == "Chưa có báo cáo"
    assert "chưa thực hiện" not in repr(view).lower()


def test_a_task_of_parts_prints_each_part_once() -> None:
    view = task("A.2")
    assert view.content == ""
    assert [(p.content, [u.name for u in p.lead]) for p in view.parts] == [
        ("Phần đầu", ["VP"]),
        ("Phần sau", ["Thanh tra Sở"]),
    ]


def test_content_beside_parts_is_kept() -> None:
    row = '{ma: 1, noi_dung: "Tên chung\\nPhần đầu", phan: [{noi_dung: Phần đầu}]}'
    assert task("1", plan=f"nam: 2022\ntrich_yeu: K\nnhiem_vu: [{row}]\n").content == "Tên chung\nPhần đầu"


def test_place_neighbours_and_way_back() -> None:
    first, middle, last = task("A.1"), task("A.2"), task("A.3")
    assert middle.place == "Nhiệm vụ 2 trong 3 của kế hoạch"
    assert middle.previous is not None
    assert middle.next is not None
    assert (middle.previous.label, middle.next.label) == ("A.1. Rà soát", "A.3. Việc thường xuyên")
    assert first.previous is None
    assert last.next is None
    assert [crumb.path for crumb in middle.trail] == [
        "",
        "co-quan/so-a/",
        "ke-hoach/so-a/ke-hoach/",
        "ke-hoach/so-a/ke-hoach/#muc-A",
    ]


def test_work_without_an_end_tells_the_period_that_is_judged() -> None:
    view = task("A.3")
    assert view.row.due is None
    assert view.period is not None
    assert view.period[0] <= date(2022, 7, 1) <= view.period[1]


def test_a_quiet_day_changes_nothing() -> None:
    assert task("A.1", date(2022, 7, 1)) == task("A.1", date(2022, 7, 2))
    assert task("A.2", date(2022, 7, 1)) == task("A.2", date(2022, 7, 2))


def agency_with(contact: str) -> str:
    return f"{AGENCY}lien_he: {{{contact}}}\n"


@pytest.mark.parametrize(
    ("contact", "config", "url"),
    [
        ("gop_y: https://example.org/gop-y, email: a@example.org", "ten: T\n", "https://example.org/gop-y"),
        (
            "dien_thoai: 0258",
            "ten: T\ngop_y: {ten: Chung, url: https://example.org/chung}\n",
            "https://example.org/chung",
        ),
    ],
)
def test_an_opinion_goes_to_the_agency_before_the_site(contact: str, config: str, url: str) -> None:
    view = task("A.1", agency=agency_with(contact), config=config)
    assert view.feedback is not None
    assert view.feedback.url == url


def test_a_letter_carries_the_address_of_the_task() -> None:
    view = task(
        "A.1",
        agency=agency_with("email: a@example.org"),
        config="ten: T\ndia_chi: https://example.org/ck\n",
    )
    assert view.feedback is not None
    assert view.feedback.url == ""
    assert view.feedback.mail.startswith("mailto:a@example.org?subject=")
    assert "https%3A//example.org/ck/ke-hoach/so-a/ke-hoach/A.1/" in view.feedback.mail


def test_without_a_channel_there_is_no_link() -> None:
    assert task("A.1").feedback is None


def test_the_citation_names_agency_plan_task_and_address() -> None:
    cited = task("A.1", config="ten: Trang thử\ndia_chi: https://example.org/ck/\n").citation
    assert cited == (
        "Sở Thử nghiệm, Kế hoạch 12/KH-SA năm 2022, nhiệm vụ A.1: “Rà soát”. Trang thử, "
        "https://example.org/ck/ke-hoach/so-a/ke-hoach/A.1/."
    )
