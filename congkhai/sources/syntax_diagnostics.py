"""A syntax error as the YAML parser reports it, and the diagnosis that a syntax rule makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from yaml import MarkedYAMLError, YAMLError


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong at a line and column (from 1).

    ``repairs``: number of a line → its text with which the parser can go on; never written to the file.
    """

    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    repairs: dict[int, str] = field(default_factory=dict)


class ParserFailure:
    """A syntax error of the parser, with the lines of the file. Lines and columns count from 1.

    ``message`` and ``context`` are the parser's own words; ``line`` and ``column`` where it stopped;
    ``context_line`` and ``context_column`` where the thing begins that it was reading.
    """

    def __init__(self, error: YAMLError, lines: list[str], known_keys: frozenset[str]) -> None:
        marked = error if isinstance(error, MarkedYAMLError) else None
        mark = marked.problem_mark if marked else None
        context = marked.context_mark if marked else None
        self.lines = lines
        self.known_keys = known_keys
        self.message = str(marked.problem) if marked else str(error)
        self.context = str(marked.context or "") if marked else ""
        self.line = min(mark.line + 1, len(lines)) if mark else 1
        self.column = mark.column + 1 if mark else 1
        self.context_line = min(context.line + 1, len(lines)) if context else self.line
        self.context_column = context.column + 1 if context else self.column

    def text(self, number: int) -> str:
        """The text of a line by its number; ``""`` outside the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def mentions(self, *words: str) -> bool:
        """Whether the parser's message contains one of ``words``."""
        return any(word in self.message for word in words)

    def line_above(self, number: int) -> int:
        """The number of the nearest line above that is neither blank nor a comment, or 0."""
        number -= 1
        while number > 0 and not self.text(number).split("#")[0].strip():
            number -= 1
        return max(number, 0)

    def suspect_lines(self) -> Iterable[int]:
        """The numbers of the lines in which the mistake may be, likeliest first."""
        found = [self.context_line] if self.context == "while scanning a simple key" else []
        found += [self.line, self.line_above(self.line)]
        return dict.fromkeys(number for number in found if number > 0)

    def looks_like_key(self, word: str) -> bool:
        """Whether a word can be meant as a key: a known key, or one short word of ASCII letters."""
        return word.strip() in self.known_keys or bool(
            re.fullmatch(r"[A-Za-z][\w.\-]{0,30}", word.strip(), re.ASCII)
        )


SyntaxRule: TypeAlias = "Callable[[ParserFailure], Diagnosis | None]"
"""Recognises one mistake near the place of a failure; None where it is another one."""
