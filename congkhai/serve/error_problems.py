"""Whatever goes wrong in a preview, as problems that can be shown at their place."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from congkhai.problems import ContentError, MachineError, Problem, SourceLocation, UsageError
from congkhai.resources import bundled_folder
from congkhai.sources.disk_names import path_on_disk
from congkhai.sources.text_decoding import decode_text

MachineWords = Callable[[OSError], str]
"""A failure of the machine in Vietnamese."""

_PACKAGE = Path(__file__).resolve().parent.parent
_MACHINE = "máy"  # stands for the file where no file is concerned
_MOST = 100  # of errors and of warnings sent to a browser
_ROOM = 80  # characters of a source line shown on either side of the place


def _own_spot(error: Exception) -> SourceLocation:
    """The innermost place in our own code."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if _PACKAGE in file.parents:
            return SourceLocation(file.relative_to(_PACKAGE.parent).as_posix(), frame.lineno or 0, 1)
    return SourceLocation("congkhai")


def problems_of(error: Exception, words: MachineWords) -> tuple[Problem, ...]:
    """What an exception says to an editor; one that nobody foresaw is a fault of the program."""
    if isinstance(error, ContentError):
        return error.problems
    if isinstance(error, MachineError | UsageError):
        return (Problem(SourceLocation(_MACHINE), str(error), "may-hong"),)
    if isinstance(error, OSError):
        return (Problem(SourceLocation(_MACHINE), words(error), "may-hong"),)
    message = f"chương trình gặp lỗi ngoài dự kiến ({type(error).__name__}: {error})."
    hint = "Chi tiết ở cửa sổ dòng lệnh; hãy báo người phát triển. Trang đang thấy là bản tốt gần nhất."
    return (Problem(_own_spot(error), message, "loi-chuong-trinh", hint=hint),)


class SourceLines:
    """The lines that problems point at; each file is read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, list[str]] = {}

    def _read(self, file: str) -> list[str]:
        kind, _, inside = file.partition("/")
        candidates = [path_on_disk(self._root, file)]
        if kind in ("templates", "assets"):
            candidates.append(bundled_folder(kind) / inside)
        for candidate in candidates:
            try:
                return decode_text(candidate.read_bytes(), file).written.split("\n")
            except OSError:
                continue
        return []

    def line(self, file: str, number: int) -> str | None:
        """The line of a file by its number (from 1), or None where there is none to show."""
        if file not in self._files:
            self._files[file] = self._read(file)
        lines = self._files[file]
        return lines[number - 1].rstrip() if 0 < number <= len(lines) else None


def _cut(line: str, column: int) -> dict[str, str]:
    """A line in three parts, the middle one being the character at ``column`` (from 1)."""
    at = min(max(column - 1, 0), len(line))
    before, after = line[:at].lstrip(), line[at + 1 :]
    if len(before) > _ROOM:
        before = "…" + before[-_ROOM:]
    if len(after) > _ROOM:
        after = after[:_ROOM] + "…"
    return {"before": before, "at": line[at : at + 1], "after": after}


def message(problems: Sequence[Problem], root: Path) -> dict[str, object]:
    """What the browser is told: errors and warnings with their places and source lines, as JSON values."""
    lines = SourceLines(root)

    def shown(problem: Problem) -> dict[str, object]:
        line = lines.line(problem.location.file, problem.location.line)
        return {
            "place": str(problem.location),
            "number": problem.location.line,
            "message": problem.message,
            "hint": problem.hint,
            "line": _cut(line, problem.location.column) if line else None,
        }

    errors = [problem for problem in problems if problem.is_error]
    warnings = [problem for problem in problems if not problem.is_error]
    return {
        "command": "problems",
        "errors": [shown(problem) for problem in errors[:_MOST]],
        "warnings": [shown(problem) for problem in warnings[:_MOST]],
        "counts": [len(errors), len(warnings)],
    }
