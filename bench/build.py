"""How long builds take: cold, after one edit, with nothing changed; beside other programs on the same site.

    python bench/build.py [--sizes 1000 10000] [--rounds 3] [--search] [--peer NAME=COMMAND]…

Every round measures each program once, in turn, so that what else the machine does falls on all alike. Each
build is a process of its own, as on a server after a push. A peer's COMMAND may say {site} and {out}; its
memory of earlier builds, if any, must lie in {cache}. Times are medians: on the clock, and of the processors
(user and system, all processes); memory is the largest process.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from synthetic import write_site

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-06-01"
STATES = ("cold", "same", "edit")


@dataclass
class Times:
    """What builds of one kind took: seconds on the clock, of the processors, KiB at most."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: list[int] = field(default_factory=list)

    def __str__(self) -> str:
        wall, cpu = statistics.median(self.wall), statistics.median(self.cpu)
        return f"{wall:8.2f} s {cpu:8.2f} s {max(self.peak) // 1024:6d} MiB"


@dataclass
class Bench:
    """One program on one site."""

    command: str
    site: Path
    out: Path
    cache: Path

    def run(self, times: Times) -> None:
        """Build once. Raises CalledProcessError when the program fails."""
        places = {"site": self.site, "out": self.out, "cache": self.cache}
        words = shlex.split(self.command.format_map({k: shlex.quote(str(v)) for k, v in places.items()}))
        env = {**os.environ, "CONGKHAI_CACHE": str(self.cache)}
        start = time.perf_counter()
        process = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        times.wall.append(time.perf_counter() - start)
        if status:
            raise subprocess.CalledProcessError(status, words)
        times.cpu.append(usage.ru_utime + usage.ru_stime)
        times.peak.append(usage.ru_maxrss)

    def clear(self) -> None:
        """Forget what was built."""
        for folder in (self.out, self.cache):
            shutil.rmtree(folder, ignore_errors=True)
        self.cache.mkdir(parents=True)


def edit(site: Path, number: int) -> None:
    """Change one word of one task."""
    file = min(site.glob("plans/*/2024-cchc.yaml"))
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"noi_dung: (Sửa \d+ )?", f"noi_dung: Sửa {number} ", text, count=1), "utf-8")


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--search", action="store_true", help="with the search index")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    chosen = parser.parse_args()
    ours = [
        sys.executable,
        str(ROOT / "build.py"),
        "--as-of",
        DAY,
        "--quiet",
        "--root",
        "{site}",
        "--out",
        "{out}",
    ]
    programs = {"congkhai": " ".join(ours + ([] if chosen.search else ["--no-search"]))}
    programs |= dict(peer.split("=", 1) for peer in chosen.peer)
    print(f"{'':28}{'clock':>10} {'processors':>10} {'peak':>10}")
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder, "site")
            write_site(size, site)
            benches = {
                n: Bench(c, site, Path(folder, n), Path(folder, f"{n}-cache")) for n, c in programs.items()
            }
            times = {(name, state): Times() for name in benches for state in STATES}
            for number in range(chosen.rounds):
                for state in STATES:
                    if state == "edit":
                        edit(site, number)
                    for name, bench in benches.items():
                        if state == "cold":
                            bench.clear()
                        bench.run(times[name, state])
            for (name, state), found in times.items():
                print(f"{size:7d} {name:14}{state:6}{found}")


if __name__ == "__main__":
    main()
