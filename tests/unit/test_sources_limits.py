"""Hostile and huge files: one message, no crash, no hang."""

from itertools import pairwise

import pytest

from congkhai.model import Plan
from congkhai.sources import MAX_FILE_BYTES, parse_file

_HEAD = "nam: 2022\ntrich_yeu: Cải cách\n"
_STAIRS = "".join(" " * i + "-\n" for i in range(1, 999))


def _codes(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    record, _, problems = parse_file(data, "p.yaml", Plan)
    assert record is not None or any(problem.is_error for problem in problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("#" * (MAX_FILE_BYTES + 1), ["tep-lon"], id="too large"),
        pytest.param(_HEAD + "can_cu: " + "[" * 100_000, ["qua-sau"], id="open brackets"),
        pytest.param(_HEAD + "can_cu: " + "{a: " * 100_000, ["qua-sau"], id="open braces"),
        pytest.param(_HEAD + "can_cu:\n" + _STAIRS, ["qua-sau"], id="stairs"),
        pytest.param(_HEAD + "can_cu: [" + "a," * 300_000 + "]", ["qua-nhieu"], id="many values"),
        pytest.param(_HEAD + "muc_dich: " + "a" * 200_000, ["doan-dai"], id="long text"),
        pytest.param(_HEAD + "can_cu: &a [*a]\n", ["neo-vong"], id="recursive alias"),
        pytest.param(_HEAD + "can_cu: " + " ".join("x" * 3000), [], id="long line"),
    ],
)  # fmt: skip
def test_limit(text: str, codes: list[str]) -> None:
    assert _codes(text) == codes


def test_an_alias_bomb_is_small_in_memory() -> None:
    names = [f"a{i}" for i in range(40)]
    lines = ["muc_dich: x", "a0: &a0 [x, x]"]
    lines += [f"{new}: &{new} [*{old}, *{old}]" for old, new in pairwise(names)]
    assert _codes(_HEAD + "\n".join(lines)) == ["neo-qua-nhieu"]


def test_many_problems_are_cut_short() -> None:
    codes = _codes(_HEAD + "".join(f"khoa_la_{i}: a\n" for i in range(20_000)))
    assert len(codes) == 101
    assert codes.count("con-nua") == 1
    assert set(codes) == {"khoa-la", "con-nua"}


def test_many_duplicates_are_cut_short() -> None:
    assert len(_codes(_HEAD + "nam: 2022\n" * 100_000)) == 101


def test_many_syntax_errors_end() -> None:
    codes = _codes(_HEAD + "muc_dich: a: b\n" * 1000)
    assert set(codes) == {"hai-cham-trong-chu"}
    assert 3 <= len(codes) <= 20


def test_a_tag_makes_nothing() -> None:
    assert _codes(_HEAD + 'muc_dich: !!python/object/apply:os.system ["x"]\n') == ["kieu", "the-la"]
    assert _codes(_HEAD + "muc_dich: !!str 12\n") == []
    assert _codes(_HEAD + "muc_dich: !!binary aGVsbG8=\n") == ["the-la"]


def test_every_scalar_is_text() -> None:
    text = _HEAD + "so_hieu: 1.10\nmuc_dich: no\nyeu_cau: 12:30\nnoi_dung: 0x1F\nphu_luc: 2022-01-26\n"
    record = parse_file(text.encode(), "p.yaml", Plan)[0]
    assert record is not None
    assert (record.number, record.purpose, record.demands) == ("1.10", "no", "12:30")
    assert (record.content, record.annex) == ("0x1F", "2022-01-26")


def test_decomposed_letters_are_composed() -> None:
    data = "nam: 2022\ntrich_yeu: Ca\u0309i ca\u0301ch\nmuc:\n  E\u0302: Mu\u0323c\n".encode()
    record = parse_file(data, "p.yaml", Plan)[0]
    assert record is not None
    assert record.title == "Cải cách"
    assert list(record.sections) == ["Ê"]


def test_a_wrong_value_does_not_hide_the_rest() -> None:
    text = (
        _HEAD
        + "xyz: a\nngay_ban_hanh: hôm qua\nnam: 2023\nnguoi_ky: {chuc_vu: Giám đốc, ho_ten: A, tuoi: 9}\n"
    )
    record, _, problems = parse_file(text.encode(), "p.yaml", Plan)
    assert [problem.code for problem in problems] == ["khoa-la", "ngay-sai", "khoa-trung", "khoa-la"]
    assert record is not None
    assert (str(record.years), record.issued, record.title) == ("2022", None, "Cải cách")


def test_a_wrong_needed_value_leaves_no_record() -> None:
    assert parse_file(b"nam: x\ntrich_yeu: A\n", "p.yaml", Plan)[0] is None
    assert parse_file((_HEAD + "muc_dich: a: b\n").encode(), "p.yaml", Plan)[0] is None
