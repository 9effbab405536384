"""Places in a YAML text, found from the marks of a parser: where something ends, how deep it stands."""

from __future__ import annotations

from typing import Any

import yaml

from congkhai.edit.source_text import SourceText
from congkhai.sources.yaml_composer import compose
from congkhai.sources.yaml_lines import leading_blanks

TASKS_KEY = "nhiem_vu"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may be built without libyaml


def parse_nodes(text: SourceText) -> yaml.Node | None:
    """The nodes of a text with their marks; None for an empty one. Raises yaml.YAMLError, RecursionError."""
    found: yaml.Node | None = yaml.compose(text.plain, Loader=LOADER)
    return found


def child_pair(node: yaml.Node, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Key and value nodes of a mapping."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((pair for pair in node.value if pair[0].value == key), None)


def last_line(node: yaml.Node, text: SourceText) -> int:
    """The number, from 1, of the last line that holds something of a node."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return last_line(node.value[-1][1], text)
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return last_line(node.value[-1], text)
    line: int = node.end_mark.line + 1
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        line = min(line, len(text.lines)) - (node.end_mark.column == 0)
        while line > node.start_mark.line + 1 and not text.lines[line - 1].strip():
            line -= 1
    return line


def remove_empty_value(value: yaml.Node, text: SourceText) -> SourceText:
    """The text without an empty value that stands on one line; comments and all else stay."""
    start, end = value.start_mark, value.end_mark
    line = text.lines[start.line] if start.line < len(text.lines) else ""
    if isinstance(value, yaml.ScalarNode) and value.style in ("|", ">"):
        until = start.column + 1
        while until < len(line) and line[until] in "+-0123456789":
            until += 1
    elif end.line == start.line:
        until = end.column
    else:
        return text
    if until == start.column:
        return text
    return text.with_line(start.line + 1, line[: start.column].rstrip(" ") + line[until:])


def line_after_comments(line: int, indent: int, text: SourceText) -> int:
    """``line``, or the last of the comments below it that are indented like what they belong to."""
    at = line
    while at < len(text.lines):
        below = text.lines[at]
        at += 1
        if below.lstrip().startswith("#") and leading_blanks(below) >= indent:
            line = at
        elif below.strip():
            break
    return line


def dash_column(item: yaml.Node, text: SourceText) -> int:
    """The column, from 0, of the dash before a list item."""
    return text.lines[item.start_mark.line].rfind("-", 0, item.start_mark.column)


def list_indent(root: yaml.Node, text: SourceText) -> int:
    """How much deeper than its key a list stands in this file; 2 where it cannot be seen."""
    pair = child_pair(root, TASKS_KEY)
    if pair and isinstance(pair[1], yaml.SequenceNode) and pair[1].value and not pair[1].flow_style:
        return max(dash_column(pair[1].value[0], text) - pair[0].start_mark.column, 0)
    return 2


def as_list(value: Any) -> list[Any]:
    """A value as the list for which it stands."""
    if value in ("", None):
        return []
    return value if isinstance(value, list) else [value]


def comparable(data: Any) -> Any:
    """What was read, texts without the line end that a text after ``|`` brings."""
    if isinstance(data, dict):
        return {key: comparable(value) for key, value in data.items()}
    if isinstance(data, list):
        return [comparable(value) for value in data]
    return data.strip() if isinstance(data, str) else data


def read_data(text: SourceText) -> Any:
    """What our reader finds in a text; None where something is wrong with it."""
    try:
        composed = compose(text.plain, "")
    except yaml.YAMLError:
        return None
    return None if composed.problems else composed.data
