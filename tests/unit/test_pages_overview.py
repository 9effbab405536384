"""The first page and the page of an agency: sums that add up, what is late, who took over."""

from datetime import date

from congkhai.pages.agency_pages import AgencyView
from congkhai.pages.home_page import HomeView
from congkhai.pages.status_counts_views import BAR_WIDTH
from tests.support.content import AGENCY, content
from tests.support.views import site_of, view_at

PLAN = """
nam: 2022
so_hieu: 12/KH-SA
ngay_ban_hanh: 2022-01-10
trich_yeu: Cải cách hành chính năm 2022
nhiem_vu:
  - ma: 1
    noi_dung: Việc một
    thoi_han: 15/3/2022
    chu_tri: VP
    cap_nhat: [{ngay: 2022-03-10, trang_thai: hoan_thanh}]
  - ma: 2
    noi_dung: Việc hai
    thoi_han: 15/3/2022
    chu_tri: VP
    cap_nhat: [{ngay: 2022-03-20, trang_thai: hoan_thanh}]
  - ma: 3
    noi_dung: Việc ba
    thoi_han: 15/3/2022
    phoi_hop: VP
    cap_nhat: [{ngay: 2022-03-01, trang_thai: dang_thuc_hien, ghi_chu: Đang làm}]
  - {ma: 4, noi_dung: Việc bốn, thoi_han: 15/3/2022}
  - {ma: 5, noi_dung: Việc năm, thoi_han: 15/12/2022}
  - ma: 6
    noi_dung: Việc sáu
    thoi_han: 15/12/2022
    cap_nhat: [{ngay: 2022-05-01, trang_thai: khong_thuc_hien, ly_do: Đã bãi bỏ}]
  - ma: 7
    noi_dung: Việc bảy
    thoi_han: 15/12/2022
    cap_nhat: [{ngay: 2022-05-01, trang_thai: dang_thuc_hien}]
"""
DAY = date(2022, 6, 1)


def test_the_first_page_tells_what_was_promised_done_and_late() -> None:
    view = view_at(site_of(content(PLAN), DAY), "", HomeView)
    tally = view.tally
    assert (view.plan_count, view.agency_count, tally.total) == (1, 1, 7)
    assert (tally.done, tally.overdue, tally.no_report, tally.expired) == (2, 1, 2, 1)
    assert tally.as_of == DAY
    assert [(part.code, part.count) for part in tally.parts] == [
        ("hoan_thanh_dung_han", 1),
        ("hoan_thanh_tre_han", 1),
        ("chua_hoan_thanh_trong_han", 1),
        ("chua_hoan_thanh_qua_han", 1),
        ("chua_co_bao_cao", 2),
        ("khac", 1),
    ]


def test_parts_add_up_and_the_bar_has_no_hole() -> None:
    tally = view_at(site_of(content(PLAN), DAY), "", HomeView).tally
    assert sum(part.count for part in tally.parts) == tally.total
    assert all(sum(d.count for d in part.details) == part.count for part in tally.parts)
    ends = [part.x + part.width for part in tally.parts]
    assert [part.x for part in tally.parts] == [0, *ends[:-1]]
    assert ends[-1] == BAR_WIDTH


def test_the_newest_report_comes_first() -> None:
    view = view_at(site_of(content(PLAN), DAY), "", HomeView)
    assert [item.day for item in view.updates] == sorted((i.day for i in view.updates), reverse=True)
    assert view.updates[0].path == "ke-hoach/so-a/ke-hoach/6/"
    assert view.updates[0].note == "Đã bãi bỏ"
    assert view.updates[-1].note == "Đang làm"


def test_reports_after_the_day_are_not_told() -> None:
    view = view_at(site_of(content(PLAN), date(2022, 3, 1)), "", HomeView)
    assert [item.path for item in view.updates] == ["ke-hoach/so-a/ke-hoach/3/"]


def test_a_site_without_plans_has_a_first_page() -> None:
    view = view_at(site_of(content(), DAY), "", HomeView)
    assert view.tally.total == 0
    assert {part.percent for part in view.tally.parts} == {"–"}
    assert view.groups[0].agencies[0].plans == ()


def test_agencies_stand_by_kind_in_the_order_of_the_settings() -> None:
    made = content(
        config="ten: Trang\nloai_co_quan: {huyen: Cấp huyện, so: Sở}\n",
        more={
            "plans/b/co-quan.yaml": "ten: Sở B\nloai: so\n",
            "plans/c/co-quan.yaml": "ten: Huyện C\nloai: huyen\n",
        },
    )
    groups = view_at(site_of(made, DAY), "", HomeView).groups
    assert [(g.name, [a.name for a in g.agencies]) for g in groups] == [
        ("Cấp huyện", ["Huyện C"]),
        ("Sở", ["Sở B"]),
        ("Cơ quan khác", ["Sở Thử nghiệm"]),
    ]


def test_an_agency_shows_its_years_units_and_feeds() -> None:
    made = content(
        PLAN, more={"plans/so-a/2021.yaml": "nam: 2021\ntrich_yeu: Kế hoạch năm trước\nnhiem_vu: []\n"}
    )
    view = view_at(site_of(made, DAY), "co-quan/so-a/", AgencyView)
    assert [(year.years, year.anchor) for year in view.years] == [("2022", "nam-2022"), ("2021", "nam-2021")]
    assert [(u.name, u.kind, u.lead, u.support) for u in view.units] == [
        ("Văn phòng Sở", "", 2, 1),
        ("Thanh tra Sở", "", 0, 0),
        ("Các phòng", "Nhóm đơn vị", 0, 0),
    ]
    assert (view.feed, view.calendar) == ("co-quan/so-a/atom.xml", "co-quan/so-a/lich.ics")
    assert view.ceased is None


CEASED = AGENCY + "den: 2022-04-01\ncan_cu_den: nq-1\nke_thua: so-b\n"
LAW = "ten: Trang\ncan_cu_phap_ly: [{ma: nq-1, ten: Nghị quyết một, url: https://example.org/nq}]\n"
HEIR = {"plans/so-b/co-quan.yaml": "ten: Sở B\n"}


def test_an_agency_that_has_ceased_names_source_and_successor_and_stands_still() -> None:
    made = content(PLAN, agency=CEASED, config=LAW, more=HEIR)
    view = view_at(site_of(made, DAY), "co-quan/so-a/", AgencyView)
    assert view.ceased is not None
    assert view.ceased.until == date(2022, 4, 1)
    assert view.ceased.source is not None
    assert (view.ceased.source.name, view.ceased.source.url) == ("Nghị quyết một", "https://example.org/nq")
    assert view.ceased.successor is not None
    assert view.ceased.successor.path == "co-quan/so-b/"
    assert view.tally.as_of == date(2022, 3, 31)
    later = view_at(site_of(made, date(2023, 1, 1)), "co-quan/so-a/", AgencyView)
    assert later == view


def test_before_its_last_day_an_agency_has_no_banner() -> None:
    made = content(PLAN, agency=CEASED, config=LAW, more=HEIR)
    assert view_at(site_of(made, date(2022, 3, 31)), "co-quan/so-a/", AgencyView).ceased is None
    assert view_at(site_of(made, date(2022, 4, 1)), "co-quan/so-a/", AgencyView).ceased is not None


def test_an_unknown_successor_is_named_without_a_link() -> None:
    made = content(agency=AGENCY + "den: 2022-04-01\nke_thua: Sở Xa\n")
    ceased = view_at(site_of(made, DAY), "co-quan/so-a/", AgencyView).ceased
    assert ceased is not None
    assert ceased.successor is not None
    assert (ceased.successor.label, ceased.successor.path) == ("Sở Xa", "")
