"""The output folder: changed files are written, stale ones removed, those of others left alone."""

import hashlib
import os
from pathlib import Path

import pytest

from congkhai.output import (
    StatCache,
    check_output_folder,
    file_stat,
    is_safe_path,
    read_file_list,
    remove_stale_files,
    write_file,
    write_file_list,
)
from congkhai.problems import UsageError


def test_an_equal_file_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "a" / "index.html"
    assert write_file(file, b"one", tmp_path / "scratch")
    os.utime(file, ns=(1, 1))
    assert not write_file(file, b"one", tmp_path / "scratch")
    assert file.stat().st_mtime_ns == 1
    assert write_file(file, b"two", tmp_path / "scratch")
    assert file.read_bytes() == b"two"


def test_a_changed_file_is_replaced_not_rewritten(tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    write_file(file, b"old", tmp_path / "scratch")
    with file.open("rb") as reader:
        write_file(file, b"new and longer", tmp_path / "scratch")
        assert reader.read() == b"old"


def test_a_link_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"keep")
    link = tmp_path / "index.html"
    link.symlink_to(secret)
    write_file(link, b"keep", tmp_path / "scratch")
    assert not link.is_symlink()
    assert secret.read_bytes() == b"keep"


def test_removing_stale_files_removes_empty_folders_and_leaves_foreign_files(tmp_path: Path) -> None:
    for name in ("a/b/index.html", "a/c/index.html", "a/c/theirs.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert remove_stale_files(tmp_path, ["a/b/index.html", "a/c/index.html", "gone.html"]) == 2
    assert not (tmp_path / "a/b").exists()
    assert (tmp_path / "a/c/theirs.txt").exists()


def test_the_list_keeps_only_paths_inside(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"").hexdigest()
    write_file_list(tmp_path, {"b.html": digest, "a.html": digest})
    with (tmp_path / ".congkhai-files").open("a") as stream:
        stream.write(f"{digest}  ../outside\n/etc/passwd\nold.html\n")
    assert read_file_list(tmp_path) == {"a.html": digest, "b.html": digest, "old.html": ""}
    assert read_file_list(tmp_path / "nowhere") == {}


@pytest.mark.parametrize(
    ("path", "safe"),
    [("a/b.html", True), ("", False), ("../a", False), ("/a", False), ("a/../../b", False), ("a\\b", False)],
)
def test_safe_paths(path: str, safe: bool) -> None:
    assert is_safe_path(path) is safe


def test_the_stat_cache_knows_an_untouched_file(tmp_path: Path) -> None:
    out = tmp_path / "out"
    file = out / "index.html"
    write_file(file, b"one", tmp_path / "scratch")
    stat_cache = StatCache.load(tmp_path / "output", out)
    assert not stat_cache.is_unchanged("index.html", b"f")
    stat_cache.save({"index.html": file_stat(b"f", file, b"one")})
    again = StatCache.load(tmp_path / "output", out)
    assert again.is_unchanged("index.html", b"f")
    assert not again.is_unchanged("index.html", b"g")
    assert not StatCache.load(tmp_path / "output", tmp_path / "elsewhere").is_unchanged("index.html", b"f")
    file.write_bytes(b"two!")
    assert not again.is_unchanged("index.html", b"f")
    file.unlink()
    assert not again.is_unchanged("index.html", b"f")


def test_a_damaged_stat_cache_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"\x80\x05garbage")
    assert StatCache.load(tmp_path / "output", tmp_path).entries == {}


@pytest.mark.parametrize("out", [".", "..", "plans", "plans/inside", "templates", "assets/x"])
def test_an_output_folder_among_the_sources_is_refused(tmp_path: Path, out: str) -> None:
    root = tmp_path / "site"
    root.mkdir()
    with pytest.raises(UsageError):
        check_output_folder(root, root / out)


def test_any_other_output_folder_is_fine(tmp_path: Path) -> None:
    check_output_folder(tmp_path, tmp_path / "public")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError):
        check_output_folder(tmp_path, tmp_path / "file")
