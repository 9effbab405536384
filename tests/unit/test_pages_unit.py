"""The page of a unit: what it leads, supports, and takes part in through its groups."""

from datetime import date

from congkhai.pages.unit_pages import UnitView
from tests.support.content import content
from tests.support.views import site_of, view_at

PLAN = """
nam: 2022
trich_yeu: Cải cách hành chính
nhiem_vu:
  - {ma: 1, noi_dung: Chủ trì, chu_tri: VP, phoi_hop: Các phòng}
  - {ma: 2, noi_dung: Phối hợp, chu_tri: Thanh tra Sở, phoi_hop: Văn phòng}
  - {ma: 3, noi_dung: Nhóm chủ trì, chu_tri: Các phòng}
  - {ma: 4, noi_dung: Nhóm phối hợp, phoi_hop: Các phòng}
  - {ma: 5, noi_dung: Của người khác, chu_tri: Thanh tra Sở}
"""


def unit(name: str) -> UnitView:
    site = site_of(content(PLAN), date(2022, 6, 1))
    return view_at(site, f"co-quan/so-a/don-vi/{name}/", UnitView)


def test_each_task_once_with_the_strongest_part_the_unit_has() -> None:
    view = unit("van-phong")
    assert [(t.row.code, t.role, t.words) for t in view.tasks] == [
        ("1", "chu-tri", "Chủ trì"),
        ("2", "phoi-hop", "Phối hợp"),
        ("3", "qua-nhom", "Chủ trì, qua nhóm “Các phòng”"),
        ("4", "qua-nhom", "Phối hợp, qua nhóm “Các phòng”"),
    ]
    assert (view.lead, view.support, view.via_groups) == (1, 1, 2)


def test_the_sum_is_over_what_the_unit_leads() -> None:
    view = unit("thanh-tra")
    assert view.tally is not None
    assert view.tally.total == view.lead == 2


def test_a_group_names_its_members_and_a_member_its_groups() -> None:
    assert [member.path for member in unit("cac-phong").members] == [
        "co-quan/so-a/don-vi/van-phong/",
        "co-quan/so-a/don-vi/thanh-tra/",
    ]
    assert unit("cac-phong").kind == "Nhóm đơn vị"
    assert [group.label for group in unit("van-phong").groups] == ["Các phòng"]


def test_the_filter_of_parts_counts_the_rows() -> None:
    [roles] = [f for f in unit("van-phong").filters if f.name == "vai-tro"]
    assert [(c.value, c.count) for c in roles.choices] == [("chu-tri", 1), ("phoi-hop", 1), ("qua-nhom", 2)]


def test_a_unit_without_tasks_has_a_page() -> None:
    site = site_of(content(), date(2022, 6, 1))
    view = view_at(site, "co-quan/so-a/don-vi/van-phong/", UnitView)
    assert (view.tasks, view.filters, view.tally) == ((), (), None)
