"""What ``git log -p -U0`` prints, read as it comes: which lines of which file each commit put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from congkhai.vietnamese import nfc

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
COMMIT = "\0"
"""What begins the line of a commit: no line of a patch can begin so."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """``removed`` lines are replaced by ``added`` ones from line ``at`` (from 0, in the new file)."""

    at: int
    removed: int
    added: int
    inside: bool  # nothing but removed lines, and these belonged to the entry above them


@dataclass(slots=True)
class FilePatch:
    """How one commit changed one file; a path is "" where the file was not or is no more."""

    old_path: str = ""
    new_path: str = ""
    old_blob: str = ""
    new_blob: str = ""
    hunks: list[Hunk] = field(default_factory=list)


@dataclass(slots=True)
class Commit:
    """A commit with what it changed; ``words`` are the fields of its line."""

    words: tuple[str, ...]
    files: list[FilePatch] = field(default_factory=list)


def _path(text: str) -> str:
    """A path as ``---`` and ``+++`` name it: after ``a/`` or ``b/``, with a tab behind a name with blanks."""
    return "" if text.startswith("/dev/null") else nfc(text[2:].rstrip("\t"))


def _same_path(words: str) -> str:
    """The path in ``a/path b/path``; ``""`` where the two differ, for other lines tell them then."""
    half = len(words) // 2
    old, new = words[:half], words[half + 1 :]
    return nfc(old[2:]) if old[2:] == new[2:] else ""


def _inside(removed: list[str]) -> bool:
    """Whether lines that went away were part of an entry that stays, and no entry of their own.

    Entries begin with a dash, at most four blanks deep; what is deeper, or begins with a key, was inside one.
    """
    deep = [(len(line) - len(line.lstrip(" ")), line.lstrip(" ")) for line in removed if line.strip()]
    if not deep:
        return True
    least = min(indent for indent, _ in deep)
    dashes = any(indent == least and text.startswith("- ") for indent, text in deep)
    return least > 4 or (least > 0 and not dashes)


def read_patches(lines: Iterable[str]) -> Iterator[Commit]:
    """The commits in the order in which they are printed, each whole."""
    commit: Commit | None = None
    patch = FilePatch()
    stream = iter(lines)
    for line in stream:
        if line.startswith(COMMIT):
            if commit is not None:
                yield commit
            commit = Commit(tuple(line[1:].split(COMMIT)))
        elif line.startswith("diff --git ") and commit is not None:
            same = _same_path(line[11:])
            patch = FilePatch(same, same)
            commit.files.append(patch)
        elif hunk := _HUNK.match(line):
            patch.hunks.append(_read_hunk(hunk, stream))
        else:
            _read_head(line, patch)
    if commit is not None:
        yield commit


def _read_head(line: str, patch: FilePatch) -> None:
    if line.startswith("index "):
        patch.old_blob, _, rest = line[6:].partition("..")
        patch.new_blob = rest.split(" ")[0]
    elif line.startswith("new file mode "):
        patch.old_path = ""
    elif line.startswith("deleted file mode "):
        patch.new_path = ""
    elif line.startswith("--- "):
        patch.old_path = _path(line[4:])
    elif line.startswith("+++ "):
        patch.new_path = _path(line[4:])
    elif line.startswith("rename from "):
        patch.old_path = nfc(line[12:])
    elif line.startswith("rename to "):
        patch.new_path = nfc(line[10:])


def _read_hunk(match: re.Match[str], stream: Iterator[str]) -> Hunk:
    removed = int(match[2] or 1) if match[2] != "0" else 0
    added = int(match[4] or 1) if match[4] != "0" else 0
    gone: list[str] = []
    left = removed + added
    while left:
        line = next(stream, "")
        left -= not line.startswith("\\")  # "\ No newline at end of file" is no line
        if line.startswith("-"):
            gone.append(line[1:])
    start = int(match[3])
    return Hunk(start - 1 if added else start, removed, added, inside=not added and _inside(gone))
