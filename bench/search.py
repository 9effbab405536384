"""How good and how fast the search is.

    python bench/search.py                 quality beside Pagefind's defaults, and the slow line
    python bench/search.py 1000 10000      the same, then sites of so many tasks

PAGEFIND_BINARY_PATH names another Pagefind.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page

from bench.slow_line import Line, serve
from congkhai.facts import judge_all
from congkhai.pages.base import Site
from congkhai.pipeline.content import load_content
from congkhai.search import index_files, search_records
from congkhai.search.carrier import plain
from congkhai.search.pagefind import find_binary
from tests.support.browser import PHONE, chromium, visit
from tests.support.search import (
    abbreviations,
    ask_all,
    expected,
    is_right,
    look_alikes,
    queries,
    reciprocal_rank,
    texts,
)
from tests.support.site import AS_OF, ROOT, build_site

_DEFAULTS = """async ([base, texts]) => {
  const pagefind = (await import(base + "pagefind.js")).createInstance({ basePath: base });
  const all = [];
  for (const text of texts) {
    const { results } = await pagefind.search(text);
    all.push(await Promise.all(results.map(async result => (await result.data()).raw_url.slice(1))));
  }
  return all;
}"""
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
Answers = list[list[str]]


def built(root: Path, out: Path) -> Path:
    """The site at ``root``, built into ``out``."""
    done = build_site(root, out)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return out


def site_of(root: Path) -> Site:
    """The content at ``root``, judged."""
    library = load_content(root, AS_OF).library
    if library is None:
        raise SystemExit("config.yaml cannot be read")
    return Site(library, judge_all(library, AS_OF))


def default_bundle(site: Site, pages: Path, folder: Path) -> None:
    """What Pagefind makes of the same texts by itself, as plain pages."""
    for record in search_records(site):
        fields = "".join(f"<p>{escape(plain(text))}</p>" for text in (*record.own, *record.context))
        title = escape(plain(record.title))
        file = pages / record.path / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(f'<!doctype html><html lang="vi"><body><h1>{title}</h1>{fields}', "utf-8")
    command = [str(find_binary(None)), "--site", str(pages), "--output-path", str(folder), "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def quality(browser: Browser, folder: Path) -> None:
    """Share of the query set with all the right pages on top, and mean reciprocal rank."""
    root = folder / "look-alikes"
    root.mkdir()
    look_alikes(root)
    out = built(root, folder / "look-alikes-out")
    site = site_of(root)
    default_bundle(site, folder / "plain-pages", out / "mac-dinh")
    asked = queries()
    wanted = [expected(query, texts(site.library), abbreviations(site.library)) for query in asked]
    with serve(out, slow=False) as (url, _), visit(browser, url.rstrip("/")) as seen:
        words = [query.text for query in asked]
        ours = [found for found, _ in ask_all(seen.page, url, words)]
        plain_pagefind: Answers = seen.page.evaluate(_DEFAULTS, [f"{url}mac-dinh/", words])
    print(f"\n{len(asked)} queries, {len(texts(site.library))} pages")
    print(f"{'':28}{'right':>12}{'MRR':>8}")
    rows = {"this site": ours, "Pagefind's defaults": plain_pagefind}
    wrong: dict[str, Counter[str]] = {}
    for name, answers in rows.items():
        judged = [is_right(found, groups) for found, groups in zip(answers, wanted, strict=True)]
        ranks = [reciprocal_rank(found, groups) for found, groups in zip(answers, wanted, strict=True)]
        wrong[name] = Counter(query.kind for query, right in zip(asked, judged, strict=True) if not right)
        share = sum(judged) / len(asked)
        print(f"{name:28}{sum(judged):>5} {share:>6.1%}{statistics.fmean(ranks):>8.3f}")
    for name, kinds in wrong.items():
        print(f"wrong, {name}: " + (", ".join(f"{kind} {count}" for kind, count in kinds.items()) or "none"))


def timed(page: Page, act: Callable[[], Any]) -> float:
    """Seconds from the key that ``act`` presses until a hit stands on the page, by the page's own clock."""
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
    """First hit when the engine was fetched on focus, or only at the first key; the next query."""
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
    """A made-up site of ``tasks`` tasks: time and size of its index, and searching it."""
    root = folder / f"site-{tasks}"
    subprocess.run([sys.executable, str(ROOT / "bench" / "synthetic.py"), str(tasks), str(root)], check=True)
    site = site_of(root)
    cache = folder / f"cache-{tasks}"
    start = time.monotonic()
    files = index_files(search_records(site), config=site.library.config, cache=cache)
    cold = time.monotonic() - start
    start = time.monotonic()
    index_files(search_records(site), config=site.library.config, cache=cache)
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
        quality(browser, folder)
        slow_line(browser, built(ROOT, folder / "real"), "The five plans")
        for tasks in map(int, sys.argv[1:]):
            big_site(browser, tasks, folder)


if __name__ == "__main__":
    main()
