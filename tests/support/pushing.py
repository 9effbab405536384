"""Pushes to a bare repository with the hooks of deploy/git/."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.support.deploying import DEPLOY, git
from tests.support.site import ROOT
from tests.support.tiny import make_site

PLAN_FILE = "plans/so-thu/2026-thu.yaml"


def new_store(tmp_path: Path) -> Path:
    """``kho.git`` with the hook, ``bien-tap`` with the site, committed; nothing pushed yet."""
    kho, editor = tmp_path / "kho.git", tmp_path / "bien-tap"
    git("init", "-q", "--bare", "-b", "main", kho, at=tmp_path)
    shutil.copy(DEPLOY / "git" / "post-receive", kho / "hooks" / "post-receive")
    for name in ("nguon", "web", "nho"):
        git("config", f"congkhai.{name}", tmp_path / name, at=kho)
    git("config", "congkhai.python", sys.executable, at=kho)
    git("config", "congkhai.build", ROOT / "build.py", at=kho)
    make_site(editor)
    git("init", "-q", "-b", "main", at=editor)
    git("remote", "add", "kho", kho, at=editor)
    return tmp_path


def push(store: Path, branch: str = "main") -> str:
    """Commit everything and push; what the server said."""
    editor = store / "bien-tap"
    git("add", "-A", at=editor)
    git("commit", "-q", "--allow-empty", "-m", "Cập nhật", at=editor)
    said = git("push", "-q", "kho", f"HEAD:{branch}", at=editor).stderr
    return "\n".join(line.removeprefix("remote: ").rstrip() for line in said.splitlines())
