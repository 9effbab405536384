"""The language: letters, tone placement, order, similar words, numbers and dates as printed."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.vietnamese import (
    collation_key,
    date_in_words,
    fold,
    format_number,
    format_percent,
    nearest,
    nfc,
    norm,
    short_date,
    slug,
)
from congkhai.vietnamese.letters import unaccent

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _written(letters: str, tone: str, at: int) -> str:
    """``letters`` with a tone mark on the letter at ``at``."""
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])


@pytest.mark.parametrize("tone", _TONES)
@pytest.mark.parametrize("pair", ["oa", "oe", "uy"])
@pytest.mark.parametrize("head", ["", "h", "kh", "th", "ngh", "đ"])
def test_open_syllables_have_one_tone_place(head: str, pair: str, tone: str) -> None:
    for change in (str, str.upper, str.title):
        old, new = (change(_written(head + pair, tone, len(head) + at)) for at in (0, 1))
        assert norm(old) == norm(new) == old
        assert norm(f"“{new}”, {new}.") == f"“{old}”, {old}."


@pytest.mark.parametrize(
    "word",
    ["quý", "QUÝ", "Quỳ", "quỷ", "hoàn", "hoạch", "toán", "khoét", "thuyền", "huỳnh", "khuỷu", "ngoằn",
     "thuở", "mía", "của", "giá", "hoài", "xoáy", "loại", "khuya", "quà", "quẻ"],
)  # fmt: skip
def test_other_syllables_keep_their_tone(word: str) -> None:
    assert norm(word) == word


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("uỷ ban", "ủy ban"),
        ("Thuỷ lợi Khánh Hoà", "Thủy lợi Khánh Hòa"),
        ("e\u0323\u0302", "ệ"),
        ("e\u0302\u0323", "ệ"),
        ("thủ\u00ad tu\u200bc", "thủ tuc"),
        ("e\u200b\u0302", "ê"),
    ],
)
def test_norm(typed: str, kept: str) -> None:
    assert norm(typed) == kept


@given(st.text())
def test_norm_is_composed_and_settled(text: str) -> None:
    once = norm(text)
    assert norm(once) == once == nfc(once)
    assert fold(once) == fold(norm(once))


@given(st.text(st.characters(codec="utf-8")))
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(unaccent(text)) == len(nfc(text))


@given(st.text(st.sampled_from("aăâeêioôơuưyđ bcdghklmnpqrstvx" + _TONES)))
def test_vietnamese_folds_to_ascii_whichever_way_it_is_composed(text: str) -> None:
    composed = nfc("x" + text)
    if not any(unicodedata.combining(char) for char in composed):
        assert fold(composed).isascii()
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Thủ tục hành chính", "thu tuc hanh chinh"),
        ("ĐƯỜNG Ặ ỗ ữ", "duong a o u"),
        ("İ", "İ"),  # its small letter is two characters
        ("Ö, ñ, ç", "ö, n, ç"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Sở Văn hóa & Thể thao", "so-van-hoa-the-thao"),
        ("A.I.3", "a-i-3"),
        ("  --Đ--  ", "d"),
        ("…", ""),
        ("", ""),
    ],
)
def test_slug(text: str, part: str) -> None:
    assert slug(text) == part


def test_dictionary_order() -> None:
    words = [
        "ba",
        "bà",
        "bả",
        "bã",
        "bá",
        "bạ",
        "băn",
        "bân",
        "ca",
        "da",
        "đa",
        "e",
        "ê",
        "o",
        "ô",
        "ơ",
        "u",
        "ư",
        "y",
    ]
    assert sorted([*words[9:], *words[:9]], key=collation_key) == words
    assert sorted(["A.10", "A.2", "A.1", "B"], key=collation_key) == ["A.1", "A.2", "A.10", "B"]
    assert sorted(["Sở Y tế", "Sở Nội vụ", "Sở"], key=collation_key) == ["Sở", "Sở Nội vụ", "Sở Y tế"]
    # Letters weigh more than tones, as in a dictionary.
    assert sorted(["bàn", "ban bố", "ban"], key=collation_key) == ["ban", "bàn", "ban bố"]


@given(st.text(), st.text())
def test_any_text_has_its_place(one: str, other: str) -> None:
    assert (collation_key(one) == collation_key(other)) == (one == other)
    assert collation_key(unicodedata.normalize("NFD", one))[:2] == collation_key(nfc(one))[:2]


@pytest.mark.parametrize(
    ("word", "choices", "found"),
    [
        ("van phong so", ["Thanh tra", "Văn phòng Sở"], "Văn phòng Sở"),
        ("chu_tri", ["chủ trì", "phối hợp"], "chủ trì"),
        ("thoihan", ["thoi_han", "han"], "thoi_han"),
        ("kho bạc", ["Văn phòng", "Thanh tra"], None),
        ("x", [], None),
        ("", ["a"], None),
    ],
)
def test_the_nearest_choice(word: str, choices: list[str], found: str | None) -> None:
    assert nearest(word, choices) == found


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_nearest_is_one_of_the_choices_whatever_their_order(word: str, choices: list[str]) -> None:
    found = nearest(word, choices)
    assert found is None or found in choices
    assert nearest(word, reversed(choices)) == found


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (1234, "1.234"),
        (Decimal("1234567.50"), "1.234.567,5"),
        (85.5, "85,5"),
        (-1234, "-1.234"),
        (Decimal("1E+5"), "100.000"),
        (Decimal("0.10"), "0,1"),
        (Decimal("83.00"), "83"),
        (0.1, "0,1"),
    ],
)
def test_numbers(value: Decimal | float, written: str) -> None:
    assert format_number(value) == written


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (0, 0, "–"),
        (0, 5, "0%"),
        (5, 5, "100%"),
        (1, 8, "12,5%"),
        (1, 3, "33,3%"),
        (2, 3, "66,7%"),
        (1, 2000, "0,1%"),
    ],
)
def test_percentages(part: int, whole: int, written: str) -> None:
    assert format_percent(part, whole) == written


def test_dates() -> None:
    assert short_date(date(2022, 3, 5)) == "05/03/2022"
    assert date_in_words(2022, 1, 26) == "ngày 26 tháng 01 năm 2022"
    assert date_in_words(2022, 8, 5) == "ngày 05 tháng 8 năm 2022"
    assert date_in_words(2022, 12, 31) == "ngày 31 tháng 12 năm 2022"
    assert date_in_words(2022, 2) == "tháng 02 năm 2022"
    assert date_in_words(2022) == "năm 2022"
