"""The site folder's git history, where it has one; one call of git for each question."""

from __future__ import annotations

import subprocess
from pathlib import Path


def run_git(root: Path, *words: str) -> str | None:
    """What ``git`` prints when run in ``root``; None without git, without a history, or on any failure."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words], capture_output=True, check=True, timeout=60, encoding="utf-8"
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout


def head_commit(root: Path) -> str | None:
    """The commit that is checked out in ``root``, in full; None where there is none."""
    printed = run_git(root, "rev-parse", "HEAD")
    return printed.strip() or None if printed else None
