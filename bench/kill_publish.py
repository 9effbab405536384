"""Kill `publish` at random moments while clients crawl the site through nginx.

    .venv/bin/python -m bench.kill_publish [--kills 200] [--seed 1] [--root DIR]

Two states of a site are published in turns; each run is killed (SIGKILL, all its processes) at a moment drawn
at random from the time a whole run takes, then `verify` must agree and a whole run must succeed. Every answer
must be 200 and hold one of the two states, byte for byte. Prints figures; exit 1 when anything failed.
"""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench.crawling import Crawl, contents, either
from tests.support.nginx import nginx
from tests.support.publishing import DAY, killed, publish
from tests.support.site import ROOT, build_site, run_cli


def two_states(root: Path, work: Path) -> tuple[Path, list[dict[str, str]], list[dict[Path, bytes]]]:
    """A copy of the site that can be put into two states; what each builds to, and its files."""
    site = work / "site"
    for name in ("config.yaml", "plans"):
        store = shutil.copytree if (root / name).is_dir() else shutil.copy2
        site.mkdir(exist_ok=True)
        store(root / name, site / name)
    plans = [file for file in sorted(site.rglob("*.yaml")) if file.name != "co-quan.yaml"]
    old = {file: file.read_bytes() for file in plans}
    new = {file: text.replace("thủ tục".encode(), "thủ tục đã sửa".encode()) for file, text in old.items()}
    built = []
    for number, state in enumerate((old, new)):
        put(state)
        done = build_site(site, work / f"built-{number}", DAY)
        assert done.returncode == 0, done.stderr
        built.append(contents(work / f"built-{number}"))
    return site, built, [old, new]


def put(state: dict[Path, bytes]) -> None:
    """Write the files of a state."""
    for file, text in state.items():
        file.write_bytes(text)


def main() -> int:
    """Run, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--root", type=Path, default=ROOT)
    told = options.parse_args()
    dice = random.Random(told.seed)  # noqa: S311 - moments, not secrets
    work = Path(tempfile.mkdtemp(prefix="congkhai-kill-"))
    site, built, states = two_states(told.root, work)
    to = work / "to"
    whole = [time.monotonic()]
    for state in (*states, *states):
        put(state)
        assert publish(site, to).returncode == 0
        whole.append(time.monotonic())
    longest = max(b - a for a, b in itertools.pairwise(whole[2:])) * 1.3
    hit = unhealed = mismatched = 0
    with (
        nginx(to / "current", work / "nginx") as server,
        Crawl(server.port, server.sub_path, either(*built), pause=0.01) as crawl,
    ):
        while hit < told.kills:
            put(states[hit % 2])
            hit += killed(site, to, dice.uniform(0, longest))
            mismatched += run_cli("verify", "--to", to).returncode != 0
            unhealed += publish(site, to).returncode != 0
            print(f"\r{hit}", end="", file=sys.stderr, flush=True)
    print(f"{hit} kills within {longest:.1f} s of a run; {len(crawl.allowed)} addresses crawled")
    print(f"answers: {crawl.answers['whole']} whole, {crawl.answers['failed']} failed")
    print(f"next publish failed: {unhealed}; verify disagreed: {mismatched}")
    for fault in crawl.faults[:20]:
        print("  ", fault)
    shutil.rmtree(work)
    return 1 if crawl.faults or unhealed or mismatched else 0


if __name__ == "__main__":
    sys.exit(main())
