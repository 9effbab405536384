"""The package, its locked lists and build.py agree, and build.py says in one line what is missing."""

import ast
import re
import runpy
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

import congkhai
from congkhai.resources import bundled_folder
from tests.support.site import ROOT

LOCKS = ("requirements.lock", "requirements-test.lock")


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def _names(requirements: list[str]) -> set[str]:
    """Give the package names, as PyPI normalises them, of requirement lines."""
    found = (re.match(r"[A-Za-z0-9._-]+", line) for line in requirements)
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in found if name}


def _locked(lock: str) -> dict[str, str]:
    """Give package -> its whole entry in the list `lock`."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return {line.split("==")[0]: line for line in text.splitlines()}


def test_build_py_names_the_packages_of_pyproject() -> None:
    needed: dict[str, str] = runpy.run_path(str(ROOT / "build.py"))["NEEDED"]
    assert set(needed.values()) == _names(_project()["dependencies"])


def test_build_py_is_readable_to_an_old_python() -> None:
    """An old Python must get as far as the message that it is too old."""
    ast.parse((ROOT / "build.py").read_text(encoding="utf-8"), feature_version=(3, 4))


def test_build_py_says_which_packages_are_missing() -> None:
    # -S leaves out site-packages: only the standard library is there
    done = subprocess.run(
        [sys.executable, "-S", "-I", str(ROOT / "build.py")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Thiếu gói Python: brotli, click, icalendar, jinja2," in done.stderr
    assert "make" in done.stderr


def test_the_lists_lock_what_pyproject_asks_for() -> None:
    project = _project()
    runtime, test = _locked(LOCKS[0]), _locked(LOCKS[1])
    assert _names(project["dependencies"]) <= set(runtime)
    assert _names(project["optional-dependencies"]["test"]) <= set(test)
    assert {name: test.get(name) for name in runtime} == runtime


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_version_and_hashes_and_no_address(lock: str) -> None:
    for name, entry in _locked(lock).items():
        assert re.fullmatch(
            rf"{re.escape(name)}==[\w.!+]+( ; [^-]+?)?(\s+--hash=sha256:[0-9a-f]{{64}})+\s*", entry
        ), entry[:120]


def test_no_file_of_the_house_names_a_registry_or_a_machine() -> None:
    for name in (*LOCKS, "pyproject.toml", "Makefile", "tools/setup.sh", ".ci/run", "build.py"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"https?://|--index-url|--extra-index|/(home|root|opt)/", text), name


def test_bundled_folders_are_found_in_a_checkout() -> None:
    assert bundled_folder("templates") == ROOT / "templates"
    with pytest.raises(FileNotFoundError, match="thiếu thư mục “không có”"):
        bundled_folder("không có")


def test_a_wheel_carries_templates_assets_and_the_command(tmp_path: Path) -> None:
    subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "pip",
                "wheel",
                "--quiet",
                "--no-deps",
                "--no-build-isolation",
                "--no-index",
            ),
            *("--disable-pip-version-check", "--wheel-dir", str(tmp_path), str(ROOT)),
        ],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob(f"congkhai-{congkhai.__version__}-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
        archive.extractall(tmp_path / "installed")
    for folder in ("templates", "assets"):
        mine = {p.relative_to(ROOT).as_posix() for p in (ROOT / folder).rglob("*") if p.is_file()}
        assert {f"congkhai/_bundled/{name}" for name in mine} <= inside
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            "from congkhai.resources import bundled_folder; print(bundled_folder('templates'))",
        ],
        cwd=tmp_path / "installed",
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()) == tmp_path / "installed/congkhai/_bundled/templates"
