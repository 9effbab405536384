"""Fixtures for every test; what they are made of is in tests/support/.

Playwright's synchronous interface keeps an event loop running in its thread: after `browser` was used, a test
in the same process cannot call `asyncio.run` there. Run such code in a process of its own, as a person would.
"""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.support.browser import DESK, PHONE, Visit, chromium, visit
from tests.support.nginx import Nginx, nginx
from tests.support.site import ROOT, build_site

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


def _shared_dir(factory: pytest.TempPathFactory) -> Path:
    """Give the folder that all workers of one test run share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real plans, built once for all workers; tests only read it."""
    shared = _shared_dir(tmp_path_factory)
    out, verdict = shared / "site", shared / "site.failed"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not verdict.exists():
            done = build_site(ROOT, out)
            verdict.write_text(
                "" if done.returncode == 0 else f"exit {done.returncode}\n{done.stdout}{done.stderr}"
            )
    if message := verdict.read_text():
        pytest.fail(f"the real plans do not build: {message}", pytrace=False)
    return out


@pytest.fixture(scope="session")
def served_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """The site of the real plans, served by nginx under /congkhai/ with the strict policy."""
    with nginx(site, tmp_path_factory.mktemp("nginx")) as server:
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
