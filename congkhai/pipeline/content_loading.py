"""Files → records → library, with every problem found on the way.

The files of one agency are read, linked and checked by themselves, so that what is made of them can be
remembered by their bytes, and made on several processes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from congkhai.cache import BuildCache
from congkhai.checks import AGENCY_CHECKS, SITE_CHECKS, CheckContext, run_checks
from congkhai.library import Library, PlanEntry, join_plans, link_plans
from congkhai.model import Agency, Config, Plan
from congkhai.model.record_base import yaml_key_of
from congkhai.pipeline.worker_processes import map_on_processes
from congkhai.problems import Problem, sorted_problems
from congkhai.sources import (
    AgencyFiles,
    LineSpan,
    LocationMap,
    ParsedRecord,
    SiteFiles,
    entry_spans,
    parse_agency,
    parse_source,
    read_site_files,
)

_WORTH_A_PROCESS = 300_000  # bytes of YAML; below, starting a second process costs more than it saves


@dataclass(frozen=True, slots=True)
class Content:
    """The site's content; ``library`` is None when config.yaml could not be read.

    ``keys``: agency → a digest of all that its part of the library is made of, the others' names aside;
    ``key``: the same of the whole. ``task_spans``: file of a plan → the lines of each of its tasks.
    """

    library: Library | None
    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    keys: Mapping[str, bytes]
    key: bytes
    task_spans: Mapping[str, tuple[LineSpan, ...]]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)


@dataclass(frozen=True, slots=True)
class _Linked:
    """What the files of one agency say; ``agency`` is None when its card could not be read."""

    agency: tuple[Agency, str] | None
    plans: tuple[PlanEntry, ...]
    problems: tuple[Problem, ...]
    task_spans: Mapping[str, tuple[LineSpan, ...]] = field(default_factory=dict)


class _Reading:
    """The files of a site, read for a day."""

    def __init__(self, files: SiteFiles, as_of: date, drafts: bool) -> None:
        self.files = files
        self.as_of = as_of
        self.drafts = drafts
        self.config: ParsedRecord[Config] | None = None
        self.problems: tuple[Problem, ...] = ()
        if files.config:
            self.config, self.problems = parse_source(files.config, Config)

    def common(self, words: str) -> bytes:
        """A digest of ``words`` and of what decides every part: config.yaml, the day, whether with drafts."""
        config = self.files.config
        about = (words, self.as_of.isoformat(), self.drafts, config.name if config else "")
        digest = hashlib.blake2b(repr(about).encode(), digest_size=16)
        digest.update(config.data if config else b"")
        return digest.digest()

    def key(self, agency_id: str) -> bytes:
        """A digest of all that decides what is linked of an agency."""
        inside = self.files.agencies[agency_id]
        named = [("", inside.profile), *inside.plans.items()]
        sizes = [(place, file.name, len(file.data)) if file else () for place, file in named]
        digest = hashlib.blake2b(self.common(repr((agency_id, sizes))), digest_size=16)
        for file in inside:
            digest.update(file.data)
        return digest.digest()

    def link(self, agency_id: str) -> _Linked:
        """Read, link and check one agency."""
        files = self.files.agencies[agency_id]
        sources = parse_agency(files)
        if self.config is None or sources.profile is None:
            return _Linked(None, (), sources.problems)
        agency = sources.profile.record, sources.profile.file
        records = {(agency_id, key): (plan.record, plan.file) for key, plan in sources.plans.items()}
        plans = link_plans(self.config.record, agency_id, agency, records, drafts=self.drafts)
        library = join_plans(self.config.record, {agency_id: agency}, plans)
        locations = {agency[1]: sources.profile.locations}
        locations |= {plan.file: plan.locations for plan in sources.plans.values()}
        found = run_checks(self._context(library, locations), AGENCY_CHECKS)
        key = yaml_key_of(Plan, "tasks")
        spans = {
            plan.file: entry_spans(files.plans[plan_id].data, plan.locations, key)
            for plan_id, plan in sources.plans.items()
        }
        return _Linked(agency, plans, sources.problems + found, spans)

    def _context(self, library: Library, locations: Mapping[str, LocationMap]) -> CheckContext:
        config = self.config
        ours = {config.file: config.locations} if config else {}
        return CheckContext(library, {**ours, **locations}, self.as_of, config.file if config else "")

    def check_whole(self, library: Library) -> tuple[Problem, ...]:
        """What can be said only of the whole; files are read for their spots where something is wrong."""
        of_config = run_checks(self._context(join_plans(library.config, {}, ()), {}), AGENCY_CHECKS)
        context = CheckContext(
            library, _Places(self.files), self.as_of, self.config.file if self.config else ""
        )
        return of_config + run_checks(context, SITE_CHECKS)


class _Places(Mapping[str, LocationMap]):
    """The spots of each file, read when one is asked for."""

    def __init__(self, files: SiteFiles) -> None:
        self._files = files

    @cached_property
    def _found(self) -> dict[str, LocationMap]:
        found: dict[str, LocationMap] = {}
        for sources in map(parse_agency, self._files.agencies.values()):
            found |= {sources.profile.file: sources.profile.locations} if sources.profile else {}
            found |= {plan.file: plan.locations for plan in sources.plans.values()}
        return found

    def __getitem__(self, file: str) -> LocationMap:
        return self._found[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _size(files: AgencyFiles) -> int:
    return sum(len(file.data) for file in files)


def _linked(
    reading: _Reading, keys: Mapping[str, bytes], build_cache: BuildCache | None, processes: int
) -> dict[str, _Linked]:
    """What each agency's files say, from memory where they are known."""
    found: dict[str, _Linked] = {}
    for agency_id, key in keys.items():
        known = build_cache.get(key) if build_cache else None
        if isinstance(known, _Linked):
            found[agency_id] = known
    new = sorted(keys.keys() - found.keys(), key=lambda name: (-_size(reading.files.agencies[name]), name))
    enough = sum(_size(reading.files.agencies[name]) for name in new) > _WORTH_A_PROCESS
    for agency_id, made in zip(
        new, map_on_processes(reading.link, new, processes if enough else 1), strict=True
    ):
        found[agency_id] = made
        if build_cache:
            build_cache.put(keys[agency_id], made)
    return {agency_id: found[agency_id] for agency_id in keys}


def load_content(
    root: Path,
    as_of: date,
    build_cache: BuildCache | None = None,
    *,
    drafts: bool = False,
    overrides: Mapping[str, bytes] | None = None,
    processes: int = 1,
) -> Content:
    """Read, link and check the site at ``root``; never raises for what editors wrote.

    ``overrides``: file → bytes to read in place of those on disk.
    """
    files = read_site_files(root, overrides)
    reading = _Reading(files, as_of, drafts)
    keys = {agency_id: reading.key(agency_id) for agency_id in files.agencies}
    linked = _linked(reading, keys, build_cache, processes)
    problems = list(files.problems + reading.problems)
    for made in linked.values():
        problems += made.problems
    library = None
    if reading.config is not None:
        agencies = {agency_id: made.agency for agency_id, made in linked.items() if made.agency}
        plans = (plan for made in linked.values() for plan in made.plans)
        library = join_plans(reading.config.record, agencies, plans)
        problems += reading.check_whole(library)
    key = reading.common(repr(list(keys.items())))
    spans = {file: found for made in linked.values() for file, found in made.task_spans.items()}
    return Content(library, sorted_problems(problems), tuple(file.name for file in files), keys, key, spans)
