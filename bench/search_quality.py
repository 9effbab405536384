"""How well the search finds, for each class of queries, compared with plain Pagefind on the same texts."""

from __future__ import annotations

import os
import statistics
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

from bench.slow_line import serve
from congkhai.facts import evaluate_all
from congkhai.pages.page_base import SiteData
from congkhai.pipeline.content_loading import load_content
from congkhai.search import search_records
from congkhai.search.pagefind_program import BINARY_VARIABLE, find_binary
from congkhai.search.token_encoding import strip_markdown
from tests.support.browser import visit
from tests.support.search import AS_OF, ask_all, is_right, queries, reciprocal_rank, searched_site
from tests.support.search_scan import abbreviations, expected, texts
from tests.support.site import build_site

_DEFAULTS = """async ([base, texts]) => {
  const pagefind = (await import(base + "pagefind.js")).createInstance({ basePath: base });
  const all = [];
  for (const text of texts) {
    const { results } = await pagefind.search(text);
    all.push(await Promise.all(results.map(async result => (await result.data()).raw_url.slice(1))));
  }
  return all;
}"""
_NEWER = "CONGKHAI_NEWER_PAGEFIND"
Answers = list[list[str]]
Score = tuple[bool, float]  # whether exactly the right pages are on top; reciprocal rank of the first


@contextmanager
def pagefind(binary: str | None) -> Iterator[str]:
    """Use ``binary`` (None: the named or installed program) in this context; gives its version."""
    before = os.environ.get(BINARY_VARIABLE)
    if binary:
        os.environ[BINARY_VARIABLE] = binary
    try:
        done = subprocess.run([str(find_binary()), "--version"], capture_output=True, text=True, check=False)
        yield done.stdout.strip() or "pagefind"
    finally:
        if binary and before is None:
            del os.environ[BINARY_VARIABLE]
        elif before is not None:
            os.environ[BINARY_VARIABLE] = before


def binaries() -> tuple[str | None, ...]:
    """The programs to compare: None for the named or installed one, and a newer one where _NEWER names it."""
    return (None, *filter(None, [os.environ.get(_NEWER)]))


def default_bundle(site: SiteData, pages: Path, folder: Path) -> None:
    """Index the same texts as plain HTML pages with Pagefind's defaults, into ``folder``."""
    for record in search_records(site):
        fields = "".join(f"<p>{escape(strip_markdown(text))}</p>" for text in (*record.own, *record.context))
        title = escape(strip_markdown(record.title))
        file = pages / record.path / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(f'<!doctype html><html lang="vi"><body><h1>{title}</h1>{fields}', "utf-8")
    command = [str(find_binary()), "--site", str(pages), "--output-path", str(folder), "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def quality(browser: Browser, folder: Path) -> None:
    """Print for each class of queries how often exactly the right pages are on top, and the mean rank."""
    root, out = folder / "root", folder / "out"
    root.mkdir(parents=True)
    searched_site(root)
    done = build_site(root, out, AS_OF)
    library = load_content(root, AS_OF).library
    if done.returncode or library is None:
        raise SystemExit(done.stdout + done.stderr)
    default_bundle(SiteData(library, evaluate_all(library, AS_OF)), folder / "plain-pages", out / "mac-dinh")
    asked = queries()
    pages, pairs = texts(library), abbreviations(library)
    wanted = [expected(query, pages, pairs) for query in asked]
    words = [query.text for query in asked]
    with serve(out, slow=False) as (url, _), visit(browser, url.rstrip("/")) as seen:
        ours: Answers = [found for found, _ in ask_all(seen.page, url, words)]
        defaults: Answers = seen.page.evaluate(_DEFAULTS, [f"{url}mac-dinh/", words])
    kinds = [query.kind for query in asked]
    _report(kinds, _scores(ours, wanted), _scores(defaults, wanted), len(pages))


def _scores(answers: Answers, wanted: list[list[set[str]]]) -> list[Score]:
    pairs = zip(answers, wanted, strict=True)
    return [(is_right(found, groups), reciprocal_rank(found, groups)) for found, groups in pairs]


def _report(kinds: list[str], ours: list[Score], defaults: list[Score], pages: int) -> None:
    print(f"{len(kinds)} queries, {pages} pages")
    print(f"{'':40}{'count':>6}   {'this site':^15}   {'Pagefind as it comes':^20}")
    print(f"{'':40}{'':>6}   {'on top':>8}{'MRR':>7}   {'on top':>10}{'MRR':>8}")
    for kind in (*dict.fromkeys(kinds), "all"):
        at = [i for i, one in enumerate(kinds) if kind in (one, "all")]
        (mine, rank), (theirs, their_rank) = (_mean([scores[i] for i in at]) for scores in (ours, defaults))
        print(f"{kind:40}{len(at):>6}   {mine:>8.1%}{rank:>7.3f}   {theirs:>10.1%}{their_rank:>8.3f}")


def _mean(scores: list[Score]) -> tuple[float, float]:
    return statistics.fmean(right for right, _ in scores), statistics.fmean(rank for _, rank in scores)
