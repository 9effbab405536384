"""No setting of a repository, and nothing that was committed, starts a program; with real git."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from congkhai.history import find_repository, origin_of
from congkhai.history.git import GitFailed, Repository
from tests.support.deploying import git
from tests.support.need import require
from tests.support.publishing import publish
from tests.support.site import run_cli
from tests.support.tiny import PLAN, make_site

PLAN_FILE = "plans/so-thu/2026-thu.yaml"
COMMANDS = ("build", "check", "publish")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in a repository, all committed, one file changed since: git has something to compare."""
    root = make_site(tmp_path / "site")
    git("init", "-q", "-b", "main", at=root)
    git("add", "-A", at=root)
    git("commit", "-q", "-m", "Đầu tiên", at=root)
    (root / PLAN_FILE).write_text(PLAN.replace("Việc thứ nhất", "Việc đã sửa"), "utf-8")
    return root


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A program that leaves a trace when it runs, wherever git starts it and whatever it is given."""
    program = tmp_path / "bay.sh"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path / 'da-chay'}\ncat\n")
    program.chmod(0o755)
    return program


def has_run(trap: Path) -> bool:
    return (trap.parent / "da-chay").exists()


def run(command: str, root: Path) -> int:
    """Run a command in a site folder; gives its exit code."""
    if command == "publish":
        return publish(root, root.parent / "web", "--no-search").returncode
    options = ("--no-search", "--out", root.parent / "out") if command == "build" else ()
    cache = {"CONGKHAI_CACHE": str(root.parent / "nho")}
    return run_cli(command, "--root", root, "--as-of", "2026-09-15", *options, env=cache).returncode


def set_fsmonitor(root: Path, trap: Path) -> None:
    git("config", "core.fsmonitor", trap, at=root)


def set_hooks(root: Path, trap: Path) -> None:
    for name in ("post-index-change", "post-checkout", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(trap, root / ".git/hooks" / name)


def set_external_diff(root: Path, trap: Path) -> None:
    git("config", "diff.external", trap, at=root)


def set_driver(root: Path, trap: Path) -> None:
    """Drivers and filters that a committed ``.gitattributes`` asks for and the repository's settings name."""
    (root / ".gitattributes").write_text("*.yaml diff=bay filter=bay\n")
    for key in (
        "diff.bay.textconv",
        "diff.bay.command",
        "filter.bay.clean",
        "filter.bay.smudge",
        "filter.bay.process",
    ):
        git("config", key, trap, at=root)


def set_pager(root: Path, trap: Path) -> None:
    for key in ("core.pager", "pager.log", "pager.diff", "core.editor", "core.sshCommand", "gpg.program"):
        git("config", key, trap, at=root)
    git("config", "log.showSignature", "true", at=root)


def set_fetch(root: Path, trap: Path) -> None:
    """A partial clone whose missing objects a program would bring."""
    for key, value in {
        "remote.xa.url": f"ext::{trap}",
        "remote.xa.promisor": "true",
        "protocol.ext.allow": "always",
        "extensions.partialClone": "xa",
    }.items():
        git("config", key, value, at=root)
    objects = sorted((root / ".git/objects").glob("??/*"))
    for blob in objects:
        if git("cat-file", "-t", blob.parent.name + blob.name, at=root).stdout.strip() == "blob":
            blob.unlink()


def set_alias(root: Path, trap: Path) -> None:
    for name in ("log", "rev-parse", "ls-tree", "ls-files", "cat-file", "diff", "merge-base"):
        git("config", f"alias.{name}", f"!{trap}", at=root)


def set_everything(root: Path, trap: Path) -> None:
    for setting in (set_fsmonitor, set_hooks, set_external_diff, set_driver, set_pager, set_alias):
        setting(root, trap)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("setting", [set_everything, set_fetch], ids=lambda setting: setting.__name__)
def test_no_setting_of_the_repository_starts_a_program(
    setting: Callable[[Path, Path], None], command: str, site: Path, trap: Path
) -> None:
    setting(site, trap)
    assert run(command, site) == 0
    assert not has_run(trap)


def test_the_traps_catch_plain_git(site: Path, trap: Path) -> None:
    """Plain git runs them: a test whose trap cannot close shows nothing."""
    set_driver(site, trap)
    git("diff", at=site)
    assert has_run(trap)


def commit_bare_repository(root: Path, trap: Path, folder: str) -> None:
    """A folder that git takes for a repository; it can be committed, as nothing in it is called ``.git``."""
    bare = root / folder
    git("init", "-q", "--bare", bare, at=root)
    (bare / "config").write_text(
        f'[core]\nrepositoryformatversion = 0\nbare = false\nworktree = "{root}"\nfsmonitor = "{trap}"\n'
    )
    shutil.rmtree(bare / "hooks", ignore_errors=True)
    for name in ("refs/heads", "objects/info"):
        (bare / name).mkdir(parents=True, exist_ok=True)
        (bare / name / "giu").write_text("")


@pytest.mark.parametrize(
    ("command", "folder"),
    [
        ("build", "."),
        ("build", "plans"),
        ("check", "plans/so-thu"),
        ("publish", "."),
        ("publish", "plans/so-thu"),
    ],
)
def test_a_repository_among_the_content_is_not_used(
    command: str, folder: str, site: Path, trap: Path
) -> None:
    shutil.rmtree(site / ".git")
    commit_bare_repository(site, trap, folder)
    subprocess.run([require("git"), "-C", site / folder, "status"], capture_output=True, check=False)
    assert has_run(trap), "plain git is not caught by this trap"
    (trap.parent / "da-chay").unlink()
    assert find_repository(site).repository is None
    assert run(command, site) in {0, 1}, "1: the folder is no part of a plan"
    assert not has_run(trap)


def test_a_repository_among_the_content_does_not_hide_the_real_one(site: Path, trap: Path) -> None:
    commit_bare_repository(site, trap, "plans/so-thu")
    found = find_repository(site).repository
    assert found is not None
    assert found.git_dir == site / ".git"


def test_the_repository_is_the_nearest_one_above(site: Path, tmp_path: Path) -> None:
    inner = make_site(site / "ben-trong")
    for root in (site, inner):
        found = find_repository(root).repository
        assert found is not None
        assert (found.work_tree, found.folder) == (site, root)
        assert found.head == git("rev-parse", "HEAD", at=site).stdout.strip()
    assert find_repository(make_site(tmp_path / "khac")).repository is None


def test_a_work_tree_of_its_own_is_followed(site: Path, tmp_path: Path) -> None:
    git("worktree", "add", "-q", "--detach", tmp_path / "cay", at=site)
    found = find_repository(tmp_path / "cay").repository
    assert found is not None
    assert origin_of(found).commit == git("rev-parse", "HEAD", at=site).stdout.strip()
    assert not origin_of(found).dirty


def test_a_change_that_is_in_no_commit_is_known(site: Path) -> None:
    def is_dirty() -> bool:
        return origin_of(find_repository(site).repository).dirty

    assert is_dirty()
    (site / PLAN_FILE).write_text(PLAN.replace("\n", "\r\n"), "utf-8", newline="")
    assert not is_dirty(), "line ends of Windows are no change"
    (site / PLAN_FILE).write_text(PLAN, "utf-8")
    assert not is_dirty()
    (site / "plans/so-thu/2027-kế-hoạch.yaml").write_text(PLAN, "utf-8")
    assert is_dirty()
    (site / ".gitignore").write_text("*kế-hoạch*\n")
    assert not is_dirty()
    (site / PLAN_FILE).unlink()
    assert is_dirty()


def test_a_repository_that_git_refuses_is_told_in_one_line(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs the right to give files to somebody else: run as root")
    for file in (site, site / ".git"):
        os.chown(file, 65534, 65534)
    options = ("--root", site, "--out", site.parent / "out", "--as-of", "2026-09-15", "--no-search")
    none = {"CONGKHAI_CACHE": str(site.parent / "nho"), "GIT_CONFIG_GLOBAL": os.devnull}
    said = run_cli("build", *options, env=none)
    assert said.returncode == 0
    told = [line for line in said.stderr.splitlines() if "safe.directory" in line]
    advice = f"Hãy chạy: git config --global --add safe.directory {site}"
    assert told == [f"các trang không ghi ngày sửa, vì {site} thuộc người dùng khác. {advice}"]
    trusted = site.parent / "gitconfig"
    trusted.write_text(f"[safe]\n\tdirectory = {site}\n")
    said = run_cli("build", *options, env={**none, "GIT_CONFIG_GLOBAL": str(trusted)})
    assert "safe.directory" not in said.stderr


def test_a_damaged_repository_is_told_and_a_missing_git_too(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(site / ".git/objects")
    assert "git không đọc được" in find_repository(site).refusal
    monkeypatch.setenv("PATH", "/nowhere")
    assert find_repository(site).refusal == "các trang không ghi ngày sửa, vì máy này chưa có git."


def test_a_call_that_fails_is_an_error(site: Path) -> None:
    found = find_repository(site).repository
    assert isinstance(found, Repository)
    with pytest.raises(GitFailed):
        list(found.lines("log", "khong-co"))
    with pytest.raises(GitFailed):
        found.output("cat-file", "blob", "0" * 40)


def test_every_call_of_git_stands_in_one_file() -> None:
    """Whoever needs git asks ``congkhai/history/git.py``, which lets nothing run."""
    package = Path(sys.modules["congkhai"].__file__ or "").parent
    callers = {
        file.relative_to(package).as_posix()
        for file in package.rglob("*.py")
        if '"git"' in file.read_text("utf-8")
    }
    assert callers == {"history/git.py"}
