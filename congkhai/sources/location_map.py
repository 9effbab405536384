"""Where each key and value of a file stands, in a compact tree that is searched only to locate a problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from congkhai.problems import SourceLocation
from congkhai.sources.odd_letters import Places, original_column

ValuePath: TypeAlias = tuple[str | int, ...]
"""The way to a value, in YAML keys and list positions from 0: ``("nhiem_vu", 3, "thoi_han")``."""

LocationTree: TypeAlias = (
    "int | tuple[int, list[LocationTree]] | tuple[int, dict[str, tuple[int, LocationTree]]]"
)
"""A tree of the same shape as the data, of packed positions (``pack_position``).

For a text it is the position; for a list ``(position, [trees])``; for a mapping
``(position, {key: (position of the key, tree)})``.
"""
LINE_SHIFT = 22  # bits of the column; a file has fewer than 2**22 bytes
COLUMN_MASK = (1 << LINE_SHIFT) - 1


def pack_position(line: int, column: int) -> int:
    """One integer for a line and a column, both from 1; it sorts as they do."""
    return line << LINE_SHIFT | column


def line_of_position(position: int) -> int:
    """The line of a packed position."""
    return position >> LINE_SHIFT


def value_at(data: Any, path: ValuePath) -> Any:
    """The value at a path in composed data, or None. One value stands for a list of one, as in the model."""
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step] if step < len(data) else None
        elif isinstance(data, dict) and step in data:
            data = data[step]
        elif step != 0:
            return None
    return data


def position_of(tree: LocationTree) -> int:
    """The packed position of a value."""
    return tree if isinstance(tree, int) else tree[0]


def at_original_columns(tree: LocationTree, places: Places) -> LocationTree:
    """The tree of a cleaned text with the columns that its values have in the file."""

    def moved(position: int) -> int:
        line = line_of_position(position)
        return pack_position(line, original_column(places, line, position & COLUMN_MASK))

    if isinstance(tree, int):
        return moved(tree)
    position, inner = tree
    if isinstance(inner, list):
        return moved(position), [at_original_columns(item, places) for item in inner]
    return moved(position), {
        key: (moved(place), at_original_columns(value, places)) for key, (place, value) in inner.items()
    }


@dataclass(frozen=True, slots=True)
class LocationMap:
    """The locations of the keys and values of one file, found by their paths. It can be pickled."""

    file: str
    tree: LocationTree = 0

    def _location(self, position: int) -> SourceLocation:
        return SourceLocation(self.file, position >> LINE_SHIFT, position & COLUMN_MASK)

    def _walk(self, path: ValuePath) -> tuple[int, int, bool]:
        """Position of the last key met, of the value, and whether the whole path was found."""
        tree, key = self.tree, position_of(self.tree)
        for step in path:
            inner = None if isinstance(tree, int) else tree[1]
            if isinstance(inner, dict) and step in inner:
                key, tree = inner[step]
            elif isinstance(inner, list) and isinstance(step, int) and 0 <= step < len(inner):
                tree = inner[step]
                key = position_of(tree)
            elif step == 0 and not isinstance(inner, list):
                continue  # one value where a list may stand: it is the first of the list
            else:
                return key, position_of(tree), False
        return key, position_of(tree), True

    def at(self, path: ValuePath) -> SourceLocation:
        """The location of a value; of what encloses it where the file has no such value."""
        return self._location(self._walk(path)[1])

    def key(self, path: ValuePath) -> SourceLocation:
        """The location of the key of a value; of the value itself in a list."""
        key, value, found = self._walk(path)
        return self._location(key if found else value)

    def has(self, path: ValuePath) -> bool:
        """Whether the file writes this key or list entry."""
        return self._walk(path)[2]
