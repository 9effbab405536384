"""Warnings of the checks: each with its line and its message, and none where nothing is wrong."""

from datetime import date

import pytest

from congkhai.checks.abbreviation_finder import abbreviations_in
from congkhai.checks.privacy_checks import phones_in, private_mails_in
from tests.support.content import CONFIG, content

HEAD = "nam: 2022\nngay_ban_hanh: 2022-03-10\ntrich_yeu: Kế hoạch\n"
PLAN = "plans/so-a/ke-hoach.yaml"


def plan(*lines: str, head: str = HEAD) -> str:
    return (
        head
        + "nhiem_vu:\n"
        + "".join(f"  - {{ma: {n}, noi_dung: Việc, {line}}}\n" for n, line in enumerate(lines, 1))
    )


def said(text: str, as_of: date = date(2022, 12, 31), config: str = CONFIG) -> list[str]:
    """``line: message`` of each warning."""
    found = content(text, config=config).check(as_of)
    assert not any(problem.is_error for problem in found)
    assert all(problem.hint for problem in found)
    return [f"{problem.location.line}: {problem.message}" for problem in found]


def test_the_year_of_a_deadline_differs_from_the_plans() -> None:
    assert said(plan("thoi_han: Trong năm 2021")) == [
        "5: nhiệm vụ 1: thời hạn “Trong năm 2021” ghi năm 2021, khác kế hoạch năm 2022."
    ]
    assert said(plan("thoi_han: Quý I, han: 2023-03-31")) == [
        "5: nhiệm vụ 1: thời hạn “2023-03-31” ghi năm 2023, khác kế hoạch năm 2022."
    ]
    assert said(plan("moc: [{ten: Bước, thoi_han: Tháng 6/2020}]")) == [
        "5: mốc 1 của nhiệm vụ 1: thời hạn “Tháng 6/2020” ghi năm 2020, khác kế hoạch năm 2022."
    ]


def test_a_printed_year_that_han_confirms_is_meant() -> None:
    assert said(plan("thoi_han: Tháng 01/2023, han: 2023-01-31")) == []


def test_a_ditto_mark_asks_for_the_words_of_the_row_above() -> None:
    (found,) = content(plan("thoi_han: nt")).check(date(2022, 12, 31))
    assert found.hint == "Chữ này chỉ dòng trên của bảng in: hãy chép thời hạn của dòng ấy vào đây."


@pytest.mark.parametrize(
    "words",
    [
        "Trong năm 2022",
        "Quý IV/2022",
        "15/12",
        "Thường xuyên",
        "2021-2025",
        "Quý IV/2022, Quý I/2023",
        "''",
        "'-'",
    ],
)
def test_years_that_go_with_the_plans(words: str) -> None:
    assert said(plan(f"thoi_han: '{words.strip(chr(39))}'")) == []


@pytest.mark.parametrize(("words", "fine"), [("Quý I/2021", True), ("năm 2025", True), ("năm 2026", False)])
def test_years_of_a_plan_of_several(words: str, fine: bool) -> None:
    head = "nam: 2021-2025\ntrich_yeu: Kế hoạch\n"
    assert (said(plan(f"thoi_han: {words}", head=head)) == []) is fine


def test_the_explicit_day_stands_for_the_words() -> None:
    assert said(plan("thoi_han: Trong năm 2021, han: 2022-12-15")) == []


def test_a_deadline_before_the_plan() -> None:
    assert said(plan("thoi_han: Trước 10/3/2022", "thoi_han: 10/3/2022")) == [
        "5: nhiệm vụ 1: hạn 09/03/2022 ở trước ngày ban hành (10/03/2022)."
    ]
    head = HEAD.replace("2022-03-10", "2022-08")
    assert said(plan("thoi_han: Quý II/2022", "thoi_han: Quý III/2022", head=head)) == [
        "5: nhiệm vụ 1: hạn 30/06/2022 ở trước ngày ban hành (tháng 8/2022)."
    ]
    assert said(plan("thoi_han: Quý I/2022", head="nam: 2022\ntrich_yeu: Kế hoạch\n")) == []


def test_a_deadline_no_rule_reads_asks_for_a_day() -> None:
    assert [
        str(problem) for problem in content(plan("thoi_han: Xong sớm", "thoi_han: 31/02/2022")).check()
    ] == [
        (
            f"{PLAN}:5:39: cảnh báo: nhiệm vụ 1: chương trình không hiểu thời hạn “Xong sớm”. "
            "Hãy giữ nguyên chữ in và thêm ngày phải xong: “han: 2022-12-15”."
        ),
        (
            f"{PLAN}:6:39: cảnh báo: nhiệm vụ 2: chương trình không hiểu thời hạn “31/02/2022”. "
            "Hãy giữ nguyên chữ in và thêm ngày phải xong: “han: 2022-12-15”."
        ),
    ]
    assert said(plan("thoi_han: Xong sớm, han: 2022-05-01", "thoi_han: Thường xuyên")) == []


def test_due_before_its_own_start_and_steps_after_the_end() -> None:
    assert said(plan("thoi_han: Từ Quý III/2022, han: 2022-05-31")) == [
        "5: nhiệm vụ 1: hạn 2022-05-31 ở trước lúc bắt đầu 01/07/2022 của “Từ Quý III/2022”."
    ]
    assert said(plan("thoi_han: Từ Quý III/2022, han: 2022-07")) == []
    late = "han: 2022-09-30, moc: [{ten: Dự thảo, han: 2022-09-30}, {ten: Ban hành, thoi_han: 01/10/2022}]"
    assert said(plan(late)) == [
        "5: mốc “Ban hành” của nhiệm vụ 1 đến hạn 01/10/2022, sau hạn 2022-09-30 của cả nhiệm vụ."
    ]


def test_a_target_without_a_figure() -> None:
    head = (
        HEAD
        + "chi_tieu:\n"
        + "  - {ma: a, ten: Hài lòng, muc_tieu: cao nhất tỉnh}\n"
        + "  - {ma: b, ten: X, muc_tieu: trên 83%}\n"
    )
    assert said(plan("muc_tieu: làm thật tốt", "ket_qua: Tốt", head=head)) == [
        "5: chỉ tiêu: mục tiêu “cao nhất tỉnh” không có con số nào để so.",
        "8: nhiệm vụ 1: mục tiêu “làm thật tốt” không có con số nào để so.",
    ]


def reported(*updates: str) -> str:
    return plan(f"cap_nhat: [{', '.join('{' + update + '}' for update in updates)}]")


DONE = "trang_thai: Hoàn thành"
PROOF = "minh_chung: Báo cáo số 5"
GOING = "trang_thai: Đang thực hiện"


def test_done_without_evidence() -> None:
    assert said(reported(f"ngay: 2022-06-01, {DONE}")) == [
        "5: nhiệm vụ 1 hoàn thành ngày 01/06/2022 mà không có minh chứng."
    ]
    assert said(reported(f"ngay: 2022-06-01, {DONE}, {PROOF}")) == []
    assert said(reported(f"ngay: 2022-06-01, {DONE}", f"ngay: 2022-06-05, {DONE}, {PROOF}")) == []


def test_a_report_of_tomorrow() -> None:
    text = reported(f"ngay: 2022-06-02, {DONE}, {PROOF}")
    assert said(text, date(2022, 6, 2)) == []
    assert said(text, date(2022, 6, 1)) == [
        "5: nhiệm vụ 1: ngày hoàn thành 02/06/2022 ở sau ngày tính số liệu 01/06/2022."
    ]
    going = reported(f"ngay: 2022-06-02, {GOING}")
    assert said(going, date(2022, 6, 1)) == [
        "5: nhiệm vụ 1: ngày báo cáo 02/06/2022 ở sau ngày tính số liệu 01/06/2022."
    ]


def test_a_step_or_a_figure_of_tomorrow() -> None:
    text = plan(
        "moc: [{ten: Bước, han: 2022-06-30, ngay_hoan_thanh: 2022-06-02}], "
        f"so_lieu: [{{ngay: 2022-06, gia_tri: 5}}], cap_nhat: [{{ngay: 2022-05-01, {GOING}}}]"
    )
    assert said(text, date(2022, 6, 30)) == []
    assert said(text, date(2022, 6, 1)) == [
        "5: nhiệm vụ 1: ngày xong mốc 1, 02/06/2022, ở sau ngày tính số liệu 01/06/2022.",
        "5: số liệu 2022-06 tính đến 30/06/2022, sau ngày tính số liệu 01/06/2022.",
    ]


def test_a_step_is_done_but_nothing_is_reported() -> None:
    step = "moc: [{ten: Bước, han: 2022-06-30, ngay_hoan_thanh: 2022-06-02}]"
    assert said(plan(step)) == ["5: nhiệm vụ 1 có mốc đã xong mà chưa có báo cáo nào."]
    assert said(plan(f"{step}, cap_nhat: [{{ngay: 2022-06-02, {GOING}}}]")) == []


def test_updates_out_of_order() -> None:
    assert said(reported(f"ngay: 2022-06-02, {GOING}", f"ngay: 2022-06-01, {GOING}")) == [
        "5: nhiệm vụ 1: báo cáo ngày 01/06/2022 đứng sau báo cáo ngày 02/06/2022."
    ]
    assert said(reported(f"ngay: 2022-06-02, {GOING}", f"ngay: 2022-06-02, {GOING}")) == []


def test_back_from_done_needs_a_reason() -> None:
    done = f"ngay: 2022-06-01, {DONE}, {PROOF}"
    assert said(reported(done, f"ngay: 2022-07-01, {GOING}")) == [
        (
            "5: nhiệm vụ 1 đã hoàn thành ngày 01/06/2022 nhưng ngày 01/07/2022 lại ghi dang_thuc_hien "
            "mà không nêu lý do."
        )
    ]
    assert said(reported(done, f"ngay: 2022-07-01, {GOING}, ly_do: Phải làm lại")) == []


def test_an_agency_that_ceased() -> None:
    agency = "ten: Huyện\nden: 2022-07-01\n"
    found = content(
        reported(f"ngay: 2022-06-30, {GOING}", f"ngay: 2022-07-01, {GOING}"), agency=agency
    ).check()
    assert [problem.message for problem in found] == [
        "cơ quan kết thúc ngày 01/07/2022 mà không nêu văn bản nào quyết định.",
        "nhiệm vụ 1: báo cáo ngày 01/07/2022 không được tính, vì cơ quan hoạt động đến hết ngày 30/06/2022.",
    ]
    assert [problem.location.line for problem in found] == [2, 5]


def test_an_empty_plan_and_a_section_without_its_outer_one() -> None:
    assert said(HEAD + "muc: {A: Một, A.I: Hai, B.1: Ba}\n") == [
        "1: kế hoạch chưa có nhiệm vụ nào.",
        "4: mục “B.1” thuộc mục “B”, nhưng khóa “muc” chưa có “B”.",
    ]
    assert said(HEAD + "muc: {A.1: Một, B.1: Hai}\nnhiem_vu: [{ma: A.1.1, noi_dung: Việc}]\n") == []


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("Liên hệ 0258.3822.123 để biết", ["0258.3822.123"]),
        ("gọi (0258) 3 822 123.", ["(0258) 3 822 123"]),
        ("số 0905 123 456, gặp anh A", ["0905 123 456"]),
        ("+84 905 123 456", ["+84 905 123 456"]),
        ("tổng đài 1022 và 1900 1234", ["1900 1234"]),
        ("đt: 0905123456; 02583822123", ["0905123456", "02583822123"]),
        ("Quyết định số 0905123456/QĐ-UBND", []),
        ("từ 05.06.2022 12 đơn vị", []),
        ("ngày 03-05-2022", []),
        ("mã 1.009335.000.00.00.H30", []),
        ("tài khoản 12345678901234", []),
        ("2.345.678.901 đồng", []),
        ("năm 1900 và 1800 người", []),
    ],
)
def test_telephone_numbers(text: str, phones: list[str]) -> None:
    assert phones_in(text) == phones


def test_private_mailboxes() -> None:
    text = "gửi a.b@gmail.com, svhtt@khanhhoa.gov.vn và x@notgov.vn; C@Yahoo.com.vn."
    assert private_mails_in(text) == ["a.b@gmail.com", "x@notgov.vn", "C@Yahoo.com.vn"]


def test_private_details_have_their_place_and_contact_fields_are_their_home() -> None:
    agency = "ten: Sở\nghi_chu: Gọi 0905 123 456\nlien_he: {dien_thoai: 0258 3822 123, email: so@gmail.com}\n"
    found = content(plan("cach_thuc: Gửi a@gmail.com"), agency=agency).check()
    assert [(p.location.file, p.location.line, p.code, p.task) for p in found] == [
        ("plans/so-a/co-quan.yaml", 2, "so-dien-thoai", ""),
        (PLAN, 5, "thu-ca-nhan", "1"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hồ sơ TTPVHCC của tỉnh", ["TTPVHCC"]),
        ("Mục I, II và XIV; Quý IV", []),
        ("Nghị định số 61/2018/NĐ-CP, 104/2016/QH13, số /KH-SVHTT, 91/QĐ-UBND", []),
        ("áp dụng ISO 9001:2015, ISO/IEC 27001", []),
        ("CẢI THIỆN CHỈ SỐ CCHC (PAR INDEX)", []),
        ("I. MỤC ĐÍCH, YÊU CẦU", []),
        ("KẾ HOẠCH CCHC\nthực hiện DVC", ["DVC"]),
        ("cấp ủy/UBND, HĐND/UBND", ["UBND", "HĐND", "UBND"]),
        ("Phòng CNTT-BCVT và VH&GD", ["CNTT-BCVT", "VH&GD"]),
        ("xem https://ABC.vn/XYZ và A@BCD.VN", []),
        ("tổ chức A, B", []),
        ("iPhone, eForm, TTg, IPv6", []),
        ("PHONG CHAY CHUA CHAY", []),
        ("thư mời TP HCM", ["TP", "HCM"]),
    ],
)
def test_abbreviations_of_a_text(text: str, found: list[str]) -> None:
    assert abbreviations_in(text) == found


def test_an_abbreviation_nobody_explains_is_told_once_at_its_first_place() -> None:
    text = plan(
        "ket_qua: Kết nối TTPVHCC", "ket_qua: TTPVHCC và CCHC", "cach_thuc: cải cách hành chính (CCHC)"
    )
    assert said(text) == ["5: chữ viết tắt “TTPVHCC” chưa được giải nghĩa ở đâu."]
    assert said(text, config=CONFIG + "viet_tat: {TTPVHCC: trung tâm}\n") == []


@pytest.mark.parametrize(
    ("line", "config", "agency"),
    [
        ("ket_qua: PAR INDEX và PAR", "viet_tat: {PAR INDEX: chỉ số}\n", "ten: Sở\n"),
        ("ket_qua: CNTT-BCVT", "viet_tat: {CNTT: công nghệ, BCVT: bưu chính}\n", "ten: Sở\n"),
        ("ket_qua: CNTT-BCVT", "viet_tat: {CNTT-BCVT: một phòng}\n", "ten: Sở\n"),
        ("ket_qua: PNV rà soát", "", "ten: Sở\ndon_vi: [{ma: a, ten: Phòng Nội vụ, ten_khac: PNV}]\n"),
        ("ket_qua: trung tâm (sau đây gọi tắt là XYZT)", "", "ten: Sở\n"),
        ("ket_qua: phòng chuyên môn (XY-ZT) và XY", "", "ten: Sở\n"),
        ("dinh_chinh: [{ban_goc: XYZT}]", "", "ten: Sở\n"),
    ],
)
def test_explained_somewhere(line: str, config: str, agency: str) -> None:
    assert content(plan(line), config=CONFIG + config, agency=agency).check() == ()


def test_who_filed_a_plan_needs_no_explanation() -> None:
    assert said(plan("ket_qua: Tốt", head=HEAD + "noi_nhan: ['- Lưu: VT, KSTTHC.', UBND tỉnh]\n")) == [
        "4: chữ viết tắt “UBND” chưa được giải nghĩa ở đâu."
    ]
