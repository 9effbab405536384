"""Problems as text, as JSON, and as annotations of a forge (GitHub, Gitea, Forgejo).

The JSON is described in docs/kiem-tra-json.md. Nothing is read here: the lines of the files are given.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import click

from congkhai.edit.caret_line import mark_column
from congkhai.problems import Problem, Severity

LineReader = Callable[[str, int], "str | None"]
"""File and line number (from 1) → the line, or None where it cannot be shown."""


def count_by_severity(problems: Iterable[Problem]) -> tuple[int, int]:
    """How many errors and how many warnings."""
    kinds = [problem.is_error for problem in problems]
    return sum(kinds), len(kinds) - sum(kinds)


def summary(problems: Iterable[Problem]) -> str:
    """``2 lỗi, 1 cảnh báo``."""
    errors, warnings = count_by_severity(problems)
    return f"{errors} lỗi, {warnings} cảnh báo"


def _headline(problem: Problem) -> str:
    """The problem on one line, as ``str(problem)`` but in colours."""
    colour = "red" if problem.is_error else "yellow"
    kind = "lỗi" if problem.is_error else "cảnh báo"
    place = click.style(f"{problem.location}:", bold=True)
    hint = " " + click.style(problem.hint, fg="green") if problem.hint else ""
    return f"{place} {click.style(f'{kind}:', fg=colour, bold=True)} {problem.message}{hint}"


def _source_lines(problem: Problem, read_line: LineReader) -> Iterator[str]:
    """The line of the file, and a caret below the character; nothing for a problem of a whole file."""
    location = problem.location
    line = read_line(location.file, location.line) if location.line else None
    if line is None or not line.strip():
        return
    shown, caret = mark_column(line, location.column)
    number = str(location.line)
    yield click.style(f"  {number} | ", fg="blue") + shown
    yield click.style(f"  {' ' * len(number)} | ", fg="blue") + click.style(caret, fg="red", bold=True)


def as_text(problems: Sequence[Problem], read_line: LineReader) -> Iterator[str]:
    """The lines of a report for people, grouped by file, with colours; ``problems`` must be sorted.

    Each problem is ``str(problem)`` on one line, then its source line and a caret. The caller takes colours
    out where they are not wanted.
    """
    for file, found in groupby(problems, key=lambda problem: problem.location.file):
        inside = list(found)
        yield click.style(f"{file} ({summary(inside)})", underline=True)
        for problem in inside:
            yield _headline(problem)
            yield from _source_lines(problem, read_line)
        yield ""


def as_json(problems: Sequence[Problem]) -> str:
    """One JSON object, as docs/kiem-tra-json.md promises it."""
    errors, warnings = count_by_severity(problems)
    entries = [
        {
            "tep": problem.location.file,
            "dong": problem.location.line or None,
            "cot": problem.location.column or None,
            "muc_do": problem.severity.value,
            "ma": problem.code,
            "thong_bao": problem.message,
            "goi_y": problem.hint or None,
            "nhiem_vu": problem.task or None,
        }
        for problem in problems
    ]
    return json.dumps(
        {"so_loi": errors, "so_canh_bao": warnings, "van_de": entries}, ensure_ascii=False, indent=2
    )


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def as_github(problems: Sequence[Problem], folder: str = "") -> Iterator[str]:
    """Workflow commands (GitHub Actions, Gitea, Forgejo), one a line, that annotate the changed files.

    ``folder``: the site folder as seen from the root of the repository, ``""`` where it is the root.
    """
    for problem in problems:
        location = problem.location
        command = "error" if problem.severity is Severity.ERROR else "warning"
        place = f"{folder}/{location.file}" if folder else location.file
        fields = [f"file={_escape_property(place)}"]
        if location.line:
            fields += [f"line={location.line}", f"col={location.column}"]
        fields.append(f"title={_escape_property(problem.code)}")
        said = f"{problem.message} {problem.hint}".strip()
        yield f"::{command} {','.join(fields)}::{_escape_data(said)}"
