"""Files → records → library, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from congkhai.checks import Context, run_checks
from congkhai.library import Library, build_library
from congkhai.memo import Memo
from congkhai.model import Agency, Plan
from congkhai.problems import Problem, in_order
from congkhai.sources import SiteSources, Source, Spots, read_site


@dataclass(frozen=True, slots=True)
class Content:
    """The site's content; ``library`` is None when config.yaml could not be read."""

    library: Library | None
    problems: tuple[Problem, ...]
    sources: SiteSources

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)


def link(sources: SiteSources, drafts: bool) -> Library | None:
    """The library of what could be read."""
    if sources.config is None:
        return None
    return build_library(
        sources.config.record,
        {key: (source.record, source.file) for key, source in sources.agencies.items()},
        {key: (source.record, source.file) for key, source in sources.plans.items()},
        drafts=drafts,
    )


def spots_of(sources: SiteSources) -> Mapping[str, Spots]:
    """File → the places of its values."""
    read: list[Source[Agency] | Source[Plan]] = [*sources.agencies.values(), *sources.plans.values()]
    spots = {source.file: source.spots for source in read}
    if sources.config is not None:
        spots[sources.config.file] = sources.config.spots
    return spots


def load_content(
    root: Path,
    as_of: date,
    memo: Memo | None = None,
    *,
    drafts: bool = False,
    instead: Mapping[str, bytes] | None = None,
) -> Content:
    """Read, link and check the site at ``root``; never raises for what editors wrote.

    ``instead``: file → bytes to read in place of those on disk.
    """
    sources = read_site(root, remembered=memo, instead=instead)
    library = link(sources, drafts)
    found = sources.problems
    if library is not None:
        file = sources.config.file if sources.config else ""
        found += run_checks(Context(library, spots_of(sources), as_of, file))
    return Content(library, in_order(found), sources)
