"""A site folder to records: every file read once, every problem of every file in one run."""

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
    """A file as the disk holds it; ``name`` is its POSIX path relative to the site folder."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class AgencyFiles:
    """The files of an agency's folder: its card, and its plans by their addresses, in order."""

    profile: SourceFile | None
    plans: Mapping[str, SourceFile]

    def __iter__(self) -> Iterator[SourceFile]:
        if self.profile is not None:
            yield self.profile
        yield from self.plans.values()


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """All files of a site folder that say something, agencies by address, in order.

    What is wrong with names and places is in ``problems``.
    """

    config: SourceFile | None
    agencies: Mapping[str, AgencyFiles]
    problems: tuple[Problem, ...]

    def __iter__(self) -> Iterator[SourceFile]:
        if self.config is not None:
            yield self.config
        for files in self.agencies.values():
            yield from files


@dataclass(frozen=True)
class ParsedRecord(Generic[R]):
    """A record with the file it comes from (POSIX path relative to the site folder) and its spots."""

    file: str
    record: R
    locations: LocationMap


@dataclass(frozen=True)
class ParsedAgency:
    """What the files of an agency's folder say; a file that cannot be read has no record here."""

    profile: ParsedRecord[Agency] | None
    plans: Mapping[str, ParsedRecord[Plan]]
    problems: tuple[Problem, ...]


def read_site_files(root: Path, overrides: Mapping[str, bytes] | None = None) -> SiteFiles:
    """Read the bytes of the site folder ``root``.

    ``overrides``: for files that are there, the bytes to read in place of theirs (what is about to be written).
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
    """One file as a record; content never raises, what is wrong is among the problems."""
    made, locations, problems = parse_file(file.data, file.name, record)
    return ParsedRecord(file.name, made, locations) if made is not None else None, problems


def parse_agency(files: AgencyFiles) -> ParsedAgency:
    """The card and the plans of an agency, with every problem of every file."""
    profile, found = parse_source(files.profile, Agency) if files.profile else (None, ())
    problems, plans = list(found), {}
    for plan_id, file in files.plans.items():
        plan, found = parse_source(file, Plan)
        problems += found
        if plan:
            plans[plan_id] = plan
    return ParsedAgency(profile, plans, sorted_problems(problems))
