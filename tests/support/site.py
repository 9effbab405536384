"""Builds of a site, run as a person runs them: `python build.py …` in a process of its own."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""

AS_OF = date(2022, 9, 15)
"""The day for which the shared site of the real plans is built."""


Done = subprocess.CompletedProcess[str]


def run_cli(*args: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> Done:
    """Run `python build.py ARGS` without standard input, output as text; `env` adds to the environment."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *map(str, args)],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build_site(root: Path, out: Path, as_of: date | str | None = AS_OF, *options: str) -> Done:
    """Build the site folder `root` into `out` for the day `as_of` (None: today); `options` go along."""
    day = () if as_of is None else ("--as-of", str(as_of))
    return run_cli("build", "--root", root, "--out", out, *day, *options)
