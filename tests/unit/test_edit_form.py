"""The form that a unit fills in, and other tables: read row by row, written all or not at all."""

from __future__ import annotations

import gc
import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from congkhai.cli import main
from congkhai.model import DeclaredStatus, Plan
from congkhai.sources import parse_file
from tests.support.need import require
from tests.support.site import ROOT
from tests.support.tiny import AGENCY, PLAN, make_site

FILE = "plans/so-thu/2026-thu.yaml"
UNITS = (
    AGENCY
    + "  - {ma: thanh-tra, ten: Thanh tra}\n  - {ma: tat-ca, ten: Các phòng, gom: [van-phong, thanh-tra]}\n"
)
TWO = PLAN + "    chu_tri: Các phòng\n  - ma: I.3\n    noi_dung: =1+1\n    chu_tri: Thanh tra\n"


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CONGKHAI_CACHE", str(tmp_path / "cache"))
    yield
    gc.enable()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", {FILE: TWO, "plans/so-thu/co-quan.yaml": UNITS})


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


def export(root: Path, *words: str | Path) -> Path:
    out = root.parent / "bieu.xlsx"
    result = run("export-form", "--root", root, "2026-thu", "--out", out, *words)
    assert result.exit_code == 0, result.output
    return out


def take(root: Path, table: Path, *words: str | Path) -> Result:
    return run("update", "--root", root, "--as-of", "2026-12-31", "--from", table, *words)


def plan_of(root: Path) -> Plan:
    record, _, problems = parse_file((root / FILE).read_bytes(), FILE, Plan)
    assert record is not None, problems
    return record


def columns(sheet: Any) -> dict[str, int]:
    """Heading → column, from 1."""
    return {str(cell.value): at for at, cell in enumerate(sheet[3], 1)}


def fill(form: Path, answers: dict[str, dict[str, Any]]) -> None:
    """Answer in a form as a person does: task code → heading → value."""
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    heads = columns(sheet)
    for row in sheet.iter_rows(min_row=4):
        code = row[heads["Mã"] - 1].value
        for head, value in answers.get(str(code), {}).items():
            sheet.cell(row[0].row or 0, heads[head]).value = value
    book.save(form)


ANSWERS: dict[str, dict[str, Any]] = {
    "I.1": {
        "Ngày báo cáo": datetime(2026, 9, 30),  # noqa: DTZ001  # a cell of a sheet knows no zone
        "Trạng thái": "Hoàn thành",
        "Giá trị đạt được": 85.5,
        "Kết quả, ghi chú": "Đã xong: đủ\nvà đúng hạn",
        "Minh chứng": "Báo cáo số 4/BC https://example.org/4.pdf\nQuyết định số 5",
    },
    "I.3": {"Ngày báo cáo": "1/10/2026", "Trạng thái": "Không thực hiện", "Lý do": "- Dừng"},
}


def expect_answers(root: Path) -> None:
    first, second, third = plan_of(root).tasks
    (update,) = first.updates
    assert (update.day, update.status) == (date(2026, 9, 30), DeclaredStatus.DONE)
    assert str(update.value) == "85.5"
    assert update.note == "Đã xong: đủ\nvà đúng hạn"
    assert [(link.name, link.url) for link in update.evidence] == [
        ("Báo cáo số 4/BC", "https://example.org/4.pdf"),
        ("Quyết định số 5", None),
    ]
    assert second.updates == ()
    (update,) = third.updates
    assert (update.day, update.status, update.reason) == (date(2026, 10, 1), DeclaredStatus.DROPPED, "- Dừng")


def test_a_form_comes_back(root: Path) -> None:
    form = export(root)
    fill(form, ANSWERS)
    result = take(root, form)
    assert result.exit_code == 0, result.output
    assert "dòng 4: so-thu/2026-thu/I.1: thêm báo cáo 30/09/2026, hoàn thành" in result.output
    assert "1 dòng để trống, không có báo cáo." in result.output
    expect_answers(root)
    once = (root / FILE).read_bytes()
    assert take(root, form).output.count("đã có, bỏ qua") == 2
    assert (root / FILE).read_bytes() == once


def test_what_is_theirs_and_what_is_not(root: Path) -> None:
    sheet = openpyxl.load_workbook(export(root)).worksheets[0]
    assert sheet.protection.sheet
    assert sheet.column_dimensions["A"].hidden
    heads = columns(sheet)
    locked = {head: sheet.cell(4, column).protection.locked for head, column in heads.items()}
    asked = {
        "Ngày báo cáo",
        "Trạng thái",
        "Giá trị đạt được",
        "Kết quả, ghi chú",
        "Lý do",
        "Minh chứng",
        "Đơn vị báo cáo",
    }
    assert {head for head, shut in locked.items() if not shut} == asked
    (choice,) = (one for one in sheet.data_validations.dataValidation if one.type == "list")
    assert choice.formula1 == '"Chưa thực hiện,Đang thực hiện,Hoàn thành,Không thực hiện"'
    assert str(choice.sqref) == "H4:H6"
    assert sheet.cell(6, heads["Nội dung nhiệm vụ"]).data_type == "s"  # "=1+1" is a text here


def test_the_same_form_has_the_same_bytes(root: Path) -> None:
    assert export(root).read_bytes() == export(root).read_bytes()


@pytest.mark.parametrize(
    ("unit", "codes"), [("Văn phòng", ["I.1", "I.2"]), ("thanh-tra", ["I.2", "I.3"]), ("các phòng", ["I.2"])]
)
def test_a_form_for_one_unit(root: Path, unit: str, codes: list[str]) -> None:
    sheet = openpyxl.load_workbook(export(root, "--don-vi", unit)).worksheets[0]
    assert [row[1].value for row in sheet.iter_rows(min_row=4)] == codes
    assert {row[-1].value for row in sheet.iter_rows(min_row=4)} == {unit}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2026-thy",), "có phải “so-thu/2026-thu” không?"),
        (("2026-thu", "--don-vi", "Văn phòn"), "có phải “Văn phòng” không?"),
    ],
)
def test_names_that_are_not_there(root: Path, words: tuple[str, ...], said: str) -> None:
    result = run("export-form", "--root", root, *words)
    assert result.exit_code == 2
    assert said in result.output


def test_one_bad_row_and_nothing_is_written(root: Path) -> None:
    form = export(root)
    bad = {
        "I.2": {"Ngày báo cáo": "31/02/2026", "Trạng thái": "Đang thực hiện"},
        "I.3": {"Trạng thái": "xong"},
    }
    fill(form, {**ANSWERS, **bad})
    result = take(root, form)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0].startswith("dòng 4: so-thu/2026-thu/I.1: thêm báo cáo")
    assert lines[1].startswith("dòng 5: lỗi: so-thu/2026-thu/I.2: Ngày báo cáo: “31/02/2026”")
    assert lines[2].startswith(
        "dòng 6: lỗi: so-thu/2026-thu/I.3: thiếu ngày báo cáo; Trạng thái: không có giá trị “xong”"
    )
    assert "Chưa ghi gì" in result.output
    assert (root / FILE).read_text("utf-8") == TWO


CSV = """\
Mã;Trạng thái;Ngày báo cáo;Cột khác;Kết quả, ghi chú
I.1;Đang thực hiện;30/9/2026;thừa;“a”
;;;;
I.2;hoan_thanh;;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_csv_as_programs_write_it(root: Path, encoding: str, separator: str) -> None:
    table = root.parent / "bang.csv"
    table.write_text(CSV.replace(";", separator), encoding)
    result = take(root, table, "--ngay", "2026-10-05")
    assert result.exit_code == 0, result.output
    first, second, _ = plan_of(root).tasks
    assert [update.day for update in (*first.updates, *second.updates)] == [
        date(2026, 9, 30),
        date(2026, 10, 5),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a,b\n1,2\n", "bảng thiếu hàng tiêu đề"),
        ("Mã,Trạng thái\nI.1,Hoàn thành\n".encode(), "dòng 2: lỗi: I.1: thiếu ngày báo cáo"),
        ("Mã,Trạng thái,Ngày báo cáo\nI.9,Hoàn thành,1/9/2026\n".encode(), "không có nhiệm vụ “I.9”"),
        ("Mã,Trạng thái,Ngày báo cáo\n,Hoàn thành,1/9/2026\n".encode(), "dòng 2: lỗi: thiếu định danh"),
        ("Mã,Trạng thái\n".encode("windows-1258", "replace"), "CSV UTF-8"),
        (b"PK\x03\x04 not a workbook", "không đọc được tệp XLSX"),
    ],
)
def test_tables_that_cannot_be_taken(root: Path, data: bytes, said: str) -> None:
    table = root.parent / "bang"
    table.write_bytes(data)
    result = take(root, table)
    assert result.exit_code in (1, 2)
    assert said in result.output
    assert (root / FILE).read_text("utf-8") == TWO


def test_reports_of_several_plans_are_written_together(root: Path) -> None:
    other = "plans/so-thu/2025-thu.yaml"
    (root / other).write_text(PLAN.replace("2026", "2025"), "utf-8")
    table = root.parent / "bang.csv"
    head = "Kế hoạch,Mã,Trạng thái,Ngày báo cáo\n"
    table.write_text(f"{head}2025-thu,I.1,Hoàn thành,1/9/2026\n2026-thu,I.1,Hoàn thành,1/9/2026\n", "utf-8")
    result = take(root, table)
    assert result.exit_code == 0, result.output
    assert "cap_nhat" in (root / other).read_text("utf-8")
    assert "cap_nhat" in (root / FILE).read_text("utf-8")


def _convert(source: Path, kind: str, home: Path) -> Path:
    words = [
        str(require("libreoffice")),
        f"-env:UserInstallation=file://{home}",
        "--headless",
        "--convert-to",
        kind,
    ]
    out = source.parent / kind
    subprocess.run([*words, "--outdir", str(out), str(source)], check=True, capture_output=True, timeout=180)
    return out / f"{source.stem}.{kind}"


def test_libreoffice_edits_the_form_in_between(root: Path, tmp_path: Path) -> None:
    """LibreOffice opens the form, the answers are put into its own document, it saves XLSX again."""
    form = export(root)
    flat = _convert(form, "fods", tmp_path / "home")
    text = flat.read_text("utf-8")
    rows = re.findall(r"<table:table-row.*?</table:table-row>", text, re.DOTALL)
    (row,) = (one for one in rows if "so-thu/2026-thu/I.1" in one)
    day, status = re.findall(r"<table:table-cell[^>]*/>", row)[:2]  # the first two that are empty
    values = ('"date" office:date-value="2026-09-30"', "30/09/2026"), ('"string"', "Đang thực hiện")
    answered = row
    for cell, (value, shown) in zip((day, status), values, strict=True):
        full = f"{cell[:-2]} office:value-type={value}><text:p>{shown}</text:p></table:table-cell>"
        answered = answered.replace(cell, full, 1)
    flat.write_text(text.replace(row, answered), "utf-8")
    back = _convert(flat, "xlsx", tmp_path / "home")
    result = take(root, back)
    assert result.exit_code == 0, result.output
    (update,) = plan_of(root).tasks[0].updates
    assert (update.day, update.status) == (date(2026, 9, 30), DeclaredStatus.IN_PROGRESS)
    sheet = openpyxl.load_workbook(back).worksheets[0]
    assert sheet.protection.sheet
    assert sheet.column_dimensions["A"].hidden
    assert any(one.type == "list" for one in sheet.data_validations.dataValidation)


def test_the_five_plans_have_forms(tmp_path: Path) -> None:
    for file in sorted((ROOT / "plans").glob("*/2*.yaml")):
        out = tmp_path / f"{file.parent.name}.xlsx"
        result = run("export-form", "--root", ROOT, f"{file.parent.name}/{file.stem}", "--out", out)
        assert result.exit_code == 0, result.output
        with zipfile.ZipFile(io.BytesIO(out.read_bytes())) as archive:
            assert archive.testzip() is None
