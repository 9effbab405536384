"""A text as a YAML value that reads back as that text, in our reader and in those of other programs."""

from __future__ import annotations

import re

import yaml

from congkhai.sources.yaml_lines import quote_scalar

# What begins with a letter or a digit is plain, but for these; more has a meaning inside brackets.
_PLAIN_TEXT = re.compile(r"[^\W_][^\x00-\x1f\x7f-\xa0\u2028\u2029]*")
_YAML_SIGNS = re.compile(r":(?:\s|$)|\s#|\s$")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]|:$|:(?=[\[{\"'])|[\"']:")


def _reads_back_as(text: str, flow: bool) -> bool:
    """Whether a YAML reader takes the plain text for this very text (no number, date, yes or no)."""
    try:
        return bool(yaml.safe_load(f"[{text}]" if flow else f"- {text}") == [text])
    except (yaml.YAMLError, ValueError):
        return False


def inline_scalar(text: str, *, flow: bool = True, plain_types: bool = False) -> str:
    """``text`` on one line, plain where that is safe, else in quotes.

    ``flow``: it may stand between brackets. ``plain_types``: numbers and dates may stand plain, where the
    reader takes every value for text.
    """
    if "\n" in text or "\t" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    meaning = _YAML_SIGNS.search(text) or (flow and _FLOW_SIGNS.search(text))
    if _PLAIN_TEXT.fullmatch(text) and not meaning and (plain_types or _reads_back_as(text, flow)):
        return text
    return quote_scalar(text)


def quote_like(old: str, text: str) -> str:
    """``text`` in the manner in which the value ``old`` is written: in its quotes, or plain."""
    if old[:1] == "'":
        return "'" + text.replace("'", "''") + "'"
    if old[:1] == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return inline_scalar(text)


def key_lines(key: str, text: str, indent: int, *, plain_types: bool = False) -> list[str]:
    """The lines ``key: text`` of a block mapping whose keys stand ``indent`` blanks deep.

    A text of several lines is written below the key, after ``|``.
    """
    lead = " " * indent
    lines = text.split("\n")
    if len(lines) == 1 or lines[0][:1] in (" ", "\t", "") or any(line != line.rstrip() for line in lines):
        return [f"{lead}{key}: {inline_scalar(text, flow=False, plain_types=plain_types)}"]
    return [f"{lead}{key}: |", *(f"{lead}  {line}" if line else "" for line in lines)]
