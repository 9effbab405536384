"""Syntax rules for wrong indentation."""

from __future__ import annotations

from typing import NamedTuple

from congkhai.problems import quoted, shorten
from congkhai.sources.syntax_diagnostics import Diagnosis, ParserFailure
from congkhai.sources.yaml_lines import leading_blanks, split_line


class _Level(NamedTuple):
    """A column (from 0) at which keys or dashes stand above, and the nearest line that has one there."""

    column: int
    is_dash: bool
    line: int


def _levels(failure: ParserFailure) -> list[_Level]:
    """The columns at which a key or a dash may stand on the line of the failure, by the lines above."""
    found: dict[tuple[int, bool], int] = {}
    smallest = 10**6  # a level deeper than a line in between is closed
    number = failure.line_above(failure.line)
    while number > 0:
        line = split_line(failure.text(number))
        dash, keyed = bool(line.lead.strip()), bool(line.key)
        if dash and line.indent <= smallest:
            found.setdefault((line.indent, True), number)
        if keyed and len(line.lead) <= smallest:
            found.setdefault((len(line.lead), False), number)
        if dash or keyed:
            smallest = min(smallest, line.indent)
            if not smallest and not dash:
                break
        number = failure.line_above(number)
    return [_Level(column, is_dash, line) for (column, is_dash), line in sorted(found.items())]


def indented_first_key(failure: ParserFailure) -> Diagnosis | None:
    """The first key of the file is indented, a later one is not."""
    if not failure.mentions("document start"):
        return None
    first = next((n for n, text in enumerate(failure.lines, 1) if text.split("#")[0].strip()), 0)
    blanks = leading_blanks(failure.text(first))
    if not blanks or first >= failure.line:
        return None
    message = f"khóa đầu tiên của tệp thụt lề {blanks} dấu cách"
    moved = {
        n: failure.text(n)[blanks:]
        for n in range(first, failure.line)
        if leading_blanks(failure.text(n)) >= blanks
    }
    return Diagnosis(
        first, blanks + 1, "thut-le", message, "Hãy viết các khóa ngoài cùng sát lề trái.", moved
    )


def missing_dash(failure: ParserFailure) -> Diagnosis | None:
    """A list item without its dash: it begins with the first key of the item above."""
    line = split_line(failure.text(failure.line))
    if not line.key or line.lead.strip():
        return None
    for level in _levels(failure):
        first = split_line(failure.text(level.line))
        if level.is_dash and level.column == line.indent and first.key == line.key:
            right = f"{' ' * line.indent}- {failure.text(failure.line).lstrip()}"
            message = f"thiếu dấu gạch đầu dòng trước khóa “{shorten(line.key)}” của mục mới"
            hint = f"Hãy viết: {shorten(right.strip())}"
            return Diagnosis(
                failure.line, line.column, "thieu-gach-dau-dong", message, hint, {failure.line: right}
            )
    return None


def wrong_indent(failure: ParserFailure) -> Diagnosis | None:
    """A key or a dash at a column at which none can stand."""
    line = split_line(failure.text(failure.line))
    dash = bool(line.lead.strip())
    if not (line.key or dash):
        return None
    column = line.indent
    levels = [level for level in _levels(failure) if level.is_dash == dash]
    if not levels or any(level.column == column for level in levels):
        return None
    best = min(levels, key=lambda level: (abs(level.column - column), -level.column))
    kind = "mục" if dash else "khóa"
    here = f"dòng {quoted(failure.text(failure.line).strip())} thụt lề {column} dấu cách"
    shown = split_line(failure.text(best.line))
    beside = quoted(failure.text(best.line).strip() if dash else shown.key)
    how = f"thụt {best.column} dấu cách" if best.column else "viết sát lề trái"
    return Diagnosis(
        failure.line,
        column + 1,
        "thut-le",
        f"{here}, không thẳng hàng với {kind} nào ở trên",
        f"Hãy {how}, thẳng hàng với {beside} ở dòng {best.line}.",
        _moved(failure, best.column - column, {level.column for level in levels}),
    )


def _moved(failure: ParserFailure, by: int, right: set[int]) -> dict[int, str]:
    """The line of the failure and the deeper lines below it, moved by ``by`` columns.

    The first line that stands at one of the columns ``right`` ends them.
    """
    moved = {}
    least = leading_blanks(failure.text(failure.line))
    for number in range(failure.line, len(failure.lines) + 1):
        text = failure.text(number)
        if text.strip():
            if leading_blanks(text) < least or (number > failure.line and leading_blanks(text) in right):
                break
            moved[number] = " " * (leading_blanks(text) + by) + text.lstrip()
    return moved


def item_for_key(failure: ParserFailure) -> Diagnosis | None:
    """A list item where a key belongs."""
    line = split_line(failure.text(failure.line))
    if not failure.mentions("did not find expected key", "expected <block end>") or not line.lead.strip():
        return None
    message = f"mục {quoted(failure.text(failure.line).strip())} của danh sách đứng ở chỗ của một khóa"
    hint = "Hãy đặt danh sách ở các dòng ngay dưới khóa của nó, các mục thẳng hàng với nhau."
    return Diagnosis(failure.line, line.indent + 1, "thut-le", message, hint)
