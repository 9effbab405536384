"""Each way to break a file has its message: exact text, line and column."""

import re

import pytest
import yaml

from tests.problems.case_table import load, messages, names

# Words of the YAML library and of Python that must never reach an editor.
_ENGLISH = re.compile(
    r"\b(expected|found|while|error|mapping|sequence|scalar|Traceback|None|dict|str|list|field)\b"
)


@pytest.mark.parametrize("name", names())
def test_message(name: str) -> None:
    expected, data = load(name)
    assert messages(name, data) == expected


@pytest.mark.parametrize("name", names())
def test_message_without_libyaml(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("congkhai.sources.yaml_composer._Parser", yaml.Loader)
    expected, data = load(name)
    assert messages(name, data) == expected


def test_no_english() -> None:
    said = [line for name in names() for line in load(name)[0].splitlines()]
    assert [line for line in said if _ENGLISH.search(re.sub("“.*?”", "", line))] == []


def test_the_table_is_not_empty() -> None:
    assert len(names()) > 100
