"""CSV and XLSX: the same table, safe in a spreadsheet, dates as dates."""

import csv
import io
import json
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from congkhai.dataset import COLUMNS
from congkhai.exports.csv_table import guard_formula
from congkhai.exports.sheet_rows import MAX_CELL_LENGTH
from tests.support.opendata import TASKS, files, make_site

DUE = datetime.fromisoformat("2022-09-30")


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheet(content: bytes, name: str = "Nhiệm vụ") -> Worksheet:
    found = openpyxl.load_workbook(io.BytesIO(content))[name]
    assert isinstance(found, Worksheet)
    return found


def lines(content: bytes) -> list[dict[str, Any]]:
    """The rows of a workbook by the keys of its columns."""
    keys = [column.name for column in COLUMNS]
    return [dict(zip(keys, line, strict=True)) for line in sheet(content).iter_rows(2, values_only=True)]


def test_csv_is_utf8_with_bom_and_crlf() -> None:
    content = files(make_site())["du-lieu/nhiem-vu.csv"]
    assert content.startswith(b"\xef\xbb\xbfco_quan,ke_hoach,ma,so,muc,noi_dung,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 4


def test_csv_holds_the_rows_of_the_json() -> None:
    made = files(make_site(plans=("2022-mot", "2022-hai")))
    for name in ("du-lieu/nhiem-vu", "du-lieu/so-thu/2022-mot"):
        rows = json.loads(made[f"{name}.json"])
        found = table(made[f"{name}.csv"])
        assert [row["ma"] for row in found] == [row["ma"] for row in rows]
        assert [row["noi_dung"] for row in found] == [row["noi_dung"] for row in rows]
        assert [row["suy_ra.han"] for row in found] == [row["suy_ra"]["han"] or "" for row in rows]
    first = table(made["du-lieu/nhiem-vu.csv"])[0]
    assert first["muc"] == "Phần A; Lãnh đạo"
    assert first["suy_ra.suy_luan"] == "false"
    assert first["cap_nhat"].splitlines()[0] == (
        "ngay: 2022-08-01, trang_thai: dang_thuc_hien, ghi_chu: Đang làm."
    )


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+84 258", "'+84 258"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\r=1+1"),
        (" =1+1", "' =1+1"),
        ("\n=1+1", "'\n=1+1"),
        ("＝1+1", "'＝1+1"),
        ("-1+1", "'-1+1"),
        ("- Hoàn thành 100%", " - Hoàn thành 100%"),
        ("- Rà soát 5 TTHC (lần 1)\n- Công bố", " - Rà soát 5 TTHC (lần 1)\n- Công bố"),
        ("- 1+1", "'- 1+1"),
        ("- cmd|' /C calc'!A0", "'- cmd|' /C calc'!A0"),
        ("- WEBSERVICE(1)", "'- WEBSERVICE(1)"),
        ("-", "-"),
        ("", ""),
        ("Hạn = 15/12", "Hạn = 15/12"),
        ("A-1", "A-1"),
        ("'đã có dấu", "'đã có dấu"),
    ],
)
def test_no_cell_of_the_csv_begins_as_a_formula(text: str, safe: str) -> None:
    assert guard_formula(text) == safe
    assert safe == "-" or safe[:1] not in set("=+-@\t\r")


def test_xlsx_has_typed_cells_and_text_as_printed() -> None:
    first, second, _ = lines(files(make_site())["du-lieu/nhiem-vu.xlsx"])
    assert first["suy_ra.han"] == DUE
    assert isinstance(first["suy_ra.ngay_hoan_thanh"], datetime)
    assert first["suy_ra.nam"] == 2022
    assert first["suy_ra.suy_luan"] is False
    assert first["ket_qua"] == "- Hoàn thành 100% kế hoạch kiểm tra"
    assert first["so"] == "1"
    assert second["suy_ra.han"] is None


def test_xlsx_has_a_frozen_head_filters_and_widths() -> None:
    main = sheet(files(make_site())["du-lieu/nhiem-vu.xlsx"])
    assert [cell.value for cell in main[1]] == [column.field.label for column in COLUMNS]
    assert main.freeze_panes == "D2"
    assert main.auto_filter.ref == f"A1:{get_column_letter(len(COLUMNS))}4"
    assert (main.column_dimensions["E"].width or 0) > 40  # E and F are one group
    assert main["F2"].alignment.wrap_text
    assert main.cell(2, 1 + [c.name for c in COLUMNS].index("suy_ra.han")).number_format == "dd/mm/yyyy"


def test_no_two_columns_have_one_head() -> None:
    labels = [column.field.label for column in COLUMNS]
    assert len(set(labels)) == len(labels)


def test_xlsx_explains_its_columns_and_its_origin() -> None:
    content = files(make_site(config={"giay_phep": {"ten": "CC BY 4.0"}}))["du-lieu/nhiem-vu.xlsx"]
    explained = list(sheet(content, "Giải thích").iter_rows(2, values_only=True))
    assert [line[1] for line in explained] == [column.name for column in COLUMNS]
    assert all(line[3] for line in explained), "every field has a help text"
    assert ("Giấy phép", "CC BY 4.0") in list(sheet(content, "Nguồn").iter_rows(values_only=True))


def test_xlsx_runs_nothing_and_links_nothing() -> None:
    hostile = ["=HYPERLINK(1)", "https://xau.vn", "{=1}", "+1", "mailto:a@b.vn"]
    tasks = [{"ma": f"A.{n}", "noi_dung": text} for n, text in enumerate(hostile)]
    content = files(make_site(tasks))["du-lieu/nhiem-vu.xlsx"]
    assert [row["noi_dung"] for row in lines(content)] == hostile
    assert all(cell.data_type == "s" for (cell,) in sheet(content)["F2:F6"])
    parts = zipfile.ZipFile(io.BytesIO(content))
    inside = b"".join(parts.read(name) for name in parts.namelist())
    assert b"<f>" not in inside
    assert b"<hyperlink" not in inside


def test_a_text_longer_than_a_cell_is_cut_visibly_in_xlsx_only() -> None:
    made = files(make_site([{"ma": "A.1", "noi_dung": "dài " * 10_000 + "hết"}]))
    (row,) = lines(made["du-lieu/nhiem-vu.xlsx"])
    assert len(row["noi_dung"]) == MAX_CELL_LENGTH
    assert row["noi_dung"].endswith("…")
    assert table(made["du-lieu/nhiem-vu.csv"])[0]["noi_dung"].endswith("hết")


def test_the_archive_of_a_workbook_knows_no_clock() -> None:
    parts = zipfile.ZipFile(io.BytesIO(files(make_site(TASKS))["du-lieu/nhiem-vu.xlsx"]))
    assert {part.date_time[0] for part in parts.infolist()} == {1980}
    assert b"2000-01-01T00:00:00Z</dcterms:created>" in parts.read("docProps/core.xml")
