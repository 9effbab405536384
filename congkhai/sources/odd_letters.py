"""Letters that Word and web pages bring along: those that show nothing, and those of symbol fonts.

Reading takes the former out and puts what the latter show in their place. Both are counted, and said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from congkhai.problems import Problem, Severity, SourceLocation, make_problem
from congkhai.vietnamese.letters import INVISIBLE_LETTERS

# Word keeps a letter of a symbol font as U+F000 plus its code in that font, and the text loses the font. Here
# are the codes of which only one font, Symbol or Wingdings, has something that stands in the text of a plan.
_SHOWN = {
    "\uf020": " ", "\uf025": "%", "\uf02b": "+", "\uf02c": ",", "\uf02d": "−", "\uf02e": ".", "\uf03c": "<",
    "\uf03d": "=", "\uf03e": ">", "\uf076": "❖", "\uf0a3": "≤", "\uf0a7": "▪", "\uf0a8": "□", "\uf0ae": "→",
    "\uf0b0": "°", "\uf0b1": "±", "\uf0b3": "≥", "\uf0b4": "×", "\uf0b7": "•", "\uf0b8": "÷", "\uf0b9": "≠",
    "\uf0bb": "≈", "\uf0d8": "➢", "\uf0de": "⇒", "\uf0e0": "→", "\uf0e8": "➔", "\uf0f0": "⇨", "\uf0fb": "✗",
    "\uf0fc": "✓", "\uf0fd": "☒", "\uf0fe": "☑",
} | {chr(0xF030 + digit): str(digit) for digit in range(10)}  # fmt: skip
_BULLETS = (
    "\uf02d\uf06c\uf06e\uf076\uf0a7\uf0b7\uf0d8\uf0fc"  # what Word's lists begin with: "-" in a list of ours
)
_UNKNOWN_SYMBOLS = "".join(letter for code in range(0xF000, 0xF100) if (letter := chr(code)) not in _SHOWN)

UNUSABLE_LETTERS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f"  # line marks, directions, tags: they hide what is said
    "\u115f\u1160\u3164\uffa0"  # fillers: letters that show nothing
    # private use: every font shows something else. The first one stands for the site's root while pages are
    # made (congkhai/markdown.py)
    f"\ue000-\uefff{_UNKNOWN_SYMBOLS}\uf100-\uf8ff\U000f0000-\U0010ffff"
    "\ufffe\uffff"
)
"""A character class, without its brackets, of letters that no text may hold."""
ODD_LETTERS = f"{UNUSABLE_LETTERS}{INVISIBLE_LETTERS}\uf000-\uf0ff\ufffd"
"""A character class, without its brackets, of letters that reading refuses, takes out, replaces or tells."""

# No letter of a usual text is odd: this is found faster than that none of the odd ones is there.
_UNUSUAL = re.compile(
    "[^\t\n -~\xa0-\xac\xae-\u024f\u0300-\u0323\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2150-\u22ff\u2500-\u27bf]"
)
_TAKEN_OUT = re.compile(f"[{INVISIBLE_LETTERS}](?<![{UNUSABLE_LETTERS}])")
_ODD = re.compile(f"[{ODD_LETTERS}]")
_BULLET = re.compile(f"([ \t\xa0]*)([{_BULLETS}])(?=[ \t\xa0]*[^\\s])")
_MAX_NAMES = 5  # letters that one message names

Places = Mapping[int, tuple[int, ...]]
"""Line (from 1) of a cleaned text → the column that each of its letters, and its end, has in the file."""


def code_point(letter: str) -> str:
    """The number of a character that cannot be shown: ``U+200B``."""
    return f"U+{ord(letter):04X}"


def may_have_odd_letters(text: str) -> bool:
    """Whether a text has any but the usual letters; quick, and true for some texts that have no odd ones."""
    return _UNUSUAL.search(text) is not None


def original_column(places: Places, line: int, column: int) -> int:
    """The column in the file of a column in the cleaned text, both from 1."""
    columns = places.get(line)
    if columns is None or column < 1:
        return column
    past_end = column - len(columns)
    return columns[-1] + past_end if past_end > 0 else columns[column - 1]


def _named(counts: Mapping[str, int]) -> str:
    """The commonest names with their counts: ``U+200B (3 chỗ), U+00AD``."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    said = [f"{name} ({count} chỗ)" if count > 1 else name for name, count in ordered[:_MAX_NAMES]]
    return ", ".join(said) + (", …" if len(ordered) > _MAX_NAMES else "")


@dataclass(slots=True)
class LetterChanges:
    """What was taken out of a text, and what was replaced: name → how often, and the first place of each."""

    removed: Counter[str] = field(default_factory=Counter)
    replaced: Counter[str] = field(default_factory=Counter)
    first_removed: tuple[int, int] = (0, 0)
    first_replaced: tuple[int, int] = (0, 0)

    def note(self, letter: str, shown: str, place: tuple[int, int]) -> None:
        """Count a letter at a place (line and column); ``shown`` is ``""`` where it was taken out."""
        if shown:
            self.replaced[f"{code_point(letter)} là “{shown}”"] += 1
            self.first_replaced = self.first_replaced if self.first_replaced[0] else place
        else:
            self.removed[code_point(letter)] += 1
            self.first_removed = self.first_removed if self.first_removed[0] else place

    def add(self, other: LetterChanges, place: tuple[int, int]) -> None:
        """Count the changes of a value that stands at ``place``."""
        if other.removed:
            self.first_removed = self.first_removed if self.first_removed[0] else place
        if other.replaced:
            self.first_replaced = self.first_replaced if self.first_replaced[0] else place
        self.removed += other.removed
        self.replaced += other.replaced

    def sentences(self) -> list[str]:
        """What was done, in Vietnamese; nothing where nothing was."""
        said = []
        if self.removed:
            said.append(f"đã bỏ {self.removed.total()} ký tự không nhìn thấy: {_named(self.removed)}")
        if self.replaced:
            count = self.replaced.total()
            said.append(f"đã đọc {count} ký hiệu của phông chữ Word: {_named(self.replaced)}")
        return said

    def problems(self, file: str, hint: str) -> Iterator[Problem]:
        """A warning for each of the two kinds, at the first place of it."""
        places = [self.first_removed] * bool(self.removed) + [self.first_replaced] * bool(self.replaced)
        codes = ["ky-tu-vo-hinh"] * bool(self.removed) + ["ky-hieu-word"] * bool(self.replaced)
        for (line, column), code, sentence in zip(places, codes, self.sentences(), strict=True):
            location = SourceLocation(file, line, column)
            yield make_problem(location, code, sentence, hint, severity=Severity.WARNING)


class CleanText(NamedTuple):
    """A text as it is read, what was changed in it, and where its letters stood."""

    text: str
    changes: LetterChanges
    places: Places


def _clean_line(line: str, number: int, changes: LetterChanges) -> tuple[str, tuple[int, ...]]:
    """A line as it is read, and the column that each of its letters, and its end, has in ``line``."""
    kept: list[tuple[str, int]] = []
    for column, letter in enumerate(line, 1):
        if _TAKEN_OUT.match(letter):
            changes.note(letter, "", (number, column))
        else:
            kept.append((letter, column))
    if bullet := _BULLET.match("".join(letter for letter, _ in kept)):
        at = bullet.start(2)
        letter, column = kept[at]
        changes.note(letter, "-", (number, column))
        following, next_column = kept[at + 1]
        rest = [] if following in " \t\xa0" else [kept[at + 1]]
        kept[at : at + 2] = [("-", column), (" ", next_column), *rest]
    for index, (letter, column) in enumerate(kept):
        if shown := _SHOWN.get(letter):
            changes.note(letter, shown, (number, column))
            kept[index] = shown, column
    return "".join(letter for letter, _ in kept), (*(column for _, column in kept), len(line) + 1)


def clean_letters(text: str) -> CleanText:
    """Take out letters that show nothing, and put what letters of Word's symbol fonts show in their place.

    A symbol that is a bullet at the start of a line becomes "- ". Unusable letters stay. ``text`` has ``\\n``
    line ends; the lines stay the same.
    """
    changes = LetterChanges()
    if not may_have_odd_letters(text) or not _ODD.search(text):
        return CleanText(text, changes, {})
    lines = text.split("\n")
    places: dict[int, tuple[int, ...]] = {}
    for number, line in enumerate(lines, 1):
        if not line.isascii() and _ODD.search(line):
            lines[number - 1], places[number] = _clean_line(line, number, changes)
    return CleanText("\n".join(lines), changes, places)
