"""``check --fix``: which files would change, and how. Nothing is written here."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from congkhai.cache import BuildCache
from congkhai.edit.autofix import fix_names, normalize_text
from congkhai.edit.file_writing import read_source
from congkhai.edit.new_problems import new_problems
from congkhai.edit.source_text import SourceText
from congkhai.pipeline import Content, load_content
from congkhai.sources.odd_letters import ODD_LETTERS, code_point

_ODD = re.compile(f"[{ODD_LETTERS}]")
FileChanges = dict[str, tuple[bytes, bytes]]
"""File → its bytes now, and fixed."""


def _fixed_files(root: Path, content: Content, files: tuple[str, ...], names: bool) -> FileChanges:
    """The fixed files; ``names``: also fix names of units, criteria and kinds."""
    changes: FileChanges = {}
    for file in files:
        old = read_source(root, file)
        try:
            text = SourceText.from_bytes(old)
        except UnicodeDecodeError:
            continue  # another encoding is an error; its conversion needs a look at the result
        if names and content.library is not None:
            here = [problem for problem in content.problems if problem.location.file == file]
            text = fix_names(text, here, content.library)
        if (new := normalize_text(text).data) != old:
            changes[file] = old, new
    return changes


def find_fixes(
    root: Path, content: Content, files: tuple[str, ...], as_of: date, build_cache: BuildCache | None = None
) -> FileChanges:
    """What can be fixed in ``files``; ``content`` is what was read of them.

    The fixed site is checked in memory. Where it would have a new error no names are fixed. Raises OSError.
    """
    changes = _fixed_files(root, content, files, names=True)
    after = load_content(
        root, as_of, build_cache, overrides={file: new for file, (_, new) in changes.items()}
    )
    if new_problems(content.errors, after.errors):
        return _fixed_files(root, content, files, names=False)
    return changes


def _show_unseen(line: str) -> str:
    """A line with signs for blanks and tabs at its end, and with the numbers of letters that show nothing."""
    line = _ODD.sub(lambda found: f"‹{code_point(found[0])}›", line)
    bare = line.rstrip("\n").rstrip(" \t")
    return bare + line.rstrip("\n")[len(bare) :].replace(" ", "·").replace("\t", "→")


def diff_lines(file: str, old: bytes, new: bytes) -> Iterator[str]:
    """The lines of a unified diff of a file. Line ends are not compared: no fix changes them."""
    before, after = SourceText.from_bytes(old).lines, SourceText.from_bytes(new).lines
    found = difflib.unified_diff(before, after, f"a/{file}", f"b/{file}", n=1, lineterm="")
    return map(_show_unseen, found)
