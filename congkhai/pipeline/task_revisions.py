"""Which commit last changed the entry of each task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from congkhai.cache import BuildCache
from congkhai.history import Repository
from congkhai.history.last_changes import Change, last_changes
from congkhai.library import Library, PlanEntry, TaskKey
from congkhai.pages.entry_revision import Revision
from congkhai.sources import LineSpan
from congkhai.sources.disk_names import path_on_disk


def _text(root: Path, file: str) -> bytes | None:
    try:
        return path_on_disk(root, file).read_bytes()
    except OSError:
        return None


def _revisions(plan: PlanEntry, changes: tuple[Change | None, ...]) -> dict[TaskKey, Revision]:
    found = ((task.key, changes[task.index]) for task in plan.tasks)
    return {key: Revision(change.commit, change.day) for key, change in found if change is not None}


def task_revisions(
    repository: Repository | None,
    root: Path,
    library: Library,
    task_spans: Mapping[str, Sequence[LineSpan]],
    build_cache: BuildCache | None = None,
) -> dict[TaskKey, Revision]:
    """Task → its newest commit; a task with changes not committed yet is left out, so is all without git.

    ``root``: the site folder; ``task_spans``: file of a plan → the lines of each of its tasks.
    """
    if repository is None:
        return {}
    read = {plan.file: _text(root, plan.file) for plan in library.plans.values()}
    contents = {file: data for file, data in read.items() if data is not None}
    spans = {file: task_spans.get(file, ()) for file in contents}
    changes = last_changes(repository, contents, spans, build_cache)
    found: dict[TaskKey, Revision] = {}
    for plan in library.plans.values():
        of_plan = changes.get(plan.file, ())
        if len(of_plan) == len(plan.record.tasks):  # else the list is written in a way that shows no entries
            found |= _revisions(plan, of_plan)
    return found
