"""Where the entries of a list stand in a file, from its text alone."""

from __future__ import annotations

import re

_FIRST = re.compile(r"(?:[ ]*(?:#.*)?\n)*([ ]*)-(?=[ \n]|$)")  # blank lines and comments may come before it


def _last_line(item: str) -> int:
    """How many lines of an item are left without blank lines and comments at its end."""
    while True:
        item = item.rstrip()
        head, _, last = item.rpartition("\n")
        if not last.lstrip().startswith("#"):
            return item.count("\n") + 1
        item = head


def entry_spans(text: str, key: str) -> tuple[tuple[int, int], ...]:
    """First and last line, from 1, of each item of the block list under the outermost ``key``.

    Line ends are ``\\n``. Blank lines and comments behind an item do not belong to it. Nothing is found of a
    list in brackets.
    """
    head = re.compile(rf"^{re.escape(key)}[ ]*:[ ]*(?:#.*)?\n", re.MULTILINE).search(text)
    first = _FIRST.match(text, head.end()) if head else None
    if first is None:
        return ()
    dash = len(first[1])
    shallow = rf"[ ]{{0,{dash - 1}}}[^ \n#]|" if dash else ""
    behind = re.compile(rf"^(?:{shallow}[ ]{{{dash}}}(?!-[ \n]|-\Z)[^ \n#])", re.MULTILINE)
    after = behind.search(text, first.end())
    end = after.start() if after else len(text)
    items = re.compile(rf"^[ ]{{{dash}}}-(?=[ \n]|\Z)", re.MULTILINE)
    starts = [match.start() for match in items.finditer(text, first.start(1), end)]
    spans: list[tuple[int, int]] = []
    line, at = 1, 0
    for start, stop in zip(starts, (*starts[1:], end), strict=True):
        line += text.count("\n", at, start)
        at = start
        spans.append((line, line + _last_line(text[start:stop]) - 1))
    return tuple(spans)
