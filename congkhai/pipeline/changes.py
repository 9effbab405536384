"""Which commit last changed the entry of each task."""

from __future__ import annotations

from pathlib import Path

from congkhai.cache import BuildCache
from congkhai.history.changes import Change, last_changes
from congkhai.history.entries import entry_spans
from congkhai.library import Library, PlanEntry, TaskKey
from congkhai.model import Plan
from congkhai.model.record_base import yaml_key_of
from congkhai.pages.revision import Revision
from congkhai.sources.disk_names import path_on_disk


def _text(root: Path, file: str) -> bytes | None:
    try:
        return path_on_disk(root, file).read_bytes()
    except OSError:
        return None


def _lines(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _revisions(plan: PlanEntry, changes: tuple[Change | None, ...]) -> dict[TaskKey, Revision]:
    found = ((task.key, changes[task.index]) for task in plan.tasks)
    return {key: Revision(change.commit, change.day) for key, change in found if change is not None}


def task_revisions(
    root: Path, library: Library, build_cache: BuildCache | None = None
) -> dict[TaskKey, Revision]:
    """Task → its newest commit; a task with changes not committed yet is left out, so is all without git."""
    if not any((top / ".git").exists() for top in (root.resolve(), *root.resolve().parents)):
        return {}
    read = {plan.file: _text(root, plan.file) for plan in library.plans.values()}
    contents = {file: data for file, data in read.items() if data is not None}
    key = yaml_key_of(Plan, "tasks")
    spans = {file: entry_spans(_lines(data), key) for file, data in contents.items()}
    changes = last_changes(root, contents, spans, build_cache)
    found: dict[TaskKey, Revision] = {}
    for plan in library.plans.values():
        of_plan = changes.get(plan.file, ())
        if len(of_plan) == len(plan.record.tasks):  # else the list is written in a way that shows no entries
            found |= _revisions(plan, of_plan)
    return found
