"""Rows of targets, of plans and of tasks: the printed target, the newest measured value, the outcome."""

from __future__ import annotations

from dataclasses import dataclass

from congkhai import urls
from congkhai.facts import TargetFacts
from congkhai.library import IndicatorEntry, PlanEntry, TaskKey
from congkhai.pages.links import agency_link, plan_link
from congkhai.pages.measurement_views import MeasurementView, measurement_views
from congkhai.pages.page_base import Link, SiteData
from congkhai.pages.plan_names import with_draft_mark
from congkhai.pages.status_badges import TARGET_OUTCOME_BADGES, Badge
from congkhai.pages.target_wording import describe_target, describe_targets
from congkhai.targets import Target
from congkhai.vietnamese.text_excerpts import shorten_between_words, split_first_line


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target compared with the newest measured value.

    ``printed`` is Markdown; ``read`` says what the program understands, where that differs from the print.
    ``code`` is the task's, "" for an indicator of a plan.
    """

    code: str
    name: str
    path: str
    printed: str
    read: tuple[str, ...]
    latest: MeasurementView | None
    outcome: Badge
    agency: Link
    agency_code: str
    plan: Link
    years: str


def _common_unit(facts: TargetFacts, targets: tuple[Target, ...]) -> str:
    """The unit of measured values: that of the compared target, or the one that all targets share, or ""."""
    if facts.target:
        return facts.target.unit
    units = {target.unit for target in targets if target.value is not None}
    return next(iter(units)) if len(units) == 1 else ""


def _row(
    site: SiteData,
    plan: PlanEntry,
    facts: TargetFacts,
    targets: tuple[Target, ...],
    unit: str,
    *,
    code: str,
    name: str,
    path: str,
    printed: str,
) -> TargetRow:
    latest = measurement_views((facts.latest,), unit)[0] if facts.latest else None
    read = describe_targets(targets)
    return TargetRow(
        code=code,
        name=name,
        path=path,
        printed=printed,
        read=() if read == (printed.strip(),) else read,
        latest=latest,
        outcome=TARGET_OUTCOME_BADGES[facts.outcome],
        agency=agency_link(site.library.agencies[plan.agency]),
        agency_code=plan.agency,
        plan=plan_link(plan),
        years=str(plan.record.years),
    )


def indicator_row(site: SiteData, entry: IndicatorEntry) -> TargetRow:
    """Give the row of a plan's indicator."""
    facts, record = site.facts.indicator_facts(entry), entry.record
    plan = site.library.plans[entry.agency, entry.plan]
    unit = record.unit or _common_unit(facts, entry.targets)
    return _row(
        site, plan, facts, entry.targets, unit,
        code="", name=record.name, path=urls.plan(plan.key), printed=record.target or "",
    )  # fmt: skip


def has_target(site: SiteData, key: TaskKey) -> bool:
    """Tell whether a task sets a figure or a rank, or has measured values."""
    task = site.library.tasks[key]
    return bool(task.record.measurements) or any(describe_target(target) for target in task.targets)


def task_target_row(site: SiteData, key: TaskKey) -> TargetRow:
    """Give the row of a task's own target."""
    task, facts = site.library.tasks[key], site.facts.task_target_facts(key)
    record = task.record
    return _row(
        site, site.library.plan_of(task), facts, task.targets, _common_unit(facts, task.targets),
        code=record.id,
        name=with_draft_mark(shorten_between_words(split_first_line(record.content)[0], 200), record),
        path=urls.task(key), printed=record.target or record.result or "",
    )  # fmt: skip
