"""The comments at the head of components name classes and fields that exist."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from congkhai import pages
from tests.support.site import ROOT

COMPONENTS = sorted(
    file for file in (ROOT / "templates/components").glob("*.html") if ".examples." not in file.name
)
VIEW_CLASSES = {
    name: value
    for module in pkgutil.iter_modules(pages.__path__)
    for name, value in vars(importlib.import_module(f"congkhai.pages.{module.name}")).items()
    if isinstance(value, type)
}


@pytest.mark.parametrize("file", COMPONENTS, ids=lambda file: file.stem)
def test_a_comment_names_classes_and_fields_that_exist(file: Path) -> None:
    comment = re.match(r"\{#(.*?)#\}", file.read_text(encoding="utf-8"), re.DOTALL)
    assert comment, "a component begins with a comment on its macros and their parameters"
    for name, fields in re.findall(r"\b\w+: ([A-Z]\w+)(?:\(([\w, ]+)\))?", comment[1]):
        assert name in VIEW_CLASSES
        if fields:
            known = {field.name for field in dataclasses.fields(VIEW_CLASSES[name])}
            assert {*fields.split(", ")} <= known
