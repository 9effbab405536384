"""Which commit last changed each line of each file: the patches of a history, replayed from the oldest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from congkhai.history.patch_parser import Commit, FilePatch

UNCOMMITTED = -1


class Unlike(Exception):
    """A patch does not fit what was remembered: the history was rewritten."""


@dataclass(slots=True)
class FileLines:
    """The lines of a file at a blob: for each the number of the commit that last changed it."""

    blob: str
    commits: list[int] = field(default_factory=list)

    def __getstate__(self) -> tuple[str, list[tuple[int, int]]]:
        """As runs: most neighbours were written together."""
        return self.blob, [(number, sum(1 for _ in same)) for number, same in groupby(self.commits)]

    def __setstate__(self, state: tuple[str, list[tuple[int, int]]]) -> None:
        self.blob = state[0]
        self.commits = [number for number, count in state[1] for _ in range(count)]


@dataclass(slots=True)
class Lines:
    """Every file as of the newest commit replayed. ``commits``: (hash, day as YYYY-MM-DD), oldest first."""

    commits: list[tuple[str, str]] = field(default_factory=list)
    files: dict[str, FileLines] = field(default_factory=dict)

    @property
    def head(self) -> str:
        return self.commits[-1][0] if self.commits else ""

    def replay(self, commits: Iterable[Commit], *, strict: bool) -> None:
        """Take up commits whose words begin with hash and day.

        ``strict``: raises Unlike where a patch does not fit; else its file counts as unknown from there on.
        """
        for commit in commits:
            self.commits.append((commit.words[0], commit.words[1]))
            self.apply(commit.files, len(self.commits) - 1, strict=strict)

    def apply(self, patches: Iterable[FilePatch], number: int, *, strict: bool) -> None:
        """Take up what one commit changed."""
        made: dict[str, FileLines] = {}
        for patch in patches:
            old = self.files.pop(patch.old_path, None) if patch.old_path else FileLines("")
            try:
                new = _changed(old, patch, number)
            except Unlike:
                if strict:
                    raise
                continue
            if patch.new_path:
                made[patch.new_path] = new
        self.files |= made


def _changed(old: FileLines | None, patch: FilePatch, number: int) -> FileLines:
    """A file after a patch; raises Unlike where the patch was made for another text."""
    if old is None or (patch.old_path and patch.old_blob and old.blob != patch.old_blob):
        raise Unlike
    lines = list(old.commits)
    for hunk in patch.hunks:
        if hunk.at + hunk.removed > len(lines):
            raise Unlike
        lines[hunk.at : hunk.at + hunk.removed] = [number] * hunk.added
        if hunk.inside and hunk.at:
            lines[hunk.at - 1] = number
    return FileLines(patch.new_blob or old.blob, lines)
