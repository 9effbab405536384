"""What servers do to the files of the index: refuse an ending, exchange them between two requests."""

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.support.browser import Visit, visit
from tests.support.nginx import Nginx, nginx
from tests.support.site import ROOT, build_site

SETTLED = "[data-finder]:not([aria-busy]) [data-count]:not(:empty)"
TABLE = re.compile(r"chi-muc/moi-nhat/bang\.[0-9a-f]+\.(pf_bang|json)$")
_COUNTS = """async () => {
  const fetched = performance.getEntriesByType("resource").map(entry => entry.name);
  const code = fetched.find(name => /finder[.][0-9a-f]+[.]js/.test(name));
  const { openFinder } = await import(code);
  const index = await (await openFinder(location.href.split("?")[0])).index(0);
  const wrong = [];
  for (const [word, count] of index.counts) { // Pagefind itself finds a little more, "01b" for "b"
    const { size } = await index.positionsOfWord(word);
    if (size < count) wrong.push([word, count, size]);
  }
  return [index.counts.size, wrong];
}"""


@pytest.fixture
def seen(browser: Browser, served_site: Nginx) -> Iterator[Visit]:
    with visit(browser, served_site.origin) as opened:
        yield opened


def found(page: Page, server: Nginx, query: str = "thủ tục") -> list[str]:
    """The pages that ``query`` finds, best first."""
    page.goto(f"{server.url}tim-kiem/?q={query}")
    page.wait_for_selector(SETTLED)
    return paths(page)


def paths(page: Page) -> list[str]:
    links: list[str] = page.eval_on_selector_all(
        ".hit__link", "links => links.map(link => new URL(link.href).pathname)"
    )
    return links


def tables(seen: Visit) -> list[str]:
    return [match[1] for url in seen.trouble.requests if (match := TABLE.search(url))]


def test_the_table_comes_compressed_whatever_the_server_does(seen: Visit, served_site: Nginx) -> None:
    assert found(seen.page, served_site)
    assert tables(seen) == ["pf_bang"]
    assert seen.trouble.all() == []


def _unpacks(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(status=200, body=gzip.decompress(answer.body()))


@pytest.mark.parametrize(
    ("serve", "asked"),
    [(_unpacks, ["pf_bang"]), (lambda route: route.fulfill(status=404), ["pf_bang", "json"])],
    ids=["unpacks it on the way", "knows no such ending"],
)
def test_a_server_with_ideas_of_its_own_is_no_matter(
    serve: Callable[[Route], None], asked: list[str], seen: Visit, served_site: Nginx
) -> None:
    usual = found(seen.page, served_site)
    seen.trouble.requests.clear()
    seen.page.route("**/*.pf_bang", serve)
    assert found(seen.page, served_site) == usual
    assert tables(seen) == asked


def test_a_browser_that_cannot_unpack_reads_the_plain_table(seen: Visit, served_site: Nginx) -> None:
    seen.page.add_init_script("delete globalThis.DecompressionStream")
    assert found(seen.page, served_site)
    assert tables(seen) == ["json"]
    assert seen.trouble.all() == []


def test_every_word_of_the_table_stands_where_it_says(seen: Visit, served_site: Nginx) -> None:
    found(seen.page, served_site)
    words, wrong = seen.page.evaluate(_COUNTS)
    assert words > 500
    assert wrong == []


@pytest.fixture(scope="module")
def switched(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Nginx, Path]]:
    """A site served as it becomes, and beside it what it was; most texts differ."""
    root = tmp_path_factory.mktemp("switched")
    shutil.copytree(ROOT / "plans", root / "plans")
    shutil.copy(ROOT / "config.yaml", root)
    for file in sorted((root / "plans").rglob("*.yaml")):
        file.write_text(file.read_text("utf-8").replace("thủ tục", "thủ tục mới"), "utf-8")
    done = build_site(root, root / "out")
    assert done.returncode == 0, done.stderr
    with nginx(root / "out", tmp_path_factory.mktemp("nginx")) as server:
        yield server, site


def test_an_old_table_never_answers_for_a_new_index(browser: Browser, switched: tuple[Nginx, Path]) -> None:
    """The list was read just before the switch, Pagefind's entry just behind it."""
    server, old = switched
    folder = old / "tim-kiem" / "chi-muc"
    lists = []

    def from_before(route: Route) -> None:
        lists.append(route.request.url)
        if len(lists) == 1:
            route.fulfill(path=folder / "muc-luc.json")
        else:
            route.continue_()

    def carried_over(route: Route) -> None:
        file = folder / route.request.url.partition("/chi-muc/")[2]
        if file.is_file() and "bang." in file.name:
            route.fulfill(path=file)
        else:
            route.continue_()

    with visit(browser, server.origin) as seen:
        right = found(seen.page, server)
        assert right
    with visit(browser, server.origin) as seen:
        seen.page.route("**/muc-luc.json", from_before)
        seen.page.route("**/bang.*", carried_over)
        assert found(seen.page, server) == right
        assert len(lists) == 2


def test_an_index_whose_files_are_gone_is_read_anew(browser: Browser, switched: tuple[Nginx, Path]) -> None:
    """A plain copy of a site over another drops the files that an open page has yet to ask for."""
    server, _ = switched
    asked: list[str] = []

    def missing(route: Route) -> None:
        asked.append(route.request.url)
        if sum("muc-luc" in url for url in asked) < 2 and ".pf_index" in route.request.url:
            route.fulfill(status=404)
        else:
            route.continue_()

    with visit(browser, server.origin) as seen:
        right = found(seen.page, server)
    with visit(browser, server.origin) as seen:
        seen.page.route(re.compile("muc-luc|pf_index"), missing)
        assert found(seen.page, server) == right
        assert sum("muc-luc" in url for url in asked) == 2
