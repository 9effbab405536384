"""What every check takes, and the functions that make its problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from congkhai.library import AgencyEntry, Library, PlanEntry
from congkhai.problems import Problem, Severity, SourceLocation, make_problem, quoted
from congkhai.sources import LocationMap, ValuePath


@dataclass(frozen=True, slots=True)
class CheckContext:
    """The content of a site, where it stands in the files, and the day up to which reports count.

    ``locations`` maps each source file (POSIX path from the site folder) to the locations of its values; a
    problem in a file that is missing there has no line.
    """

    library: Library
    locations: Mapping[str, LocationMap]
    as_of: date
    config_file: str = "config.yaml"

    def at(self, file: str, path: ValuePath) -> SourceLocation:
        """Give the location of a value in a file, or of what encloses it if the file has no such value."""
        locations = self.locations.get(file)
        return locations.at(path) if locations else SourceLocation(file)

    def key(self, file: str, path: ValuePath) -> SourceLocation:
        """Give the location of the key of a value in a file."""
        locations = self.locations.get(file)
        return locations.key(path) if locations else SourceLocation(file)

    def agency_of(self, plan: PlanEntry) -> AgencyEntry:
        """Give the agency of a plan."""
        return self.library.agencies[plan.agency]


def did_you_mean(close: str | None) -> str:
    """Ask ``; có phải “…” không?`` at the end of a message; "" where there is nothing close."""
    return f"; có phải {quoted(close)} không?" if close else ""


def error(location: SourceLocation, code: str, message: str, hint: str = "", *, task: str = "") -> Problem:
    """Make a problem that stops the build; ``task`` is the id of the task concerned."""
    return make_problem(location, code, message, hint, task=task)


def warning(location: SourceLocation, code: str, message: str, hint: str = "", *, task: str = "") -> Problem:
    """Make a problem that an editor should look at and that never stops the build."""
    return make_problem(location, code, message, hint, severity=Severity.WARNING, task=task)
