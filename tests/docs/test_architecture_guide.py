"""docs/architecture.md and docs/decisions/ say what is so: layers, paths, names of tests and functions."""

import importlib
import re
from pathlib import Path

import pytest

from tests.support.architecture import LAYERS
from tests.support.site import ROOT

GUIDE = ROOT / "docs" / "architecture.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
PAGES = [GUIDE, ROOT / "CONTRIBUTING.md", ROOT / "docs/security.md", *DECISIONS]
HEADINGS = ["Why the question came up", "Decision", "What it costs, and what was measured", "Held by"]


def _text(page: Path) -> str:
    return page.read_text("utf-8")


def test_the_guide_has_the_layers_of_the_test() -> None:
    told = {
        package: int(layer)
        for layer, packages in re.findall(r"^\| (\d) \| (.*) \|$", _text(GUIDE), re.MULTILINE)
        for package in re.findall(r"`(\w+)`", packages)
    }
    assert told == LAYERS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_is_named_is_there(page: Path) -> None:
    named = re.findall(
        r"`((?:congkhai|tests|docs|templates|assets|bench|deploy|tools)/[\w./*-]*)`", _text(page)
    )
    named += [
        f"tests/{path}"
        for path in re.findall(r"`((?:unit|browser|problems)/[\w./*-]+)(?:::\w+)?`", _text(page))
    ]
    missing = [
        path for path in named if not (any(ROOT.glob(path)) if "*" in path else (ROOT / path).exists())
    ]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_test_that_is_named_is_there(page: Path) -> None:
    for file, name in re.findall(r"`((?:unit|browser|problems)/\w+\.py)::(\w+)`", _text(page)):
        assert f"def {name}(" in _text(ROOT / "tests" / file), f"{file}::{name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", _text(page)):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_has_its_number_its_day_and_its_parts(page: Path) -> None:
    text = _text(page)
    assert text.startswith(f"# {int(page.name[:4])}. ")
    assert re.search(r"^2026-\d\d-\d\d(, written down 2026-\d\d-\d\d)? · ", text, re.MULTILINE)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == HEADINGS
    assert f"({page.name})" in _text(page.parent / "README.md")


def test_the_names_of_the_guide_are_those_of_the_program() -> None:
    for module, names in {
        "congkhai.model.field_places": ("Listed", "Own", "Absent"),
        "congkhai.exports": ("TABLE_EXPORTERS",),
    }.items():
        found = importlib.import_module(module)
        for name in names:
            assert hasattr(found, name)
            assert f"`{name}" in _text(GUIDE)
