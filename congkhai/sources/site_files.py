"""Reads the files of a site folder and parses them into records, with every problem of every file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from congkhai.model import Agency, Plan, Record
from congkhai.problems import Problem, sorted_problems
from congkhai.sources.file_parser import parse_file
from congkhai.sources.location_map import LocationMap
from congkhai.sources.site_folder import FolderEntry, SiteFolder
from congkhai.sources.site_layout import read_layout

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes of a file; ``name`` is its POSIX path relative to the site folder."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class AgencyFiles:
    """The files of an agency's folder.

    ``profile``: its ``co-quan.yaml``, None where it cannot be read. ``plans``: by address, sorted.
    """

    profile: SourceFile | None
    plans: Mapping[str, SourceFile]

    def __iter__(self) -> Iterator[SourceFile]:
        """Every file: the profile, then the plans."""
        if self.profile is not None:
            yield self.profile
        yield from self.plans.values()


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """All files of a site folder that are read; agencies by address, sorted.

    ``config`` is None where there is no readable config.yaml. ``problems``: what is wrong with names, folders
    and links.
    """

    config: SourceFile | None
    agencies: Mapping[str, AgencyFiles]
    problems: tuple[Problem, ...]

    def __iter__(self) -> Iterator[SourceFile]:
        """Every file: config.yaml, then those of each agency."""
        if self.config is not None:
            yield self.config
        for files in self.agencies.values():
            yield from files


@dataclass(frozen=True)
class ParsedRecord(Generic[R]):
    """A record, the file it comes from (POSIX path from the site folder), and where its values stand."""

    file: str
    record: R
    locations: LocationMap


@dataclass(frozen=True)
class ParsedAgency:
    """The records of an agency's folder; a file without a valid record is left out.

    ``problems``: those of all its files, sorted.
    """

    profile: ParsedRecord[Agency] | None
    plans: Mapping[str, ParsedRecord[Plan]]
    problems: tuple[Problem, ...]


def read_site_files(root: Path, overrides: Mapping[str, bytes] | None = None) -> SiteFiles:
    """Read the files of the site folder ``root``.

    ``overrides``: file name → bytes to take in place of those on disk; only for files that exist.
    Raises :class:`congkhai.problems.MachineError` where the disk or a permission refuses.
    """
    site = SiteFolder(root)
    layout = read_layout(site)

    def read(entry: FolderEntry | None) -> SourceFile | None:
        if entry is None:
            return None
        data = (overrides or {}).get(entry.file)
        if data is None:
            data = site.read(entry)
        return None if data is None else SourceFile(entry.file, data)

    config = read(layout.config)
    agencies = {}
    for agency_id, folder in layout.agencies.items():
        profile = read(folder.profile)
        plans = {plan_id: read(entry) for plan_id, entry in sorted(folder.plans.items())}
        agencies[agency_id] = AgencyFiles(profile, {key: file for key, file in plans.items() if file})
    return SiteFiles(config, agencies, sorted_problems(site.problems))


def parse_source(file: SourceFile, record: type[R]) -> tuple[ParsedRecord[R] | None, tuple[Problem, ...]]:
    """Parse one file into a record, or None where it has none, with its problems. Raises nothing."""
    made, locations, problems = parse_file(file.data, file.name, record)
    return ParsedRecord(file.name, made, locations) if made is not None else None, problems


def parse_agency(files: AgencyFiles) -> ParsedAgency:
    """Parse the files of an agency. Raises nothing."""
    profile, found = parse_source(files.profile, Agency) if files.profile else (None, ())
    problems, plans = list(found), {}
    for plan_id, file in files.plans.items():
        plan, found = parse_source(file, Plan)
        problems += found
        if plan:
            plans[plan_id] = plan
    return ParsedAgency(profile, plans, sorted_problems(problems))
