"""When parts of the site's files last changed, from the folder's git history.

One call of git for a build: ``git log -p`` of what is new since the last one (of all at first), replayed onto
what was remembered. A second call, ``git diff``, only where a file differs from its last commit. Merges count
as one change of the branch they went into: the day on which the site had it.
"""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from congkhai.cache import BuildCache
from congkhai.history import git_environment
from congkhai.history.line_replay import UNCOMMITTED, Lines, Unlike
from congkhai.history.patch_parser import COMMIT, Commit, read_patches

Span = tuple[int, int]
"""First and last line, both from 1."""

_KEY = b"congkhai.history"
# Nothing of the user's or the folder's own settings may change what is printed, or run a program.
_SETTINGS = (
    "core.quotePath=false",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "log.showSignature=false",
)
_PATCH = (
    *("-p", "-U0", "-M", "--full-index", "--relative", "--no-color", "--no-ext-diff", "--no-textconv"),
    *("--src-prefix=a/", "--dst-prefix=b/", "--diff-algorithm=myers", "--submodule=short"),
)
_FORMAT = "--format=%x00%H%x00%cs%x00%D"


@dataclass(frozen=True, slots=True)
class Change:
    """A commit, in full, and the day on which it was made, where it was made."""

    commit: str
    day: date


class _NoHistory(Exception):
    """No git, no repository, no commit, or only the newest commits of a shallow clone."""


def _git(root: Path, *words: str) -> Iterator[str]:
    """The lines that git prints, as they come; raises _NoHistory when it fails."""
    command = ["git", "-C", str(root)]
    for setting in _SETTINGS:
        command += ["-c", setting]
    environment = git_environment() | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_PAGER": "cat"}
    try:
        running = subprocess.Popen(
            [*command, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError:
        raise _NoHistory from None
    with running:  # left early, git is told so by its closed pipe, and waited for
        assert running.stdout is not None
        for line in running.stdout:
            yield line.decode("utf-8", "replace").removesuffix("\n")
    if running.returncode:
        raise _NoHistory


def _log(root: Path, since: str, folder: str) -> Iterator[Commit]:
    """The commits of the first line of descent, oldest first; raises _NoHistory for a shallow clone."""
    reach = f"{since}..HEAD" if since else "HEAD"
    printed = _git(root, "log", "--reverse", "--first-parent", "-m", *_PATCH, _FORMAT, reach, "--", folder)
    for commit in read_patches(printed):
        if "grafted" in commit.words[2].split(", "):
            raise _NoHistory
        yield commit


def _is_blob(name: str, data: bytes) -> bool:
    """Whether git knows these bytes by ``name``: as they are, or with the line ends that it stores."""
    make = hashlib.sha256 if len(name) == 64 else hashlib.sha1
    forms = (data, data.replace(b"\r\n", b"\n")) if b"\r\n" in data else (data,)
    return any(make(b"blob %d\0" % len(form) + form).hexdigest() == name for form in forms)


def _current(root: Path, known: Lines, contents: Mapping[str, bytes], folder: str, *, strict: bool) -> Lines:
    """The lines of the files as they are on disk.

    A file that does not follow from ``known`` is unknown; ``strict``: Unlike is raised for it.
    """
    differing = [
        name
        for name, data in contents.items()
        if name in known.files and not _is_blob(known.files[name].blob, data)
    ]
    if not differing:
        return known
    now = Lines(known.commits, dict(known.files))
    printed = _git(root, "diff", *_PATCH, "HEAD", "--", folder)
    for commit in read_patches((f"{COMMIT}now{COMMIT}", *printed)):
        now.apply(commit.files, UNCOMMITTED, strict=strict)
    stale = [name for name in differing if now.files.get(name) is known.files[name]]
    if stale and strict:
        raise Unlike
    for name in stale:
        del now.files[name]
    return now


def _replayed(
    root: Path, contents: Mapping[str, bytes], build_cache: BuildCache | None, folder: str
) -> Lines:
    known = build_cache.get(_KEY) if build_cache else None
    if isinstance(known, Lines) and known.head:
        count = len(known.commits)
        try:
            known.replay(_log(root, known.head, folder), strict=True)
            now = _current(root, known, contents, folder, strict=True)
        except (Unlike, _NoHistory):
            known = None  # rewritten since: from the beginning
        else:
            if build_cache and len(known.commits) > count:
                build_cache.put(_KEY, known)
            return now
    fresh = Lines()
    fresh.replay(_log(root, "", folder), strict=False)
    if build_cache and fresh.head:
        build_cache.put(_KEY, fresh)
    return _current(root, fresh, contents, folder, strict=False)


def last_changes(
    root: Path,
    contents: Mapping[str, bytes],
    spans: Mapping[str, Sequence[Span]],
    build_cache: BuildCache | None = None,
    folder: str = "plans",
) -> dict[str, tuple[Change | None, ...]]:
    """For each file (by its path in the site folder ``root``), the commit that last changed each span.

    ``contents``: the bytes of the files now. None for a span that holds something not committed yet; a file
    that git does not know is left out. Empty without git, without a history, and in a shallow clone, whose
    oldest commit would seem to have written everything.
    """
    try:
        lines = _replayed(root, contents, build_cache, folder)
    except _NoHistory:
        return {}
    found: dict[str, tuple[Change | None, ...]] = {}
    for name, wanted in spans.items():
        of_file = lines.files.get(name)
        if of_file is not None:
            found[name] = tuple(_newest(lines, of_file.commits[first - 1 : last]) for first, last in wanted)
    return found


def _newest(lines: Lines, numbers: Sequence[int]) -> Change | None:
    if not numbers or UNCOMMITTED in numbers:
        return None
    commit, day = lines.commits[max(numbers)]
    return Change(commit, date.fromisoformat(day))
