"""A line of a file for a terminal, with a caret below one of its characters."""

from __future__ import annotations

import unicodedata

MAX_CELLS = 96  # terminal cells of a line that are shown; of a longer line the part around the caret
_TAB_CELLS = 4
_ELLIPSIS = "…"


def cell_width(letter: str) -> int:
    """How many cells a character takes: 0 for a combining mark, 2 for a wide one."""
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _printable(letter: str, cell: int) -> str:
    """A character as it is shown in the cell ``cell`` (from 0): tabs as blanks, invisible ones as a dot."""
    if letter == "\t":
        return " " * (_TAB_CELLS - cell % _TAB_CELLS)
    category = unicodedata.category(letter)
    if category in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") or (category == "Zs" and letter not in " \u3000"):
        return "·"
    return letter


def _text_width(text: str) -> int:
    return sum(map(cell_width, text))


def _end_of_window(pieces: list[str], start: int, room: int) -> int:
    """The index of the first piece, from ``start``, that no longer fits into ``room`` cells."""
    at = start
    while at < len(pieces) and (room := room - _text_width(pieces[at])) >= 0:
        at += 1
    return at


def mark_column(line: str, column: int) -> tuple[str, str]:
    """The line as it is shown, and a line for below it with ``^`` under the character ``column``.

    ``column`` counts characters from 1, as problems do; one past the end marks the end of the line.
    """
    pieces: list[str] = []
    cell = 0
    for letter in line.rstrip():
        pieces.append(_printable(letter, cell))
        cell += _text_width(pieces[-1])
    place = min(max(column - 1, 0), len(pieces))
    while 0 < place < len(pieces) and _text_width(pieces[place]) == 0:
        place -= 1  # a combining mark stands in the cell of its letter
    first = 0
    if cell > MAX_CELLS:
        while first < place and _text_width("".join(pieces[first:place])) > MAX_CELLS * 2 // 3:
            first += 1
        while first < place and _text_width(pieces[first]) == 0:
            first += 1
    last = _end_of_window(pieces, first, MAX_CELLS)
    head = _ELLIPSIS if first else ""
    tail = _ELLIPSIS if last < len(pieces) else ""
    before = _text_width("".join(pieces[first:place])) + len(head)
    return head + "".join(pieces[first:last]) + tail, " " * before + "^"
