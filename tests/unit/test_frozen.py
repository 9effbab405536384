"""What the pure packages hand on cannot be changed afterwards, and has no attribute but those declared."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from pydantic import BaseModel

import congkhai
from congkhai.model import Record

PURE = (
    "problems",
    "vietnamese",
    "deadlines",
    "targets",
    "model",
    "library",
    "facts",
    "dataset",
    "pages",
    "file_types",
)
CHANGED = {
    "Clause",  # a clause of a deadline while it is read; the meaning that comes out is frozen
    "ContentError",  # an exception: Python writes its traceback into it
}


def _classes() -> Iterator[type]:
    """Every class that is defined in a pure package."""
    for package in PURE:
        module = importlib.import_module(f"congkhai.{package}")
        names = [f"congkhai.{package}"]
        if hasattr(module, "__path__"):
            names += [found.name for found in pkgutil.walk_packages(module.__path__, f"congkhai.{package}.")]
        for name in names:
            for _, kind in inspect.getmembers(importlib.import_module(name), inspect.isclass):
                if kind.__module__ == name and not name.endswith("__main__"):
                    yield kind


CLASSES = sorted(
    {kind for kind in _classes() if is_dataclass(kind)} - {None}, key=lambda kind: kind.__qualname__
)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__qualname__)
def test_a_dataclass_is_frozen_and_has_slots(kind: type) -> None:
    if kind.__name__ in CHANGED or kind.__name__.startswith("_"):
        return
    assert kind.__dataclass_params__.frozen, "@dataclass(frozen=True, slots=True)"  # type: ignore[attr-defined]
    assert not fields(kind) or "__slots__" in vars(kind)


def test_there_are_many() -> None:
    assert len(CLASSES) > 80
    assert congkhai.__version__


def test_records_are_frozen() -> None:
    def below(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    for record in below(Record):
        assert record.model_config["frozen"] is True, record
        assert record.model_config["extra"] == "forbid", record
