"""Two editors report on one plan at the same time: git puts both together, wherever git can.

Git merges changes that have at least one unchanged line between them. A report goes to the end of its task,
so that between two reports on two tasks there is always the whole later task (its number and content, two
lines at least). The cases in which git still reports a conflict are tested here, each with its reason.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from congkhai.edit.report_appending import append_report
from congkhai.edit.report_entry import make_report
from congkhai.edit.source_text import SourceText
from congkhai.edit.task_inserting import insert_task
from congkhai.model import Plan
from congkhai.sources import parse_file
from tests.support.need import require
from tests.support.site import ROOT
from tests.support.tiny import PLAN

MINE = make_report({"day": "2026-09-30", "status": "hoan_thanh", "note": "Của tôi"})
THEIRS = make_report({"day": "2026-09-30", "status": "dang_thuc_hien", "note": "Của bạn"})
PLANS = sorted((ROOT / "plans").glob("*/2*.yaml"))


def merged(folder: Path, base: bytes, mine: bytes, theirs: bytes) -> bytes | None:
    """What git's merge of one file gives; None for a conflict."""
    for name, data in (("base", base), ("mine", mine), ("theirs", theirs)):
        (folder / name).write_bytes(data)
    words = [str(require("git")), "merge-file", "-p", "mine", "base", "theirs"]
    done = subprocess.run(words, cwd=folder, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def plan_of(data: bytes) -> Plan:
    record, _, problems = parse_file(data, "t.yaml", Plan)
    assert record is not None, problems
    return record


@pytest.mark.parametrize("file", PLANS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_reports_on_neighbours_never_conflict(file: Path, tmp_path: Path) -> None:
    base = SourceText.from_bytes(file.read_bytes())
    for index in range(len(plan_of(base.data).tasks) - 1):
        mine, theirs = append_report(base, index, MINE), append_report(base, index + 1, THEIRS)
        both = merged(tmp_path, base.data, mine.data, theirs.data)
        assert both is not None, index
        assert both == append_report(mine, index + 1, THEIRS).data


def test_real_branches_and_a_real_merge(tmp_path: Path) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*words: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        command = [str(require("git")), *identity, *words]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)

    file = tmp_path / "2026.yaml"
    base = SourceText.from_bytes(PLAN.encode())

    def commit(text: SourceText) -> None:
        file.write_bytes(text.data)
        git("add", "-A")
        git("commit", "-q", "-m", "báo cáo")

    git("init", "-q", "-b", "main")
    commit(base)
    git("checkout", "-q", "-b", "ban")
    commit(append_report(base, 1, THEIRS))
    git("checkout", "-q", "main")
    commit(append_report(base, 0, MINE))
    git("merge", "-q", "-m", "gộp", "ban")
    assert [task.updates for task in plan_of(file.read_bytes()).tasks] == [(MINE.record,), (THEIRS.record,)]


ONE_LINE = "nam: 2026\ntrich_yeu: x\nnhiem_vu:\n  - {ma: A, noi_dung: a}\n  - {ma: B, noi_dung: b}\n"


def test_what_git_cannot_put_together(tmp_path: Path) -> None:
    base = SourceText.from_bytes(PLAN.encode())
    mine = append_report(base, 1, MINE)
    # two reports on one task: both belong in the same place, and only people know in which order
    assert merged(tmp_path, base.data, mine.data, append_report(base, 1, THEIRS).data) is None
    # a new task and a report on the task above it: both begin where that task ends
    assert (
        merged(tmp_path, base.data, mine.data, insert_task(base, 1, {"id": "I.3", "content": "x"}).data)
        is None
    )
    # tasks of one line each: their lines touch, there is no unchanged line between the changes
    short = SourceText.from_bytes(ONE_LINE.encode())
    assert (
        merged(tmp_path, short.data, append_report(short, 0, MINE).data, append_report(short, 1, THEIRS).data)
        is None
    )
    # ... and a conflict that was committed by mistake is told by its marks
    conflict = f"<<<<<<< mine\n{PLAN}=======\n{PLAN}>>>>>>> theirs\n".encode()
    assert [problem.code for problem in parse_file(conflict, "t.yaml", Plan)[2]] == ["xung-dot"]


def test_the_same_report_from_two_sides_is_one(tmp_path: Path) -> None:
    base = SourceText.from_bytes(PLAN.encode())
    same = append_report(base, 0, MINE).data
    assert merged(tmp_path, base.data, same, same) == same
