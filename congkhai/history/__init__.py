"""The site folder's git history, where it has one; one call of git for each question."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

# A hook sets these for its own repository; the site folder is another one.
_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY")
_SOURCE = ("config.yaml", "config.yml", "plans", "templates", "assets")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a site was built from: its commit, None without a history; ``dirty`` when the source had changes
    that are in no commit."""

    commit: str | None
    dirty: bool


def git_environment() -> dict[str, str]:
    """The environment for git in a site folder, also when a hook of another repository runs us."""
    return {name: value for name, value in os.environ.items() if name not in _HOOK}


def run_git(root: Path, *words: str) -> str | None:
    """What ``git`` prints when run in ``root``; None without git, without a history, or on any failure."""
    try:
        done = subprocess.run(
            ["git", "--no-optional-locks", "-C", str(root), *words],
            capture_output=True,
            check=True,
            timeout=60,
            encoding="utf-8",
            env=git_environment(),
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout


def head_commit(root: Path) -> str | None:
    """The commit that is checked out in ``root``, in full; None where there is none."""
    printed = run_git(root, "rev-parse", "HEAD")
    return printed.strip() or None if printed else None


def origin(root: Path) -> Origin:
    """What the site at ``root`` would be built from now."""
    commit = head_commit(root)
    changes = run_git(root, "status", "--porcelain", "--", *_SOURCE) if commit else ""
    return Origin(commit, bool(changes is None or changes.strip()))
