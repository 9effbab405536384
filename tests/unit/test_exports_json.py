"""The JSON of the open data: every field as printed, and the derived fields."""

import json
from datetime import date
from typing import Any

from congkhai.model import Task
from tests.support.opendata import AS_OF, files, make_site


def rows(path: str = "du-lieu/nhiem-vu.json", **more: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files(make_site(**more))[path])
    return found


def test_every_field_of_the_model_stands_under_its_key_in_every_row() -> None:
    keys = {field.alias for field in Task.model_fields.values()} | {"co_quan", "ke_hoach", "muc", "suy_ra"}
    for row in rows():
        assert set(row) == keys
    assert len({tuple(row) for row in rows()}) == 1, "one order of keys"
    assert len({tuple(row["suy_ra"]) for row in rows()}) == 1


def test_a_row_says_where_the_task_stands_and_what_is_printed() -> None:
    row = rows()[0]
    assert (row["co_quan"], row["ke_hoach"], row["ma"], row["so"]) == ("so-thu", "2022-thu", "A.I.1", "1")
    assert row["muc"] == ["Phần A", "Lãnh đạo"]
    assert row["ket_qua"] == "- Hoàn thành 100% kế hoạch kiểm tra"
    assert row["chu_tri"] == ["Văn phòng"]
    assert row["tom_tat"] is None
    assert row["phoi_hop"] == []
    assert row["cap_nhat"][1]["minh_chung"] == [
        {"ten": "Báo cáo 1", "url": "https://vi-du.vn/bc?so=1&nam=2022"}
    ]
    assert rows()[1]["so"] == "-"


def test_derived_fields() -> None:
    derived = rows()[0]["suy_ra"]
    assert derived["url"] == "ke-hoach/so-thu/2022-thu/A.I.1/"
    assert derived["loai_thoi_han"] == "mot_lan"
    assert (derived["bat_dau"], derived["han"]) == ("2022-07-01", "2022-09-30")
    assert derived["suy_luan"] is False
    assert derived["tieu_chi"] == ["sipas/tiep-can"]
    assert derived["chu_tri"] == ["van-phong"]
    assert derived["tinh_trang"] == "hoan_thanh_som_han"
    assert derived["ngay_hoan_thanh"] == "2022-09-20"
    (target,) = derived["muc_tieu"]
    assert (target["so_sanh"], target["gia_tri"], target["don_vi"]) == ("=", 100, "%")
    assert isinstance(target["gia_tri"], int)


def test_a_task_without_report_or_day_has_nulls_and_never_a_made_up_status() -> None:
    derived = rows()[1]["suy_ra"]
    assert derived["tinh_trang"] == "chua_co_bao_cao"
    assert (derived["trang_thai"], derived["ngay_bao_cao"], derived["han"]) == (None, None, None)


def test_the_next_milestone_is_the_first_that_is_not_past() -> None:
    derived = rows()[2]["suy_ra"]
    assert (derived["moc_ke_tiep"], derived["han_moc_ke_tiep"]) == ("Tổng kết", "2022-12-10")
    assert derived["han"] == "2022-12-10"
    late = rows(as_of=date(2022, 12, 11))[2]["suy_ra"]
    assert (late["moc_ke_tiep"], late["han_moc_ke_tiep"]) == (None, None)


def test_each_plan_has_its_own_file_and_all_are_in_the_whole() -> None:
    made = files(make_site(plans=("2022-mot", "2022-hai")))
    parts = [json.loads(made[f"du-lieu/so-thu/2022-{name}.json"]) for name in ("hai", "mot")]
    assert [len(part) for part in parts] == [3, 3]
    assert json.loads(made["du-lieu/nhiem-vu.json"]) == [*parts[0], *parts[1]]


def test_one_task_a_line_in_utf8_without_bom_or_escapes() -> None:
    text = files(make_site())["du-lieu/nhiem-vu.json"].decode()
    assert text.startswith('[\n{"co_quan":"so-thu"')
    assert len(text.splitlines()) == 5
    assert "Kiểm tra công tác" in text


def test_an_empty_site_has_an_empty_list() -> None:
    made = files(make_site(plans=()))
    assert json.loads(made["du-lieu/nhiem-vu.json"]) == []


def test_same_input_same_bytes_and_the_day_alone_moves_only_what_it_must() -> None:
    assert files(make_site()) == files(make_site())
    before, after = files(make_site()), files(make_site(as_of=date(2022, 10, 2)))
    moved = {path for path in before if before[path] != after[path]}
    assert moved == {"du-lieu/datapackage.json"}, "it alone says to which day the figures run"
    assert AS_OF.isoformat() in before["du-lieu/datapackage.json"].decode()
