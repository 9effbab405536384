"""A record of the search: a page of the site with its text and the values it is filtered by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RecordKind(StrEnum):
    """The kind of page. The value is its letter in the table of an index."""

    TASK = "n"
    PLAN = "k"
    AGENCY = "c"


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """A choice of a filter: its code in the address of a search, and its label."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A page as the search has it.

    ``path``: from the site's root. ``code``: of a task in its plan, else "". ``title``: the text that counts
    most. ``own``: the other printed fields of the page. ``context``: texts of its sections, plan and agency.
    ``years``: of the plan. ``due``: the day that its status is worked out from. ``reported``: the day of the
    newest report. The other fields are choices of the filters. Texts are Markdown.
    """

    path: str
    kind: RecordKind
    code: str
    title: str
    own: tuple[str, ...]
    context: tuple[str, ...]
    years: tuple[int, ...]
    agency: FilterChoice
    plan: FilterChoice | None = None
    criteria: tuple[FilterChoice, ...] = ()
    status: FilterChoice | None = None
    units: tuple[FilterChoice, ...] = ()
    deadline: FilterChoice | None = None
    quarters: tuple[FilterChoice, ...] = ()
    due: date | None = None
    reported: date | None = None
