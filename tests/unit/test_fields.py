"""Each field stands in every place that ``congkhai/model/field_places.py`` gives it, and in no other.

A site is made in which every field carries a mark of its own (``tests/support/marked_records.py``); the marks
are looked for on the pages, in the search text, in the form for reports and in the open data.
"""

import csv
import html
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
import yaml

from congkhai.edit.report_form import make_form
from congkhai.edit.schema import SCHEMAS, render
from congkhai.facts import evaluate_all
from congkhai.library import Library
from congkhai.model import Agency, Plan, Record, Task, Update
from congkhai.model.field_places import FIELD_PLACES, Absent, Listed, Place, Places, undeclared_fields
from congkhai.model.record_base import label_of, yaml_key_of
from congkhai.pages import SiteData
from congkhai.pipeline import BuildOptions, build, load_content
from congkhai.search import search_records
from tests.support.marked_records import AS_OF, Mark, inside, marked_site, root_of

FILES, MARKS = marked_site()
TASK_PAGE = "ke-hoach/so-thu/2026-thu/I.77/"
PLAN_PAGE = "ke-hoach/so-thu/2026-thu/"


@dataclass(frozen=True)
class Built:
    """The marked site, built."""

    out: Path
    library: Library

    def page(self, path: str) -> str:
        """What a page shows: its texts and the addresses of its links."""
        text = (self.out / path / "index.html").read_text("utf-8")
        links = " ".join(re.findall(r'href="([^"]*)"', text))
        return html.unescape(re.sub(r"<[^>]*>", " ", text.partition("<body")[2]) + links)

    def pages_of(self, root: type[Record]) -> str:
        """What the pages of a record show; an agency's fields may stand on any page of the site."""
        if root is Task:
            return self.page(TASK_PAGE)
        if root is Plan:
            return self.page(PLAN_PAGE)
        folders = (file.parent.relative_to(self.out) for file in self.out.rglob("index.html"))
        return "\n".join(self.page(folder.as_posix()) for folder in folders)

    def search_text(self, root: type[Record]) -> str:
        """Every text and filter of the record that the search keeps of a task, a plan or an agency."""
        paths = {Task: TASK_PAGE, Plan: PLAN_PAGE, Agency: "co-quan/so-thu/"}
        site = SiteData(self.library, evaluate_all(self.library, AS_OF))
        [found] = [record for record in search_records(site) if record.path == paths[root]]
        return repr(found)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("fields")
    for name, content in FILES.items():
        file = root / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    build(BuildOptions(root / "site", root / "out", AS_OF, search=False))
    library = load_content(root / "site", AS_OF).library
    assert library is not None
    return Built(root / "out", library)


def place_of(mark: Mark, place: str) -> Place:
    """Where a mark is shown: as its field says, unless a record around it is not shown at all."""
    for owner, name in inside(mark, root_of(mark)):
        found: Place = getattr(FIELD_PLACES[owner][name], place)
        if isinstance(found, Absent):
            return found
    return found


def shows(text: str, mark: Mark) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(shown)}(?!\w)", text) for shown in mark.shown)


def named(mark: Mark) -> str:
    return ".".join(name for _, name in inside(mark, root_of(mark)))


def test_every_field_has_a_line_and_every_line_a_field() -> None:
    assert undeclared_fields() == ()
    lines = {name: places for name, places in FIELD_PLACES[Task].items() if name != "method"}
    assert undeclared_fields({Task: lines}) == ("Task.method",)


def test_every_field_is_marked() -> None:
    marked = {mark.path[-1] for mark in MARKS}
    flags = {(record, name) for record, lines in FIELD_PLACES.items() for name in lines} - {
        (owner, name) for mark in MARKS for owner, name in mark.path
    }
    assert {name for _, name in flags} <= {"draft", "group", "outside", "status"}
    assert len(marked) > 60


@pytest.mark.parametrize("mark", MARKS, ids=named)
def test_a_page_shows_a_field_as_its_line_says(mark: Mark, built: Built) -> None:
    place = place_of(mark, "page")
    root = root_of(mark)
    if mark.path[-1] == (Task, "number"):
        root = Plan  # its line says so
    assert shows(built.pages_of(root), mark) is not isinstance(place, Absent), place


@pytest.mark.parametrize("mark", MARKS, ids=named)
def test_the_search_holds_a_field_as_its_line_says(mark: Mark, built: Built) -> None:
    place = place_of(mark, "search")
    assert shows(built.search_text(root_of(mark)), mark) is not isinstance(place, Absent), place


def test_the_form_shows_what_its_lines_say(built: Built) -> None:
    plan = built.library.plans["so-thu", "2026-thu"]
    book = openpyxl.load_workbook(io.BytesIO(make_form(built.library, plan.key, plan.tasks)))
    rows = list(book.worksheets[0].values)
    text = "\n".join(str(cell) for row in rows for cell in row if cell)
    for record in (Task, Update):
        for name, places in FIELD_PLACES[record].items():
            heading = label_of(record, name)
            if isinstance(places.form, Listed):
                assert heading in rows[2], f"{record.__name__}.{name}"
    for mark in MARKS:
        if root_of(mark) is Task and Update not in {owner for owner, _ in mark.path}:
            place = place_of(mark, "form")
            assert shows(text, mark) is not isinstance(place, Absent), f"{mark.name}: {place}"


def test_the_form_says_of_every_field_of_a_report_whether_it_asks_for_it() -> None:
    default = Places(Listed(1), Listed(1)).form
    assert [name for name, places in FIELD_PLACES[Update].items() if places.form == default] == []


@pytest.mark.parametrize("mark", [mark for mark in MARKS if root_of(mark) is Task], ids=named)
def test_every_format_of_the_open_data_holds_every_field_of_a_task(mark: Mark, built: Built) -> None:
    [row] = json.loads((built.out / "du-lieu/nhiem-vu.json").read_text("utf-8"))
    assert shows(json.dumps(row, ensure_ascii=False), mark)
    [line] = csv.DictReader(io.StringIO((built.out / "du-lieu/nhiem-vu.csv").read_text("utf-8-sig")))
    assert shows(" ".join(line.values()), mark)
    sheet = openpyxl.load_workbook(built.out / "du-lieu/nhiem-vu.xlsx").worksheets[0]
    cells = " ".join(str(cell) for row in sheet.values for cell in row)
    assert shows(cells, mark)


def test_the_schemas_hold_every_field() -> None:
    text = "".join(map(render, SCHEMAS))
    for record, lines in FIELD_PLACES.items():
        for name in lines:
            assert f'"{yaml_key_of(record, name)}"' in text, f"{record.__name__}.{name}"
