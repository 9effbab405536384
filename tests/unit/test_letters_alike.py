"""Letters that look alike or stand for others: Ð for Đ, Ⅲ for III, ≧ for ≥, wherever words are read."""

import json
import unicodedata
from pathlib import Path

import pytest

from congkhai.checks.abbreviation_finder import abbreviations_in, explained_in
from congkhai.deadlines import read_deadline
from congkhai.library.name_lookup import name_key
from congkhai.search.token_encoding import encode_text, tokens
from congkhai.targets import read_targets
from congkhai.vietnamese import collation_key, fold, nearest, norm, slug
from congkhai.vietnamese.letters import INVISIBLE_LETTERS, plain_letters

CASES = json.loads((Path(__file__).parents[1] / "data" / "vietnamese.json").read_text("utf-8"))


@pytest.mark.parametrize("letter", "ÐƉ")
def test_what_looks_like_dd_is_dd(letter: str) -> None:
    for alike, right in ((letter, "Đ"), (letter.lower(), "đ")):
        assert norm(f"{alike}ổi mới") == f"{right}ổi mới"
        assert tokens(f"{alike}ổi mới") == tokens("đổi mới")
        assert encode_text(f"{alike}ổi mới") == encode_text(f"{right}ổi mới")
        assert fold(f"{alike}ổi") == "doi"
        assert slug(f"Sở {alike}ịa chính") == "so-dia-chinh"
        assert name_key(f"Phòng {alike}iện") == name_key("Phòng Điện")
        assert collation_key(f"{alike}a")[:2] == collation_key(f"{right}a")[:2]
        assert nearest(f"{alike}ào tạo", ["đào tạo"]) == "đào tạo"
    assert sorted(["Êm", f"{letter}a", "Da", "Em"], key=collation_key) == ["Da", f"{letter}a", "Em", "Êm"]
    assert abbreviations_in(f"vùng {letter}BSCL phát triển") == ["ĐBSCL"]
    assert explained_in(f"đồng bằng ({letter}BSCL)") == {"ĐBSCL"}


def test_every_roman_numeral_letter_is_its_letters() -> None:
    for code in range(0x2160, 0x2180):
        numeral = chr(code)
        latin = unicodedata.name(numeral).rsplit(" ", 1)[1]
        assert plain_letters(numeral).isascii()
        assert (len(plain_letters(numeral)) > 1) == (latin in {
            "TWO", "THREE", "FOUR", "SIX", "SEVEN", "EIGHT", "NINE", "ELEVEN", "TWELVE",
        })  # fmt: skip
    assert norm("Quý Ⅲ") == "Quý III"
    assert tokens("Ⅲ ⅲ") == ["iii", "iii"]
    assert slug("Mục A.Ⅳ") == "muc-a-iv"
    assert collation_key("Mục Ⅱ")[:2] == collation_key("Mục II")[:2]
    assert abbreviations_in("Chương Ⅲ về CNTT") == ["CNTT"]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Quý Ⅲ/2022", "Quý III/2022"),
        ("Quý Ⅱ, Ⅲ/2022", "Quý II, III/2022"),
        ("Từ Quý Ⅰ đến Quý Ⅳ/2022", "Từ Quý I đến Quý IV/2022"),
        ("Ⅲ/2022", "III/2022"),
        ("Ðịnh kỳ hằng quý", "Định kỳ hằng quý"),
        ("ðến hết tháng 6/2022", "đến hết tháng 6/2022"),
    ],
)
def test_deadlines(printed: str, plain: str) -> None:
    found, wanted = (read_deadline(text, first_year=2022) for text in (printed, plain))
    assert found.understood
    assert (found.kind, found.start, found.due) == (wanted.kind, wanted.start, wanted.due)
    assert found.printed == printed


@pytest.mark.parametrize(
    ("printed", "comparator"),
    [
        *((f"{sign} 80%", ">=") for sign in ("≥", "≧", "⩾", "≳", "≮", ">=", "＞＝")),
        *((f"{sign} 80%", "<=") for sign in ("≤", "≦", "⩽", "≲", "≯", "<=", "＜＝")),
        ("＞ 80%", ">"),
        ("＜80%", "<"),
        ("＝ 80%", "="),
    ],
)
def test_signs_of_comparison(printed: str, comparator: str) -> None:
    (target,) = read_targets(f"Tỷ lệ hồ sơ {printed}")
    assert (target.comparator.value, target.unit) == (comparator, "%")
    assert target.value == 80


@pytest.mark.parametrize("sign", "≠±")
def test_a_sign_that_sets_no_level_makes_no_figure(sign: str) -> None:
    assert [target.value for target in read_targets(f"sai số {sign} 5%")] == [None]
    assert [target.value for target in read_targets("sai số 5%")] == [5]


def test_the_table_for_the_browser_has_each_kind_of_letter() -> None:
    """The browser is tested with this table: each range of letters that show nothing is in it."""
    texts = "".join(case["text"] for case in CASES)
    assert set("ÐðƉɖⅢⅳ") <= set(texts)
    ranges = _ranges(INVISIBLE_LETTERS)
    assert len(ranges) > 15
    assert [pair for pair in ranges if not any(pair[0] <= letter <= pair[1] for letter in texts)] == []


def _ranges(letters: str) -> list[tuple[str, str]]:
    """The ranges of a character class: first and last letter of each."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(letters):
        is_range = letters[at + 1 : at + 2] == "-"
        found.append((letters[at], letters[at + 2] if is_range else letters[at]))
        at += 3 if is_range else 1
    return found
