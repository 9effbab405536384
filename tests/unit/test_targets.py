"""Targets: the forms of ``docs/architecture.md``, "Targets"."""

from __future__ import annotations

from decimal import Decimal

import pytest

from congkhai.targets import Comparator, read_targets

C = Comparator


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("từ 85% trở lên", C.AT_LEAST, "85", "%"),
        ("Đạt 40% trở lên", C.AT_LEAST, "40", "%"),
        ("Đạt từ 60%", C.AT_LEAST, "60", "%"),
        ("Đạt tối thiểu 95 điểm", C.AT_LEAST, "95", "điểm"),
        ("không ít hơn 12 tin, bài", C.AT_LEAST, "12", "tin, bài"),
        ("Từ 02 giải pháp trở lên", C.AT_LEAST, "2", "giải pháp"),
        ("Có từ 2 sáng kiến", C.AT_LEAST, "2", "sáng kiến"),
        ("≥ 80 % và tăng dần", C.AT_LEAST, "80", "%"),
        ("Đạt trên 84%", C.MORE, "84", "%"),
        ("trên 1.000 hồ sơ", C.MORE, "1000", "hồ sơ"),
        ("> 97,5%", C.MORE, "97.5", "%"),
        ("dưới 5%", C.LESS, "5", "%"),
        ("giảm xuống dưới 2%", C.LESS, "2", "%"),
        ("không quá 01 lần", C.AT_MOST, "1", "lần"),
        ("tối đa 0,5%", C.AT_MOST, "0.5", "%"),
        ("≤5%", C.AT_MOST, "5", "%"),
        ("Hoàn thành 100% kế hoạch", C.EQUAL, "100", "%"),
        ("Tiết kiệm từ 10% trở lên", C.CHANGE, "10", "%"),
        ("tăng ít nhất 5% so với năm 2021", C.CHANGE, "5", "%"),
        ("Tăng từ 2 tiêu chí", C.CHANGE, "2", "tiêu chí"),
        ("Xếp thứ 5 trở lên", C.RANK, "5", ""),
        ("nằm trong nhóm 10 tỉnh dẫn đầu", C.RANK, "10", "tỉnh"),
    ],
)
def test_a_figure_and_what_is_said_about_it(text: str, comparator: C, value: str, unit: str) -> None:
    (found,) = read_targets(text)
    assert (found.comparator, found.value, found.unit) == (comparator, Decimal(value), unit)
    assert found.printed == text


@pytest.mark.parametrize("text", ["80-90%", "từ 80% đến 90%", "80% – 90%", "Đạt từ 80% - 90%"])
def test_two_ends(text: str) -> None:
    (found,) = read_targets(text)
    assert (found.comparator, found.value, found.upper) == (C.BETWEEN, Decimal(80), Decimal(90))


@pytest.mark.parametrize(
    "text",
    [
        "dịch vụ công mức độ 3, 4",
        "theo Nghị định số 61/2018/NĐ-CP và Thông tư số 01/2018/TT-VPCP",
        "Điều 8 Thông tư số 01/2020/TT-VPCP",
        "Chỉ thị 12/CT-UBND ngày 26/5/2017",
        "TCVN ISO 9001:2015",
        "cơ chế 1 cửa, 1 cửa liên thông",
        "giảm so với năm 2021",
        "Báo cáo quý I, 6 tháng, năm 2022",
        "1. Báo cáo\n2. Kế hoạch",
        "a) Báo cáo",
        "hỗ trợ 24/7",
        "xã 135",
        "hotline 0258.3822.123 hoặc 1900 1234",
        "kê khai hồ sơ 1 lần là có thể hoàn thiện",
        "Đề án 06",
        "Trước ngày 15/12",
    ],
)
def test_numbers_that_name_something_are_no_targets(text: str) -> None:
    (found,) = read_targets(text)
    assert (found.comparator, found.value, found.printed) == (C.NONE, None, " ".join(text.split()))


@pytest.mark.parametrize("text", [None, "", " \n", "-", "…"])
def test_nothing_sets_no_target(text: str | None) -> None:
    assert read_targets(text) == ()


def test_several_in_one_text_each_with_its_own_words() -> None:
    found = read_targets("- Từ 80% trở lên;\n- Đạt 100%.")
    assert [(t.printed, t.comparator, t.value) for t in found] == [
        ("Từ 80% trở lên", C.AT_LEAST, Decimal(80)),
        ("Đạt 100%", C.EQUAL, Decimal(100)),
    ]


def test_none_at_all_is_zero() -> None:
    found = read_targets("- Không có công việc trễ hạn;\n- Không có công việc gia hạn.")
    assert [(t.comparator, t.value, t.subject) for t in found] == [
        (C.EQUAL, Decimal(0), "công việc trễ hạn"),
        (C.EQUAL, Decimal(0), "công việc gia hạn"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit", "per"),
    [
        ("Định kỳ hàng tháng, gửi ít nhất 01 tin, bài viết", "1", "tin, bài", "tháng"),
        ("Mỗi đơn vị phải có ít nhất 01 sáng kiến hoặc 01 giải pháp mới", "1", "sáng kiến", "đơn vị"),
        ("tối thiểu 02 tin, bài/tháng", "2", "tin, bài", "tháng"),
        ("ít nhất 02 lần mỗi năm", "2", "lần", "năm"),
    ],
)
def test_for_each_of_what(text: str, value: str, unit: str, per: str) -> None:
    (found,) = read_targets(text)
    assert (found.value, found.unit, found.per) == (Decimal(value), unit, per)


def test_a_class_is_a_rank_without_a_number() -> None:
    (found,) = read_targets("Kết quả đánh giá việc giải quyết TTHC đạt từ loại tốt trở lên;")
    assert (found.comparator, found.value, found.unit) == (C.RANK, None, "loại tốt")


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Tăng 5% so với năm 2022", "tang"),
        ("Nâng cao 2 bậc", "tang"),
        ("Cao hơn 2% so với năm 2021", "tang"),
        ("Giảm ít nhất 10% chi phí tuân thủ", "giam"),
        ("Tiết kiệm từ 10% trở lên", "giam"),
        ("Rút ngắn 30% thời gian giải quyết", "giam"),
        ("Tối thiểu 80%", ""),
    ],
)
def test_a_change_says_which_way(text: str, way: str) -> None:
    (found,) = read_targets(text)
    assert found.direction == way


@pytest.mark.parametrize(
    ("printed", "subject"),
    [
        ("Từ 70% người được hỏi trở lên", "người được hỏi"),
        ("80% hồ sơ trở lên được giải quyết đúng hạn", "hồ sơ được giải quyết đúng hạn"),
        ("Từ 90% trở lên người dân hài lòng", "người dân hài lòng"),
        ("Đạt 90% trở lên so với năm 2021", ""),
        # here "trở lên" belongs to the class, and says of whom the share is
        (
            "Từ 90% công chức hoàn thành tốt nhiệm vụ trở lên",
            "công chức hoàn thành tốt nhiệm vụ trở lên",
        ),
    ],
)
def test_the_words_of_a_bound_are_not_what_it_speaks_of(printed: str, subject: str) -> None:
    assert [target.subject for target in read_targets(printed)] == [subject]
