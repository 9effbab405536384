"""Settings of the reader's machine: less motion, the system's own colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.support.browser import visit
from tests.support.nginx import Nginx

MOVING = """[...document.querySelectorAll('*')].filter(e => {
  const s = getComputedStyle(e);
  return [s.transitionDuration, s.animationDuration].some(t => parseFloat(t) > 0.01);
}).map(e => e.outerHTML.slice(0, 80))"""
HIDDEN_MARKS = """[...document.querySelectorAll('.status')].filter(e => {
  const s = getComputedStyle(e);
  return e.offsetParent && (s.color === s.backgroundColor || !e.innerText.trim());
}).map(e => e.outerHTML.slice(0, 80))"""


def test_nothing_moves_for_those_who_ask(browser: Browser, served_site: Nginx) -> None:
    with visit(browser, served_site.origin, reduced_motion="reduce") as seen:
        for path in ("", "ke-hoach/so-vhtt/2022-cchc/", "ke-hoach/so-vhtt/2022-cchc/A.I.3/", "tim-kiem/"):
            seen.page.goto(served_site.url + path, wait_until="networkidle")
            assert seen.page.evaluate(MOVING) == [], path
            assert seen.page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_systems_own_colours_hide_nothing(browser: Browser, served_site: Nginx, scheme: str) -> None:
    """In forced colours a status still says its word, and keyboard focus is still seen."""
    with visit(browser, served_site.origin, forced_colors="active", color_scheme=scheme) as seen:
        for path in ("", "ke-hoach/so-vhtt/2022-cchc/", "ke-hoach/so-vhtt/2022-cchc/A.I.3/"):
            seen.page.goto(served_site.url + path, wait_until="networkidle")
            assert seen.page.evaluate("matchMedia('(forced-colors: active)').matches")
            assert seen.page.evaluate(HIDDEN_MARKS) == [], path
            for _ in range(4):
                seen.page.keyboard.press("Tab")
                ring = seen.page.evaluate(
                    "(s => [s.outlineStyle, parseFloat(s.outlineWidth)])"
                    "(getComputedStyle(document.activeElement))"
                )
                assert ring[0] != "none", path
                assert ring[1] >= 2, path
