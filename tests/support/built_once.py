"""A site that many tests read, built once for a whole run, whatever the number of workers."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.site import Done


def _shared_dir(factory: pytest.TempPathFactory) -> Path:
    """Give the folder that all workers of one test run share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], Done]) -> Path:
    """Give the folder that ``build`` filled; the first worker that asks builds, the others wait.

    ``name`` names the site within the run, and ``build`` gets the folder to fill. Tests only read the folder.
    A build that failed fails every test that asks, with what it said.
    """
    out = _shared_dir(factory) / name
    verdict = out.with_name(f"{name}.failed")
    with out.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not verdict.exists():
            done = build(out)
            verdict.write_text(
                "" if done.returncode == 0 else f"exit {done.returncode}\n{done.stdout}{done.stderr}"
            )
    if message := verdict.read_text():
        pytest.fail(f"the site {name!r} does not build: {message}", pytrace=False)
    return out
