"""``check --fix``: which files would change, and how; nothing is written here."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from congkhai.cache import BuildCache
from congkhai.edit.autofix import fix_names, normalize_text
from congkhai.edit.file_writing import read_source
from congkhai.edit.source_text import SourceText
from congkhai.pipeline import Content, load_content

FileChanges = dict[str, tuple[bytes, bytes]]
"""File → its bytes now and mended."""


def _fixed_files(root: Path, content: Content, files: tuple[str, ...], names: bool) -> FileChanges:
    changes: FileChanges = {}
    for file in files:
        old = read_source(root, file)
        try:
            text = SourceText.from_bytes(old)
        except UnicodeDecodeError:
            continue  # another encoding is told as an error; converting it needs a look at the result
        if names and content.library is not None:
            here = [problem for problem in content.problems if problem.location.file == file]
            text = fix_names(text, here, content.library)
        if (new := normalize_text(text).data) != old:
            changes[file] = old, new
    return changes


def find_fixes(
    root: Path, content: Content, files: tuple[str, ...], as_of: date, build_cache: BuildCache | None = None
) -> FileChanges:
    """What can be mended in ``files``, as read by ``content``.

    The mended site is checked in memory first: a mend that would bring a new error is left out.
    """
    changes = _fixed_files(root, content, files, names=True)
    after = load_content(
        root, as_of, build_cache, overrides={file: new for file, (_, new) in changes.items()}
    )
    known = {(problem.location.file, problem.code, problem.message) for problem in content.errors}
    if any((problem.location.file, problem.code, problem.message) not in known for problem in after.errors):
        return _fixed_files(root, content, files, names=False)
    return changes


def _show_trailing_blanks(line: str) -> str:
    """A line of which also the blanks at the end can be seen."""
    bare = line.rstrip("\n").rstrip(" \t")
    return bare + line.rstrip("\n")[len(bare) :].replace(" ", "·").replace("\t", "→")


def diff_lines(file: str, old: bytes, new: bytes) -> Iterator[str]:
    """A unified diff of a file; a change of line ends alone cannot occur."""
    before, after = SourceText.from_bytes(old).lines, SourceText.from_bytes(new).lines
    found = difflib.unified_diff(before, after, f"a/{file}", f"b/{file}", n=1, lineterm="")
    return map(_show_trailing_blanks, found)
