"""The facts: everything that depends on ``as_of``, the day up to which reports count.

No other package evaluates status or targets. See docs/architecture.md, "Status".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from congkhai.facts.reporting_periods import period_at
from congkhai.facts.target_facts import (
    TARGET_OUTCOME_LABELS,
    TARGET_OUTCOME_RULES,
    TargetFacts,
    TargetOutcome,
    evaluate_target,
)
from congkhai.facts.task_facts import (
    MilestoneFacts,
    TaskFacts,
    evaluate_task,
    evaluation_day,
    reported_measurements,
)
from congkhai.facts.task_status import (
    STATUS_GROUP_LABELS,
    STATUS_GROUP_OF,
    STATUS_GROUP_RULES,
    TASK_STATUS_LABELS,
    TASK_STATUS_RULES,
    StatusGroup,
    TaskStatus,
)
from congkhai.library import IndicatorEntry, Library, TaskKey

__all__ = [
    "STATUS_GROUP_LABELS",
    "STATUS_GROUP_OF",
    "STATUS_GROUP_RULES",
    "TARGET_OUTCOME_LABELS",
    "TARGET_OUTCOME_RULES",
    "TASK_STATUS_LABELS",
    "TASK_STATUS_RULES",
    "Facts",
    "MilestoneFacts",
    "StatusCounts",
    "StatusGroup",
    "TargetFacts",
    "TargetOutcome",
    "TaskFacts",
    "TaskStatus",
    "evaluate_all",
    "evaluation_day",
    "period_at",
]


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many of some tasks have each status.

    ``by_group`` and ``by_status`` hold every group and status, and each of them adds up to ``total``.
    """

    total: int
    by_group: Mapping[StatusGroup, int]
    by_status: Mapping[TaskStatus, int]

    def __getitem__(self, group: StatusGroup) -> int:
        """Give the count of a group."""
        return self.by_group[group]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts on every task of a library at ``as_of``; those on targets are worked out when asked for."""

    as_of: date
    library: Library
    tasks: Mapping[TaskKey, TaskFacts]

    def for_library(self, library: Library) -> Facts:
        """Narrow the facts to the tasks of ``library``, which must be a part of this one."""
        return Facts(self.as_of, library, MappingProxyType({key: self.tasks[key] for key in library.tasks}))

    def count_statuses(self, keys: Iterable[TaskKey]) -> StatusCounts:
        """Count tasks by status and by status group."""
        by_status = dict.fromkeys(TaskStatus, 0)
        by_group = dict.fromkeys(StatusGroup, 0)
        total = 0
        for key in keys:
            facts = self.tasks[key]
            by_status[facts.status] += 1
            by_group[facts.status_group] += 1
            total += 1
        return StatusCounts(total, MappingProxyType(by_group), MappingProxyType(by_status))

    def indicator_facts(self, entry: IndicatorEntry) -> TargetFacts:
        """Compare the target of a plan's indicator with its newest measurement."""
        day = evaluation_day(self.library.agencies[entry.agency], self.as_of)
        return evaluate_target(entry.targets, entry.record.measurements, day)

    def task_target_facts(self, key: TaskKey) -> TargetFacts:
        """Compare a task's own target with the newest value that it measured or reported in an update."""
        task = self.library.tasks[key]
        day = evaluation_day(self.library.agencies[task.agency], self.as_of)
        return evaluate_target(task.targets, (*task.record.measurements, *reported_measurements(task)), day)


def evaluate_all(library: Library, as_of: date) -> Facts:
    """Work out the facts on every task of the library at ``as_of``."""
    config = library.config
    tasks = {
        key: evaluate_task(task, library.plan_of(task), library.agencies[task.agency], config, as_of)
        for key, task in library.tasks.items()
    }
    return Facts(as_of, library, MappingProxyType(tasks))
