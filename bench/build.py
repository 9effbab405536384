"""How long builds take: cold, after one edit, with nothing changed; beside other programs on the same site.

    python bench/build.py [--sizes 1000 10000] [--rounds 3] [--search] [--peer NAME=COMMAND]…

Every round measures each program once, in turn, so that what else the machine does falls on all alike. Each
build is a process of its own, as on a server after a push; each program has built a small site before, so
that all of it has been read from the disk once, and Python's bytecode is in place. A peer's COMMAND may say
{site} and {out}; its memory of earlier builds, if any, must lie in {cache}. Times are medians: on the clock,
and of the processors (user and system, all processes); memory is the largest process; at last how much HTML
was written, and whether the edit reached it.
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
SMALL = 40


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
    bytecode: Path

    def run(self, times: Times) -> None:
        """Build once. Raises CalledProcessError when the program fails."""
        places = {"site": self.site, "out": self.out, "cache": self.cache}
        words = shlex.split(self.command.format_map({k: shlex.quote(str(v)) for k, v in places.items()}))
        env = {**os.environ, "CONGKHAI_CACHE": str(self.cache), "PYTHONPYCACHEPREFIX": str(self.bytecode)}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # a server keeps its bytecode
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

    def written(self) -> str:
        """How many pages of HTML stand, and their size."""
        sizes = [file.stat().st_size for file in self.out.rglob("*.html")]
        return f"{len(sizes):6d} pages {sum(sizes) / 1e6:8.1f} MB"

    def holds(self, number: int) -> bool:
        """Whether a page says the edit of that number."""
        words = f"Sửa {number} ".encode()
        return any(words in file.read_bytes() for file in self.out.rglob("2024-cchc/**/*.html"))


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
    with tempfile.TemporaryDirectory() as folder:
        program = frozen(Path(folder, "program"))
        start = shlex.join((sys.executable, str(program)))
        ours = f"{start} --as-of {DAY} --quiet --root {{site}} --out {{out}}"
        programs = {"congkhai": ours + ("" if chosen.search else " --no-search")}
        programs |= dict(peer.split("=", 1) for peer in chosen.peer)
        measure(programs, chosen.sizes, chosen.rounds, Path(folder))


def frozen(folder: Path) -> Path:
    """A copy of the program: one that is changed meanwhile forgets what it remembers. Gives its build.py."""
    for name in ("congkhai", "templates", "assets"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return Path(shutil.copy(ROOT / "build.py", folder))


def measure(programs: dict[str, str], sizes: list[int], rounds: int, folder: Path) -> None:
    """Measure the programs at each size, below ``folder``, and print a line for each state."""

    def benches(size: int) -> dict[str, Bench]:
        place = folder / str(size)
        write_site(size, place / "site")
        return {
            name: Bench(command, place / "site", place / name, place / f"{name}-cache", folder / "bytecode")
            for name, command in programs.items()
        }

    for bench in benches(SMALL).values():
        bench.clear()
        bench.run(Times())
    print(f"{'':28}{'clock':>10} {'processors':>10} {'peak':>10}")
    for size in sizes:
        found = benches(size)
        times = {(name, state): Times() for name in found for state in STATES}
        for number in range(rounds):
            for state in STATES:
                if state == "edit":
                    edit(folder / str(size) / "site", number)
                for name, bench in found.items():
                    if state == "cold":
                        bench.clear()
                    bench.run(times[name, state])
        for name, bench in found.items():
            for state in STATES:
                print(f"{size:7d} {name:14}{state:6}{times[name, state]}")
            stale = "" if bench.holds(rounds - 1) else "   the edit is NOT in it"
            print(f"{size:7d} {name:14}{'html':6}{bench.written()}{stale}")
        shutil.rmtree(folder / str(size))


if __name__ == "__main__":
    main()
