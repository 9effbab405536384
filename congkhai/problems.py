"""What can be wrong, and where: errors and warnings for editors, and the exceptions that carry them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

MAX_QUOTED_LENGTH = 60  # characters of a value that a message repeats


@dataclass(frozen=True, slots=True, order=True)
class SourceLocation:
    """A place in a source file.

    ``file`` is a POSIX path relative to the site folder; ``line`` and ``column`` count from 1, and are 0
    where the problem concerns the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Severity(StrEnum):
    """An error stops the build; a warning never does."""

    ERROR = "loi"
    WARNING = "canh_bao"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing for an editor to correct.

    ``message`` says in Vietnamese what is wrong; ``hint`` what to write instead; ``code`` is a stable
    slug for programs (``khoa-la``, ``don-vi-la``); ``task`` is the id of the task concerned, or "".
    """

    location: SourceLocation
    message: str
    code: str
    severity: Severity = Severity.ERROR
    hint: str = ""
    task: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the problem stops the build."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        kind = "lỗi" if self.is_error else "cảnh báo"
        tail = f" {self.hint}" if self.hint else ""
        return f"{self.location}: {kind}: {self.message}{tail}"


def make_problem(
    location: SourceLocation,
    code: str,
    message: str,
    hint: str = "",
    *,
    severity: Severity = Severity.ERROR,
    task: str = "",
) -> Problem:
    """Make a problem; the message ends with a full stop where a hint follows it."""
    end = "." if hint and message[-1:] not in ".?!:;" else ""
    return Problem(location, message + end, code, severity, hint, task)


def shorten(text: str, longest: int = MAX_QUOTED_LENGTH) -> str:
    """Give ``text`` on one line; where it has more than ``longest`` characters, cut, with "…" at its end."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """Give ``text`` shortened, between Vietnamese quotation marks unless it has them already."""
    short = shorten(text)
    return short if short.startswith("“") and short.endswith("”") else f"“{short}”"


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the problems without repeats, by file, line, column, then text: the same order on every run."""
    return tuple(sorted(set(problems)))


@dataclass
class ContentError(Exception):
    """The content has errors (exit code 1). ``problems``: all that were found in the run, also warnings."""

    problems: tuple[Problem, ...] = field(default=())

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class MachineError(Exception):
    """The machine failed: disk, permission, a missing program (exit code 3). The text is Vietnamese."""


class UsageError(Exception):
    """The command was called wrongly (exit code 2). The text is Vietnamese."""
