"""Warnings on targets (``muc_tieu``)."""

from __future__ import annotations

from collections.abc import Iterator

from congkhai.checks.check_context import CheckContext, warning
from congkhai.problems import Problem, quoted
from congkhai.sources import ValuePath
from congkhai.targets import Comparator, Target


def _stated_targets(context: CheckContext) -> Iterator[tuple[str, ValuePath, str, tuple[Target, ...], str]]:
    """Give file, path, printed words, their meaning, and the id of the task ("" for an indicator)."""
    for plan in context.library.plans.values():
        for entry in plan.indicators:
            if entry.record.target:
                yield plan.file, ("chi_tieu", entry.index), entry.record.target, entry.targets, ""
        for task in plan.tasks:
            if task.record.target:
                yield plan.file, ("nhiem_vu", task.index), task.record.target, task.targets, task.record.id


def targets_without_figure(context: CheckContext) -> Iterator[Problem]:
    """Warn of a ``muc_tieu`` with neither a number nor a rank: no measurement can be compared with it."""
    for file, path, words, targets, task in _stated_targets(context):
        if all(target.comparator is Comparator.NONE for target in targets):
            what = f"nhiệm vụ {task}" if task else "chỉ tiêu"
            yield warning(
                context.at(file, (*path, "muc_tieu")),
                "muc-tieu-khong-so",
                f"{what}: mục tiêu {quoted(words)} không có con số nào để so",
                "Hãy viết mức phải đạt, ví dụ “từ 85% trở lên”; lời văn thì để ở tên hoặc kết quả.",
                task=task,
            )
