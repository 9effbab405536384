"""Errors on names that lead nowhere, codes used twice, tasks outside a section: with their exact messages."""

from typing import Any

import pytest

from congkhai.problems import Problem, Severity
from tests.support.content import CONFIG, content

SETS = CONFIG + "bo_tieu_chi: {sipas: {ten: Hài lòng, tieu_chi: {tiep-can: Tiếp cận, thu-tuc: Thủ tục}}}\n"
HEAD = "nam: 2022\ntrich_yeu: Kế hoạch\n"


def errors(plan: str = "", **more: Any) -> list[Problem]:
    return [problem for problem in content(plan, **more).check() if problem.is_error]


def only(found: list[Problem]) -> str:
    assert len(found) == 1, found
    return str(found[0]).split(": lỗi: ")[1]


def tasks(*lines: str) -> str:
    return HEAD + "nhiem_vu:\n" + "".join(f"  - {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (
            "{ma: 1, noi_dung: Việc, chu_tri: Văn phòng Sơ}",
            (
                "chưa có đơn vị nào tên “Văn phòng Sơ”; có phải “Văn phòng Sở” không? Nếu đúng, "
                "hãy viết tên ấy, hoặc thêm tên này vào “ten_khac” của đơn vị trong plans/so-a/co-quan.yaml."
            ),
        ),
        (
            "{ma: 1, noi_dung: Việc, phoi_hop: [Văn phòng, Kho bạc]}",
            (
                "chưa có đơn vị nào tên “Kho bạc”. Hãy đăng ký đơn vị trong “don_vi” của "
                "plans/so-a/co-quan.yaml, hoặc thêm tên này vào “ten_khac” của một đơn vị."
            ),
        ),
        (
            "{ma: 1, noi_dung: Việc, chu_tri: 'Văn phòng, Thanh tra Sở và VP'}",
            (
                "chưa có đơn vị nào tên “Văn phòng, Thanh tra Sở và VP”. "
                "Mỗi đơn vị là một phần tử của danh sách: [Văn phòng, Thanh tra Sở, VP]."
            ),
        ),
    ],
)
def test_an_unknown_unit_is_named_with_what_to_do(task: str, said: str) -> None:
    assert only(errors(tasks(task))) == said


AGENCY = (
    "ten: Sở A tỉnh B\nten_ngan: Sở A\ndon_vi:\n"
    "  - {ma: nganh, ten: 'Các sở, ban, ngành'}\n  - {ma: xa, ten: Xã}\n"
)


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        (
            "'Các sở, ban, ngành; Xã'",
            (
                "chưa có đơn vị nào tên “Các sở, ban, ngành; Xã”. "
                'Mỗi đơn vị là một phần tử của danh sách: ["Các sở, ban, ngành", Xã].'
            ),
        ),
        (
            "[Xã, Các sở, ban, ngành]",
            (
                "tên đơn vị “Các sở, ban, ngành” bị dấu phẩy tách thành 3 tên. "
                'Tên có dấu phẩy phải đặt trong dấu ngoặc kép: "Các sở, ban, ngành".'
            ),
        ),
        (
            "Sở A",
            (
                "chưa có đơn vị nào tên “Sở A”. Đó là tên cơ quan: hãy đăng ký thành một đơn vị "
                "trong “don_vi” của plans/so-a/co-quan.yaml, với “ma: co-quan”."
            ),
        ),
    ],
)
def test_names_with_commas_and_the_agencys_own(lead: str, said: str) -> None:
    assert only(errors(tasks(f"{{ma: 1, noi_dung: Việc, chu_tri: {lead}}}"), agency=AGENCY)) == said


def test_the_place_of_an_unknown_unit_is_its_own_line() -> None:
    (found,) = errors(
        HEAD + "nhiem_vu:\n  - ma: 1\n    noi_dung: Việc\n    chu_tri:\n      - VP\n      - Kho bạc\n"
    )
    assert (found.location.file, found.location.line, found.task) == ("plans/so-a/ke-hoach.yaml", 8, "1")


def test_any_registered_name_finds_its_unit() -> None:
    for name in ("Văn phòng Sở", "văn phòng", "VP", "van-phong", "“VP”".strip("“”"), "Văn  phòng Sở."):
        assert errors(tasks(f"{{ma: 1, noi_dung: Việc, chu_tri: '{name}'}}")) == []


def test_the_units_of_parts_are_looked_up_once() -> None:
    plan = tasks("{ma: 1, phan: [{noi_dung: Một, chu_tri: Kho bạc}, {noi_dung: Hai, chu_tri: VP}]}")
    (found,) = errors(plan)
    assert "Kho bạc" in found.message
    assert found.location.column == plan.splitlines()[3].index("Kho") + 1


def test_a_group_names_known_members() -> None:
    agency = "ten: Sở\ndon_vi:\n  - {ma: a, ten: Phòng A}\n  - {ma: g, ten: Các phòng, gom: [a, Phòng B]}\n"
    assert only(errors(agency=agency)).startswith(
        "chưa có đơn vị nào tên “Phòng B”; có phải “Phòng A” không?"
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "sipas/tiep-cn",
            (
                "bộ tiêu chí “sipas” không có tiêu chí “tiep-cn”; có phải “sipas/tiep-can” không? "
                "Bộ này có: tiep-can, thu-tuc."
            ),
        ),
        ("sipa", "không có bộ tiêu chí “sipa”; có phải “sipas” không? Các bộ trong config.yaml: sipas."),
        ("kinh-te/x", "không có bộ tiêu chí “kinh-te”. Các bộ trong config.yaml: sipas."),
    ],
)
def test_an_unknown_criterion(written: str, said: str) -> None:
    for plan in (
        tasks(f"{{ma: 1, noi_dung: Việc, tieu_chi: {written}}}"),
        HEAD + f"muc: {{A: {{ten: Mục, tieu_chi: [{written}]}}}}\n",
        HEAD + f"chi_tieu: [{{ma: a, ten: Chỉ tiêu, muc_tieu: 5%, tieu_chi: {written}}}]\n",
    ):
        assert only(errors(plan, config=SETS)) == said


def test_known_criteria_and_whole_sets_are_fine() -> None:
    assert errors(tasks("{ma: 1, noi_dung: Việc, tieu_chi: [sipas, sipas/thu-tuc]}"), config=SETS) == []


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("A.1", "A.1", "mã nhiệm vụ “A.1” đã dùng ở dòng 4. Hãy đặt cho mỗi nhiệm vụ một mã riêng."),
        (
            "A.Đ",
            "a.d",
            (
                "mã nhiệm vụ “a.d” chỉ khác “A.Đ” ở chữ hoa, chữ thường hoặc dấu, và mã ấy đã dùng ở dòng 4. "
                "Hãy đặt cho mỗi nhiệm vụ một mã riêng. Số in của bảng thì ghi vào “so”."
            ),
        ),
    ],
)
def test_two_tasks_never_share_an_address(first: str, second: str, said: str) -> None:
    found = errors(tasks(f"{{ma: {first}, noi_dung: Một}}", f"{{ma: {second}, noi_dung: Hai}}"))
    assert only(found) == said
    assert (found[0].location.line, found[0].task) == (5, second)


def test_a_draft_takes_its_code_too() -> None:
    plan = tasks("{ma: 1, noi_dung: Một}", "{ma: 1, noi_dung: Hai, nhap: true}")
    assert "đã dùng ở dòng 4" in only(errors(plan))


@pytest.mark.parametrize(
    ("plan", "agency", "config", "said"),
    [
        (
            HEAD + "chi_tieu: [{ma: a, ten: X}, {ma: A, ten: Y}]\n",
            "ten: Sở\n",
            CONFIG,
            "mã chỉ tiêu “A” chỉ khác",
        ),
        (HEAD + "muc: {A: Một, a: Hai}\n", "ten: Sở\n", CONFIG, "mã mục “a” chỉ khác “A”"),
        (
            HEAD,
            "ten: Sở\ndon_vi: [{ma: p, ten: Phòng A}, {ma: p, ten: Phòng B}]\n",
            CONFIG,
            "mã đơn vị “p” đã dùng ở dòng 2",
        ),
        (
            HEAD,
            "ten: Sở\n",
            CONFIG + "can_cu_phap_ly: [{ma: x, ten: Luật}, {ma: x, ten: Nghị định}]\n",
            "mã văn bản “x” đã dùng",
        ),
        (
            HEAD,
            "ten: Sở\n",
            CONFIG + "bo_tieu_chi: {b: {ten: B, tieu_chi: {x: X, X: Y}}}\n",
            "mã tiêu chí “X”",
        ),
    ],
)
def test_other_codes_are_unique_too(plan: str, agency: str, config: str, said: str) -> None:
    assert only(errors(plan, agency=agency, config=config)).startswith(said)


def test_a_criterion_leaves_an_agency_its_address() -> None:
    config = CONFIG + "bo_tieu_chi: {sipas: {ten: SIPAS, phien_ban: '1', tieu_chi: {So-A: Một, b: Hai}}}\n"
    assert only(errors(config=config)) == (
        "mã tiêu chí “So-A” trùng địa chỉ với cơ quan “Sở Thử nghiệm” trong bộ “sipas”. "
        "Hãy đặt mã khác cho tiêu chí."
    )


def test_one_name_for_two_units() -> None:
    agency = "ten: Sở\ndon_vi:\n  - {ma: a, ten: Phòng A, ten_khac: Phòng}\n  - {ma: b, ten: PHÒNG}\n"
    (found,) = errors(agency=agency)
    assert found.message == "tên “PHÒNG” đã đăng ký cho đơn vị “a”, nay lại cho “b”."
    assert (found.location.file, found.location.line) == ("plans/so-a/co-quan.yaml", 4)


def test_a_unit_may_repeat_its_own_name() -> None:
    assert errors(agency="ten: Sở\ndon_vi: [{ma: a, ten: Phòng A, ten_khac: [phòng a]}]\n") == []


SECTIONS = HEAD + "muc: {A: Một, A.I: Hai, B: Ba}\nnhiem_vu:\n"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "A.II.1",
            None,
        ),
        (
            "C.1",
            (
                "nhiệm vụ “C.1” không nằm trong mục nào: khóa “muc” chưa có mục “C”. "
                "Mã nhiệm vụ bắt đầu bằng mã của mục, ví dụ “A.1”; nếu thiếu mục, hãy thêm vào “muc”."
            ),
        ),
        (
            "AI.3",
            (
                "nhiệm vụ “AI.3” không nằm trong mục nào: khóa “muc” chưa có mục “AI”; có phải “A.I” không? "
                "Mã nhiệm vụ bắt đầu bằng mã của mục, ví dụ “A.I.1”; nếu thiếu mục, hãy thêm vào “muc”."
            ),
        ),
        (
            "7",
            (
                "nhiệm vụ “7” không nằm trong mục nào của kế hoạch. "
                "Mã nhiệm vụ bắt đầu bằng mã của mục, ví dụ “A.1”; nếu thiếu mục, hãy thêm vào “muc”."
            ),
        ),
        (
            "B",
            "nhiệm vụ “B” trùng mã với mục “B”. Mã của nhiệm vụ phải dài hơn mã của mục, ví dụ “B.1”.",
        ),
    ],
)
def test_a_task_lies_in_a_section(code: str, said: str | None) -> None:
    found = errors(SECTIONS + f"  - {{ma: {code}, noi_dung: Việc}}\n")
    assert (only(found) if found else None) == said


def test_without_sections_any_code_will_do() -> None:
    assert errors(tasks("{ma: 7, noi_dung: Việc}")) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("loai: sở", "không có loại cơ quan “sở”; có phải “so” không? Các loại trong “loai_co_quan” của "),
        ("loai: Sở ban ngành", "không có loại cơ quan “Sở ban ngành”; có phải “so” không?"),
        ("can_cu_den: nq-2025", "chưa khai văn bản nào có mã “nq-2025”; có phải “nq-203-2025” không?"),
        (
            "ke_thua: so-khoa-hoc-cong-ngh",
            "không có cơ quan mã “so-khoa-hoc-cong-ngh”; có phải “so-khoa-hoc” không?",
        ),
        ("ke_thua: so-x", "không có cơ quan mã “so-x”. Hãy viết mã (tên thư mục) của một cơ quan"),
        ("ke_thua: so-a", "cơ quan không thể kế thừa chính mình."),
    ],
)
def test_what_an_agency_points_at_is_registered(line: str, said: str) -> None:
    config = (
        CONFIG
        + "loai_co_quan: {so: 'Sở, ban, ngành'}\ncan_cu_phap_ly: [{ma: nq-203-2025, ten: Nghị quyết}]\n"
    )
    more = {"plans/so-khoa-hoc/co-quan.yaml": "ten: Sở Khoa học\n"}
    assert only(errors(agency=f"ten: Sở\n{line}\n", config=config, more=more)).startswith(said)


def test_a_successor_may_be_named_in_full() -> None:
    assert errors(agency="ten: Sở\nke_thua: Sở Khoa học và Công nghệ\n") == []


def test_all_problems_come_in_one_run_in_order_of_place() -> None:
    plan = tasks("{ma: 2, noi_dung: Một, chu_tri: Kho bạc}", "{ma: 2, noi_dung: Hai, tieu_chi: x}")
    found = content(plan, agency="ten: Sở\nloai: so\n").check()
    wrong = [problem for problem in found if problem.severity is Severity.ERROR]
    assert [problem.code for problem in wrong] == ["loai-la", "don-vi-la", "trung-ma", "tieu-chi-la"]
    assert list(found) == sorted(found)


def test_an_agency_without_units_is_told_once() -> None:
    plan = tasks("{ma: 1, noi_dung: Một, chu_tri: [A, B]}", "{ma: 2, noi_dung: Hai, phoi_hop: C}")
    assert only(errors(plan, agency="ten: Sở\n")) == (
        "cơ quan chưa đăng ký đơn vị nào mà kế hoạch nêu tên đơn vị (3 chỗ). "
        "Hãy đăng ký các đơn vị trong “don_vi” của plans/so-a/co-quan.yaml."
    )


def test_a_site_without_criteria_is_told_once() -> None:
    plan = tasks("{ma: 1, noi_dung: Một, tieu_chi: [a, b]}", "{ma: 2, noi_dung: Hai, tieu_chi: c}")
    assert only(errors(plan)) == "không có bộ tiêu chí “a”. Các bộ trong config.yaml: chưa có bộ nào."


def test_an_agency_without_plans_is_fine() -> None:
    assert content().check() == ()
