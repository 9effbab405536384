"""A text as a YAML value that reads back as that text, in our reader and in those of other programs."""

from __future__ import annotations

import re

import yaml

from congkhai.sources.lines import in_quotes

# Letters, digits and quiet punctuation: nothing of it means anything to YAML, whatever stands around.
_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f-\x9f:#,\[\]{}\"'`|>&*!%@\\]|:(?=\S)|(?<=\S)#)*")
_FLOW_ENDS = re.compile(r"[,\[\]{}]|:$")


def _reads_as(written: str, text: str) -> bool:
    """Whether a YAML reader takes a plain value for this very text (no number, date, yes or no)."""
    try:
        return bool(yaml.safe_load(f"[{written}]") == [text])
    except (yaml.YAMLError, ValueError):
        return False


def inline(text: str, *, plain_types: bool = False) -> str:
    """``text`` on one line, plain where that is safe also inside brackets, else in quotes.

    ``plain_types``: numbers and dates may stand plain, where the reader takes every value for text.
    """
    if "\n" in text or "\t" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    plain = bool(_PLAIN.fullmatch(text)) and not text.endswith((" ", ":")) and not _FLOW_ENDS.search(text)
    if plain and (plain_types or _reads_as(text, text)):
        return text
    return in_quotes(text)


def requoted(old: str, text: str) -> str:
    """``text`` in the manner in which the value ``old`` is written: in its quotes, or plain."""
    if old[:1] == "'":
        return "'" + text.replace("'", "''") + "'"
    if old[:1] == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return inline(text)


def entry(key: str, text: str, indent: int, *, plain_types: bool = False) -> list[str]:
    """The lines ``key: text`` of a block mapping whose keys stand ``indent`` blanks deep.

    A text of several lines is written below the key, after ``|``.
    """
    lead = " " * indent
    lines = text.split("\n")
    if len(lines) == 1 or lines[0][:1] in (" ", "\t", "") or any(line != line.rstrip() for line in lines):
        return [f"{lead}{key}: {inline(text, plain_types=plain_types)}"]
    return [f"{lead}{key}: |", *(f"{lead}  {line}" if line else "" for line in lines)]
