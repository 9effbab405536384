"""How good and how fast the search is.

    python bench/search.py                 quality beside Pagefind's defaults, and the slow line
    python bench/search.py 1000 10000      the same, then sites of so many tasks

PAGEFIND_BINARY_PATH names another Pagefind; with CONGKHAI_NEWER_PAGEFIND the quality is judged with both.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page

from bench.search_quality import binaries, pagefind, quality
from bench.slow_line import Line, serve
from congkhai.facts import evaluate_all
from congkhai.pages.page_base import SiteData
from congkhai.pipeline.content_loading import load_content
from congkhai.search import index_files, search_records
from tests.support.browser import PHONE, chromium, visit
from tests.support.site import AS_OF, ROOT, build_site

_WATCH = """() => {
  window.firstHit = 0;
  const list = document.querySelector("[data-hits]");
  list.replaceChildren();
  let start;
  document.querySelector("#o-tim").addEventListener("input", () => { start ??= performance.now(); });
  const watch = new MutationObserver(() => {
    if (!list.querySelector("a") || start === undefined) return;
    window.firstHit = (performance.now() - start) / 1000;
    watch.disconnect();
  });
  watch.observe(list, { childList: true });
}"""
_READING = 3.0  # seconds between two queries


def built(root: Path, out: Path) -> Path:
    """The site at ``root``, built into ``out``."""
    done = build_site(root, out)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return out


def site_of(root: Path) -> SiteData:
    """The data of the site at ``root``, evaluated at AS_OF."""
    library = load_content(root, AS_OF).library
    if library is None:
        raise SystemExit("config.yaml cannot be read")
    return SiteData(library, evaluate_all(library, AS_OF))


def timed(page: Page, act: Callable[[], Any]) -> float:
    """Seconds from the key that ``act`` presses until a hit is on the page, by the page's clock."""
    page.evaluate(_WATCH)
    act()
    page.wait_for_function("window.firstHit")
    seconds: float = page.evaluate("window.firstHit")
    return seconds


def one_visit(browser: Browser, url: str, line: Line, *, wait_after_focus: float) -> tuple[float, float, int]:
    """First and following query, in seconds, and the bytes fetched from the focus to the first hit."""
    with visit(browser, url.rstrip("/"), PHONE) as seen:
        page = seen.page
        page.goto(f"{url}tim-kiem/", wait_until="networkidle")
        line.sent.clear()
        page.focus("#o-tim")
        page.wait_for_timeout(wait_after_focus * 1000)
        first = timed(page, lambda: page.keyboard.insert_text("đường dây nóng"))
        size = sum(size for _, size in line.sent)
        page.wait_for_timeout(_READING * 1000)
        following = timed(page, lambda: page.fill("#o-tim", "giải quyết hồ sơ"))
    return first, following, size


def slow_line(browser: Browser, out: Path, name: str) -> None:
    """Print times to the first hit on a slow line, with the scripts loaded on focus and at the first key."""
    print(f"\n{name}, 1.6 Mbit/s, 150 ms a request      first hit   next query   fetched before it")
    for packed in (False, True):
        with serve(out, packed=packed) as (url, line):
            for words, wait in (
                ("focus 3 s before the first key", 3.0),
                ("cold: focus and key at once", 0.0),
            ):
                runs = [one_visit(browser, url, line, wait_after_focus=wait) for _ in range(3)]
                first, following = (statistics.median(run[i] for run in runs) for i in (0, 1))
                how = "gzip " if packed else "plain"
                size = runs[0][2] / 1000
                print(f"  {how} {words:34}{first:9.2f} s{following:11.2f} s{size:12.0f} kB")


def big_site(browser: Browser, tasks: int, folder: Path) -> None:
    """Print time and size of the index of a synthetic site of ``tasks`` tasks, and times of searching it."""
    root = folder / f"site-{tasks}"
    subprocess.run([sys.executable, str(ROOT / "bench" / "synthetic.py"), str(tasks), str(root)], check=True)
    site = site_of(root)
    cache = folder / f"cache-{tasks}"
    start = time.monotonic()
    files = index_files(search_records(site), config=site.library.config, cache_folder=cache)
    cold = time.monotonic() - start
    start = time.monotonic()
    index_files(search_records(site), config=site.library.config, cache_folder=cache)
    again = time.monotonic() - start
    size = sum(map(len, files.values())) / 1e6
    print(
        f"\n{tasks} tasks: index {cold:.1f} s, unchanged {again:.1f} s, {size:.1f} MB in {len(files)} files"
    )
    out = built(root, folder / f"out-{tasks}")
    slow_line(browser, out, f"{tasks} tasks")


def main() -> None:
    """Print everything."""
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        for number, binary in enumerate(binaries()):
            with pagefind(binary) as version:
                print(f"\n{version}", end=": ")
                quality(browser, folder / f"quality-{number}")
        slow_line(browser, built(ROOT, folder / "real"), "The five plans")
        for tasks in map(int, sys.argv[1:]):
            big_site(browser, tasks, folder)


if __name__ == "__main__":
    main()
