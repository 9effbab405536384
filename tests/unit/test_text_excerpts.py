"""Short forms of long texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.vietnamese.text_excerpts import (
    shorten_at_clause,
    shorten_between_words,
    split_first_line,
    to_one_line,
)


def test_the_first_line_is_the_title_and_the_rest_keeps_its_lists() -> None:
    assert split_first_line("- Rà soát\n- Sắp xếp\n  - lại") == ("Rà soát", "- Sắp xếp\n  - lại")
    assert split_first_line("Một dòng") == ("Một dòng", "")


def test_cutting_keeps_words_whole_and_says_so() -> None:
    assert shorten_between_words("Tiếp tục rà soát, sắp xếp đơn vị", 18) == "Tiếp tục rà soát…"
    assert shorten_between_words("- Ngắn\n- gọn", 40) == "Ngắn gọn"


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        ("Rà soát, cập nhật thủ tục; niêm yết công khai", 32, "Rà soát, cập nhật thủ tục…"),
        ("Rà soát, cập nhật đầy đủ thủ tục hành chính", 32, "Rà soát, cập nhật đầy đủ thủ tục…"),
        ("Còn nữa, và nữa…", 32, "Còn nữa, và nữa…"),
    ],
)
def test_a_text_is_cut_where_a_clause_ends(text: str, longest: int, short: str) -> None:
    assert shorten_at_clause(text, longest + 1) == short


@given(st.text(max_size=200), st.integers(min_value=2, max_value=80))
def test_a_shortened_text_is_one_line_of_at_most_its_length(text: str, longest: int) -> None:
    for short in (shorten_between_words(text, longest), shorten_at_clause(text, longest)):
        assert len(short) <= longest
        assert "\n" not in short
        assert short == to_one_line(text) or short.endswith("…")
