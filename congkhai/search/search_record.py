"""What is found: a page of the site with its text and what it can be filtered by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RecordKind(StrEnum):
    """The kind of page; the value is the letter that stands for it in the table of an index."""

    TASK = "n"
    PLAN = "k"
    AGENCY = "c"


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """A value of a filter: its code in the address of a search, and its label."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A page as the search knows it.

    ``title`` is the text that counts most; ``own`` the page's other printed fields; ``context`` what it
    inherits from its place (sections, plan, agency). ``code`` is the task's code in its plan, or "".
    ``years`` are those of the plan. ``due`` is the day it is judged by, ``reported`` that of its newest
    report. The rest are the values of the filters.
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
