"""What a search should find, by a plain scan of the texts: no index, no ranking, no positions."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from pydantic import BaseModel

from congkhai import urls
from congkhai.library import Library
from congkhai.vietnamese import fold, norm
from tests.support.site import ROOT

DATA = ROOT / "tests" / "data"
_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"\]\([^)]*\)")
Words = list[str]


@dataclass(frozen=True)
class Query:
    """A query with what to scan the texts for; ``how`` they must stand: phrase, apart or prefix."""

    kind: str
    text: str
    scan: tuple[str, ...]
    how: str = "phrase"
    exact: bool = True  # False: the page must say that it found only something like it


@dataclass(frozen=True)
class Text:
    """A page: its own fields and those of its place, each as words."""

    path: str
    own: tuple[Words, ...]
    context: tuple[Words, ...]


def queries() -> list[Query]:
    """The query set; ``scan`` is the query itself where nothing else is given."""
    found = []
    for kind, rows in json.loads((DATA / "queries.json").read_text("utf-8")).items():
        for row in rows:
            row = {"q": row} if isinstance(row, str) else row
            scan = row.get("scan", row["q"])
            scan = (scan,) if isinstance(scan, str) else tuple(scan)
            found.append(Query(kind, row["q"], scan, row.get("how", "phrase"), row.get("exact", True)))
    return found


def words(text: str) -> Words:
    """Words of a text, in lower case, one placement of tones."""
    return [word.lower() for word in _WORD.findall(norm(_LINK.sub("]", text)))]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name))
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from (*_strings(key), *_strings(inside))
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _strings(inside)
    elif type(value) is str and not value.startswith("https://"):
        yield value


def _fields(*values: Any) -> tuple[Words, ...]:
    return tuple(words(text) for value in values for text in _strings(value))


def look_alikes(root: Path) -> None:
    """Lay the site of the real plans with the planted look-alikes beside them into ``root``."""
    shutil.copy(ROOT / "config.yaml", root)
    shutil.copytree(ROOT / "plans", root / "plans")
    shutil.copytree(DATA / "look-alikes", root / "plans", dirs_exist_ok=True)


def texts(library: Library) -> list[Text]:
    """Every page that can be found, with all that its record says and all that its place says."""
    found = []
    for agency in library.agencies.values():
        kind = library.config.agency_kinds.get(agency.record.kind or "")
        found.append(Text(urls.agency(agency.id), _fields(agency.record), _fields(kind)))
        names = (agency.record.name, agency.record.short_name)
        for key in agency.plans:
            plan = library.plans[key]
            record = plan.record
            bare = record.model_copy(update={"tasks": ()})
            year = f"Kế hoạch năm {record.years}"
            found.append(Text(urls.plan(key), _fields(bare, year), _fields(names)))
            for task in plan.tasks:
                units = [library.units[agency.id, unit].record.name for unit in (*task.lead, *task.support)]
                place = (
                    [section.record.title for section in task.sections],
                    [library.criteria[criterion].name for criterion in task.criteria],
                    units, record.title, record.number, year, names,
                )  # fmt: skip
                found.append(Text(urls.task(task.key), _fields(task.record), _fields(place)))
    return found


def _meets(sought: str, word: str) -> bool:
    return sought == word or (fold(sought) == sought and fold(word) == sought)


def _stands(sought: Words, field: Words, typed: str) -> bool:
    """Whether the words stand in the field one after the other; ``typed``: the last word as begun, or ""."""

    def fits(at: int, i: int) -> bool:
        if typed and i == len(sought) - 1:
            bare = fold(sought[i]) == sought[i]
            return (fold(field[at + i]) if bare else field[at + i]).startswith((sought[i], typed))
        return _meets(sought[i], field[at + i])

    return any(all(fits(at, i) for i in range(len(sought))) for at in range(len(field) - len(sought) + 1))


def _written_otherwise(sought: Words, pairs: list[tuple[Words, Words]]) -> list[Words]:
    """The sought words themselves, and with abbreviations read out or whole names abbreviated."""
    found = [sought]
    for current in found:
        for short, long in (*pairs, *((long, short) for short, long in pairs)):
            for at in range(len(current) - len(short) + 1):
                if all(_meets(current[at + i], word) for i, word in enumerate(short)):
                    other = [*current[:at], *long, *current[at + len(short) :]]
                    if other not in found and len(found) < 12:
                        found.append(other)
    return found


def _test(query: Query, pairs: list[tuple[Words, Words]]) -> Callable[[Iterable[Words]], bool]:
    sought = [way for text in query.scan for way in _written_otherwise(words(text), pairs)]
    if query.how == "apart":
        return lambda fields: any(
            all(any(_meets(word, other) for field in fields for other in field) for word in scan)
            for scan in sought
        )
    # a word half typed may carry its tone where it will not stay: "toá" becomes "toán"
    typed = query.scan[0].lower().split()[-1] if query.how == "prefix" else ""
    return lambda fields: any(_stands(scan, field, typed) for scan in sought for field in fields)


def abbreviations(library: Library) -> list[tuple[Words, Words]]:
    """The site's abbreviations and their meanings, as words."""
    known = library.config.abbreviations
    return [(words(short), words(entry.meaning)) for short, entry in known.items()]


def expected(query: Query, pages: list[Text], pairs: list[tuple[Words, Words]]) -> list[set[str]]:
    """The pages that must stand on top: first those whose own text answers, then those by their place."""
    test = _test(query, pairs)
    if query.how == "apart":
        return [{page.path for page in pages if test([*page.own, *page.context])}]
    own = {page.path for page in pages if test(page.own)}
    context = {page.path for page in pages if page.path not in own and test(page.context)}
    return [group for group in (own, context) if group]


def is_right(found: list[str], groups: list[set[str]]) -> bool:
    """Whether the expected pages, and no others, stand on top, group by group."""
    at = 0
    for group in groups:
        if set(found[at : at + len(group)]) != group:
            return False
        at += len(group)
    return True


def reciprocal_rank(found: list[str], groups: list[set[str]]) -> float:
    """One over the place of the first expected page."""
    wanted = set().union(*groups)
    return next((1 / place for place, path in enumerate(found, 1) if path in wanted), 0.0)


# The page's own engine, as its scripts are on the page; the answer is every hit, not only those shown.
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
    """For each text the paths found, best first, and whether the page calls them exact."""
    page.goto(f"{site}tim-kiem/?q=a")
    page.wait_for_selector("[data-finder]:not([aria-busy]) [data-count]:not(:empty)")
    answers: list[tuple[list[str], bool]] = page.evaluate(_ASK, asked)
    return answers
