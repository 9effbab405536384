"""tools/setup.sh, which `make` calls, with a pretended Python: what it installs, when, what it says."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.site import ROOT, Done

# Answers like Python: VERSION_OK, HAS_VENV say what it can do; PIP_SAYS is what pip prints before it fails.
FAKE = """#!/bin/sh
case "$*" in
  --version) echo "Python 3.9.2" ;;
  *version_info*) [ "${VERSION_OK:-1}" = 1 ] ;;
  *ensurepip*) [ "${HAS_VENV:-1}" = 1 ] ;;
  *"import pip"*) true ;;
  "-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
  "-m pip install"*) echo "$*" >> pip.log; echo "${PIP_SAYS:-}"; [ -z "${PIP_SAYS:-}" ] ;;
  *) exit 99 ;;
esac
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/setup.sh", tmp_path / "tools")
    (tmp_path / "requirements.lock").write_text("a==1\n")
    (tmp_path / "requirements-test.lock").write_text("a==1\nb==1\n")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "python3").write_text(FAKE)
    (programs / "python3").chmod(0o755)
    for name in ("sh", "dirname", "mkdir", "cp", "rm", "cmp", "grep"):
        found = shutil.which(name)
        assert found
        (programs / name).symlink_to(found)
    return tmp_path


def _setup(house: Path, lock: str = "requirements.lock", **env: str) -> Done:
    return subprocess.run(
        [house / "programs/sh", house / "tools/setup.sh", lock],
        env={"PATH": str(house / "programs"), "LC_ALL": os.environ.get("LC_ALL", "C.UTF-8"), **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _installs(house: Path) -> list[str]:
    log = house / "pip.log"
    return log.read_text().splitlines() if log.exists() else []


def test_installs_once_and_again_only_when_the_list_changes(house: Path) -> None:
    assert _setup(house).returncode == 0
    assert _setup(house).returncode == 0
    assert len(_installs(house)) == 1
    assert "--require-hashes" in _installs(house)[0]
    assert _installs(house)[0].endswith("--requirement requirements.lock")
    os.utime(house / "requirements.lock", (1, 1))
    _setup(house)
    assert len(_installs(house)) == 1
    (house / "requirements.lock").write_text("a==2\n")
    _setup(house)
    assert len(_installs(house)) == 2


def test_the_list_for_tests_serves_the_build_too(house: Path) -> None:
    _setup(house, "requirements-test.lock")
    _setup(house)
    assert len(_installs(house)) == 1
    (house / "requirements.lock").write_text("a==2\n")
    _setup(house)
    _setup(house, "requirements-test.lock")
    assert len(_installs(house)) == 3


def test_a_failed_install_is_tried_again(house: Path) -> None:
    assert _setup(house, PIP_SAYS="ERROR: hash mismatch").returncode == 3
    assert _setup(house).returncode == 0
    assert len(_installs(house)) == 2


def test_a_wheelhouse_needs_no_network(house: Path) -> None:
    (house / "wheels").mkdir()
    assert _setup(house, WHEELHOUSE="wheels").returncode == 0
    assert "--no-index --find-links wheels" in _installs(house)[0]


@pytest.mark.parametrize(
    ("env", "message"),
    [
        (
            {"VERSION_OK": "0"},
            "cần Python 3.11 trở lên (máy này: Python 3.9.2): sudo apt-get install python3 python3-venv",
        ),
        (
            {"PYTHON": "no-such-python"},
            "cần Python 3.11 trở lên (máy này: chưa có Python): sudo apt-get install python3 python3-venv",
        ),
        ({"HAS_VENV": "0"}, "cần gói python3-venv: sudo apt-get install python3-venv"),
        (
            {"PIP_SAYS": "NewConnectionError: Temporary failure in name resolution"},
            "không có mạng nên không tải được gói; hãy dùng: make WHEELHOUSE=thư-mục-gói (xem README.md)",
        ),
        (
            {"PIP_SAYS": "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES"},
            "không cài được các gói theo requirements.lock; chi tiết: .venv/cai-dat.log",
        ),
        ({"WHEELHOUSE": "none"}, "không có thư mục gói none (WHEELHOUSE=thư-mục)"),
        (
            {"WHEELHOUSE": "tools", "PIP_SAYS": "ERROR: No matching distribution found"},
            "thư mục tools không đủ gói theo requirements.lock; chi tiết: .venv/cai-dat.log",
        ),
    ],
)
def test_what_is_missing_is_said_in_one_line(house: Path, env: dict[str, str], message: str) -> None:
    done = _setup(house, **env)
    assert done.returncode == 3
    lines = [line for line in done.stderr.splitlines() if not line.startswith("Đang cài")]
    assert lines == [message]
    assert done.stdout == ""
