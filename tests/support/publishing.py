"""A publishing folder under test: publish as a person does, and look at what would be served."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.support.site import ROOT, Done, run_cli
from tests.support.tiny import snapshot

DAY = "2026-09-15"


def _memory(root: Path) -> str:
    """Where builds of a test's site remember: beside its folder."""
    return str(root.with_name(root.name + "-nho"))


def publish(root: Path, to: Path, *options: str | Path, env: dict[str, str] | None = None) -> Done:
    """Run ``publish`` for a fixed day; the memory stands beside the publishing folder."""
    told = {"CONGKHAI_CACHE": _memory(root), **(env or {})}
    return run_cli("publish", "--root", root, "--to", to, "--as-of", DAY, *options, env=told)


def published(root: Path, to: Path, *options: str | Path) -> str:
    """Publish, and give the name of the release; fails with the program's words when it does not."""
    done = publish(root, to, *options)
    assert done.returncode == 0, done.stderr
    return served(to)


def served(to: Path) -> str:
    """The release that the link names."""
    return (to / "current").readlink().name


def on_show(to: Path) -> dict[str, bytes]:
    """Every file that a visitor could get, with its bytes."""
    return snapshot((to / "current").resolve())


def releases(to: Path) -> list[str]:
    """The release folders, oldest first."""
    return sorted(entry.name for entry in (to / "releases").iterdir())


def start(root: Path, to: Path, *options: str, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Begin to publish in a process group of its own."""
    words = ["publish", "--root", str(root), "--to", str(to), "--as-of", DAY, "--quiet", *options]
    return subprocess.Popen(
        [sys.executable, str(ROOT / "build.py"), *words],
        env={**os.environ, "CONGKHAI_CACHE": _memory(root), **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def killed(root: Path, to: Path, seconds: float) -> bool:
    """Publish and kill every process of it after ``seconds``; whether it was still running then."""
    process = start(root, to)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False
