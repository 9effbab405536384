"""The index as files: same records, same bytes; whole or not at all; made anew only when needed."""

import gzip
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from congkhai.model import Config
from congkhai.problems import MachineError
from congkhai.search import (
    INDEX_FOLDER,
    INDEX_LIST,
    NEWEST_FOLDER,
    FilterChoice,
    RecordKind,
    SearchRecord,
    index_files,
)
from congkhai.search.index_cache import MAX_SPARE, IndexCache
from congkhai.search.index_check import check_index
from congkhai.search.record_table import table_files

CONFIG: dict[str, Any] = {"ten": "Trang thử", "viet_tat": {"TTHC": "thủ tục hành chính"}}


def config(**search: object) -> Config:
    return Config.model_validate({**CONFIG, "tim_kiem": search})


def record(number: int, year: int = 2022, text: str = "Rà soát thủ tục") -> SearchRecord:
    return SearchRecord(
        path=f"ke-hoach/so-a/{year}/I.{number}/",
        kind=RecordKind.TASK,
        code=f"I.{number}",
        title=f"{text} {number}",
        own=("Kết quả đạt 100%",),
        context=("Công tác chỉ đạo",),
        years=(year,),
        agency=FilterChoice("so-a", "Sở A"),
        status=FilterChoice("chua_co_bao_cao", "Chưa có báo cáo"),
        due=date(year, 12, 31),
    )


RECORDS = [record(number) for number in range(1, 6)]


def fragments(files: dict[str, bytes]) -> dict[str, str]:
    found = {}
    for name, data in files.items():
        if name.endswith(".pf_fragment"):
            fragment = json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
            found[fragment["url"]] = fragment["content"]
    return found


def test_same_records_same_bytes_without_a_cache() -> None:
    first = index_files(RECORDS, config=config(), cache_folder=None)
    assert dict(first) == dict(index_files(list(RECORDS), config=config(), cache_folder=None))
    assert all(first.values())


def test_every_record_is_there_and_nothing_of_pagefinds_own_pages() -> None:
    files = dict(index_files(RECORDS, config=config(), cache_folder=None))
    assert fragments(files).keys() == {item.path for item in RECORDS}
    assert not [name for name in files if "-ui" in name or name.endswith(".css")]
    listed = json.loads(files[INDEX_FOLDER + INDEX_LIST])
    assert listed["viet_tat"] == [["TTHC", "thủ tục hành chính"]]
    (part,) = listed["phan"]
    named = part.pop("bang"), part.pop("goi")
    assert part == {"ten": "tat-ca", "nam": ["2022"], "thu_muc": NEWEST_FOLDER, "so": 5}
    assert {
        f"{INDEX_FOLDER}{NEWEST_FOLDER}/{named[0]}.json",
        f"{INDEX_FOLDER}{NEWEST_FOLDER}/{named[1]}",
    } < files.keys()


def test_a_site_without_any_plan_has_an_index_that_finds_nothing(tmp_path: Path) -> None:
    files = index_files([], config=config(), cache_folder=None)
    (part,) = json.loads(files[INDEX_FOLDER + INDEX_LIST])["phan"]
    table = json.loads(files[f"{INDEX_FOLDER}{NEWEST_FOLDER}/{part['bang']}.json"])
    assert (part["so"], table["ids"], table["ma"]) == (0, "", [])
    places = {path: tmp_path / str(number) for number, path in enumerate(files)}
    for path, place in places.items():
        place.write_bytes(files[path])
    assert check_index(places) == ()


def test_the_table_is_compressed_without_a_time_and_named_by_its_content() -> None:
    name, files = table_files({"chu": "đường dây nóng"})
    assert table_files({"chu": "đường dây nóng"}) == (name, files)
    packed, plain = files[f"{name}.pf_bang"], files[f"{name}.json"]
    assert gzip.decompress(packed) == plain
    assert packed[4:8] == b"\0\0\0\0"
    assert json.loads(plain) == {"chu": "đường dây nóng"}
    assert table_files({"chu": "đường dây nòng"})[0] != name


def test_an_unchanged_index_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = index_files(RECORDS, config=config(), cache_folder=tmp_path)

    def fail(*_args: object) -> None:
        raise AssertionError("Pagefind was started")

    monkeypatch.setattr("congkhai.search.index_bundle.run_pagefind", fail)
    assert index_files(RECORDS, config=config(), cache_folder=tmp_path) == files


def test_a_new_day_changes_the_table_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = index_files(RECORDS, config=config(), cache_folder=tmp_path)
    late = [replace(item, status=FilterChoice("qua_han", "Quá hạn")) for item in RECORDS]
    not_called = partial(pytest.fail, "Pagefind was started")
    monkeypatch.setattr("congkhai.search.index_bundle.run_pagefind", lambda *_: not_called())
    after = index_files(late, config=config(), cache_folder=tmp_path)
    new = {name.removeprefix(INDEX_FOLDER).split(".")[0] for name in after.keys() - before.keys()}
    assert new == {f"{NEWEST_FOLDER}/bang"}
    assert [name for name in after if name in before and before[name] != after[name]] == [
        INDEX_FOLDER + INDEX_LIST
    ]


def test_a_damaged_cache_counts_as_empty(tmp_path: Path) -> None:
    files = index_files(RECORDS, config=config(), cache_folder=tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:100])
    assert index_files(RECORDS, config=config(), cache_folder=tmp_path) == files


def test_a_big_site_has_an_index_for_each_year_and_indexes_only_what_changed(tmp_path: Path) -> None:
    records = [record(n, year) for year in (2021, 2023, 2022) for n in range(1, 4)]
    small = config(chia_nam_khi_qua=5)
    files = index_files(records, config=small, cache_folder=tmp_path)
    assert [part["ten"] for part in json.loads(files[INDEX_FOLDER + INDEX_LIST])["phan"]] == [
        "2023",
        "2022",
        "2021",
    ]
    changed = [*records[:3], replace(records[3], title="Một việc mới"), *records[4:]]
    after = index_files(changed, config=small, cache_folder=tmp_path)
    differs = {name for name in files.keys() | after.keys() if files.get(name) != after.get(name)}
    assert differs
    assert {name.removeprefix(INDEX_FOLDER).split("/")[0] for name in differs} == {NEWEST_FOLDER, INDEX_LIST}


def parts(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """The parts of an index by name, each with its table."""
    listed = json.loads(files[INDEX_FOLDER + INDEX_LIST])["phan"]
    return {
        part["ten"]: part | json.loads(files[f"{INDEX_FOLDER}{part['thu_muc']}/{part['bang']}.json"])
        for part in listed
    }


def test_a_page_of_several_years_stands_with_the_newest_and_is_found_by_each() -> None:
    records = [record(1, 2021), replace(record(2, 2022), years=(2020, 2021, 2022))]
    found = parts(index_files(records, config=config(chia_nam_khi_qua=1), cache_folder=None))
    assert {name: part["nam"] for name, part in found.items()} == {
        "2022": ["2022", "2021", "2020"],
        "2021": ["2021"],
    }
    assert found["2022"]["loc"]["nam"]["ma"] == ["2020", "2021", "2022"]


def test_agencies_stand_where_the_search_begins() -> None:
    old = replace(record(8, 2021), kind=RecordKind.AGENCY, code="", path="co-quan/cu/")
    none = replace(record(9, 2021), kind=RecordKind.AGENCY, code="", path="co-quan/moi/", years=())
    records = [record(1, 2021), old, record(2, 2023), none]
    found = parts(index_files(records, config=config(chia_nam_khi_qua=1), cache_folder=None))
    assert {name: part["loai"] for name, part in found.items()} == {"2023": "cnc", "2021": "n"}
    assert found["2023"]["nam"] == ["2023"]


def test_the_cache_stays_bounded_and_keeps_bundles_of_another_site(tmp_path: Path) -> None:
    index_files(RECORDS, config=config(), cache_folder=tmp_path)
    (mine,) = tmp_path.iterdir()
    (tmp_path / "tmp-half-written").write_bytes(b"x")
    os.utime(tmp_path / "tmp-half-written", (0, 0))
    for number in range(MAX_SPARE + 3):
        other = IndexCache(tmp_path)
        other.put(f"other-{number}", ({}, []))
        os.utime(tmp_path / f"other-{number}.chi-muc", (number + 1, number + 1))
    index_files(RECORDS, config=config(), cache_folder=tmp_path)
    left = {file.name for file in tmp_path.iterdir()}
    assert left == {mine.name, *(f"other-{number}.chi-muc" for number in range(3, MAX_SPARE + 3))}


def test_what_another_build_asked_for_last_is_kept(tmp_path: Path) -> None:
    for number in range(MAX_SPARE + 1):
        IndexCache(tmp_path).put(f"{number}", ({}, []))
        os.utime(tmp_path / f"{number}.chi-muc", (number + 1, number + 1))
    assert IndexCache(tmp_path).get("0") == ({}, [])
    IndexCache(tmp_path).prune()
    assert sorted(int(file.stem) for file in tmp_path.iterdir()) == [0, *range(2, MAX_SPARE + 1)]


def test_a_failing_pagefind_leaves_nothing_in_the_cache(tmp_path: Path) -> None:
    binary = tmp_path / "pagefind"
    binary.write_text("#!/bin/sh\nexit 1")
    binary.chmod(0o755)
    with pytest.raises(MachineError, match="dừng giữa chừng"):
        index_files(RECORDS, config=config(), cache_folder=tmp_path / "cache", pagefind=binary)
    assert not list((tmp_path / "cache").glob("*"))


def test_a_damaged_piece_of_an_index_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = {
        "fragment/vi_1.pf_fragment": gzip.compress(b"none of Pagefind's"),
        "pagefind.vi_1.pf_meta": b"x",
    }
    monkeypatch.setattr("congkhai.search.index_bundle.run_pagefind", lambda *_: pieces)
    with pytest.raises(MachineError, match=r"không đọc được fragment/vi_1\.pf_fragment"):
        index_files(RECORDS, config=config(), cache_folder=None)
