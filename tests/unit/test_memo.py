"""The memory: by content, forgetful, never a reason to fail, never read from other people's files."""

import os
from pathlib import Path

import pytest

from congkhai.memo import Memo, cache_folder, code_digest


def test_values_come_back_in_the_next_build(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "memo", b"tag")
    assert memo.get(b"key") is None
    memo.put(b"key", {"a": (1, 2)})
    memo.save()
    assert Memo(tmp_path / "memo", b"tag").get(b"key") == {"a": (1, 2)}


def test_another_program_remembers_nothing(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "memo", b"old")
    memo.put(b"key", 1)
    memo.save()
    assert Memo(tmp_path / "memo", b"new").get(b"key") is None


def test_what_was_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "memo", b"tag")
    memo.put(b"a", 1)
    memo.put(b"b", 2)
    memo.save()
    second = Memo(tmp_path / "memo", b"tag")
    assert second.get(b"a") == 1
    second.save()
    assert Memo(tmp_path / "memo", b"tag").get(b"b") is None


def test_a_damaged_memory_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "memo").write_bytes(b"not a memory")
    memo = Memo(tmp_path / "memo", b"tag")
    assert memo.get(b"key") is None
    memo.put(b"key", 1)
    memo.save()
    assert Memo(tmp_path / "memo", b"tag").get(b"key") == 1


def test_a_memory_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "missing" / "memo", b"tag")
    memo.put(b"key", 1)
    memo.save()


def test_the_memory_is_outside_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
