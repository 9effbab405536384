"""What counts as a change of the site's files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from congkhai.problems import Problem, Severity, SourceLocation
from congkhai.serve.error_problems import message
from congkhai.serve.file_watch import look, watched
from tests.support.tiny import make_site

PLAN = "plans/so-thu/2026-thu.yaml"


def _replace_by_older(root: Path) -> None:
    """As `mv` or a version control does: the new file bears an old date."""
    other = root / "other"
    other.write_bytes((root / PLAN).read_bytes())
    os.utime(other, ns=(1, 1))
    other.replace(root / PLAN)


CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda root: (root / PLAN).write_text("khac", "utf-8"),
    "replaced by an older one": _replace_by_older,
    "deleted": lambda root: (root / PLAN).unlink(),
    "renamed": lambda root: (root / PLAN).rename(root / "plans/so-thu/moi.yaml"),
    "a folder renamed": lambda root: (root / "plans/so-thu").rename(root / "plans/so-moi"),
    "added": lambda root: make_site(root, {"plans/so-moi/co-quan.yaml": "ten: Mới\n"}),
    "config gone": lambda root: (root / "config.yaml").unlink(),
    "a template": lambda root: make_site(root, {"templates/pages/task.html": "x"}),
    "a style": lambda root: make_site(root, {"assets/css/x.css": "x"}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen(tmp_path: Path, name: str) -> None:
    root = make_site(tmp_path)
    before = look(watched(root))
    assert look(watched(root)) == before
    CHANGES[name](root)
    assert look(watched(root)) != before


@pytest.mark.parametrize(
    "file",
    [
        "public/index.html",
        ".git/index",
        "plans/so-thu/.2026-thu.yaml.swp",
        "plans/so-thu/2026-thu.yaml~",
        "x.txt",
    ],
)
def test_what_is_not_the_site_is_not_looked_at(tmp_path: Path, file: str) -> None:
    root = make_site(tmp_path)
    before = look(watched(root))
    listen_address = root / file
    listen_address.parent.mkdir(parents=True, exist_ok=True)
    listen_address.write_text("x", "utf-8")
    assert look(watched(root)) == before


def test_our_own_templates_and_assets_are_looked_at(tmp_path: Path) -> None:
    seen = look(watched(make_site(tmp_path)))
    assert any(file.endswith("templates/layouts/base.html") for file in seen)
    assert any(file.endswith("assets/css/tokens.css") for file in seen)


def test_a_problem_is_sent_with_its_line_in_three_parts(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"plans/a.yaml": f"một\n   {'x' * 200}Đ{'y' * 200}\n"})
    found = (
        Problem(SourceLocation("plans/a.yaml", 2, 204), "sai", "ma", hint="sửa"),
        Problem(SourceLocation("plans/a.yaml", 1, 9), "cuối dòng", "ma"),
        Problem(SourceLocation("plans/a.yaml", 99, 1), "ngoài tệp", "ma"),
        Problem(SourceLocation("khong-co.yaml"), "thiếu", "ma"),
        Problem(SourceLocation("templates/layouts/base.html", 1, 1), "mẫu", "ma"),
        Problem(SourceLocation("plans/a.yaml", 1, 1), "nhắc", "ma", severity=Severity.WARNING),
    )
    told = message(found, root)
    errors, warnings = told["errors"], told["warnings"]
    assert isinstance(errors, list)
    assert isinstance(warnings, list)
    assert told["counts"] == [5, 1]
    assert errors[0] == {
        "place": "plans/a.yaml:2:204",
        "number": 2,
        "message": "sai",
        "hint": "sửa",
        "line": {"before": "…" + "x" * 80, "at": "Đ", "after": "y" * 80 + "…"},
    }
    assert errors[1]["line"] == {"before": "một", "at": "", "after": ""}
    assert errors[2]["line"] is None
    assert errors[3]["line"] is None
    assert errors[4]["line"]["at"] == "{"  # a template that comes with the program
    assert warnings[0]["line"] == {"before": "", "at": "m", "after": "ột"}


def test_a_flood_of_problems_is_cut(tmp_path: Path) -> None:
    found = tuple(Problem(SourceLocation("a.yaml", number, 1), "sai", "ma") for number in range(1, 300))
    told = message(found, tmp_path)
    assert isinstance(told["errors"], list)
    assert len(told["errors"]) == 100
    assert told["counts"] == [299, 0]
