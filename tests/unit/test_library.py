"""Linking: what an editor writes once stands in every place it concerns."""

from datetime import date

import pytest

from congkhai.deadlines import DeadlineKind
from congkhai.library import UnitNames, name_key
from congkhai.library.section_outline import is_within, last_code_part, parent_code
from congkhai.search.record_builder import search_records
from tests.support.content import AGENCY, CONFIG, content
from tests.support.views import site_of

HEAD = "nam: 2022\nngay_ban_hanh: 2022-01-10\ntrich_yeu: Kế hoạch\n"


def one(task: str, head: str = HEAD) -> str:
    return f"{head}nhiem_vu:\n  - {{ma: 1, noi_dung: Việc, {task}}}\n"


@pytest.mark.parametrize(
    ("one_way", "other_way"),
    [
        ("Văn phòng", "VĂN PHÒNG"),
        ("Phòng CNTT-BCVT", "phòng CNTT – BCVT"),
        ("Các  phòng,\nđơn vị", "các phòng, đơn vị."),
        ("Trung tâm Y tế Hoà", "trung tâm y tế hòa"),
        ("Phòng e\u0302", "phòng ê"),
    ],
)
def test_names_are_the_same_whatever_the_hand(one_way: str, other_way: str) -> None:
    assert name_key(one_way) == name_key(other_way)


def test_accents_make_another_name() -> None:
    assert name_key("Phòng Thuế") != name_key("Phòng Thuê")


def test_a_unit_is_found_by_each_of_its_names() -> None:
    site = content(one("chu_tri: [VP, văn phòng sở], phoi_hop: [Thanh tra sở, thanh-tra, Kho bạc]"))
    assert (site.task.lead, site.task.support) == (("van-phong",), ("thanh-tra",))
    units = site.library.units
    assert units["so-a", "van-phong"].leads == (site.task.key,)
    assert units["so-a", "thanh-tra"].supports == (site.task.key,)
    assert units["so-a", "thanh-tra"].leads == ()


def test_a_full_name_beats_another_units_other_name() -> None:
    site = content(agency="ten: Sở\ndon_vi: [{ma: a, ten: A, ten_khac: B}, {ma: b, ten: B}]\n")
    assert UnitNames.of(site.library.agencies["so-a"].record).find("B") == "b"


def test_groups_know_their_members_and_members_their_groups() -> None:
    units = content().library.units
    assert units["so-a", "cac-phong"].members == ("van-phong", "thanh-tra")
    assert units["so-a", "van-phong"].groups == ("cac-phong",)
    assert units["so-a", "cac-phong"].groups == ()


def test_units_keep_the_order_of_their_file() -> None:
    site = content()
    assert [unit.record.id for unit in site.library.units_of("so-a")] == [
        "van-phong",
        "thanh-tra",
        "cac-phong",
    ]


def test_a_task_made_of_parts_is_led_by_the_units_of_all() -> None:
    site = content(
        HEAD + "nhiem_vu:\n  - ma: 1\n    phan:\n      - {noi_dung: Một, chu_tri: VP, phoi_hop: Các phòng}\n"
        "      - {noi_dung: Hai, chu_tri: Thanh tra Sở}\n"
    )
    assert site.task.record.content == "Một\nHai"
    assert site.task.lead == ("van-phong", "thanh-tra")
    assert site.task.support == ("cac-phong",)


@pytest.mark.parametrize(
    ("code", "section", "within"),
    [("A.I.3", "A.I", True), ("A.I.3", "A", True), ("A.II.3", "A.I", False), ("A.I", "A.I", False),
     ("B-2", "B", True), ("AB.1", "A", False), ("A", "A.I", False)],
)  # fmt: skip
def test_a_code_lies_within_its_prefix(code: str, section: str, within: bool) -> None:
    assert is_within(code, section) is within


def test_parts_of_codes() -> None:
    assert [last_code_part(code) for code in ("A.I.3", "7", "II-2_b")] == ["3", "7", "b"]
    assert [parent_code(code) for code in ("A.I.3", "7", "II-2_b")] == ["A.I", "", "II-2"]


SETS = CONFIG + "bo_tieu_chi: {s: {ten: S, tieu_chi: {x: X, y: Y}}, t: {ten: T, tieu_chi: {z: Z}}}\n"
SECTIONS = """
muc:
  B.1: Con
  B: {ten: Cha, tieu_chi: s/x, so: II}
  A: {ten: Một, tieu_chi: t}
  A.1: {ten: Hai, tieu_chi: [s/y, s/la]}
  A.1.a: Ba
  C: Không
"""


def test_sections_nest_by_code_and_inherit_criteria_whatever_their_order() -> None:
    site = content(HEAD + SECTIONS.lstrip(), config=SETS)
    (plan,) = site.library.plans.values()
    assert [(s.code, s.depth, s.number, s.criteria) for s in plan.sections] == [
        ("B.1", 1, "1", (("s", "x"),)),
        ("B", 0, "II", (("s", "x"),)),
        ("A", 0, "A", (("t", ""),)),
        ("A.1", 1, "1", (("s", "y"),)),
        ("A.1.a", 2, "a", (("s", "y"),)),
        ("C", 0, "C", ()),
    ]


def test_a_task_has_its_sections_outermost_first_and_their_criteria_unless_its_own() -> None:
    tasks = (
        "nhiem_vu: [{ma: A.1.a.7, noi_dung: Một}, {ma: B.1.1, noi_dung: Hai, tieu_chi: [t/z, t]}, "
        "{ma: C.1, noi_dung: Ba, so: '-'}]\n"
    )
    site = content(HEAD + SECTIONS.lstrip() + tasks, config=SETS)
    first, second, third = site.library.tasks.values()
    assert [s.code for s in first.sections] == ["A", "A.1", "A.1.a"]
    assert (first.criteria, second.criteria, third.criteria) == ((("s", "y"),), (("t", "z"), ("t", "")), ())
    assert (first.number, third.number) == ("7", "-")
    criteria = site.library.criteria
    assert criteria["s", "y"].tasks == (first.key,)
    assert criteria["t", ""].tasks == (second.key,)
    assert (criteria["t", ""].name, criteria["t", "z"].name) == ("T", "Z")
    assert list(criteria) == [("s", ""), ("s", "x"), ("s", "y"), ("t", ""), ("t", "z")]


def test_the_printed_words_are_read_for_the_plans_year() -> None:
    deadline = content(one("thoi_han: Quý II")).task.deadline
    assert (deadline.start, deadline.due, deadline.printed) == (date(2022, 4, 1), date(2022, 6, 30), "Quý II")


def test_the_explicit_day_beats_the_words_and_keeps_them() -> None:
    deadline = content(one("thoi_han: Quý II, han: 2022-05")).task.deadline
    assert (deadline.kind, deadline.start, deadline.due) == (
        DeadlineKind.ONCE,
        date(2022, 4, 1),
        date(2022, 5, 31),
    )
    assert (deadline.printed, deadline.inferred, deadline.understood) == ("Quý II", False, True)
    unread = content(one("thoi_han: Xong sớm, han: 2022-05-20")).task.deadline
    assert (unread.due, unread.understood) == (date(2022, 5, 20), True)


def test_declared_milestones_make_the_task_due_with_the_last() -> None:
    steps = "moc: [{ten: Một, thoi_han: Quý I}, {ten: Hai, han: 2022-09-30}, {ten: Ba}]"
    task = content(one(f"thoi_han: Trong năm 2022, {steps}")).task
    assert task.deadline.kind is DeadlineKind.MILESTONES
    assert [step.due for step in task.milestones] == [date(2022, 3, 31), date(2022, 9, 30), None]
    assert task.deadline.due == date(2022, 12, 31)
    assert content(one(steps)).task.deadline.due == date(2022, 9, 30)
    assert content(one(f"han: 2022-08-31, {steps}")).task.deadline.due == date(2022, 8, 31)


def test_targets_come_from_the_target_or_else_from_the_result() -> None:
    assert [t.value for t in content(one("ket_qua: 100% hồ sơ, muc_tieu: trên 83%")).task.targets] == [83]
    assert [t.value for t in content(one("ket_qua: Đạt từ 85% trở lên")).task.targets] == [85]
    assert content(one("thoi_han: 15/12")).task.targets == ()


OTHERS = {
    "plans/so-b/co-quan.yaml": "ten: Sở Ă\n",
    "plans/so-c/co-quan.yaml": "ten: Sở A\nten_ngan: A\n",
    "plans/so-c/2021.yaml": "nam: 2021\ntrich_yeu: X\n",
    "plans/so-c/2023.yaml": "nam: 2023\ntrich_yeu: X\n",
    "plans/so-c/2022-b.yaml": "nam: 2022\ntrich_yeu: X\n",
    "plans/so-c/2022-a.yaml": "nam: 2021-2022\ntrich_yeu: X\n",
    "plans/so-mat/2022.yaml": "nam: 2022\ntrich_yeu: X\n",
}


def test_agencies_by_name_and_plans_newest_first() -> None:
    library = content(agency="ten: Sở Đ\n", more=OTHERS).library
    assert list(library.agencies) == ["so-c", "so-b", "so-a"]
    assert [plan for _, plan in library.plans] == ["2023", "2022-a", "2022-b", "2021"]
    assert library.agencies["so-c"].plans == tuple(library.plans)
    assert [agency.display_name for agency in library.agencies.values()] == ["A", "Sở Ă", "Sở Đ"]


def test_a_plan_without_its_agency_is_left_out() -> None:
    assert ("so-mat", "2022") not in content(more=OTHERS).library.plans


def test_drafts_are_only_there_on_request() -> None:
    plan = HEAD + "nhiem_vu: [{ma: 1, noi_dung: Một, nhap: true}, {ma: 2, noi_dung: Hai}]\n"
    assert [key[2] for key in content(plan).library.tasks] == ["2"]
    assert [key[2] for key in content(plan, drafts=True).library.tasks] == ["1", "2"]
    assert content(plan).task.index == 1
    assert not content(HEAD + "nhap: có\n").library.plans
    assert content(HEAD + "nhap: có\n", drafts=True).library.plans


def test_the_library_cannot_be_changed() -> None:
    library = content(one("chu_tri: VP"), agency=AGENCY).library
    for mapping in (library.agencies, library.plans, library.tasks, library.units, library.criteria):
        with pytest.raises(TypeError):
            mapping["x"] = None  # type: ignore[index]  # that it is refused is what is tested


@pytest.mark.parametrize(
    ("written", "found", "name"),
    [
        ("so-b", "so-b", "Sở Kế thừa"),
        ("Sở Kế thừa", "so-b", "Sở Kế thừa"),
        ("SKT", "so-b", "Sở Kế thừa"),
        ("Bộ ở xa", "", "Bộ ở xa"),
    ],
)
def test_a_successor_is_found_by_id_name_or_short_name_and_searched_by_its_name(
    written: str, found: str, name: str
) -> None:
    heir = {"plans/so-b/co-quan.yaml": "ten: Sở Kế thừa\nten_ngan: SKT\n"}
    made = content(agency=f"{AGENCY}den: 2022-04-01\nke_thua: {written}\n", more=heir)
    successor = made.library.agencies["so-a"].successor
    assert successor is not None
    assert (successor.id, successor.name) == (found, name)
    records = search_records(site_of(made, date(2022, 12, 31)))
    assert name in next(record for record in records if record.path == "co-quan/so-a/").context
