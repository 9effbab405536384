"""Deadlines: any text has an answer, in time linear to its length; what we print is read back the same."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.deadlines import Deadline, DeadlineKind, describe, read_deadline
from congkhai.vietnamese.token_stream import TokenStream
from congkhai.vietnamese.tokenizer import Token

WORDS = (
    "trước", "đến hết", "chậm nhất", "từ", "trong", "vào", "sau khi", "ngày", "tháng", "quý", "năm",
    "tuần", "I", "II", "III", "IV", "15", "31", "02", "2022", "2023", "15/12", "31/02/2022", "6/2022",
    "15/12/2022", "cuối", "đầu", "giữa", "hằng", "hàng", "định kỳ", "thường xuyên", "khi có phát sinh",
    "kể từ ngày ban hành", "Kế hoạch", "theo", "quy định", "và các năm tiếp theo", "6 tháng", "lần", "/",
    "-", ",", ";", ".", "(", ")", "\n- ", "và", "đến", "báo cáo", "99/KH-UBND", "ngày làm việc",
    "kéo dài đến", "17h00", "năm sau", ":", "N", "nửa đầu", "hạ tuần", "Tết Nguyên đán", "năm học 2025-2026",
    "02 lần/năm", "T6", "trở đi", "l5/12", "các tháng", "3, 6, 9", "tuần 3, 4", "15 ngày đầu", "02 quý cuối",
    "hoàn thành", "kỳ họp", "24/7", "sau mỗi", "tùy",
)  # fmt: skip
cells = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=14).map("".join),
)
years = st.one_of(st.none(), st.integers(-5, 99999), st.integers(2018, 2030))
days = st.one_of(st.none(), st.dates())


def meaning(found: Deadline) -> tuple[object, ...]:
    parts = tuple((p.kind, p.start, p.due, p.periods) for p in found.parts)
    return found.kind, found.start, found.due, found.periods, parts


@settings(max_examples=400, deadline=None)
@given(cells, years, years, days)
def test_any_text_has_an_answer(text: str, first: int | None, last: int | None, issued: date | None) -> None:
    found = read_deadline(text, first_year=first, last_year=last, issued=issued)
    assert found.printed == text
    if found.start is not None and found.due is not None and found.kind is DeadlineKind.ONCE:
        assert found.start <= found.due
    assert bool(found.parts) == (found.kind is DeadlineKind.MILESTONES)
    dues = [part.due for part in found.parts if part.due is not None]
    if found.parts:
        assert found.due == (max(dues) if dues else None)


@settings(max_examples=400, deadline=None)
@given(
    cells,
    st.integers(2018, 2030),
    st.integers(0, 4),
    st.one_of(st.none(), st.dates(date(2017, 6, 1), date(2030, 12, 31))),
)
def test_what_we_print_is_read_back_the_same(text: str, first: int, more: int, issued: date | None) -> None:
    found = read_deadline(text, first_year=first, last_year=first + more, issued=issued)
    again = read_deadline(describe(found), first_year=first, last_year=first + more, issued=issued)
    assert meaning(again) == meaning(found), describe(found)


@settings(max_examples=200, deadline=None)
@given(cells)
def test_typing_does_not_matter(text: str) -> None:
    plain = read_deadline(text, first_year=2022)
    assert meaning(read_deadline(unicodedata.normalize("NFD", text), first_year=2022)) == meaning(
        read_deadline(unicodedata.normalize("NFC", text), first_year=2022)
    )
    assert meaning(read_deadline(text.replace(" ", "\u00a0"), first_year=2022)) == meaning(plain)


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
        read_deadline(text, first_year=2022)
        return calls

    for one in WORDS:
        for other in ("", "hằng quý", "15/12", "và", "theo"):
            unit = f"{one} {other} "
            assert cost(unit * 160) < 2.5 * cost(unit * 80) + 1000, unit
