"""Where in the text of a file new lines belong: where a node ends, how deep a list is indented."""

from __future__ import annotations

from typing import Any

import yaml

from congkhai.edit.source_text import SourceText
from congkhai.sources.odd_letters import clean_letters, original_column
from congkhai.sources.yaml_composer import compose
from congkhai.sources.yaml_lines import leading_blanks
from congkhai.sources.yaml_nodes import YamlNode, compose_nodes

TASKS_KEY = "nhiem_vu"


def parse_nodes(text: SourceText) -> tuple[Any, YamlNode | None]:
    """What a text says, and its outermost node, with the places that things have in this text.

    The first is None where a problem was found, both are None for an empty text. Raises yaml.YAMLError where
    the syntax is wrong or a limit of the reader is passed.
    """
    clean = clean_letters(text.plain)
    composed, root = compose_nodes(clean.text)
    errors = [problem.message for problem in composed.problems if problem.is_error]
    if root is None and errors:
        raise yaml.YAMLError(errors[-1])
    for node in root.nodes() if root and clean.places else ():
        node.start_column = original_column(clean.places, node.start_line, node.start_column)
        node.end_column = original_column(clean.places, node.end_line, node.end_column)
    return (None if errors else composed.data), root


def read_data(text: SourceText) -> Any:
    """What our reader finds in a text; None where something is wrong with it."""
    try:
        composed = compose(clean_letters(text.plain).text, "")
    except yaml.YAMLError:
        return None
    return None if any(problem.is_error for problem in composed.problems) else composed.data


def child_pair(node: YamlNode, key: str) -> tuple[YamlNode, YamlNode] | None:
    """Key and value nodes of a mapping; None where it has no such key, or is no mapping."""
    return next((pair for pair in node.pairs if pair[0].text == key), None)


def last_line(node: YamlNode, text: SourceText) -> int:
    """The number, from 1, of the last line that holds something of a node."""
    if node.children and not node.in_brackets:
        return last_line(node.children[-1], text)
    line = node.end_line
    if node.is_block_text:
        line = min(line, len(text.lines)) - (node.end_column == 1)
        while line > node.start_line and not text.lines[line - 1].strip():
            line -= 1
    return line


def remove_empty_value(value: YamlNode, text: SourceText) -> SourceText:
    """The text without an empty value that stands on one line; comments and all else stay."""
    start = value.start_column - 1
    line = text.lines[value.start_line - 1] if value.start_line <= len(text.lines) else ""
    if value.is_block_text:
        until = start + 1
        while until < len(line) and line[until] in "+-0123456789":
            until += 1
    elif value.end_line == value.start_line:
        until = value.end_column - 1
    else:
        return text
    if until == start:
        return text
    return text.with_line(value.start_line, line[:start].rstrip(" ") + line[until:])


def line_after_comments(line: int, indent: int, text: SourceText) -> int:
    """``line``, or the last of the comments below it that are indented by ``indent`` blanks or more."""
    at = line
    while at < len(text.lines):
        below = text.lines[at]
        at += 1
        if below.lstrip().startswith("#") and leading_blanks(below) >= indent:
            line = at
        elif below.strip():
            break
    return line


def dash_indent(item: YamlNode, text: SourceText) -> int:
    """How many characters stand before the dash of a list item."""
    return text.lines[item.start_line - 1].rfind("-", 0, item.start_column - 1)


def list_indent(root: YamlNode, text: SourceText) -> int:
    """How much deeper than its key a list stands in this file; 2 where it cannot be seen."""
    pair = child_pair(root, TASKS_KEY)
    if pair and pair[1].kind == "list" and pair[1].children and not pair[1].in_brackets:
        return max(dash_indent(pair[1].children[0], text) - (pair[0].start_column - 1), 0)
    return 2


def as_list(value: Any) -> list[Any]:
    """A value as the list for which it stands."""
    if value in ("", None):
        return []
    return value if isinstance(value, list) else [value]


def comparable(data: Any) -> Any:
    """``data`` with its texts stripped: a text after ``|`` brings a line end that it did not have before."""
    if isinstance(data, dict):
        return {key: comparable(value) for key, value in data.items()}
    if isinstance(data, list):
        return [comparable(value) for value in data]
    return data.strip() if isinstance(data, str) else data
