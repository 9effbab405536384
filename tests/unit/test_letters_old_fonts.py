"""Text typed for an old font (TCVN3, VNI) or decoded twice is an error; no real text is mistaken for it."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from congkhai.sources import encoding_guess
from congkhai.sources.text_decoding import decode_text

ROOT = Path(__file__).parents[2]
REAL = sorted([*ROOT.glob("plans/**/*.yaml"), *ROOT.glob("examples/**/*.yaml"), ROOT / "config.yaml"])
# letters of other languages of Viet Nam and of the world that a plan may quote
OTHERS = """\
Müller, Schröder, Größe, für, Städte, Häuser, schöne, Straße, Universität, Köln, Zürich
São Paulo, Señor, España, año, niño, Peñón, coração, ação, informação, João
maître, français, Noël, Loïc, œuvre, façade, Citroën, naïve, Île-de-France, coopération décentralisée
smørrebrød, Tromsø, Århus, Gävle, Malmö, Åbo, Jyväskylä, Reykjavík, Þór, Ðorđe
Buôn Ma Thuột, Ê-đê, Čư M'gar, Ƀuôn Đôn, ñu, ñing, ñang, Gia-rai, Xơ-đăng, K'Ho, Mnông, Ñ, ø, å
5 m² × 3 ÷ 2 ± 1°C « mục » 10 µm 3 m³ § 5 Word® ©2022 ½ ¼ a·b «Tên» 1ª nº 5 20º
Ðổi mới, Ðông, Ðà Nẵng, Ðoàn, ðo, ðường, Ðảng
hành\u00adchính, kinh\u00adtế, th\u00adu, c\u00ada, ph\u00adương
"""
SAMPLE = "Tổ chức thực hiện cải cách thủ tục hành chính của Sở Văn hóa và Thể thao, phòng Một cửa"
_TCVN3 = {letter: code for code, letter in encoding_guess._TCVN3.items()}
_VNI = {letter: code for code, letter in encoding_guess._VNI_LETTERS.items()}
_VNI_MARKS = {unicodedata.normalize("NFD", mark): code for code, mark in encoding_guess._VNI_MARKS.items()}


def in_tcvn3(text: str) -> str:
    """The text as it looks in Unicode after it was typed for a font such as .VnTime."""
    return "".join(c if c.isascii() else chr(_TCVN3.get(c) or _TCVN3[c.lower()]) for c in text)


def in_vni(text: str) -> str:
    """The text as it looks in Unicode after it was typed for a font such as VNI-Times."""
    made = ""
    for letter in text:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        if "\u031b" in marks:  # the horned letters have a code each, and their tone behind it
            marks.remove("\u031b")
            base = unicodedata.normalize("NFC", base + "\u031b")
        if letter in _VNI:
            made += chr(_VNI[letter])
        else:
            made += chr(_VNI.get(base) or ord(base)) + "".join(
                [chr(_VNI_MARKS["".join(marks)])] if marks else []
            )
    return made


def said(text: str) -> list[tuple[int, bool, str]]:
    return [
        (problem.location.line, problem.is_error, str(problem))
        for problem in decode_text(text.encode("utf-8"), "p.yaml").problems
        if problem.code == "chu-hong"
    ]


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_a_real_file_is_none(file: Path) -> None:
    text = file.read_text("utf-8")
    assert said(text) == []
    assert said(unicodedata.normalize("NFD", text)) == []


def test_other_languages_and_signs_are_none() -> None:
    assert said(OTHERS) == []
    for line in OTHERS.splitlines():
        assert said(f"{line}\n" * 3) == []


@pytest.mark.parametrize(("change", "name"), [(in_tcvn3, "TCVN3 (ABC)"), (in_vni, "VNI")])
def test_old_fonts(change: Callable[[str], str], name: str) -> None:
    old = change(SAMPLE)
    ((line, is_error, message),) = said(f"nam: 2026\ntrich_yeu: {old}\n")
    assert (line, is_error) == (2, True)
    assert f"gõ bằng phông chữ cũ {name}" in message
    assert "sang Unicode (UniKey: Ctrl+Shift+F6)" in message
    # in a few words of each line, beside right ones, between curly quotes
    words = [word for word in old.split() if not word.isascii()]
    mixed = "".join(f"  - ten: “{word}” của các đơn vị\n" for word in words)
    ((line, is_error, message),) = said(f"nam: 2026\ntrich_yeu: Đúng\n{mixed}")
    assert (line, is_error) == (3, True)
    assert "dòng nữa)" in message


def test_text_that_was_decoded_twice() -> None:
    twice = "Nội dung kế".encode().decode("cp1252")
    ((line, is_error, message),) = said(f"nam: 2026\ntrich_yeu: {twice}\n")
    assert (line, is_error) == (2, True)
    assert "bị chuyển bảng mã hai lần" in message


def test_a_soft_hyphen_stays_where_it_is_a_letter() -> None:
    """U+00AD is "ư" in TCVN3: nothing is taken out of such a text, so that it can be converted."""
    old = in_tcvn3(f"{SAMPLE} người dân, trường học, đường phố")
    assert "\xad" in old
    decoded = decode_text(f"trich_yeu: {old}\n".encode(), "p.yaml")
    assert decoded.text is not None
    assert old in decoded.text
    assert [problem.code for problem in decoded.problems] == ["chu-hong"]
