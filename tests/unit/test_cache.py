"""The cache of builds: found by key, pruned, never a reason to fail, never where others can write."""

import os
from pathlib import Path

import pytest

from congkhai.cache import BuildCache, cache_folder, code_digest


def test_values_come_back_in_the_next_build(tmp_path: Path) -> None:
    build_cache = BuildCache(tmp_path / "parts", b"tag")
    assert build_cache.get(b"key") is None
    build_cache.put(b"key", {"a": (1, 2)})
    assert BuildCache(tmp_path / "parts", b"tag").get(b"key") == {"a": (1, 2)}


def test_without_a_folder_values_last_as_long_as_the_object() -> None:
    build_cache = BuildCache(None, b"tag")
    build_cache.put(b"key", 1)
    build_cache.prune()
    assert build_cache.get(b"key") == 1
    build_cache.prune()
    build_cache.prune()
    assert build_cache.get(b"key") is None


def test_values_of_another_program_are_not_found(tmp_path: Path) -> None:
    BuildCache(tmp_path / "parts", b"old").put(b"key", 1)
    assert BuildCache(tmp_path / "parts", b"new").get(b"key") is None


def test_unused_values_are_deleted_oldest_first(tmp_path: Path) -> None:
    build_cache = BuildCache(tmp_path / "parts", b"tag")
    for number in range(10):
        known = set((tmp_path / "parts").iterdir())
        build_cache.put(bytes([number]), number)
        [new] = set((tmp_path / "parts").iterdir()) - known
        os.utime(new, (number, number))
    later = BuildCache(tmp_path / "parts", b"tag")
    assert later.get(b"\x00") == 0
    later.touch(b"\x01")
    later.prune()
    left = BuildCache(tmp_path / "parts", b"tag")
    assert {number for number in range(10) if left.get(bytes([number])) is not None} == {0, 1, 8, 9}


def test_a_damaged_value_counts_as_none(tmp_path: Path) -> None:
    build_cache = BuildCache(tmp_path / "parts", b"tag")
    build_cache.put(b"key", 1)
    [file] = (tmp_path / "parts").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert build_cache.get(b"key") is None
    build_cache.put(b"key", 2)
    assert BuildCache(tmp_path / "parts", b"tag").get(b"key") == 2


@pytest.mark.parametrize("missing", [True, False])
def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path: Path, missing: bool) -> None:
    if not missing:
        (tmp_path / "away").write_bytes(b"a file where a folder should be")
    build_cache = BuildCache(tmp_path / "away" / "parts", b"tag")
    build_cache.put(b"key", 1)
    build_cache.prune()
    assert build_cache.get(b"key") is None


def test_the_cache_is_outside_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGKHAI_CACHE", str(tmp_path / "cache"))
    site = tmp_path / "site"
    folder = cache_folder(site)
    assert folder is not None
    assert folder.parent == tmp_path / "cache"
    assert folder == cache_folder(tmp_path / "cache" / ".." / "site")
    assert folder != cache_folder(tmp_path / "other")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions of POSIX")
def test_a_folder_that_others_can_write_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONGKHAI_CACHE", str(tmp_path))
    folder = cache_folder(tmp_path / "site")
    assert folder is not None
    folder.chmod(0o777)
    assert cache_folder(tmp_path / "site") is None


def test_the_code_has_a_digest() -> None:
    assert len(code_digest()) == 16
