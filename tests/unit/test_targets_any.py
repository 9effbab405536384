"""Targets: any text has an answer, in time linear to its length."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.targets import Comparator, Target, read_targets
from congkhai.vietnamese.token_stream import TokenStream
from congkhai.vietnamese.tokenizer import Token

WORDS = (
    "từ", "trên", "dưới", "ít nhất", "tối thiểu", "không quá", "trở lên", "đạt", "tăng", "giảm",
    "tiết kiệm", "so với năm", "mức độ", "3", "100%", "80", "%", "1.000", "0,5", "2021", "hồ sơ", "tin",
    "bài", "/", "tháng", "mỗi", "đơn vị", "hằng", "không có", "xếp thứ", "nhóm", "loại tốt",
    "61/2018/NĐ-CP", "15/12/2022", ",", ";", ".", "(", ")", "\n- ", "và", "hoặc", "đến", "-", "≥", "<",
    "=", "điểm", "1.", "a)", "cửa", "lần", "xuống còn", "tối thiểu:", "cấp tỉnh", "xếp loại",
    "hoàn thành tốt nhiệm vụ", "10/12", "tiêu chí", "l00%", "ki-ốt", "thời gian", "nâng cao", "÷", "mỗi xã",
)  # fmt: skip
cells = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=14).map("".join),
)


def meaning(found: tuple[Target, ...]) -> list[tuple[object, ...]]:
    return [(t.comparator, t.value, t.upper, t.unit, t.per) for t in found]


@settings(max_examples=500, deadline=None)
@given(cells)
def test_any_text_has_an_answer(text: str) -> None:
    found = read_targets(text)
    assert bool(found) == any(char.isalnum() for char in text)
    for target in found:
        assert target.printed
        if target.comparator is Comparator.BETWEEN:
            assert target.upper is not None
        if target.comparator is Comparator.NONE:
            assert (target.value, len(found)) == (None, 1)
        elif target.comparator is not Comparator.RANK:
            assert target.value is not None


@settings(max_examples=300, deadline=None)
@given(cells)
def test_typing_does_not_matter(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert read_targets(unicodedata.normalize("NFD", text)) == read_targets(composed)
    assert meaning(read_targets(composed.replace(" ", "\u00a0"))) == meaning(read_targets(composed))


def test_long_texts_cost_no_more_than_their_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks at tokens are counted, not seconds."""
    calls = 0
    look = TokenStream.at

    def counted(self: TokenStream, pos: int) -> Token:
        nonlocal calls
        calls += 1
        return look(self, pos)

    monkeypatch.setattr(TokenStream, "at", counted)

    def cost(text: str) -> int:
        nonlocal calls
        calls = 0
        read_targets(text)
        return calls

    for one in WORDS:
        for other in ("", "đạt 5%", "mỗi", "không có", "và"):
            unit = f"{one} {other} "
            assert cost(unit * 160) < 2.5 * cost(unit * 80) + 1000, unit
