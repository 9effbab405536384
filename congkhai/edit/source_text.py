"""The text of a file such that its bytes can be made again: BOM, line ends, a missing last line end."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_ENDS = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The lines of a file and their ends. Every method gives a new text.

    ``lines``: without ends and without a BOM; line 1 is ``lines[0]``. ``ends``: the end of each line; that of
    the last is ``""``.
    """

    lines: tuple[str, ...]
    ends: tuple[str, ...]
    bom: bool = False

    @classmethod
    def from_bytes(cls, data: bytes) -> SourceText:
        """The text of a file; raises UnicodeDecodeError when it is not UTF-8."""
        bom = data.startswith(codecs.BOM_UTF8)
        pieces = _ENDS.split(data.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
        return cls(tuple(pieces[::2]), (*pieces[1::2], ""), bom)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        text = "".join(line + end for line, end in zip(self.lines, self.ends, strict=True))
        return (codecs.BOM_UTF8 if self.bom else b"") + text.encode("utf-8")

    @property
    def plain(self) -> str:
        """The text with ``\\n`` line ends, as it is parsed."""
        return "\n".join(self.lines)

    def end_near(self, line: int) -> str:
        """The line end to use beside a line (from 1): its own, that of the nearest line above, or ``\\n``."""
        return next((end for end in reversed(self.ends[:line]) if end), self.ends[0] or "\n")

    def with_lines_after(self, line: int, added: list[str]) -> SourceText:
        """The text with whole lines added below line ``line`` (from 1; 0: at the top).

        Below a last line without an end, the end comes first, and the file ends without one as before.
        """
        end = self.end_near(line)
        lines = (*self.lines[:line], *added, *self.lines[line:])
        if line and line == len(self.lines):
            ends = (*self.ends[: line - 1], *[end] * len(added), "")
        else:
            ends = (*self.ends[:line], *[end] * len(added), *self.ends[line:])
        return SourceText(lines, ends, self.bom)

    def with_text_at(self, line: int, column: int, added: str) -> SourceText:
        """The text with ``added`` put into one line before the character ``column`` (both from 1)."""
        old = self.lines[line - 1]
        return self.with_line(line, old[: column - 1] + added + old[column - 1 :])

    def with_line(self, line: int, new: str) -> SourceText:
        """The text with another line in place of line ``line``; its end stays."""
        return SourceText((*self.lines[: line - 1], new, *self.lines[line:]), self.ends, self.bom)
