"""The page of a plan: the document as printed, its annex with the columns it needs, its corrections."""

from datetime import date

from congkhai.pages import all_pages
from congkhai.pages.plan_pages import PlanView
from congkhai.pages.task_pages import TaskView
from tests.support.content import AGENCY, content
from tests.support.views import site_of, view_at

DAY = date(2022, 6, 1)
HEAD = "nam: 2022\ntrich_yeu: K\n"
PLAN = """
nam: 2022
so_hieu: /KH-SA
ngay_ban_hanh: 2022-08
noi_ban_hanh: Khánh Hòa
trich_yeu: Cải cách hành chính
can_cu: [Căn cứ một, Căn cứ hai]
muc_dich: Mục đích
noi_nhan: [UBND tỉnh, Lưu]
nguoi_ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn A}
chi_tieu:
  - ma: sipas
    ten: Mức độ hài lòng
    muc_tieu: trên 83%
    don_vi_tinh: "%"
    so_lieu: [{ngay: 2022-05-01, gia_tri: "85,5"}]
muc:
  A: PHẦN A
  A.I: {ten: Mục một, tieu_chi: s/x}
  A.II: Mục trống
  B: {ten: PHẦN B, so: "Hai"}
nhiem_vu:
  - ma: A.I.1
    noi_dung: Việc một
    ket_qua: Báo cáo
    chu_tri: VP
    dinh_chinh: {ban_goc: Viêc, sua_thanh: Việc}
  - {ma: A.I.2, noi_dung: Việc hai, chu_tri: Thanh tra Sở, phoi_hop: [Kho bạc, VP]}
  - {ma: B.1, so: "-", noi_dung: Việc ba, trach_nhiem: Văn phòng làm}
dinh_chinh:
  - {vi_tri: Mục đích, ban_goc: muc, sua_thanh: mục, ly_do: lỗi gõ}
"""
CONFIG = "ten: Trang\nbo_tieu_chi: {s: {ten: Bộ S, tieu_chi: {x: Tiêu chí X}}}\n"


def plan_view(plan: str = PLAN, agency: str = AGENCY) -> PlanView:
    made = content(plan, config=CONFIG, agency=agency)
    return view_at(site_of(made, DAY), "ke-hoach/so-a/ke-hoach/", PlanView)


def test_what_the_scan_leaves_blank_is_dotted() -> None:
    view = plan_view()
    assert (view.number, view.place_and_date) == ("…/KH-SA", "Khánh Hòa, ngày … tháng 8 năm 2022")


def test_the_document_stands_in_its_printed_order() -> None:
    view = plan_view()
    assert [part.label for part in view.parts] == ["Căn cứ", "Mục đích"]
    assert view.parts[0].text == "Căn cứ một\n\nCăn cứ hai"
    assert view.recipients == ("UBND tỉnh", "Lưu")
    assert view.signer is not None
    assert (view.signer.authority, view.signer.title, view.signer.name) == ("", "GIÁM ĐỐC", "Nguyễn Văn A")


def test_the_annex_keeps_its_outline_with_empty_headings() -> None:
    sections = plan_view().annex.sections
    assert [(s.anchor, s.label, s.depth, [r.code for r in s.rows]) for s in sections] == [
        ("muc-A", "A. PHẦN A", 0, []),
        ("muc-A.I", "I. Mục một", 1, ["A.I.1", "A.I.2"]),
        ("muc-A.II", "II. Mục trống", 1, []),
        ("muc-B", "Hai. PHẦN B", 0, ["B.1"]),
    ]
    assert [link.path for link in sections[1].criteria] == ["tieu-chi/s/x/"]


def test_tasks_without_a_section_come_first() -> None:
    view = plan_view(
        HEAD + "muc: {A: Phần A}\nnhiem_vu: [{ma: 9, noi_dung: Lẻ}, {ma: A.1, noi_dung: Có mục}]\n"
    )
    assert [(s.label, [r.code for r in s.rows]) for s in view.annex.sections] == [
        ("", ["9"]),
        ("A. Phần A", ["A.1"]),
    ]


def test_only_columns_that_some_task_fills() -> None:
    columns = plan_view().annex.columns
    assert (columns.result, columns.lead, columns.support) == (True, True, True)
    assert (columns.method, columns.deadline) == (False, False)
    assert columns.duty is False  # one task of three: printed beside the lead units
    assert columns.count == 6


def test_a_method_that_few_tasks_print_has_no_column() -> None:
    one = "{ma: 1, noi_dung: Việc, cach_thuc: Họp}"
    others = "{ma: 2, noi_dung: Việc}, {ma: 3, noi_dung: Việc}"
    assert plan_view(f"{HEAD}nhiem_vu: [{one}]").annex.columns.method is True
    assert plan_view(f"{HEAD}nhiem_vu: [{one}, {others}]").annex.columns.method is False


def test_a_duty_that_most_tasks_print_has_its_own_column() -> None:
    view = plan_view(HEAD + "nhiem_vu: [{ma: 1, noi_dung: Việc, trach_nhiem: Văn phòng, chu_tri: VP}]\n")
    assert view.annex.columns.duty is True
    assert view.annex.columns.count == 5


def test_units_are_linked_by_any_name_and_printed_as_printed() -> None:
    rows = {row.code: row for section in plan_view().annex.sections for row in section.rows}
    assert [(u.name, u.path) for u in rows["A.I.1"].lead] == [("VP", "co-quan/so-a/don-vi/van-phong/")]
    assert [(u.name, u.path) for u in rows["A.I.2"].support] == [
        ("Kho bạc", ""),
        ("VP", "co-quan/so-a/don-vi/van-phong/"),
    ]
    assert rows["A.I.2"].unit_codes == "thanh-tra van-phong"


def test_the_unit_filter_says_the_registered_name() -> None:
    [units] = [f for f in plan_view().filters if f.name == "don-vi"]
    assert [(c.value, c.label, c.count) for c in units.choices] == [
        ("thanh-tra", "Thanh tra Sở", 1),
        ("van-phong", "Văn phòng Sở", 2),
    ]


def test_an_indicator_is_held_against_its_newest_figure() -> None:
    [row] = plan_view().indicators
    assert (row.target, row.outcome.label) == ("trên 83%", "Đạt")
    assert row.read == ()  # the program read just what is printed
    assert [(m.value, str(m.day)) for m in row.measurements] == [("85,5%", "2022-05-01")]


def test_corrections_of_plan_and_tasks_stand_together() -> None:
    assert [(c.task.label if c.task else "", c.printed, c.corrected) for c in plan_view().corrections] == [
        ("", "muc", "mục"),
        ("Nhiệm vụ A.I.1", "Viêc", "Việc"),
    ]


def test_a_peoples_committee_heads_its_own_documents() -> None:
    named = "ten: {}\ncap_tren: UBND tỉnh\n"
    assert plan_view(HEAD, named.format("Ủy ban nhân dân huyện A")).parent == ""
    assert plan_view(HEAD, named.format("Sở A")).parent == "UBND tỉnh"


def test_the_row_is_one_object_on_every_page_of_its_agency() -> None:
    views = {page.path: page.view for page in all_pages(site_of(content(PLAN, config=CONFIG), DAY))}
    plan, task = views["ke-hoach/so-a/ke-hoach/"], views["ke-hoach/so-a/ke-hoach/A.I.1/"]
    assert isinstance(plan, PlanView)
    assert isinstance(task, TaskView)
    assert plan.annex.sections[1].rows[0] is task.row
