"""Folders and files named in NFD, as macOS and its archives write them: every command of an editor works."""

from __future__ import annotations

import gc
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from congkhai.cli import main
from congkhai.history import find_repository
from congkhai.history.last_changes import last_changes
from congkhai.serve.error_problems import SourceLines
from congkhai.sources.disk_names import path_on_disk
from tests.support.need import require
from tests.support.tiny import AGENCY, PLAN, make_site, snapshot

FILE = "plans/sở-thử/2026-kế-hoạch.yaml"  # as the program says it
DISK = unicodedata.normalize("NFD", FILE)
REPORT = ("--trang-thai", "Hoàn thành", "--ngay", "30/9/2026", "--minh-chung", "Báo cáo 1")


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CONGKHAI_CACHE", str(tmp_path / "cache"))
    yield
    gc.enable()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files: dict[str, str | None] = {
        "plans/so-thu/co-quan.yaml": None,
        "plans/so-thu/2026-thu.yaml": None,
        unicodedata.normalize("NFD", "plans/sở-thử/co-quan.yaml"): AGENCY,
        DISK: PLAN,
    }
    return make_site(tmp_path / "site", files)


def run(root: Path, command: str, *options: str) -> Result:
    day = () if command == "export-form" else ("--as-of", "2026-10-01")
    return CliRunner().invoke(main, [command, "--root", str(root), *day, *options])


def new(root: Path, what: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["new", what, "--root", str(root), *options])


def names(root: Path) -> set[str]:
    return set(snapshot(root))


@pytest.mark.parametrize(
    "task", ["I.1", "so-thu/2026-ke-hoach/I.1", "sở-thử/2026-kế-hoạch/I.1", f"{FILE}#I.1", f"{DISK}#I.1"]
)
def test_update_writes_into_the_file_that_is_there(root: Path, task: str) -> None:
    before = names(root)
    result = run(root, "update", task, *REPORT)
    assert result.exit_code == 0, result.output
    assert f"Đã ghi {FILE}." in result.output
    assert "        trang_thai: hoan_thanh\n" in (root / DISK).read_text("utf-8")
    assert names(root) == before


def test_a_form_goes_out_and_comes_back(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "bao-cao.csv"
    table.write_text("nhiem_vu,ngay,trang_thai\nI.1,2026-09-30,Đang thực hiện\n", "utf-8")
    result = run(root, "update", "--from", str(table))
    assert result.exit_code == 0, result.output
    assert "dang_thuc_hien" in (root / DISK).read_text("utf-8")
    assert run(root, "export-form", FILE, "--out", str(tmp_path / "bieu.xlsx")).exit_code == 0


def test_check_shows_the_line_and_fixes_it(root: Path) -> None:
    (root / DISK).write_text(PLAN.replace("chu_tri: Văn phòng", "chu_tri: van phong"), "utf-8")
    for written in (FILE, DISK, str(root / FILE), str(root / DISK)):
        result = run(root, "check", written)
        assert f"{FILE}:11:14: lỗi" in result.output, result.output
        assert "  11 |     chu_tri: van phong" in result.output
    before = names(root)
    assert run(root, "check", "--fix", "--yes", FILE).exit_code == 0
    assert (root / DISK).read_text("utf-8") == PLAN
    assert names(root) == before
    assert SourceLines(root).line(FILE, 11) == "    chu_tri: Văn phòng"


def test_new_things_go_where_the_agency_is(root: Path) -> None:
    result = new(root, "plan", "so-thu/2027", "--trich-yeu", "Năm sau")
    assert result.exit_code == 0, result.output
    result = new(root, "task", "so-thu/2026-ke-hoach", "--noi-dung", "Việc nữa", "--ma", "I.3")
    assert result.exit_code == 0, result.output
    assert "Việc nữa" in (root / DISK).read_text("utf-8")
    assert len(list((root / "plans").iterdir())) == 1


def test_history_knows_the_file_by_its_name(root: Path) -> None:
    git = [str(require("git")), "-C", str(root), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    settings = ["-c", "core.precomposeUnicode=false"]
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "x"]):
        subprocess.run([*git, *settings, *words], check=True)
    contents = {FILE: (root / DISK).read_bytes()}
    repository = find_repository(root).repository
    assert repository is not None
    (change,) = last_changes(repository, contents, {FILE: [(8, 11)]})[FILE]
    assert change is not None
    assert re.fullmatch("[0-9a-f]{40,64}", change.commit)


def test_a_part_that_is_not_there_is_taken_as_written(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "sở")).mkdir()
    (tmp_path / "sở").mkdir()
    assert path_on_disk(tmp_path, "sở/mới/a.yaml") == tmp_path / "sở/mới/a.yaml"
    (tmp_path / "sở").rmdir()
    assert path_on_disk(tmp_path, "sở/mới.yaml") == tmp_path / unicodedata.normalize("NFD", "sở") / "mới.yaml"
