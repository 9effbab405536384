"""The editors' guide tells the truth: its commands run, its examples load, its pictures exist."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from congkhai.cli import COMMANDS
from congkhai.model import DeclaredStatus, Plan
from congkhai.sources import parse_file
from tests.support.site import ROOT, run_cli

GUIDE = ROOT / "docs" / "huong-dan-bien-tap.md"
TEXT = GUIDE.read_text("utf-8")
PAGES = [GUIDE, ROOT / "docs" / "dong-gop-noi-dung.md", ROOT / "docs" / "kiem-tra-json.md"]


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^ *```{kind}\n(.*?)^ *```$", TEXT, re.MULTILINE | re.DOTALL)


LINES = [shlex.split(line) for block in blocks("sh") for line in block.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real plans."""
    root = tmp_path_factory.mktemp("guide")
    shutil.copytree(ROOT / "plans", root / "plans")
    shutil.copy(ROOT / "config.yaml", root)
    return root


def test_every_command_runs_in_its_order(site: Path) -> None:
    assert len(LINES) > 8
    for words in LINES:
        assert words[:2] == ["python", "build.py"]
        done = run_cli(*words[2:], cwd=site, env={"CONGKHAI_CACHE": str(site / "cache")})
        assert done.returncode == 0, (words, done.stdout + done.stderr)
    final = run_cli("check", cwd=site, env={"CONGKHAI_CACHE": str(site / "cache")})
    assert " 0 lỗi" in f" {final.stdout.splitlines()[-1]}"


def test_every_command_named_exists() -> None:
    named = set(re.findall(r"`python build\.py ([a-z-]+)", TEXT))
    assert named <= set(COMMANDS), named - set(COMMANDS)


def test_the_report_to_copy_is_right() -> None:
    (report,) = (block for block in blocks("yaml") if "cap_nhat" in block)
    plan = f"nam: 2022\ntrich_yeu: x\nnhiem_vu:\n  - ma: A.I.3\n    noi_dung: x\n{report}"
    record, _, problems = parse_file(plan.encode(), "t.yaml", Plan)
    assert problems == ()
    assert record is not None
    assert record.tasks[0].updates[0].status is DeclaredStatus.DONE
    assert all(status.value in TEXT for status in DeclaredStatus)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_and_picture_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = re.findall(r"\]\(([^)]+)\)", text)
    for target in targets:
        if target.startswith("#"):
            heads = [
                re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-")
                for head in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
            ]
            assert target[1:] in heads, target
        elif "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_json_of_the_documentation_has_the_keys_that_are_told() -> None:
    text = (ROOT / "docs" / "kiem-tra-json.md").read_text("utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    told: dict[str, Any] = json.loads(example)
    keys = {*told, *told["van_de"][0]}
    assert keys == set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))


SAMPLES = ["docs/ci/gitlab-ci.yml", "docs/ci/github-check.yml", ".pre-commit-hooks.yaml"]


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_call_commands_and_files_that_exist(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert yaml.safe_load(text)
    called = re.findall(r"(?:build\.py|entry: congkhai) ([a-z-]+)", text)
    assert called
    assert set(called) <= set(COMMANDS)
    for file in re.findall(r"(tools/\S+\.sh|requirements\S*\.lock)", text):
        assert (ROOT / file).is_file(), file


def test_the_hook_looks_at_content_only() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    files = re.compile(hook["files"])
    assert all(files.search(name) for name in ("config.yaml", "plans/a/b.yaml", "plans/a/co-quan.yml"))
    assert not any(files.search(name) for name in ("README.md", "examples/config.yaml", "docs/plans/a.yaml"))


def test_owners_are_named_for_every_agency() -> None:
    lines = (ROOT / "docs/ci/CODEOWNERS").read_text("utf-8").splitlines()
    owned = {line.split()[0] for line in lines if line.startswith("/")}
    assert owned == {f"/plans/{card.parent.name}/" for card in (ROOT / "plans").glob("*/co-quan.yaml")}


def test_settings_of_the_editor_name_schemas_that_exist() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert all((ROOT / schema).is_file() for schema in settings["yaml.schemas"])
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
    assert all(task["args"][0] == "build.py" and task["args"][1] in COMMANDS for task in tasks)
    assert [task["label"] for task in tasks if f"**{task['label']}**" in TEXT] == ["Xem trang"]
    (task,) = (one for one in tasks if one.get("group", {}).get("isDefault"))  # Ctrl+Shift+B
    line = "plans/so-a/x.yaml:11:14: lỗi: chưa có đơn vị nào tên “A”"
    pattern = task["problemMatcher"][0]["pattern"]
    match = re.fullmatch(pattern["regexp"], line)
    assert match is not None
    assert [match[pattern[part]] for part in ("file", "line", "column")] == ["plans/so-a/x.yaml", "11", "14"]
