"""Finds the task or plan that a person named.

A task: ``co-quan/ke-hoach/ma``, ``ke-hoach/ma``, ``tệp#ma``, or ``ma`` where only one task has it.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from congkhai.library import Library, PlanEntry, PlanKey, TaskEntry
from congkhai.problems import UsageError
from congkhai.vietnamese import fold, nearest, nfc, norm, slug

_MAX_NAMES = 8  # names that a message lists


def task_name(task: TaskEntry) -> str:
    """The full name of a task, ``agency/plan/code``, which finds it always."""
    return "/".join(task.key)


def _plans(library: Library, words: list[str]) -> list[PlanEntry]:
    """The plans named by ``agency/plan`` or ``plan``."""
    wanted = tuple(slug(word) for word in words)
    return [plan for plan in library.plans.values() if plan.key[-len(wanted) :] == wanted]


def _by_file(library: Library, file: str) -> list[PlanEntry]:
    """The plans whose file path ends with the path that was written."""
    parts = PurePosixPath(nfc(file).replace("\\", "/")).parts
    parts = tuple(part for part in parts if part not in (".", "..", "/"))
    return [
        plan
        for plan in library.plans.values()
        if (of := PurePosixPath(plan.file).parts) and of[-min(len(of), len(parts)) :] == parts[-len(of) :]
    ]


def _matches(plans: list[PlanEntry], code: str) -> list[TaskEntry]:
    """The tasks with a code; where there is none, those whose code differs only in case or accents."""
    tasks = [task for plan in plans for task in plan.tasks]
    exact = [task for task in tasks if task.record.id == nfc(code)]
    return exact or [task for task in tasks if fold(norm(task.record.id)) == fold(norm(code))]


def find_task(library: Library, written: str) -> TaskEntry:
    """The task that a person named.

    Raises UsageError, with the names that may be meant, where it is none or several.
    """
    written = nfc(written.strip())
    if "#" in written:
        file, _, code = written.rpartition("#")
        plans = _by_file(library, file)
    else:
        *path, code = written.strip("/").split("/")
        plans = _plans(library, path) if path else list(library.plans.values())
    found = _matches(plans, code)
    if len(found) == 1:
        return found[0]
    if found:
        names = [task_name(task) for task in found]
        more = f", … (tất cả {len(names)})" if len(names) > _MAX_NAMES else ""
        raise UsageError(
            f"mã “{code}” có ở nhiều nhiệm vụ; hãy viết rõ: {', '.join(names[:_MAX_NAMES])}{more}"
        )
    near = nearest(code, (task.record.id for plan in plans for task in plan.tasks)) if plans else None
    if plans and near:
        close: str | None = task_name(_matches(plans, near)[0])
    else:
        close = nearest(written.replace("#", "/"), map(task_name, library.tasks.values()))
    raise UsageError(f"không có nhiệm vụ “{written}”" + (f"; có phải “{close}” không?" if close else ""))


def find_plan(library: Library, written: str) -> PlanKey:
    """The plan that a person named by ``agency/plan``, ``plan`` or its file.

    Raises UsageError, with the names that may be meant, where it is none or several.
    """
    written = nfc(written.strip())
    path = written.removesuffix(".yaml").removesuffix(".yml").strip("/").split("/")
    found = _by_file(library, written) if written.endswith((".yaml", ".yml")) else _plans(library, path)
    if len(found) == 1:
        return found[0].key
    names = sorted("/".join(plan.key) for plan in found or library.plans.values())
    if found:
        raise UsageError(f"“{written}” có ở nhiều cơ quan; hãy viết rõ: {', '.join(names[:_MAX_NAMES])}")
    if owned := [name for name in names if name.startswith(f"{slug(written)}/")]:
        raise UsageError(f"“{written}” là một cơ quan; hãy viết rõ kế hoạch: {', '.join(owned[:_MAX_NAMES])}")
    bare = {name.partition("/")[2]: name for name in names}
    close = nearest(written, names) or bare.get(nearest("/".join(path), bare) or "")
    raise UsageError(f"không có kế hoạch “{written}”" + (f"; có phải “{close}” không?" if close else ""))
