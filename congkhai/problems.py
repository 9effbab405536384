"""What can be wrong, and where: the one vocabulary of errors and warnings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


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
    """One thing an editor should mend.

    ``message`` says in Vietnamese what is wrong; ``hint`` what to write instead; ``code`` is a stable
    slug for programs (``khoa-la``, ``don-vi-la``); ``task`` names the task concerned, where there is one.
    """

    location: SourceLocation
    message: str
    code: str
    severity: Severity = Severity.ERROR
    hint: str = ""
    task: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        kind = "lỗi" if self.is_error else "cảnh báo"
        tail = f" {self.hint}" if self.hint else ""
        return f"{self.location}: {kind}: {self.message}{tail}"


@dataclass
class ContentError(Exception):
    """The content has errors; carries every problem found in the run (exit code 1)."""

    problems: tuple[Problem, ...] = field(default=())

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class MachineError(Exception):
    """The machine failed: disk, permission, a missing program (exit code 3). The text is Vietnamese."""


class UsageError(Exception):
    """The command was called wrongly (exit code 2). The text is Vietnamese."""


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems without repeats, by file, line, column, then text: the same order on every run."""
    return tuple(sorted(set(problems)))
