"""Where each field of a record is shown: on its page, in the search text, in the form for reports.

One line for each field that an editor can write. The page, the search and the form read this table; the open
data and the JSON Schema hold every field. A build stops with a TypeError for a field without a line.
See docs/architecture.md, "Fields".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from congkhai.model.agency_records import Agency, Contact, Unit
from congkhai.model.plan_records import Plan, Section, Signer
from congkhai.model.record_base import Record
from congkhai.model.task_records import (
    Correction,
    DocumentLink,
    Indicator,
    Measurement,
    Milestone,
    Task,
    TaskPart,
    Update,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """The place prints the field by its common rule, as the ``position``-th of the fields so printed."""

    position: int


@dataclass(frozen=True, slots=True)
class Own:
    """Code of the place's own prints the field; ``how`` says in what form."""

    how: str


@dataclass(frozen=True, slots=True)
class Absent:
    """The place does not show the field; ``because`` says why."""

    because: str


Place = Listed | Own | Absent
PlaceName = Literal["page", "search", "form"]


@dataclass(frozen=True, slots=True)
class Places:
    """The three places of a field."""

    page: Place
    search: Place
    form: Place = Absent("the form asks for reports; of a task it shows what tells it from others")


FIELD_PLACES: Mapping[type[Record], Mapping[str, Places]] = {
    Task: {
        "id": Places(Own("above the heading, and in the address"), Listed(1), Listed(1)),
        "number": Places(
            Own("first column of the annex, on the page of the plan"),
            Absent("the full number ends with it"),
            Absent("the full number ends with it"),
        ),
        "content": Places(Own("heading, and whole where it is longer"), Own("title of the hit"), Listed(2)),
        "summary": Places(Own("under the heading"), Listed(2)),
        "result": Places(Listed(2), Listed(3)),
        "deadline": Places(Own("panel beside the text"), Listed(4), Listed(3)),
        "due": Places(Own("panel, in the deadline as it was read"), Listed(5)),
        "milestones": Places(Own("list of steps"), Listed(14)),
        "lead": Places(Own("panel, as links to the units"), Listed(6), Listed(4)),
        "support": Places(Own("panel, as links to the units"), Listed(7)),
        "duty": Places(Own("panel"), Listed(8)),
        "method": Places(Listed(1), Listed(9)),
        "parts": Places(Own("before the fields that are listed"), Listed(10)),
        "criteria": Places(Own("links to the criteria"), Own("names of the criteria, and a filter")),
        "procedures": Places(Own("codes on one line"), Listed(11)),
        "basis": Places(Listed(4), Listed(12)),
        "target": Places(Listed(3), Listed(13)),
        "measurements": Places(Own("table of figures"), Listed(15)),
        "updates": Places(
            Own("list of reports, newest first"), Listed(16), Own("day and status of the newest one")
        ),
        "corrections": Places(Own("table of corrections"), Listed(17)),
        "draft": Places(
            Own("notice above the heading"),
            Own("mark in the title of the hit"),
            Absent("drafts are not sent out"),
        ),
    },
    TaskPart: {
        "content": Places(Own("numbered as a part of the task"), Listed(1)),
        "lead": Places(Own("line under the part"), Absent("the task itself names the units of its parts")),
        "support": Places(Own("line under the part"), Absent("the task itself names the units of its parts")),
    },
    Milestone: {
        "name": Places(Own("item of the list of steps"), Listed(1)),
        "deadline": Places(Own("item of the list of steps"), Listed(2)),
        "due": Places(Own("item of the list of steps"), Listed(3)),
        "done": Places(Own("item of the list of steps"), Listed(4)),
    },
    Measurement: {
        "day": Places(Own("column of the table of figures"), Listed(1)),
        "value": Places(Own("column of the table of figures"), Listed(2)),
        "source": Places(Own("column of the table of figures"), Listed(3)),
        "note": Places(Own("column of the table of figures"), Listed(4)),
    },
    Update: {
        "day": Places(Own("head of the report"), Listed(1), Listed(1)),
        "status": Places(
            Own("mark in the head of the report"), Absent("a status is a filter, not a text"), Listed(2)
        ),
        "note": Places(Own("text of the report, as Markdown"), Listed(3), Listed(4)),
        "reason": Places(Listed(1), Listed(4), Listed(5)),
        "value": Places(Own("with the unit of the target"), Listed(2), Listed(3)),
        "evidence": Places(Own("list of links"), Listed(6), Listed(6)),
        "by": Places(Own("head of the report"), Listed(5), Listed(7)),
    },
    DocumentLink: {
        "name": Places(Own("words of the link"), Listed(1), Own("in the column of evidence")),
        "url": Places(
            Own("target of the link"),
            Absent("an address holds no words that people search for"),
            Own("in the column of evidence, behind the name"),
        ),
    },
    Correction: {
        "place": Places(Own("column of the table of corrections"), Listed(1)),
        "printed": Places(Own("column of the table of corrections"), Listed(2)),
        "corrected": Places(Own("column of the table of corrections"), Listed(3)),
        "reason": Places(Own("column of the table of corrections"), Listed(4)),
        "day": Places(Own("column of the table of corrections"), Listed(5)),
    },
    Plan: {
        "number": Places(Own("head of the document"), Listed(1), Own("title of the sheet")),
        "issued": Places(Own("head of the document"), Listed(2)),
        "place": Places(Own("head of the document"), Own("before the date of issue")),
        "title": Places(Own("heading"), Own("title of the hit"), Own("title of the sheet")),
        "years": Places(Own("below the heading"), Own("in the names of the plan, and a filter")),
        "basis": Places(Listed(1), Listed(3)),
        "purpose": Places(Listed(2), Listed(4)),
        "demands": Places(Listed(3), Listed(5)),
        "content": Places(Listed(4), Listed(6)),
        "organisation": Places(Listed(5), Listed(8)),
        "recipients": Places(Own("foot of the document"), Listed(9)),
        "signer": Places(Own("signature"), Listed(10)),
        "source": Places(Own("link to the original"), Listed(11)),
        "indicators": Places(Own("table of indicators"), Listed(7)),
        "annex": Places(Own("heading of the annex"), Listed(12)),
        "sections": Places(Own("headings of the annex"), Listed(13)),
        "tasks": Places(Own("rows of the annex"), Own("a hit of its own each"), Own("rows of the sheet")),
        "corrections": Places(Own("table of corrections"), Listed(14)),
        "draft": Places(
            Own("notice above the heading"),
            Own("mark in the title of the hit"),
            Absent("drafts are not sent out"),
        ),
    },
    Section: {
        "title": Places(Own("heading of the annex"), Listed(1)),
        "number": Places(Own("heading of the annex"), Absent("the title says more")),
        "criteria": Places(Own("links under the heading"), Absent("a criterion is a filter of tasks")),
    },
    Indicator: {
        "id": Places(Absent("it only tells the indicators of a file apart"), Absent("as on the page")),
        "name": Places(Own("column of the table of indicators"), Listed(1)),
        "target": Places(Own("column of the table of indicators"), Listed(2)),
        "unit": Places(Own("behind each figure"), Own("behind each figure")),
        "criterion": Places(
            Absent("the page of the criterion lists its indicators"), Absent("as on the page")
        ),
        "measurements": Places(Own("table of figures"), Listed(4)),
        "note": Places(Own("column of the table of indicators"), Listed(3)),
    },
    Signer: {
        "authority": Places(Own("signature"), Listed(1)),
        "title": Places(Own("signature"), Listed(2)),
        "name": Places(Own("signature"), Listed(3)),
    },
    Agency: {
        "name": Places(Own("heading"), Own("title of the hit")),
        "short_name": Places(Own("links to the agency"), Listed(1)),
        "kind": Places(Own("group on the home page"), Own("name of the kind")),
        "parent": Places(Own("head of its plans"), Listed(2)),
        "contact": Places(Own("list of contacts"), Listed(3)),
        "units": Places(Own("list of units"), Listed(4)),
        "since": Places(Own("below the heading"), Absent("no citizen searches for it")),
        "until": Places(Own("notice that it has ceased"), Listed(5)),
        "until_source": Places(Own("notice that it has ceased"), Absent("the notice links to it")),
        "successor": Places(Own("notice that it has ceased"), Own("name of the successor")),
        "note": Places(Own("text of the page"), Listed(6)),
    },
    Unit: {
        "id": Places(Own("address of its page"), Absent("its name says it")),
        "name": Places(Own("heading"), Listed(1)),
        "other_names": Places(Own("below the heading"), Listed(2)),
        "members": Places(Own("links to the members"), Own("each member is a unit of the agency")),
        "group": Places(Own("kind of the unit"), Absent("yes or no is no word")),
        "outside": Places(Own("kind of the unit"), Absent("yes or no is no word")),
    },
    Contact: {
        "office": Places(Own("list of contacts"), Listed(1)),
        "address": Places(Own("list of contacts"), Listed(2)),
        "phone": Places(Own("list of contacts"), Listed(3)),
        "hotline": Places(Own("list of contacts"), Listed(4)),
        "email": Places(Own("list of contacts"), Listed(5)),
        "website": Places(Own("list of contacts"), Listed(6)),
        "feedback": Places(
            Own("link for feedback"), Absent("an address holds no words that people search for")
        ),
    },
}
"""Record → Python name of the field → its places. Settings of config.yaml have no page and no line."""


def undeclared_fields(
    table: Mapping[type[Record], Mapping[str, Places]] = FIELD_PLACES,
) -> tuple[str, ...]:
    """Give ``Record.field`` for each field without a line, and each line without a field."""
    return tuple(
        f"{record.__name__}.{name}"
        for record, lines in table.items()
        for name in sorted(record.model_fields.keys() ^ lines.keys())
    )


if _missing := undeclared_fields():
    raise TypeError(f"say in congkhai/model/field_places.py where these are shown: {', '.join(_missing)}")


@cache
def listed_fields(record: type[Record], place: PlaceName) -> tuple[str, ...]:
    """Give the Python names of the fields that ``place`` prints by its common rule, by their positions."""
    shown = ((getattr(places, place), name) for name, places in FIELD_PLACES[record].items())
    return tuple(
        name for _, name in sorted((one.position, name) for one, name in shown if isinstance(one, Listed))
    )
