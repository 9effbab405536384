"""How pages call a plan, cut a long text, and dot what a scan leaves blank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.library import PlanEntry
from congkhai.model import Plan
from congkhai.pages.plan_names import plan_name, printed_date, printed_number
from congkhai.pages.text_excerpts import shorten, shorten_to_clause, split_first_line, to_one_line


def plan(**fields: object) -> Plan:
    return Plan.model_validate({"trich_yeu": "Kế hoạch", "nam": "2022", **fields})


@pytest.mark.parametrize(
    ("number", "printed"),
    [("252/KH-STTTT", "252/KH-STTTT"), ("/KH-SVHTT", "…/KH-SVHTT"), (None, "…")],
)
def test_a_blank_number_is_dotted(number: str | None, printed: str) -> None:
    assert printed_number(plan(so_hieu=number)) == printed


@pytest.mark.parametrize(
    ("issued", "printed"),
    [
        ("2022-01-26", "Khánh Hòa, ngày 26 tháng 01 năm 2022"),
        ("2022-08", "Khánh Hòa, ngày … tháng 8 năm 2022"),
        ("2022", "Khánh Hòa, ngày … tháng … năm 2022"),
        (None, "Khánh Hòa, ngày … tháng … năm 2022"),
    ],
)
def test_a_blank_date_is_dotted(issued: str | None, printed: str) -> None:
    assert printed_date(plan(ngay_ban_hanh=issued, noi_ban_hanh="Khánh Hòa")) == printed


@pytest.mark.parametrize(
    ("number", "years", "name"),
    [
        ("252/KH-STTTT", "2022", "Kế hoạch 252/KH-STTTT năm 2022"),
        ("/KH-UBND", "2021-2025", "Kế hoạch …/KH-UBND giai đoạn 2021-2025"),
        (None, "2024", "Kế hoạch năm 2024"),
    ],
)
def test_a_plan_is_called_by_number_and_years(number: str | None, years: str, name: str) -> None:
    record = plan(so_hieu=number, nam=years)
    assert plan_name(PlanEntry("so-a", "k", record, "k.yaml", (), (), ())) == name


def test_the_first_line_is_the_title_and_the_rest_keeps_its_lists() -> None:
    assert split_first_line("- Rà soát\n- Sắp xếp\n  - lại") == ("Rà soát", "- Sắp xếp\n  - lại")
    assert split_first_line("Một dòng") == ("Một dòng", "")


def test_cutting_keeps_words_whole_and_says_so() -> None:
    assert shorten("Tiếp tục rà soát, sắp xếp đơn vị", 18) == "Tiếp tục rà soát…"
    assert shorten("- Ngắn\n- gọn", 40) == "Ngắn gọn"


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        ("Rà soát, cập nhật thủ tục; niêm yết công khai", 32, "Rà soát, cập nhật thủ tục…"),
        ("Rà soát, cập nhật đầy đủ thủ tục hành chính", 32, "Rà soát, cập nhật đầy đủ thủ tục…"),
        ("Còn nữa, và nữa…", 32, "Còn nữa, và nữa…"),
    ],
)
def test_a_text_is_cut_where_a_clause_ends(text: str, longest: int, short: str) -> None:
    assert shorten_to_clause(text, longest + 1) == short


@given(st.text(max_size=200), st.integers(min_value=2, max_value=80))
def test_a_shortened_text_is_one_line_of_at_most_its_length(text: str, longest: int) -> None:
    for short in (shorten(text, longest), shorten_to_clause(text, longest)):
        assert len(short) <= longest
        assert "\n" not in short
        assert short == to_one_line(text) or short.endswith("…")
