"""`check`: what people read, what programs read, which files it looks at, what it fixes."""

from __future__ import annotations

import gc
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from congkhai.cli import main
from congkhai.edit.autofix import normalize_text
from congkhai.edit.caret_line import MAX_CELLS, cell_width, mark_column
from congkhai.edit.source_text import SourceText
from congkhai.model import Plan
from congkhai.sources import parse_file
from tests.support.tiny import AGENCY, FILES, PLAN, make_site

FILE = "plans/so-thu/2026-thu.yaml"
BAD = PLAN.replace("chu_tri: Văn phòng", "chu_tri: Văn phòn")


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CONGKHAI_CACHE", str(tmp_path / "cache"))
    yield
    gc.enable()


def run(root: Path, *options: str, color: bool = False) -> Result:
    words = ["check", "--root", str(root), "--as-of", "2026-02-01", *options]
    return CliRunner().invoke(main, words, color=color)


def width(text: str) -> int:
    return sum(map(cell_width, text))


def test_text_shows_the_line_and_a_caret(tmp_path: Path) -> None:
    result = run(make_site(tmp_path, {FILE: BAD}))
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert lines[0] == f"{FILE} (1 lỗi, 0 cảnh báo)"
    assert lines[1].startswith(
        f"{FILE}:11:14: lỗi: chưa có đơn vị nào tên “Văn phòn”; có phải “Văn phòng” không?"
    )
    assert lines[2:4] == ["  11 |     chu_tri: Văn phòn", "     |              ^"]
    assert lines[-1] == "1 lỗi, 0 cảnh báo."


def test_colour_on_a_terminal_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_site(tmp_path, {FILE: BAD})
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" not in run(root).stdout
    assert "\x1b[31m" in run(root, color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run(root, color=True).stdout


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("ma: x", 5, "ma: x", "    ^"),
        ("\tma: x", 6, "    ma: x", "        ^"),
        ("a\tb", 3, "a   b", "    ^"),
        ("ｎａｍ: 2022", 4, "ｎａｍ: 2022", "      ^"),
        ("te\u0302n: x", 4, "te\u0302n: x", "  ^"),
        ("te\u0302n: x", 3, "te\u0302n: x", " ^"),
        ("a\u200bb", 3, "a·b", "  ^"),
        ("a\u00a0b", 2, "a·b", " ^"),
        ("abc", 9, "abc", "   ^"),
        ("abc   ", 6, "abc", "   ^"),
    ],
)
def test_a_mark_stands_under_its_character(line: str, column: int, shown: str, caret: str) -> None:
    assert mark_column(line, column) == (shown, caret)


@given(st.text(st.sampled_from("ab ệｎ\u0302\t…"), min_size=1, max_size=400), st.data())
def test_a_mark_stands_under_its_character_in_long_lines(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line)))
    shown, caret = mark_column(line, column)
    assert width(shown) <= MAX_CELLS + 2
    assert len(caret) <= width(shown) + 1
    assert caret.strip(" ") == "^"


def test_json_is_what_the_documentation_says(tmp_path: Path) -> None:
    result = run(make_site(tmp_path, {FILE: BAD}), "--format", "json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert (told["so_loi"], told["so_canh_bao"]) == (1, 0)
    (one,) = told["van_de"]
    assert one | {"thong_bao": "", "goi_y": ""} == {
        "tep": FILE,
        "dong": 11,
        "cot": 14,
        "muc_do": "loi",
        "ma": "don-vi-la",
        "thong_bao": "",
        "goi_y": "",
        "nhiem_vu": "I.1",
    }


def test_github_annotations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_site(tmp_path / "a,b", {FILE: BAD})
    monkeypatch.chdir(tmp_path)
    result = run(Path("a,b"), "--format", "github")
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"::error file=a%2Cb/{FILE},line=11,col=14,title=don-vi-la::chưa có đơn vị")


def test_only_the_named_files_against_the_whole_site(tmp_path: Path) -> None:
    other = "plans/so-thu/2025-thu.yaml"
    root = make_site(tmp_path, {FILE: BAD, other: PLAN.replace("2026", "2025").replace("/I.", "")})
    named = run(root, str(root / other))
    assert named.exit_code == 0
    assert FILE not in named.stdout
    assert "Các tệp khác của trang còn 1 lỗi." in named.stdout
    assert run(root, FILE).exit_code == 1  # also as seen from the site folder
    assert run(root, str(root / "plans")).exit_code == 1


@pytest.mark.parametrize("path", ["plans/so-thu/2026-thy.yaml", "/etc/hostname"])
def test_a_file_that_is_not_there_or_not_ours(tmp_path: Path, path: str) -> None:
    result = run(make_site(tmp_path), path)
    assert result.exit_code == 2
    assert "có phải “plans/so-thu/2026-thu.yaml” không?" in result.output or "nằm ngoài" in result.output


MESSY = (
    "\ufeffso_hieu: 1/KH-STN  \r\n"
    "ngay_ban_hanh: 2026-01-15\r\n"
    "nam: 2026\r\n"
    f"trich_yeu: {unicodedata.normalize('NFD', 'Kế hoạch thử')}\r\n"
    "nhiem_vu:\r\n"
    "  - ma: I.1  # giữ ghi chú này\t\r\n"
    "    noi_dung: |\r\n"
    "      dòng một  \r\n"
    "      dòng hai \r\n"
    '    chu_tri: "van phong"\r\n'
    "    phoi_hop: [Thanh tra - So, Văn phòng]"
)
MENDED = (
    "\ufeffso_hieu: 1/KH-STN\r\n"
    "ngay_ban_hanh: 2026-01-15\r\n"
    "nam: 2026\r\n"
    "trich_yeu: Kế hoạch thử\r\n"
    "nhiem_vu:\r\n"
    "  - ma: I.1  # giữ ghi chú này\r\n"
    "    noi_dung: |\r\n"
    "      dòng một  \r\n"
    "      dòng hai\r\n"
    '    chu_tri: "Văn phòng"\r\n'
    "    phoi_hop: [Thanh tra – Sở, Văn phòng]"
)
WITH_TWO = AGENCY + "  - {ma: thanh-tra, ten: Thanh tra – Sở}\n"


def test_fix_shows_then_writes(tmp_path: Path) -> None:
    root = make_site(tmp_path, {FILE: MESSY, "plans/so-thu/co-quan.yaml": WITH_TWO})
    shown = run(root, "--fix")
    assert '-    chu_tri: "van phong"\n' in shown.stdout
    assert '+    chu_tri: "Văn phòng"\n' in shown.stdout
    assert "-so_hieu: 1/KH-STN··\n" in shown.stdout
    assert "chưa ghi gì" in shown.stdout
    assert (root / FILE).read_bytes() == MESSY.encode()
    assert run(root, "--fix", "--yes").exit_code == 0
    assert (root / FILE).read_bytes() == MENDED.encode()
    assert "Không có chỗ nào" in run(root, "--fix", "--yes").stdout


def test_fix_leaves_what_could_mean_two_units(tmp_path: Path) -> None:
    agency = AGENCY + "  - {ma: a, ten: Phòng Tổ}\n  - {ma: b, ten: Phòng Tô}\n"
    plan = PLAN.replace("chu_tri: Văn phòng", "chu_tri: phong to")
    root = make_site(tmp_path, {FILE: plan, "plans/so-thu/co-quan.yaml": agency})
    assert run(root, "--fix", "--yes").exit_code == 1
    assert (root / FILE).read_text("utf-8") == plan


def test_fix_only_named_files(tmp_path: Path) -> None:
    config = "ten: Trang thử  \n"
    root = make_site(tmp_path, {"config.yaml": config, FILE: MESSY, "plans/so-thu/co-quan.yaml": WITH_TWO})
    run(root, "--fix", "--yes", "plans")
    assert (root / "config.yaml").read_text("utf-8") == config
    assert (root / FILE).read_bytes() == MENDED.encode()


LINES = st.sampled_from(
    [
        "nam: 2026",
        "a: |",
        "  dòng  ",
        "  dòng ",
        "   ",
        "",
        "b: 'x ",
        "  y'",
        "- z  ",
        "c: Ho\u0323c\u0323 ",
        "# ghi \t",
    ]
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_tidy_changes_nothing_that_is_read(lines: list[str], end: str, bom: bool) -> None:
    data = ("\ufeff" if bom else "").encode() + end.join(lines).encode()
    after = normalize_text(SourceText.from_bytes(data))
    assert after.ends == SourceText.from_bytes(data).ends
    assert after.bom is bom
    assert normalize_text(after) == after
    before_read, after_read = (parse_file(one, "t.yaml", Plan) for one in (data, after.data))
    assert [p.code for p in before_read[2]] == [p.code for p in after_read[2]]


@given(st.binary(max_size=60) | st.text("ab\r\n\ufeff", max_size=30).map(str.encode))
def test_every_byte_comes_back(data: bytes) -> None:
    try:
        text = SourceText.from_bytes(data)
    except UnicodeDecodeError:
        return
    assert text.data == data
    assert len(text.lines) == len(text.ends)


def test_the_site_is_not_touched_without_fix(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    assert run(root).exit_code == 0
    assert {name: (root / name).read_text("utf-8") for name in FILES} == dict(FILES)


def test_a_person_is_asked_before_a_fix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("congkhai.cli.check_command.at_terminal", lambda: True)
    root = make_site(tmp_path, {FILE: MESSY, "plans/so-thu/co-quan.yaml": WITH_TWO})
    words = ["check", "--root", str(root), "--as-of", "2026-02-01", "--fix"]
    refused = CliRunner().invoke(main, words, input="n\n")
    assert "Ghi các sửa đổi trên vào 1 tệp?" in refused.output
    assert (root / FILE).read_bytes() == MESSY.encode()
    assert CliRunner().invoke(main, words, input="y\n").exit_code == 0
    assert (root / FILE).read_bytes() == MENDED.encode()


def test_a_name_without_its_marks_is_fixed(tmp_path: Path) -> None:
    root = make_site(tmp_path, {FILE: PLAN.replace("chu_tri: Văn phòng", "chu_tri: VAN PHÒNG")})
    assert run(root, "--fix", "--yes").exit_code == 0
    assert "chu_tri: Văn phòng" in (root / FILE).read_text("utf-8")


@pytest.mark.parametrize("data", [b"\xff\xfen\x00", b"ten: \xe1\n", b"a: [\n", b""])
def test_files_that_cannot_be_fixed_do_not_stop_the_others(tmp_path: Path, data: bytes) -> None:
    root = make_site(tmp_path, {"config.yaml": "ten: Trang thử  \n"})
    (root / FILE).write_bytes(data)
    result = run(root, "--fix", "--yes")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert (root / "config.yaml").read_text("utf-8") == "ten: Trang thử\n"
    assert (root / FILE).read_bytes() == data
