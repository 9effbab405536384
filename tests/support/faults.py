"""Machines that fail on purpose: small disks, read-only disks, no permission, a Pagefind told what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pagefind_bin
import pytest

from tests.support.need import require_all
from tests.support.site import ROOT, Done


def lacking(what: str) -> None:
    """Skip the test for want of `what`, or fail it where everything must be there."""
    (pytest.fail if require_all() else pytest.skip)(what)


@contextmanager
def small_disk(at: Path, size: str) -> Iterator[Path]:
    """A file system of its own of ``size`` (as tmpfs writes it) at ``at``; needs root."""
    at.mkdir(parents=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "congkhai-test", str(at)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        lacking(f"cannot mount a small disk here: {done.stderr.decode(errors='replace')}")
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Fill the disk up to ``left`` bytes; the file that does it, to be removed."""
    filler = disk / "day"
    free = shutil.disk_usage(disk).free
    with filler.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, max(1, free - left))
    return filler


def run_unprivileged(*args: str | Path, env: dict[str, str]) -> Done:
    """Run `python build.py ARGS` bound by the modes of files, which root is not."""
    bound = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    if bound and not shutil.which("setpriv"):
        lacking("setpriv is not installed (Debian: util-linux)")
    return subprocess.run(
        [*bound, sys.executable, str(ROOT / "build.py"), *map(str, args)],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def pagefind_doing(folder: Path, first: str, *, then_work: bool) -> dict[str, str]:
    """The environment with a Pagefind that runs the shell line ``first``, and then works or not."""
    script = folder / "pagefind-gia"
    last = f'exec {pagefind_bin.get_executable()} "$@"\n' if then_work else ""
    script.write_text(f"#!/bin/sh\n{first}\n{last}")
    script.chmod(0o755)
    return {"PAGEFIND_BINARY_PATH": str(script)}
