"""Parses the bytes of one YAML file into one record. It reads and writes no files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from pydantic import ValidationError
from yaml import YAMLError

from congkhai.model import Record
from congkhai.problems import Problem, SourceLocation, make_problem, quoted, sorted_problems
from congkhai.sources.location_map import LocationMap, at_original_columns
from congkhai.sources.odd_letters import Places, original_column
from congkhai.sources.record_keys import all_keys
from congkhai.sources.syntax_rules import diagnose
from congkhai.sources.syntax_rules_keys import find_missing_space
from congkhai.sources.text_decoding import decode_text
from congkhai.sources.validation_problems import describe_errors, drop_invalid
from congkhai.sources.yaml_composer import Composed, compose
from congkhai.sources.yaml_lines import split_line

MAX_FILE_BYTES = 2 * 1024 * 1024  # bytes
MAX_PROBLEMS = 100  # reported of one file; later ones mostly follow from earlier ones
_MAX_REPAIRS = 20  # syntax errors reported of one file; after each the file is read again
_MAX_REPAIRS_OF_LARGE = 3
_LARGE_TEXT = 200_000  # characters from which a file is large

_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")

R = TypeVar("R", bound=Record)


def _conflicts(text: str, file: str) -> Iterator[Problem]:
    """One problem for each block of conflict marks that git left in the file."""
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1] not in ("<", ">", "|", "=") or not _CONFLICT.fullmatch(line.rstrip()):
            continue
        if line[0] == "<" or not inside:
            yield make_problem(
                SourceLocation(file, number, 1),
                "xung-dot",
                f"còn dấu xung đột của git ({line[:7]})",
                "Hãy giữ lại một bản, bỏ bản kia và bỏ các dòng <<<<<<<, =======, >>>>>>>.",
            )
        inside = line[0] != ">"


def _compose(text: str, file: str, known: frozenset[str]) -> tuple[Composed, list[Problem], set[int]]:
    """Compose the text. A syntax error is reported and repaired in memory, and the text composed again.

    Also gives the syntax problems, and the numbers of the repaired lines.
    """
    problems: list[Problem] = []
    repaired_lines: set[int] = set()
    for _ in range(_MAX_REPAIRS if len(text) < _LARGE_TEXT else _MAX_REPAIRS_OF_LARGE):
        try:
            return compose(text, file), problems, repaired_lines
        except YAMLError as error:
            lines = text.split("\n")
            found = diagnose(error, lines, known)
            if found.line not in repaired_lines:  # on a repaired line columns are no longer those of the file
                location = SourceLocation(file, found.line, found.column)
                problems.append(make_problem(location, found.code, found.message, found.hint))
            changes = {n: line for n, line in found.repairs.items() if lines[n - 1] != line}
            if not changes:
                break
            repaired_lines.update(changes)
            for number, line in changes.items():
                lines[number - 1] = line
            text = "\n".join(lines)
    return Composed(), problems, repaired_lines


def _not_a_mapping(data: Any, text: str, file: str, known: frozenset[str]) -> Problem:
    """The problem of a file whose outermost value ``data`` is no mapping."""
    if data is None or data == "":
        return make_problem(
            SourceLocation(file), "tep-trong", "tệp trống", "Hãy viết các khóa, mỗi dòng “khóa: giá trị”."
        )
    for number, line in enumerate(text.split("\n"), 1):
        if found := find_missing_space(line, known.__contains__):
            return make_problem(
                SourceLocation(file, number, found[0]),
                "thieu-dau-cach",
                found[1],
                f"Hãy viết: {found[2].strip()}",
            )
    number = next((n for n, line in enumerate(text.split("\n"), 1) if line.split("#")[0].strip()), 1)
    line = text.split("\n")[number - 1]
    what = "một danh sách" if isinstance(data, list) else f"đoạn chữ {quoted(line)}"
    return make_problem(
        SourceLocation(file, number, split_line(line).indent + 1),
        "kieu",
        f"tệp phải gồm các dòng “khóa: giá trị”, nhưng ở đây là {what}",
    )


def _as_written(problem: Problem, places: Places) -> Problem:
    """A problem of a cleaned text at its place in the file."""
    place = problem.location
    return replace(problem, location=replace(place, column=original_column(places, place.line, place.column)))


def _limited(problems: list[Problem], file: str) -> tuple[Problem, ...]:
    """Problems sorted and cut to MAX_PROBLEMS, with one more that says so."""
    ordered = sorted_problems(problems)
    if len(ordered) <= MAX_PROBLEMS:
        return ordered
    last = make_problem(
        SourceLocation(file), "con-nua", "tệp này còn nhiều lỗi nữa", "Hãy sửa các lỗi nêu ra trước."
    )
    return (*ordered[:MAX_PROBLEMS], last)


def parse_file(
    text_bytes: bytes, file: str, record: type[R]
) -> tuple[R | None, LocationMap, tuple[Problem, ...]]:
    """Parse one YAML file into a record of the type ``record``.

    ``file`` is its name in problems, relative to the site folder. Gives the record, the locations of its
    values, and the problems, sorted: at most :data:`MAX_PROBLEMS`, and one that says there are more. Where
    only keys or single values are wrong the record is without them, so that other files that refer to it can
    be checked in the same run; otherwise it is None. Raises nothing.
    """
    nowhere = LocationMap(file)
    if len(text_bytes) > MAX_FILE_BYTES:
        return None, nowhere, (too_large_problem(file, len(text_bytes)),)
    decoded = decode_text(text_bytes, file)
    text, problems = decoded.text, list(decoded.problems)
    if text is None:
        return None, nowhere, tuple(problems)
    if conflicts := list(islice(_conflicts(text, file), MAX_PROBLEMS + 1)):
        return None, nowhere, _limited(problems + conflicts, file)
    known = all_keys(record)
    composed, syntax_problems, repaired_lines = _compose(text, file, known)
    if decoded.places:
        composed.tree = at_original_columns(composed.tree, decoded.places)
        composed.problems = [_as_written(problem, decoded.places) for problem in composed.problems]
        syntax_problems = [_as_written(problem, decoded.places) for problem in syntax_problems]
    later = list(composed.problems)
    locations = LocationMap(file, composed.tree)
    made: R | None = None
    if isinstance(composed.data, dict):
        try:
            made = record.model_validate(composed.data)
        except ValidationError as error:
            later += describe_errors(error, record, composed.data, locations)
            made = drop_invalid(error, record, composed.data)
    elif not syntax_problems and not later:
        later.append(_not_a_mapping(composed.data, text, file, known))
    problems += syntax_problems + [p for p in later if p.location.line not in repaired_lines]
    return (None if syntax_problems else made), locations, _limited(problems, file)


def too_large_problem(file: str, size: int) -> Problem:
    """The problem of a file over :data:`MAX_FILE_BYTES`."""
    message = (
        f"tệp lớn {size / 1048576:.1f} MB".replace(".", ",") + f"; lớn nhất {MAX_FILE_BYTES // 1048576} MB"
    )
    return make_problem(SourceLocation(file), "tep-lon", message, "Hãy chia thành nhiều kế hoạch.")
