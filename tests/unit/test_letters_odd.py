"""Letters that nobody sees and letters of Word's symbol fonts: read, told, mended, in files and in tables."""

import gc
import io
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from congkhai.cli import main
from congkhai.edit.report_table import read_rows
from congkhai.model import Plan
from congkhai.problems import Problem
from congkhai.sources import parse_file
from congkhai.sources.odd_letters import ODD_LETTERS, clean_letters, may_have_odd_letters, original_column
from congkhai.sources.text_decoding import decode_text
from congkhai.targets import read_targets
from tests.support.tiny import PLAN, make_site

UNSEEN = "\xad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2064\u206a\ufe0f\ufeff\U000e0100"
PLAN_FILE = "plans/so-thu/2026-thu.yaml"
ODD_PLAN = (
    PLAN.replace("thoi_han: Quý", "thoi_han:\u200b Quý")
    .replace("  - ma: I.2", "\ufeff  \uf0b7 ma: I.2")
    .replace("Việc thứ hai", "Vi\u00adệc \uf0b3 80%, \u200bchu_tri")
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("CONGKHAI_CACHE", str(tmp_path / "cache"))
    yield make_site(tmp_path / "site", {PLAN_FILE: ODD_PLAN})
    gc.enable()


def run(command: str, root: Path, *options: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, [command, "--root", str(root), "--as-of", "2026-05-01", *options])
    assert result.exit_code == code, result.output
    return result.output


def plan_of(text: str) -> tuple[Plan, tuple[Problem, ...]]:
    record, _, problems = parse_file(text.encode("utf-8"), "p.yaml", Plan)
    assert record is not None
    return record, problems


def test_letters_that_show_nothing_are_taken_out_and_counted_once() -> None:
    odd = "".join(f"x{letter}y " for letter in UNSEEN)
    record, (problem,) = plan_of(f"nam: 2026\ntrich_yeu: {odd}\nyeu_cau: a\u200bb\n")
    assert record.title == "xy " * (len(UNSEEN) - 1) + "xy"
    assert not problem.is_error
    assert (problem.location.line, problem.location.column) == (2, 13)
    assert f"đã bỏ {len(UNSEEN) + 1} ký tự không nhìn thấy: U+200B (2 chỗ)" in problem.message
    assert "check --fix" in problem.hint


@pytest.mark.parametrize(
    ("code", "shown"),
    [(0xB3, "≥"), (0xA3, "≤"), (0xB1, "±"), (0xB4, "×"), (0xB8, "÷"), (0xB9, "≠"), (0xB0, "°"), (0xB7, "•"),
     (0xA7, "▪"), (0xD8, "➢"), (0xFC, "✓"), (0x2D, "−"), (0x38, "8"), (0xE8, "➔")],
)  # fmt: skip
def test_a_symbol_in_a_line_is_what_it_shows(code: int, shown: str) -> None:
    record, (problem,) = plan_of(f"nam: 2026\ntrich_yeu: Đạt {chr(0xF000 + code)} 80%\n")
    assert record.title == f"Đạt {shown} 80%"
    assert not problem.is_error
    assert f"U+F0{code:02X} là “{shown}”" in problem.message


@pytest.mark.parametrize("code", [0x2D, 0x6C, 0x6E, 0x76, 0xA7, 0xB7, 0xD8, 0xFC])
def test_a_bullet_of_word_begins_an_item(code: int) -> None:
    bullet = chr(0xF000 + code)
    text = f"|\n  {bullet}\tMột\n  {bullet}Hai\n  {bullet}  Ba\n"
    record, problems = plan_of(f"nam: 2026\ntrich_yeu: x\nyeu_cau: {text}")
    assert (record.demands or "").split("\n")[:3] == ["- Một", "- Hai", "-  Ba"]
    assert [problem.code for problem in problems] == ["ky-hieu-word"]


def test_a_symbol_without_a_sure_meaning_is_an_error_with_its_code() -> None:
    known = {
        ord(letter) & 0xFF
        for letter in map(chr, range(0xF000, 0xF100))
        if clean_letters(letter).text != letter
    }
    assert 30 < len(known) < 50
    for code in sorted(set(range(256)) - known):
        *_, problems = parse_file(f"nam: 2026\ntrich_yeu: a{chr(0xF000 + code)}b\n".encode(), "p.yaml", Plan)
        (problem,) = problems
        assert problem.is_error
        assert f"U+F0{code:02X}" in problem.message
        assert (problem.location.line, problem.location.column) == (2, 13)


def test_a_target_with_a_symbol_is_compared_as_printed() -> None:
    record, _ = plan_of("nam: 2026\ntrich_yeu: x\nnhiem_vu:\n  - {ma: A, noi_dung: x, ket_qua: \uf0b3 80%}\n")
    (target,) = read_targets(record.tasks[0].result)
    assert (target.comparator.value, str(target.value)) == (">=", "80")


def test_no_odd_letter_is_taken_for_a_usual_one() -> None:
    letters = map(chr, (*range(0xD800), *range(0xE000, 0x10000), *range(0x10000, 0x110000, 61)))
    odd = re.compile(f"[{ODD_LETTERS}]").findall("".join(letters))
    assert len(odd) > 8000
    assert [letter for letter in odd if not may_have_odd_letters(letter)] == []
    assert not may_have_odd_letters("Đạt ≥ 80% – “số” 1.000₫ … → ☑ •\n")


@given(st.text(st.sampled_from("aệ \t-:\n" + UNSEEN + "\uf0b3\uf0b7\uf06e\u202e\ue000"), max_size=60))
def test_every_letter_knows_its_column_in_the_file(text: str) -> None:
    clean = clean_letters(text)
    assert clean_letters(clean.text).text == clean.text
    written = text.split("\n")
    assert len(clean.text.split("\n")) == len(written)
    for number, line in enumerate(clean.text.split("\n"), 1):
        columns = [original_column(clean.places, number, at) for at in range(1, len(line) + 3)]
        assert columns == sorted(columns)
        assert columns[len(line)] == len(written[number - 1]) + 1
        for letter, column in zip(line, columns, strict=False):
            before = written[number - 1][column - 1]
            assert letter == before or "\uf000" <= before <= "\uf0ff" or letter == " "


def test_check_shows_the_place_in_the_file_and_fix_mends_it(site: Path) -> None:
    file = site / PLAN_FILE
    file.write_text(ODD_PLAN + "\u200b    chu_tri: Thanh\u200b tra\u200b, \u200b\n", "utf-8")
    said = run("check", site, code=1)
    line = ODD_PLAN.count("\n") + 1
    assert f"{PLAN_FILE}:{line}:15: lỗi: chưa có đơn vị nào tên “Thanh tra,”" in said
    assert "đã bỏ 8 ký tự không nhìn thấy" in said
    assert "thoi_han:· Quý" in said
    fixed = run("check", site, "--fix", "--yes", code=1)
    assert "-    thoi_han:‹U+200B› Quý III/2026" in fixed
    assert "+  - ma: I.2" in fixed
    text = file.read_text("utf-8")
    assert clean_letters(text).text == text
    assert text.split("\n")[11:13] == ["  - ma: I.2", "    noi_dung: Việc ≥ 80%, chu_tri"]
    assert "cảnh báo" not in run("check", site, code=1).replace("0 cảnh báo", "")


def test_a_report_is_added_to_a_file_with_such_letters(site: Path) -> None:
    said = run("update", site, "I\u200b.1", "--trang-thai", "Hoàn\u00ad thành", "--ngay", "2026-04-01",
               "--ghi-chu", "\uf0b7 Đạt \uf0b3 90\u200b%", "--minh-chung", "\u200b")  # fmt: skip
    assert "đã bỏ 3 ký tự không nhìn thấy" in said
    assert "U+F0B3 là “≥”" in said
    before, after = ODD_PLAN.split("\n"), (site / PLAN_FILE).read_text("utf-8").split("\n")
    added = ["    cap_nhat:", "      - ngay: 2026-04-01", "        trang_thai: hoan_thanh",
             '        ghi_chu: "- Đạt ≥ 90%"']  # fmt: skip
    assert after == [*before[:11], *added, *before[11:]]


def test_a_report_is_added_within_a_line_with_such_letters(site: Path) -> None:
    line = "    cap_nhat: [{ngay: 2026-02-01,\u200b\u200b trang_thai: Đang thực\u00ad hiện}]"
    (site / PLAN_FILE).write_text(f"{ODD_PLAN}{line}\n", "utf-8")
    run("update", site, "I.2", "--trang-thai", "Hoàn thành", "--ngay", "2026-04-01")
    after = (site / PLAN_FILE).read_text("utf-8").split("\n")
    assert after[-2] == f"{line[:-1]}, {{ngay: 2026-04-01, trang_thai: hoan_thanh}}]"


ROWS = [
    ["Định\u200b danh", "Ngày báo cáo", "Tr\u00adạng thái", "Ghi\u200b chú"],
    ["so-thu/2026-thu/I.1\ufeff", "2026-04-01", "Hoàn thành\u200b", "\uf0d8 Đạt \uf0a3 5%\n\uf0d8 Xong"],
    ["so-thu/2026-thu/I.2", "\u200b", "\u200b", "\u200b"],
]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_tables_that_come_in(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"bao-cao.{kind}"
    if kind == "csv":
        file.write_text("\n".join(";".join(f'"{cell}"' for cell in cells) for cells in ROWS), "utf-8")
    else:
        book, data = openpyxl.Workbook(), io.BytesIO()
        sheet = book.worksheets[0]
        for cells in ROWS:
            sheet.append(cells)
        book.save(data)
        file.write_bytes(data.getvalue())
    (row,), blank = read_rows(file)
    assert blank == 1
    assert row.report is not None, row.refusal
    assert row.report.record.note == "- Đạt ≤ 5%\n- Xong"
    assert row.report.record.status.value == "hoan_thanh"
    assert [sentence[:6] for sentence in row.report.changes] == ["đã bỏ ", "đã đọc"]


def test_an_unusable_letter_in_a_report_is_written_nowhere(site: Path) -> None:
    before = (site / PLAN_FILE).read_bytes()
    said = run("update", site, "I.1", "--trang-thai", "Hoàn thành", "--ghi-chu", "Đạt \uf06d", code=1)
    assert "U+F06D" in said
    assert (site / PLAN_FILE).read_bytes() == before


def test_a_mark_at_the_start_of_a_file_is_no_odd_letter() -> None:
    assert decode_text(b"\xef\xbb\xbfnam: 2026\n", "p.yaml").problems == ()
    assert len(decode_text(b"\xef\xbb\xbf\xef\xbb\xbfnam: 2026\n", "p.yaml").problems) == 1
