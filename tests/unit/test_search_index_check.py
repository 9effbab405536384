"""What publishing refuses: an index that lacks a file, holds a broken one, or whose parts do not fit."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from congkhai.model import Config
from congkhai.search import (
    INDEX_FOLDER,
    INDEX_LIST,
    NEWEST_FOLDER,
    FilterChoice,
    RecordKind,
    SearchRecord,
    index_files,
)
from congkhai.search.index_check import check_index

PART = f"{INDEX_FOLDER}{NEWEST_FOLDER}/"
Files = dict[str, Path]


def record(number: int) -> SearchRecord:
    return SearchRecord(
        path=f"ke-hoach/so-a/2022/I.{number}/",
        kind=RecordKind.TASK,
        code=f"I.{number}",
        title=f"Rà soát thủ tục {number}",
        own=(),
        context=(),
        years=(2022,),
        agency=FilterChoice("so-a", "Sở A"),
        due=date(2022, 12, 31),
    )


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    config = Config.model_validate({"ten": "Trang thử"})
    return dict(index_files(map(record, range(1, 4)), config=config, cache_folder=None))


@pytest.fixture
def files(made: dict[str, bytes], tmp_path: Path) -> Files:
    found = {}
    for path, data in made.items():
        found[path] = tmp_path / path
        found[path].parent.mkdir(parents=True, exist_ok=True)
        found[path].write_bytes(data)
    return found


def one(files: Files, ending: str) -> str:
    """The first file of the part whose name ends so."""
    return next(path for path in sorted(files) if path.startswith(PART) and path.endswith(ending))


def test_a_whole_index_passes(files: Files) -> None:
    assert check_index(files) == ()


COMPRESSED_SUFFIX = [".pf_bang", ".pf_meta", ".pf_index", ".pf_fragment"]
PROGRAM = ["pagefind.js", "pagefind-entry.json", ".pagefind"]  # whose content only a browser can judge


@pytest.mark.parametrize(
    ("ending", "harm"),
    [(ending, harm) for ending in COMPRESSED_SUFFIX for harm in ("gone", "empty", "cut short")]
    + [(ending, harm) for ending in PROGRAM for harm in ("gone", "empty")],
)
def test_every_file_that_a_browser_asks_for_must_be_whole(files: Files, ending: str, harm: str) -> None:
    name = one(files, ending)
    if harm == "gone":
        del files[name]
    else:
        files[name].write_bytes(files[name].read_bytes()[:20] if harm == "cut short" else b"")
    assert any(line.startswith(name) for line in check_index(files))


def _other_table(files: Files) -> str:
    plain = files[one(files, ".pf_bang").replace(".pf_bang", ".json")]
    plain.write_bytes(plain.read_bytes() + b" ")
    return "khác với bản không nén"


def _other_count(files: Files) -> str:
    listed = json.loads(files[INDEX_FOLDER + INDEX_LIST].read_bytes())
    listed["phan"][0]["so"] = 4
    files[INDEX_FOLDER + INDEX_LIST].write_text(json.dumps(listed))
    return "số bản ghi không khớp (danh mục 4, bảng 3, Pagefind 3)"


def _other_name(files: Files) -> str:
    listed = json.loads(files[INDEX_FOLDER + INDEX_LIST].read_bytes())
    listed["phan"][0]["bang"] = "bang.khac"
    files[INDEX_FOLDER + INDEX_LIST].write_text(json.dumps(listed))
    return "bang.khac.json: tệp của chỉ mục tìm kiếm bị thiếu"


def _no_part(files: Files) -> str:
    files[INDEX_FOLDER + INDEX_LIST].write_text('{"phan": []}')
    return "không có phần nào"


def _no_list(files: Files) -> str:
    files[INDEX_FOLDER + INDEX_LIST].write_text("{")
    return f"{INDEX_FOLDER}{INDEX_LIST}: tệp của chỉ mục tìm kiếm bị hỏng"


@pytest.mark.parametrize("harm", [_other_table, _other_count, _other_name, _no_part, _no_list])
def test_parts_that_do_not_fit_are_named(files: Files, harm: Callable[[Files], str]) -> None:
    said = harm(files)
    assert any(said in line for line in check_index(files))
