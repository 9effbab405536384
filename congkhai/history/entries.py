"""Where the entries of a list stand in a file, from its lines alone."""

from __future__ import annotations

import re


def entry_spans(text: str, key: str) -> tuple[tuple[int, int], ...]:
    """First and last line, from 1, of each item of the block list under the outermost ``key``.

    Blank lines and comments behind an item do not belong to it. Nothing is found of a list in brackets.
    """
    lines = text.split("\n")
    start = next(
        (at for at, line in enumerate(lines) if re.match(rf"{re.escape(key)}\s*:\s*(?:#.*)?$", line)), None
    )
    if start is None:
        return ()
    dash: int | None = None
    spans: list[tuple[int, int]] = []
    for at in range(start + 1, len(lines)):
        line = lines[at]
        bare = line.lstrip(" ")
        if not bare.strip() or bare.startswith("#"):
            continue
        indent = len(line) - len(bare)
        is_item = bare.startswith("- ") or bare.rstrip() == "-"
        if dash is None and is_item:
            dash = indent
        if dash is None or indent < dash or (indent == dash and not is_item):
            break
        if indent == dash:
            spans.append((at + 1, at + 1))
        else:
            spans[-1] = (spans[-1][0], at + 1)
    return tuple(spans)
