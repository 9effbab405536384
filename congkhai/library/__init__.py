"""All records, linked: immutable indexes by id, agency, unit, plan, criterion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from congkhai.library.entry_types import (
    AgencyEntry,
    CriterionEntry,
    CriterionKey,
    IndicatorEntry,
    PlanEntry,
    PlanKey,
    SectionEntry,
    Successor,
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
from congkhai.library.name_lookup import UnitNames, find_criterion, name_key
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
    "Successor",
    "TaskEntry",
    "TaskKey",
    "UnitEntry",
    "UnitKey",
    "UnitNames",
    "build_library",
    "find_criterion",
    "join_plans",
    "link_plans",
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

    def of_agency(self, agency: str) -> Library:
        """What belongs to one agency, and nothing else: its plans, tasks, units, its share of each criterion.

        Whatever is made of a part can depend on nothing outside it.
        """
        entry = self.agencies[agency]
        return _indexed(self.config, {agency: entry}, {key: self.plans[key] for key in entry.plans})

    def units_of(self, agency: str) -> tuple[UnitEntry, ...]:
        """The units registered by an agency, in the order of its file."""
        return tuple(self.units[agency, unit.id] for unit in self.agencies[agency].record.units)


def link_plans(
    config: Config,
    agency_id: str,
    agency: tuple[Agency, str],
    plans: Mapping[PlanKey, tuple[Plan, str]],
    *,
    drafts: bool = False,
) -> tuple[PlanEntry, ...]:
    """The plans of one agency, linked; drafts take part only when ``drafts`` is true."""
    bare = AgencyEntry(agency_id, *agency)
    return tuple(
        link_plan(config, bare, plan_id, plan, file, drafts)
        for (owner, plan_id), (plan, file) in plans.items()
        if owner == agency_id and (drafts or not plan.draft)
    )


def join_plans(
    config: Config, agencies: Mapping[str, tuple[Agency, str]], plans: Iterable[PlanEntry]
) -> Library:
    """All indexes over linked plans, whose agencies are among ``agencies``."""
    unordered = {plan.key: plan for plan in plans}
    return _indexed(config, link_agencies(agencies, unordered), unordered)


def _indexed(config: Config, agencies: dict[str, AgencyEntry], plans: Mapping[PlanKey, PlanEntry]) -> Library:
    ordered = {key: plans[key] for agency in agencies.values() for key in agency.plans}
    tasks = {task.key: task for plan in ordered.values() for task in plan.tasks}
    return Library(
        config=config,
        agencies=MappingProxyType(agencies),
        plans=MappingProxyType(ordered),
        tasks=MappingProxyType(tasks),
        units=MappingProxyType(link_units(agencies, tuple(tasks.values()))),
        criteria=MappingProxyType(link_criteria(config, ordered)),
    )


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
    owned: defaultdict[str, dict[PlanKey, tuple[Plan, str]]] = defaultdict(dict)
    for key, plan in plans.items():
        owned[key[0]][key] = plan
    linked = (
        plan
        for agency_id, agency in agencies.items()
        for plan in link_plans(config, agency_id, agency, owned[agency_id], drafts=drafts)
    )
    return join_plans(config, agencies, linked)
