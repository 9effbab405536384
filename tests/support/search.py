"""The query set of the quality tests, the site that it is asked of, and asking it in a browser."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from tests.support.search_scan import Query
from tests.support.site import ROOT

DATA = ROOT / "tests" / "data"
EXAMPLE = ROOT / "examples" / "minh-hoa"
AS_OF = date(2026, 9, 15)
"""The last day of the example's reports: a site with the example is built for it."""


def queries() -> list[Query]:
    """The query set, tests/data/queries*.json; ``scan`` is the query itself where the file gives no other."""
    found = []
    for file in sorted(DATA.glob("queries*.json")):
        for kind, rows in json.loads(file.read_text("utf-8")).items():
            for row in rows:
                row = {"q": row} if isinstance(row, str) else row
                scan = row.get("scan", row["q"])
                scan = (scan,) if isinstance(scan, str) else tuple(scan)
                found.append(Query(kind, row["q"], scan, row.get("how", "phrase"), row.get("exact", True)))
    return found


def look_alikes(root: Path) -> None:
    """Write the site of the real plans, with further plans of similar texts, into ``root``."""
    shutil.copy(ROOT / "config.yaml", root)
    shutil.copytree(ROOT / "plans", root / "plans")
    shutil.copytree(DATA / "look-alikes", root / "plans", dirs_exist_ok=True)


def look_alikes_by_year(root: Path) -> None:
    """Write the site of ``look_alikes`` into ``root``, so small years get an index of their own."""
    look_alikes(root)
    with (root / "config.yaml").open("a", encoding="utf-8") as config:
        config.write("\ntim_kiem: {chia_nam_khi_qua: 10}\n")


def searched_site(root: Path) -> None:
    """Write the site of the query set into ``root``: real plans, similar texts and the example together."""
    look_alikes(root)
    shutil.copytree(EXAMPLE / "plans", root / "plans", dirs_exist_ok=True)
    ours, theirs = (yaml.safe_load((place / "config.yaml").read_text("utf-8")) for place in (ROOT, EXAMPLE))
    for name in ("bo_tieu_chi", "viet_tat", "loai_co_quan"):
        ours[name] = theirs[name] | ours[name]
    ours["can_cu_phap_ly"] += theirs["can_cu_phap_ly"]
    (root / "config.yaml").write_text(yaml.safe_dump(ours, allow_unicode=True, sort_keys=False), "utf-8")


def is_right(found: list[str], groups: list[set[str]]) -> bool:
    """Whether the expected pages, and no others, are on top, group by group."""
    at = 0
    for group in groups:
        if set(found[at : at + len(group)]) != group:
            return False
        at += len(group)
    return True


def reciprocal_rank(found: list[str], groups: list[set[str]]) -> float:
    """1 / rank of the first expected page, ranks counted from 1; 0 where none is found."""
    wanted = set().union(*groups)
    return next((1 / place for place, path in enumerate(found, 1) if path in wanted), 0.0)


# Uses the scripts that the page has loaded; gives all hits, not only the shown ones.
_ASK = """async texts => {
  const fetched = performance.getEntriesByType("resource").map(entry => entry.name);
  const code = fetched.find(name => /finder[.][0-9a-f]+[.]js/.test(name));
  const { openFinder } = await import(code);
  const finder = await openFinder(location.href.split("?")[0]);
  const all = [];
  for (const text of texts) {
    const answer = await finder.find(0, { text, chosen: new Map(), sort: "" });
    const hits = [...answer.shown, ...answer.near];
    const paths = await Promise.all(hits.map(async hit => (await answer.index.text(hit.record)).path));
    all.push([paths, answer.exact]);
  }
  return all;
}"""


def ask_all(page: Page, site: str, asked: list[str]) -> list[tuple[list[str], bool]]:
    """For each of the texts ``asked``: the paths found, best first, and whether the hits are exact."""
    page.goto(f"{site}tim-kiem/?q=a")
    page.wait_for_selector("[data-finder]:not([aria-busy]) [data-count]:not(:empty)")
    answers: Any = page.evaluate(_ASK, asked)
    return [(paths, exact) for paths, exact in answers]
