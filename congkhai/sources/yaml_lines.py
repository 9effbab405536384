"""Splits one line of a YAML file into blanks, dash, key and value, and puts texts in quotes.

It works on lines that the parser refused, where no nodes exist.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE_PARTS = re.compile(
    r"(?P<lead>\s*(?:-\s+)*)(?:(?P<key>[^\s:#\"'\[{,][^:]*?)(?P<colon>:(?:[ \t]+|$)))?(?P<value>.*)"
)
_COMMENT = re.compile(r"\s#.*$")


class YamlLine(NamedTuple):
    """The parts of a line: the blanks and dashes before its key, the key or ``""``, the colon, the value."""

    lead: str
    key: str
    colon: str
    value: str

    @property
    def indent(self) -> int:
        """How many blanks stand before the first character or dash."""
        return len(self.lead) - len(self.lead.lstrip())

    @property
    def column(self) -> int:
        """The column, from 1, of the key, or of the value where there is no key."""
        return len(self.lead) + 1

    @property
    def value_column(self) -> int:
        """The column, from 1, of the value."""
        return len(self.lead) + len(self.key) + len(self.colon) + 1

    def with_value(self, value: str) -> str:
        """The line with another value."""
        return self.lead + self.key + (self.colon if self.colon[1:] or not self.key else ": ") + value


def split_line(line: str) -> YamlLine:
    """Split a line; its parts joined give the line without the blanks at its end."""
    match = _LINE_PARTS.fullmatch(line.rstrip())
    assert match is not None  # every part may be empty
    return YamlLine(match["lead"], match["key"] or "", match["colon"] or "", match["value"])


def leading_blanks(text: str) -> int:
    """How many blanks a line begins with."""
    return len(text) - len(text.lstrip())


def strip_comment(value: str) -> str:
    """A value without quotes, without the comment behind it."""
    return _COMMENT.sub("", value).rstrip()


def quote_scalar(text: str) -> str:
    """``text`` as a quoted YAML value, in the quotes that need the fewest changes."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def find_closing_quote(text: str) -> int | None:
    """The index of the quote that closes the one at the start of ``text``, or None."""
    quote, index = text[0], 1
    while index < len(text):
        if text[index] == "\\" and quote == '"':
            index += 2
            continue
        if text[index] == quote:
            if quote == "'" and text[index + 1 : index + 2] == "'":
                index += 2
                continue
            return index
        index += 1
    return None
