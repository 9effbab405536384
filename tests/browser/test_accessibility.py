"""Pages of each type of both sites, asked by axe: the longest tests, which any worker can take."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.accessibility import COLOURS, axe
from tests.support.browser import DESK, PHONE, visit
from tests.support.crawl import some_of_each_type
from tests.support.nginx import Nginx


@pytest.mark.parametrize(("scheme", "rules"), [("light", ()), ("dark", COLOURS)])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("folder", "server"), [("site", "served_site"), ("example_site", "served_example")])
def test_every_type_of_page_passes_axe(
    browser: Browser,
    request: pytest.FixtureRequest,
    folder: str,
    server: str,
    size: tuple[int, int],
    scheme: str,
    rules: tuple[str, ...],
) -> None:
    site: Path = request.getfixturevalue(folder)
    served: Nginx = request.getfixturevalue(server)
    found = []
    with visit(browser, served.origin, size, bypass_csp=True, color_scheme=scheme) as opened:
        for path in some_of_each_type(site):
            opened.page.goto(served.url + path)
            found += [f"{path or '/'}: {violation}" for violation in axe(opened.page, rules)]
    assert found == []
