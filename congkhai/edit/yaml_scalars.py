"""Writes texts as YAML values that read back as the same texts, here and in other programs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from congkhai.sources.yaml_lines import quote_scalar

# A text that begins with a letter or a digit may stand plain without these signs; brackets add more signs.
_PLAIN_TEXT = re.compile(r"[^\W_][^\x00-\x1f\x7f-\xa0\u2028\u2029]*")
_YAML_SIGNS = re.compile(r":(?:\s|$)|\s#|\s$")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]|:$|:(?=[\[{\"'])|[\"']:")


def _reads_back_as(text: str, flow: bool) -> bool:
    """Whether other YAML readers take the plain text for a text, and not for a number or a date."""
    try:
        return bool(yaml.safe_load(f"[{text}]" if flow else f"- {text}") == [text])
    except (yaml.YAMLError, ValueError):
        return False


def inline_scalar(text: str, *, flow: bool = True, plain_types: bool = False) -> str:
    """``text`` as a YAML value on one line: plain where that is safe, else in quotes.

    ``flow``: it may stand between brackets. ``plain_types``: numbers and dates may stand plain, since our
    reader takes every value for text.
    """
    if "\n" in text or "\t" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    meaning = _YAML_SIGNS.search(text) or (flow and _FLOW_SIGNS.search(text))
    if _PLAIN_TEXT.fullmatch(text) and not meaning and (plain_types or _reads_back_as(text, flow)):
        return text
    return quote_scalar(text)


def flow_value(value: Any) -> str:
    """A value on one line, mappings in braces and lists in brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow_value, value)) + "]"
    return inline_scalar(str(value), plain_types=True)


def quote_like(old: str, text: str) -> str:
    """``text`` in the style in which the value ``old`` is written: in its quotes, or plain."""
    if old[:1] == "'":
        return "'" + text.replace("'", "''") + "'"
    if old[:1] == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return inline_scalar(text)


def key_lines(key: str, text: str, indent: int, *, plain_types: bool = False) -> list[str]:
    """The lines ``key: text`` of a mapping whose keys stand ``indent`` blanks deep.

    A text of several lines is written below the key, after ``|``.
    """
    lead = " " * indent
    lines = text.split("\n")
    if len(lines) == 1 or lines[0][:1] in (" ", "\t", "") or any(line != line.rstrip() for line in lines):
        return [f"{lead}{key}: {inline_scalar(text, flow=False, plain_types=plain_types)}"]
    return [f"{lead}{key}: |", *(f"{lead}  {line}" if line else "" for line in lines)]


def list_item(lines: list[str], indent: int) -> list[str]:
    """The lines of a mapping as a list item whose dash stands ``indent`` blanks deep.

    The keys of the mapping must stand two blanks deeper than the dash.
    """
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]
