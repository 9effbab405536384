"""All records, linked: immutable indexes by id, agency, unit, plan, criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from congkhai.library.entries import (
    AgencyEntry,
    CriterionEntry,
    CriterionKey,
    IndicatorEntry,
    PlanEntry,
    PlanKey,
    SectionEntry,
    TaskEntry,
    TaskKey,
    UnitEntry,
    UnitKey,
)
from congkhai.library.linking import (
    link_agencies,
    link_criteria,
    link_plan,
    link_units,
    plan_issued,
)
from congkhai.library.names import UnitNames, find_criterion, name_key
from congkhai.model import Agency, Config, Plan

__all__ = [
    "AgencyEntry",
    "CriterionEntry",
    "CriterionKey",
    "IndicatorEntry",
    "Library",
    "PlanEntry",
    "PlanKey",
    "SectionEntry",
    "TaskEntry",
    "TaskKey",
    "UnitEntry",
    "UnitKey",
    "UnitNames",
    "build_library",
    "find_criterion",
    "name_key",
    "plan_issued",
]


@dataclass(frozen=True, slots=True)
class Library:
    """The whole site's content; agencies by name, plans newest first, tasks in printed order."""

    config: Config
    agencies: Mapping[str, AgencyEntry]
    plans: Mapping[PlanKey, PlanEntry]
    tasks: Mapping[TaskKey, TaskEntry]
    units: Mapping[UnitKey, UnitEntry]
    criteria: Mapping[CriterionKey, CriterionEntry]

    def plan_of(self, task: TaskEntry) -> PlanEntry:
        return self.plans[task.agency, task.plan]

    def units_of(self, agency: str) -> tuple[UnitEntry, ...]:
        """The units registered by an agency, in the order of its file."""
        return tuple(self.units[agency, unit.id] for unit in self.agencies[agency].record.units)


def build_library(
    config: Config,
    agencies: Mapping[str, tuple[Agency, str]],
    plans: Mapping[PlanKey, tuple[Plan, str]],
    *,
    drafts: bool = False,
) -> Library:
    """Link all records.

    ``agencies``: id → (record, file); ``plans``: (agency id, plan id) → (record, file). A plan whose agency
    is missing is left out (reading reports it). Drafts take part only when ``drafts`` is true. Names that
    lead nowhere are left out too; the checks report them.
    """
    bare = {agency_id: AgencyEntry(agency_id, record, file) for agency_id, (record, file) in agencies.items()}
    linked = [
        link_plan(config, bare[agency_id], plan_id, plan, file, drafts)
        for (agency_id, plan_id), (plan, file) in plans.items()
        if agency_id in bare and (drafts or not plan.draft)
    ]
    unordered = {plan.key: plan for plan in linked}
    entries = link_agencies(agencies, unordered)
    ordered = {key: unordered[key] for agency in entries.values() for key in agency.plans}
    tasks = {task.key: task for plan in ordered.values() for task in plan.tasks}
    return Library(
        config=config,
        agencies=MappingProxyType(entries),
        plans=MappingProxyType(ordered),
        tasks=MappingProxyType(tasks),
        units=MappingProxyType(link_units(entries, tuple(tasks.values()))),
        criteria=MappingProxyType(link_criteria(config, ordered)),
    )
