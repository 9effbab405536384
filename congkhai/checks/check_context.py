"""What every check is given, and how it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from congkhai.library import AgencyEntry, Library, PlanEntry
from congkhai.problems import Problem, Severity, SourceLocation, make_problem, quoted
from congkhai.sources import LocationMap, ValuePath


@dataclass(frozen=True, slots=True)
class CheckContext:
    """The linked content, where it stands, and the day to judge by.

    ``locations``: for each source file (POSIX path relative to the site folder) the places of its values; a
    file that is not there is named without a line.
    """

    library: Library
    locations: Mapping[str, LocationMap]
    as_of: date
    config_file: str = "config.yaml"

    def at(self, file: str, path: ValuePath) -> SourceLocation:
        """The spot of a value in a file."""
        locations = self.locations.get(file)
        return locations.at(path) if locations else SourceLocation(file)

    def key(self, file: str, path: ValuePath) -> SourceLocation:
        """The spot of a key in a file."""
        locations = self.locations.get(file)
        return locations.key(path) if locations else SourceLocation(file)

    def agency_of(self, plan: PlanEntry) -> AgencyEntry:
        """The agency whose plan it is."""
        return self.library.agencies[plan.agency]


def did_you_mean(close: str | None) -> str:
    """``; có phải “…” không?`` where something is close, else nothing."""
    return f"; có phải {quoted(close)} không?" if close else ""


def error(location: SourceLocation, code: str, message: str, hint: str = "", *, task: str = "") -> Problem:
    """A problem that stops the build."""
    return make_problem(location, code, message, hint, task=task)


def warning(location: SourceLocation, code: str, message: str, hint: str = "", *, task: str = "") -> Problem:
    """A problem that an editor should look at; it never stops the build."""
    return make_problem(location, code, message, hint, severity=Severity.WARNING, task=task)
