"""Fixtures for every test; what they are made of is in tests/support/.

Playwright's synchronous interface keeps an event loop running in its thread: after `browser` was used, a test
in the same process cannot call `asyncio.run` there. Run such code in a process of its own, as a person would.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser
from xdist.scheduler import LoadFileScheduling

from tests.support.browser import DESK, PHONE, Visit, chromium, visit
from tests.support.built_once import built_once
from tests.support.example import EXAMPLE, EXAMPLE_DAY
from tests.support.nginx import Nginx, nginx
from tests.support.search import AS_OF as SEARCHED_DAY
from tests.support.search import look_alikes_by_year, searched_site
from tests.support.site import AS_OF, ROOT, Done, build_site

# No test measures time, and the same code gets the same examples: a failure can be seen again.
settings.register_profile("congkhai", deadline=None, derandomize=True, database=None)
settings.load_profile("congkhai")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept`` makes what a golden test gives now what it must give."""
    parser.addoption("--accept", action="store_true", help="take what golden tests give now as right")


SLOW = {
    "test_edit_form",
    "test_faults",
    "test_git_safety",
    "test_incremental",
    "test_output_links",
    "test_page_structure",
    "test_publish",
    "test_publish_certified",
    "test_publish_deploy",
    "test_publish_hook",
    "test_publish_hook_names",
    "test_publish_hostile",
    "test_search_index_check",
    "test_serve_running",
    "test_server_samples",
    "test_setup",
    "test_template_limits",
}
"""Files of tests/unit that start many programs; ``make quick`` leaves them out."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.stem in SLOW:
            item.add_marker(pytest.mark.slow)


SPREAD = "test_accessibility.py::"
"""The longest tests; they share only what is built once for a whole run, so any worker takes any of them."""


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Give a worker all tests of a file, as ``--dist loadfile`` does, but those of SPREAD one by one."""
    if config.getoption("dist") != "loadfile":
        return None
    scheduler = LoadFileScheduling(config, log)
    file_of = scheduler._split_scope
    scheduler._split_scope = lambda nodeid: nodeid if SPREAD in nodeid else file_of(nodeid)
    return scheduler


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real plans, built once for all workers; tests read it only."""
    return built_once(tmp_path_factory, "site", lambda out: build_site(ROOT, out))


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with its search, built once for all workers; tests only read it."""
    return built_once(tmp_path_factory, "example", lambda out: build_site(EXAMPLE, out, EXAMPLE_DAY))


def _from_sources(write: Callable[[Path], None], out: Path, as_of: date) -> Done:
    """Write the sources of a site beside `out`, and build it."""
    root = out.with_name(f"{out.name}.sources")
    root.mkdir()
    write(root)
    return build_site(root, out, as_of)


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the query set, built once for all workers; tests only read it."""
    return built_once(
        tmp_path_factory, "searched", lambda out: _from_sources(searched_site, out, SEARCHED_DAY)
    )


@pytest.fixture(scope="session")
def searched_by_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Real plans and similar texts, with an index for each year, built once; tests only read it."""
    return built_once(tmp_path_factory, "by-year", lambda out: _from_sources(look_alikes_by_year, out, AS_OF))


@pytest.fixture(scope="session")
def served_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """The site of the real plans, served by nginx under /congkhai/ with the strict policy."""
    with nginx(site, tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="session")
def served_example(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """The demonstration, served by nginx under /cong-khai/, the sub-path that its config.yaml names."""
    with nginx(example_site, tmp_path_factory.mktemp("nginx-example"), "/cong-khai/") as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once for each worker."""
    with chromium() as running:
        yield running


@pytest.fixture
def phone(browser: Browser, served_site: Nginx) -> Iterator[Visit]:
    """An empty page of a cheap phone's size, at home on the served site."""
    with visit(browser, served_site.origin, PHONE) as opened:
        yield opened


@pytest.fixture
def desk(browser: Browser, served_site: Nginx) -> Iterator[Visit]:
    """An empty page of a desktop's size, at home on the served site."""
    with visit(browser, served_site.origin, DESK) as opened:
        yield opened


@pytest.fixture
def no_script(browser: Browser, served_site: Nginx) -> Iterator[Visit]:
    """An empty page with JavaScript switched off, at home on the served site."""
    with visit(browser, served_site.origin, DESK, java_script_enabled=False) as opened:
        yield opened
