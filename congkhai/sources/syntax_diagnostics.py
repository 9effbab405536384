"""A place where a YAML parser got lost, and what was found to be the cause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from yaml import MarkedYAMLError, YAMLError


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong at a place; ``repairs`` holds the lines (by number) that make reading go on."""

    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    repairs: dict[int, str] = field(default_factory=dict)


class ParserFailure:
    """A syntax error with the lines around it; lines and columns count from 1."""

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
        """A line by number; ``""`` outside the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def mentions(self, *words: str) -> bool:
        """Whether the parser's complaint holds one of the phrases."""
        return any(word in self.message for word in words)

    def line_above(self, number: int) -> int:
        """The nearest line above that holds more than blanks and comment, or 0."""
        number -= 1
        while number > 0 and not self.text(number).split("#")[0].strip():
            number -= 1
        return max(number, 0)

    def suspect_lines(self) -> Iterable[int]:
        """The lines in which the slip may be, likeliest first."""
        found = [self.context_line] if self.context == "while scanning a simple key" else []
        found += [self.line, self.line_above(self.line)]
        return dict.fromkeys(number for number in found if number > 0)

    def looks_like_key(self, word: str) -> bool:
        """Whether a word can be meant as a key: a known one, or one short word of ASCII letters."""
        return word.strip() in self.known_keys or bool(
            re.fullmatch(r"[A-Za-z][\w.\-]{0,30}", word.strip(), re.ASCII)
        )


SyntaxRule: TypeAlias = "Callable[[ParserFailure], Diagnosis | None]"
