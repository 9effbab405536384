"""How problems of a file are put into words."""

from __future__ import annotations

from congkhai.problems import Problem, Severity, SourceLocation

SHOWN = 60  # letters of a value that a message repeats


def shorten(text: str, longest: int = SHOWN) -> str:
    """``text`` on one line, cut after ``longest`` letters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """``text`` shortened, between Vietnamese quotation marks."""
    short = shorten(text)
    return short if short.startswith("“") and short.endswith("”") else f"“{short}”"


def make_problem(
    location: SourceLocation,
    code: str,
    message: str,
    hint: str = "",
    *,
    severity: Severity = Severity.ERROR,
    task: str = "",
) -> Problem:
    """A problem; the message ends as a sentence where a hint follows it."""
    end = "." if hint and message[-1:] not in ".?!:;" else ""
    return Problem(location, message + end, code, severity, hint, task)


def code_point(letter: str) -> str:
    """A character that cannot be shown, by its number: ``U+200B``."""
    return f"U+{ord(letter):04X}"
