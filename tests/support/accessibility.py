"""axe-core, as the axe-playwright-python package carries it, run on an open page."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a colour scheme can break; a dark page differs from the light one in nothing else."""

_RUN = """
async ([type, values]) => {
  const found = await axe.run(document, {runOnly: {type, values}, resultTypes: ['violations']});
  return found.violations.map(v => ({rule: v.id, impact: v.impact || '', help: v.help,
    nodes: v.nodes.map(n => ({target: n.target.join(' '), html: n.html, why: n.failureSummary || ''}))}));
}
"""


@dataclass(frozen=True)
class Violation:
    """One rule of axe that the page breaks, and where: CSS selector, HTML and axe's reason of each place."""

    rule: str
    impact: str
    help: str
    nodes: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        places = "; ".join(f"{target}: {why}" for target, _, why in self.nodes[:5])
        return f"{self.rule} ({self.impact}): {self.help} [{len(self.nodes)}] {places}"


@cache
def _source() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def _place(node: dict[str, str]) -> tuple[str, str, str]:
    return node["target"], node["html"], node["why"]


def axe(page: Page, rules: tuple[str, ...] = ()) -> list[Violation]:
    """Give what axe finds wrong on the open page, by all rules of TAGS or by the named ``rules`` alone.

    The page's context was opened with `bypass_csp=True`.
    """
    chosen = ["rule", list(rules)] if rules else ["tag", list(TAGS)]
    if not page.evaluate("typeof window.axe === 'object'"):
        page.add_script_tag(content=_source())
    found: list[dict[str, Any]] = page.evaluate(_RUN, chosen)
    return [
        Violation(
            v["rule"], v["impact"], v["help"], tuple((n["target"], n["html"], n["why"]) for n in v["nodes"])
        )
        for v in found
    ]
