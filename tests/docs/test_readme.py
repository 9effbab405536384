"""The README's commands and examples work as they stand there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.need import require
from tests.support.site import ROOT, run_cli

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
YAML = [text for kind, text in BLOCKS if kind == "yaml"]
COMMANDS = [
    line.partition("#")[0].split()
    for kind, text in BLOCKS
    if kind == "sh"
    for line in text.splitlines()
    if line.strip()
]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A site made of the README's own YAML."""
    for text in YAML:
        name = text.partition("\n")[0].removeprefix("# ")
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (tmp_path / "config.yaml").write_text("ten: Trang thử\n", "utf-8")
    return tmp_path


def test_there_are_examples_and_commands() -> None:
    assert len(YAML) == 2
    assert ["make"] in COMMANDS
    assert ["make", "test"] in COMMANDS


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c[0] == "python"], ids=lambda command: " ".join(command)
)
def test_the_example_passes_the_commands(example: Path, command: list[str]) -> None:
    assert command[:2] == ["python", "build.py"]
    done = run_cli(*(command[2:] or ["build"]), "--root", example)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lỗi:" not in done.stdout + done.stderr


def test_the_deadline_is_read_as_the_readme_says(example: Path) -> None:
    assert run_cli("build", "--root", example, "--no-search").returncode == 0
    rows = (example / "public" / "du-lieu" / "nhiem-vu.json").read_text("utf-8")
    assert '"han":"2026-09-30"' in rows.replace(" ", "")


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c[0] == "make"], ids=lambda command: " ".join(command)
)
def test_make_knows_its_targets(command: list[str]) -> None:
    done = subprocess.run([require("make"), "-n", *command[1:]], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_file_that_the_readme_names_is_there() -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert linked
    assert [path for path in linked if not (ROOT / path).exists()] == []


def test_ci_and_readme_say_the_same() -> None:
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    assert ci.rstrip().endswith("exec make test")
    for package in re.findall(r"Debian: `([^`]+)`", README)[0].split():
        assert package in ci, package
