"""All calls of git, through one door: no setting of a repository starts a program, nothing is fetched.

Which repository a site folder belongs to is found by the rule of ``find_repository``, never by git's own
search, which takes a folder with ``HEAD``, ``objects`` and ``config`` for a repository: an editor can commit
such a folder. See docs/security.md.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 60  # longest wait for a call whose whole output is taken at once
_SETTINGS = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.quotePath=false",
    "core.pager=cat",
    "core.untrackedCache=false",
    "log.showSignature=false",
    "protocol.allow=never",
    f"diff.orderFile={os.devnull}",
)


class GitFailed(Exception):
    """There is no git, or a call of it failed."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository that the user trusts, and the site folder in its work tree.

    ``head``: the full name of the commit that is checked out; empty where there is none yet.
    """

    git_dir: Path
    work_tree: Path
    folder: Path
    head: str

    def lines(self, *words: str) -> Iterator[str]:
        """Give the lines that git prints when run in the site folder, as they come; raises GitFailed."""
        command = [*_command(), f"--git-dir={self.git_dir}", f"--work-tree={self.work_tree}", *words]
        yield from _lines(command, self.folder, {})

    def contains(self, commit: str) -> bool:
        """Tell whether a commit, by its full name, is the one checked out or one before it."""
        if commit == self.head:
            return True
        try:
            self.output("merge-base", "--is-ancestor", commit, "HEAD")
        except GitFailed:
            return False
        return True

    def output(self, *words: str) -> bytes:
        """Give all that git prints when run in the site folder; raises GitFailed."""
        command = [*_command(), f"--git-dir={self.git_dir}", f"--work-tree={self.work_tree}", *words]
        return _output(command, self.folder, _environment())


@dataclass(frozen=True, slots=True)
class RepositorySearch:
    """What was found: a repository, or why one cannot be read (one line in Vietnamese), or neither."""

    repository: Repository | None = None
    refusal: str = ""


def find_repository(root: Path) -> RepositorySearch:
    """Find the repository of the site folder ``root``: the nearest ``.git`` in it or above it.

    git lets nobody commit an entry called ``.git``, so it was made on this machine. Folders below ``root``
    are never looked into. git itself decides whether the user may trust it (``safe.directory``).
    """
    folder = root.resolve()
    top = next((one for one in (folder, *folder.parents) if os.path.lexists(one / ".git")), None)
    if top is None:
        return RepositorySearch()
    # the user's own configuration counts here, for safe.directory; rev-parse starts no program
    environment = _environment() | {"GIT_CEILING_DIRECTORIES": str(top.parent)}
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        del environment[name]
        if name in os.environ:
            environment[name] = os.environ[name]
    try:
        printed = _output(
            [*_command(), "rev-parse", "--absolute-git-dir", "--revs-only", "HEAD"], top, environment
        )
    except GitFailed as error:
        return RepositorySearch(refusal=_refusal(str(error), top))
    git_dir, _, head = printed.removesuffix(b"\n").partition(b"\n")
    return RepositorySearch(Repository(Path(os.fsdecode(git_dir)), top, folder, head.decode("ascii")))


def _refusal(said: str, top: Path) -> str:
    start = "các trang không ghi ngày sửa, vì "
    if "dubious ownership" in said:
        return f"{start}{top} thuộc người dùng khác. Hãy chạy: git config --global --add safe.directory {top}"
    if not said:
        return f"{start}máy này chưa có git."
    first = said.splitlines()[0].removeprefix("fatal: ")
    return f"{start}git không đọc được {top} ({first})."


def compare_files(old: Path, new: Path, *words: str, sha256: bool) -> Iterator[str]:
    """Give the lines of ``git diff`` between two folders, outside of any repository; raises GitFailed.

    ``old`` and ``new`` must stand beside each other: the paths that git prints begin with their names.
    ``sha256``: blobs are named by that hash, else by SHA-1.
    """
    command = [*_command(), "diff", "--no-index", *words, "--", old.name, new.name]
    outside = {"GIT_CEILING_DIRECTORIES": str(old.parent.parent)}
    outside |= {"GIT_DEFAULT_HASH": "sha256" if sha256 else "sha1"}
    yield from _lines(command, old.parent, outside, well=(0, 1))  # 1: there are differences


def _command() -> list[str]:
    return ["git", *(word for setting in _SETTINGS for word in ("-c", setting))]


def _environment() -> dict[str, str]:
    """The environment without what a hook of another repository, or the user, has set for git."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
        "LC_ALL": "C",
    }


def _output(command: list[str], folder: Path, environment: Mapping[str, str]) -> bytes:
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, stdin=subprocess.DEVNULL,
            timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        raise GitFailed from None
    if done.returncode:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip() or f"exit {done.returncode}")
    return done.stdout


def _lines(
    command: list[str], folder: Path, more: Mapping[str, str], well: tuple[int, ...] = (0,)
) -> Iterator[str]:
    try:
        running = subprocess.Popen(
            command, cwd=folder, env={**_environment(), **more}, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError:
        raise GitFailed from None
    with running:  # left early, git is told so by its closed pipe, and waited for
        assert running.stdout is not None
        with suppress(BrokenPipeError):
            for line in running.stdout:
                yield line.decode("utf-8", "replace").removesuffix("\n")
    if running.returncode not in well:
        raise GitFailed(f"exit {running.returncode}")
