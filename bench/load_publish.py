"""Publish again and again under load: clients on loopback, no pause between their requests.

    .venv/bin/python -m bench.load_publish [--times 50] [--clients 8] [--root DIR]

Two states of a site are published in turns. Every answer must be 200 and hold one of the two states. Prints
figures; exit 1 when anything failed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench.crawling import Crawl, either
from bench.kill_publish import put, two_states
from tests.support.nginx import nginx
from tests.support.publishing import publish
from tests.support.site import ROOT, run_cli


def main() -> int:
    """Run, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--times", type=int, default=50)
    options.add_argument("--clients", type=int, default=8)
    options.add_argument("--root", type=Path, default=ROOT)
    told = options.parse_args()
    work = Path(tempfile.mkdtemp(prefix="congkhai-load-"))
    site, built, states = two_states(told.root, work)
    to = work / "to"
    for state in states:
        put(state)
        assert publish(site, to).returncode == 0
    failed = 0
    began = time.monotonic()
    with (
        nginx(to / "current", work / "nginx") as server,
        Crawl(server.port, server.sub_path, either(*built), told.clients) as crawl,
    ):
        for number in range(told.times):
            put(states[number % 2])
            failed += publish(site, to, "--keep", "2").returncode != 0
    took = time.monotonic() - began
    total = sum(crawl.answers.values())
    print(f"{told.times} publishes in {took:.0f} s, {failed} failed; {told.clients} clients")
    print(f"requests: {total} ({total / took:.0f} a second), failed: {crawl.answers['failed']}")
    print(f"verify: exit {run_cli('verify', '--to', to).returncode}")
    for fault in crawl.faults[:20]:
        print("  ", fault)
    shutil.rmtree(work)
    return 1 if crawl.faults or failed else 0


if __name__ == "__main__":
    sys.exit(main())
