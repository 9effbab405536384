"""A line of a file on a screen of fixed cells, with a mark below one of its characters."""

from __future__ import annotations

import unicodedata

WIDEST = 96  # cells of a line shown; of a longer one, the part around the mark
_TAB = 4
_MORE = "…"


def cells(letter: str) -> int:
    """How many cells a character takes: 0 for a combining mark, 2 for a wide one."""
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _shown(letter: str, cell: int) -> str:
    """A character as it can be shown when it begins at a cell: tabs as blanks, invisible ones as a dot."""
    if letter == "\t":
        return " " * (_TAB - cell % _TAB)
    category = unicodedata.category(letter)
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp") or (category == "Zs" and letter not in " \u3000"):
        return "·"
    return letter


def _width(text: str) -> int:
    return sum(map(cells, text))


def _end(pieces: list[str], start: int, room: int) -> int:
    """The first piece, from ``start``, that no longer fits into ``room`` cells."""
    at = start
    while at < len(pieces) and (room := room - _width(pieces[at])) >= 0:
        at += 1
    return at


def marked(line: str, column: int) -> tuple[str, str]:
    """A line of a file as it is shown, and the line below it with ``^`` under the character ``column``.

    ``column`` counts characters from 1, as problems do; one past the end marks the place behind the line.
    """
    pieces: list[str] = []
    cell = 0
    for letter in line.rstrip():
        pieces.append(_shown(letter, cell))
        cell += _width(pieces[-1])
    place = min(max(column - 1, 0), len(pieces))
    while 0 < place < len(pieces) and _width(pieces[place]) == 0:
        place -= 1  # a mark stands in the cell of its letter
    first = 0
    if cell > WIDEST:
        while first < place and _width("".join(pieces[first:place])) > WIDEST * 2 // 3:
            first += 1
        while first < place and _width(pieces[first]) == 0:
            first += 1
    last = _end(pieces, first, WIDEST)
    head = _MORE if first else ""
    tail = _MORE if last < len(pieces) else ""
    before = _width("".join(pieces[first:place])) + len(head)
    return head + "".join(pieces[first:last]) + tail, " " * before + "^"
