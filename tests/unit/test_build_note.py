"""A build without a public address says once what is lost, and is well; with one it says nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.site import run_cli
from tests.support.tiny import CONFIG, make_site


@pytest.mark.parametrize(
    "address", ["", "dia_chi: https://thu.example.vn/cong-khai/\n"], ids=["none", "some"]
)
@pytest.mark.parametrize("command", ["build", "publish"])
def test_a_missing_address_is_told_once_and_calmly(tmp_path: Path, command: str, address: str) -> None:
    root = make_site(tmp_path / "site", {"config.yaml": CONFIG + address})
    where = "--out" if command == "build" else "--to"
    told = {"CONGKHAI_CACHE": str(tmp_path / "cache")}
    done = run_cli(command, "--root", root, where, tmp_path / "out", "--as-of", "2026-09-15", env=told)
    assert done.returncode == 0, done.stderr
    notes = [line for line in done.stdout.splitlines() if "dia_chi" in line]
    assert len(notes) == (0 if address else 1)
    assert all(note.startswith("Ghi chú: config.yaml chưa có “dia_chi”") for note in notes)
    assert "lỗi" not in done.stdout
    quiet = run_cli(command, "--root", root, where, tmp_path / "out", "--quiet", env=told)
    assert quiet.stdout == ""
