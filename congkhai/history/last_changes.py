"""When the entries of a site's files last changed, from its git history.

One ``git log -p`` for a build, of the commits since the last build (of all commits at first), replayed onto
the lines that the cache holds. Files that differ from their last commit are compared with it besides. A
merge counts as one change of the branch that it went into: the day on which the site had it. See
docs/decisions/0005-history-by-patches.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from congkhai.cache import BuildCache
from congkhai.history.git import GitFailed, Repository, compare_files
from congkhai.history.line_replay import UNCOMMITTED, Lines, Unlike
from congkhai.history.origin import is_blob
from congkhai.history.patch_parser import COMMIT, Commit, read_patches

Span = tuple[int, int]
"""First and last line, both from 1."""

_KEY = b"congkhai.history"
_PATCH = (
    *("-p", "-U0", "-M", "--full-index", "--relative", "--no-color", "--no-ext-diff", "--no-textconv"),
    *("--text", "--inter-hunk-context=0"),
    *("--src-prefix=a/", "--dst-prefix=b/", "--diff-algorithm=myers", "--submodule=short"),
)
_FILES = (":(glob)plans/**/*.yaml", ":(glob)plans/**/*.yml")
_FORMAT = "--format=%x00%H%x00%cs%x00%D"


@dataclass(frozen=True, slots=True)
class Change:
    """A commit, in full, and the day on which it was made, where it was made."""

    commit: str
    day: date


class _Shallow(Exception):
    """The clone has only the newest commits."""


def _log(repository: Repository, since: str) -> Iterator[Commit]:
    """The commits behind ``since`` in the first line of descent, oldest first.

    Raises GitFailed, _Shallow, and Unlike where ``since`` is no longer part of the history.
    """
    if since and not repository.contains(since):
        raise Unlike
    reach = f"{since}..HEAD" if since else "HEAD"
    printed = repository.lines(
        "log", "--reverse", "--first-parent", "-m", *_PATCH, _FORMAT, reach, "--", *_FILES
    )
    for commit in read_patches(printed):
        if "grafted" in commit.words[2].split(", "):
            raise _Shallow
        yield commit


def _current(repository: Repository, known: Lines, contents: Mapping[str, bytes], *, strict: bool) -> Lines:
    """The lines of the files as they are on disk.

    A file that does not follow from ``known`` is unknown; ``strict``: Unlike is raised for it.
    """
    differing = [
        name
        for name, data in contents.items()
        if name in known.files and not is_blob(known.files[name].blob, data)
    ]
    if not differing:
        return known
    now = Lines(known.commits, dict(known.files))
    committed = {name: repository.output("cat-file", "blob", known.files[name].blob) for name in differing}
    for commit in read_patches(_differences(committed, contents, len(known.files[differing[0]].blob))):
        now.apply(commit.files, UNCOMMITTED, strict=strict)
    stale = [name for name in differing if now.files.get(name) is known.files[name]]
    if stale and strict:
        raise Unlike
    for name in stale:
        del now.files[name]
    return now


def _differences(old: Mapping[str, bytes], new: Mapping[str, bytes], name_length: int) -> Iterator[str]:
    """What ``git diff`` prints between the committed bytes of some files and those now.

    Both are copied aside and compared outside of the repository: there no filter of its settings can run.
    Line ends are those that were committed. ``name_length``: letters of a blob's name, which tell the kind
    of hash.
    """
    yield f"{COMMIT}now{COMMIT}"
    with TemporaryDirectory() as folder:
        for side, files in (("a", old), ("b", new)):
            for name in old:
                unix = b"\r\n" not in old[name]
                file = Path(folder, side, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(files[name].replace(b"\r\n", b"\n") if unix else files[name])
        yield from compare_files(
            Path(folder, "a"),
            Path(folder, "b"),
            *_PATCH,
            "--src-prefix=",
            "--dst-prefix=",
            sha256=name_length == 64,
        )


def _replayed(repository: Repository, contents: Mapping[str, bytes], build_cache: BuildCache | None) -> Lines:
    known = build_cache.get(_KEY) if build_cache else None
    if isinstance(known, Lines) and known.head:
        count = len(known.commits)
        try:
            known.replay(_log(repository, known.head), strict=True)
            now = _current(repository, known, contents, strict=True)
        except (Unlike, GitFailed, _Shallow):
            known = None  # rewritten since: from the beginning
        else:
            if build_cache and len(known.commits) > count:
                build_cache.put(_KEY, known)
            return now
    fresh = Lines()
    fresh.replay(_log(repository, ""), strict=False)
    if build_cache and fresh.head:
        build_cache.put(_KEY, fresh)
    return _current(repository, fresh, contents, strict=False)


def last_changes(
    repository: Repository,
    contents: Mapping[str, bytes],
    spans: Mapping[str, Sequence[Span]],
    build_cache: BuildCache | None = None,
) -> dict[str, tuple[Change | None, ...]]:
    """For each file (by its path in the site folder), the commit that last changed each span.

    ``contents``: the bytes of the files now. None for a span that holds something not committed yet; a file
    that git does not know is left out. Empty without a commit, and in a shallow clone, whose oldest commit
    would seem to have written everything.
    """
    try:
        lines = _replayed(repository, contents, build_cache)
    except (GitFailed, _Shallow):
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
