"""Making and writing the files of many groups, on several processes where it pays.

Two steps with a barrier between them: nothing is written before everything is made, so that a fault in a
template leaves the output folder untouched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from congkhai.output import SCRATCH_FOLDER, FileStat, StatCache, file_stat, write_file
from congkhai.pipeline.file_groups import FileGroup, GroupManifest
from congkhai.pipeline.file_job import FileJob
from congkhai.pipeline.worker_processes import CAN_FORK, WorkerProcess, end_all
from congkhai.render import RenderGuard

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_WORTH_A_PROCESS = 300  # tasks' worth of work; below, starting a second process costs more than it saves

WorkShare = list[tuple[FileGroup, float, float]]
"""Groups of which a process makes a run of files: from where to where of each, as parts of 1."""


@dataclass
class WrittenFiles:
    """What was written: what each file left behind, and how many files changed."""

    left: dict[str, FileStat] = field(default_factory=dict)
    changed: int = 0

    def add(self, other: WrittenFiles) -> None:
        """Count another process's files in."""
        self.left |= other.left
        self.changed += other.changed


class _PendingFiles:
    """Files that are made and not yet written."""

    def __init__(self, out: Path, stat_cache: StatCache) -> None:
        self._out = out
        self._stat_cache = stat_cache
        self._files: list[tuple[str, bytes, bytes]] = []
        self._standing: dict[str, FileStat] = {}

    def add(self, jobs: Iterable[FileJob]) -> None:
        """Make what does not stand already."""
        for path, fingerprint, make in jobs:
            if self._stat_cache.is_unchanged(path, fingerprint):
                self._standing[path] = self._stat_cache.entries[path]
            else:
                self._files.append((path, fingerprint, make()))

    def write(self) -> WrittenFiles:
        """Write it all."""
        done = WrittenFiles(self._standing)
        for path, fingerprint, content in self._files:
            file = self._out / path
            done.changed += write_file(file, content, self._out / SCRATCH_FOLDER)
            done.left[path] = file_stat(fingerprint, file, content)
        return done


def shares(groups: Sequence[FileGroup], count: int) -> list[WorkShare]:
    """The groups cut into ``count`` shares of about equal size, each a run of files."""
    whole = sum(group.size for group in groups) / count
    found: list[WorkShare] = [[] for _ in range(count)]
    at = 0.0
    for group in groups:
        first, at = at, at + group.size / whole
        for number in range(count):
            low, high = max(first, number), min(at, number + 1) if number + 1 < count else at
            if low < high:
                found[number].append((group, (low - first) / (at - first), (high - first) / (at - first)))
    return found


def _cut(jobs: list[FileJob], low: float, high: float) -> list[FileJob]:
    return jobs[round(low * len(jobs)) : round(high * len(jobs))]


def _make(share: WorkShare, out: Path, stat_cache: StatCache) -> tuple[_PendingFiles, list[GroupManifest]]:
    """Make a share; also the outlines of the groups that begin in it."""
    made, manifests = _PendingFiles(out, stat_cache), []
    for group, low, high in share:
        made.add(_cut(group.jobs(), low, high))
        if low == 0:
            manifests.append(group.manifest)
    return made, manifests


def _stands(group: FileGroup, stat_cache: StatCache) -> bool:
    return group.known is not None and all(
        stat_cache.is_unchanged(path, print_) for path, print_, _ in group.jobs()
    )


RemainingJobs = Callable[[Iterator["GroupManifest"]], Iterable[FileJob]]


def run_groups(
    groups: Sequence[FileGroup],
    rest: RemainingJobs,
    ready: Callable[[], None],
    out: Path,
    stat_cache: StatCache,
    processes: int,
    guard: RenderGuard | None = None,
) -> WrittenFiles:
    """Make and write the files of ``groups`` and then of ``rest``, which is told their outlines in order.

    ``ready`` is called when all is made, before anything is written. Raises what making or writing raised;
    nothing was written when making failed.

    ``guard``: limits for the pages, with room for as many workers as ``processes``; all groups are then made
    in workers. A limit that is reached raises ContentError.
    """
    new = [group for group in groups if not _stands(group, stat_cache)]
    if not CAN_FORK or sum(group.size for group in new) < _WORTH_A_PROCESS:
        processes = 1
    others = shares(new, processes) if new else []
    first = others.pop(0) if others and guard is None else []

    def work(number: int, share: WorkShare, pipe: Connection) -> None:
        with guard.worker(number) if guard else nullcontext():
            made, manifests = _make(share, out, stat_cache)
        pipe.send(manifests)
        if pipe.recv():
            pipe.send(made.write())

    children = [
        WorkerProcess(partial(work, number, share), partial(guard.cause_of_death, number) if guard else None)
        for number, share in enumerate(others)
    ]
    try:
        made, manifests = _make(first, out, stat_cache)
        for child in children:
            manifests += child.answer()
        found = iter(manifests)
        unknown = set(map(id, new))
        made.add(rest(next(found) if id(group) in unknown else group.manifest for group in groups))
        ready()
        for child in children:
            child.tell(True)
        done = made.write()
        for child in children:
            done.add(child.answer())
        for group in groups:
            if id(group) not in unknown:
                done.left |= {path: stat_cache.entries[path] for path, _, _ in group.jobs()}
        return done
    finally:
        end_all(children)
