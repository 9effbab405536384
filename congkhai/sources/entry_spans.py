"""On which lines of a file each entry of a list stands; the git history of a task is asked by these lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from congkhai.sources.location_map import LocationMap, line_of_position, position_of

LineSpan: TypeAlias = tuple[int, int]
"""First and last line, both counted from 1."""


def _line_of_dash(lines: list[str], line: int) -> int:
    """The line (from 1) of the dash that opens the item whose value begins on ``line``."""
    while line > 1 and not lines[line - 1].lstrip().startswith("-"):
        line -= 1
    return line


def _last_line(lines: list[str], first: int, last: int) -> int:
    """The last line from ``first`` to ``last`` that is neither blank nor a comment."""
    while last > first and lines[last - 1].strip()[:1] in ("", "#"):
        last -= 1
    return last


def entry_spans(data: bytes, locations: LocationMap, key: str) -> tuple[LineSpan, ...]:
    """The lines of each item of the block list under the outermost ``key``, in the file's order.

    ``data``: the bytes of the file that ``locations`` belongs to. Lines are counted as git counts them. Blank
    lines and comments behind an item do not belong to it. Empty for a list in brackets, where there is no
    list, and in a file with line ends that git does not know (a lone CR).
    """
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if "\r" in text:
        return ()
    root = locations.tree if isinstance(locations.tree, tuple) else (0, [])
    if not isinstance(root[1], dict) or key not in root[1]:
        return ()
    key_position, tree = root[1][key]
    if isinstance(tree, int) or not isinstance(tree[1], list) or not tree[1]:
        return ()
    lines = text.split("\n")
    if not lines[line_of_position(tree[0]) - 1].lstrip().startswith("-"):
        return ()  # in brackets
    starts = [_line_of_dash(lines, line_of_position(position_of(item))) for item in tree[1]]
    below = [position for position, _ in root[1].values() if position > key_position]
    end = line_of_position(min(below)) if below else len(lines) + 1
    if any(first >= second for first, second in pairwise([*starts, end])):
        return ()  # an item is written elsewhere, as an alias
    return tuple((first, _last_line(lines, first, after - 1)) for first, after in pairwise([*starts, end]))
