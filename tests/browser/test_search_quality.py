"""Which pages a query puts on top, in Chromium on a served site, against a plain scan of the texts."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from congkhai.library import Library
from congkhai.pipeline.content_loading import load_content
from tests.support.browser import visit
from tests.support.nginx import Nginx, nginx
from tests.support.search import AS_OF, ask_all, is_right, queries, reciprocal_rank, searched_site
from tests.support.search_scan import abbreviations, expected, texts
from tests.support.site import build_site

ENOUGH = 0.99


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("searched")
    searched_site(root)
    found = load_content(root, AS_OF).library
    assert found
    return found


@pytest.fixture(scope="module", params=["pinned", "newer"])
def server(
    searched: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Nginx]:
    """The site with the index of the pinned Pagefind, and of the newer one that .ci/run names if it can."""
    out = searched
    if request.param == "newer":
        newer = os.environ.get("CONGKHAI_NEWER_PAGEFIND")
        if not newer:
            pytest.skip("no newer Pagefind named by CONGKHAI_NEWER_PAGEFIND")
        root = tmp_path_factory.mktemp("newer")
        searched_site(root)
        out = root / "out"
        done = build_site(root, out, AS_OF, "--pagefind", newer)
        assert done.returncode == 0, done.stdout + done.stderr
    with nginx(out, tmp_path_factory.mktemp("nginx")) as running:
        yield running


def test_the_right_pages_stand_on_top(browser: Browser, server: Nginx, library: Library) -> None:
    asked = queries()
    assert len(asked) >= 450
    pages, pairs = texts(library), abbreviations(library)
    with visit(browser, server.origin) as seen:
        answers = ask_all(seen.page, server.url, [query.text for query in asked])
        assert seen.trouble.all() == []
    wrong, ranks = [], []
    for query, (found, exact) in zip(asked, answers, strict=True):
        groups = expected(query, pages, pairs)
        assert groups, f"nothing to find: {query}"
        ranks.append(reciprocal_rank(found, groups))
        if not is_right(found, groups) or exact is not query.exact:
            first = [sorted(group) for group in groups]
            size = sum(map(len, groups))
            wrong.append(f"{query.kind}: {query.text!r} exact={exact}: {found[:size][:12]} for {first}"[:900])
    share = 1 - len(wrong) / len(asked)
    assert share >= ENOUGH, "\n".join([f"{share:.1%} right", *wrong])
    assert sum(ranks) / len(ranks) >= ENOUGH
