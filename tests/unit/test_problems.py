"""Problems: how they are written, quoted and ordered."""

import pytest

from congkhai.problems import (
    Problem,
    Severity,
    SourceLocation,
    make_problem,
    quoted,
    shorten,
    sorted_problems,
)

HERE = SourceLocation("plans/so-a/ke-hoach.yaml", 3, 5)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("một\n hai  ba", "một hai ba"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("x" * 58 + " " + "yy", "x" * 58 + "…"),
    ],
)
def test_a_long_text_is_cut_to_sixty_characters_on_one_line(text: str, short: str) -> None:
    assert shorten(text) == short
    assert quoted(text) == f"“{short}”"


def test_a_text_that_has_quotation_marks_gets_no_second_ones() -> None:
    assert quoted("“Văn phòng”") == "“Văn phòng”"
    assert quoted("“a” và “b") == "““a” và “b”"


@pytest.mark.parametrize(
    ("message", "hint", "written"),
    [
        ("thiếu mã", "", "thiếu mã"),
        ("thiếu mã", "Hãy thêm.", "thiếu mã. Hãy thêm."),
        ("có phải “a” không?", "Hãy sửa.", "có phải “a” không? Hãy sửa."),
    ],
)
def test_a_message_before_a_hint_ends_as_a_sentence(message: str, hint: str, written: str) -> None:
    problem = make_problem(HERE, "thu", message, hint)
    assert str(problem) == f"plans/so-a/ke-hoach.yaml:3:5: lỗi: {written}"
    assert problem.is_error
    assert not make_problem(HERE, "thu", message, severity=Severity.WARNING).is_error


def test_problems_go_by_location_without_repeats() -> None:
    early, late = Problem(HERE, "b", "thu"), Problem(SourceLocation(HERE.file, 10), "a", "thu")
    assert sorted_problems([late, early, late]) == (early, late)
    assert str(SourceLocation("config.yaml")) == "config.yaml"
