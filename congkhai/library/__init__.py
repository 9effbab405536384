"""The library: all records linked to each other, in indexes that cannot be changed."""

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
    """The content of a site, or of one agency of it.

    ``agencies`` go by name in dictionary order; ``plans`` by agency, newest year first; ``tasks`` by plan, in
    printed order; ``units`` in the order of their files; ``criteria`` in that of config.yaml.
    """

    config: Config
    agencies: Mapping[str, AgencyEntry]
    plans: Mapping[PlanKey, PlanEntry]
    tasks: Mapping[TaskKey, TaskEntry]
    units: Mapping[UnitKey, UnitEntry]
    criteria: Mapping[CriterionKey, CriterionEntry]

    def plan_of(self, task: TaskEntry) -> PlanEntry:
        """Give the plan that a task belongs to."""
        return self.plans[task.agency, task.plan]

    def of_agency(self, agency: str) -> Library:
        """Give a library of one agency: its plans, tasks and units, and what of each criterion is its own.

        Files made from it depend on no other agency, so that a change elsewhere leaves them as they are.
        """
        entry = self.agencies[agency]
        return _indexed(self.config, {agency: entry}, {key: self.plans[key] for key in entry.plans})

    def units_of(self, agency: str) -> tuple[UnitEntry, ...]:
        """Give the units that an agency registers, in the order of its file."""
        return tuple(self.units[agency, unit.id] for unit in self.agencies[agency].record.units)


def link_plans(
    config: Config,
    agency_id: str,
    agency: tuple[Agency, str],
    plans: Mapping[PlanKey, tuple[Plan, str]],
    *,
    drafts: bool = False,
) -> tuple[PlanEntry, ...]:
    """Link the plans of one agency; drafts take part only when ``drafts`` is true.

    ``agency``: its record and file; ``plans``: key → (record, file), where other agencies' are passed over.
    """
    entry = AgencyEntry(agency_id, *agency)
    return tuple(
        link_plan(config, entry, plan_id, plan, file, drafts)
        for (owner, plan_id), (plan, file) in plans.items()
        if owner == agency_id and (drafts or not plan.draft)
    )


def join_plans(
    config: Config, agencies: Mapping[str, tuple[Agency, str]], plans: Iterable[PlanEntry]
) -> Library:
    """Make the library of linked plans; ``agencies``: id → (record, file), with the agency of each plan."""
    unordered = {plan.key: plan for plan in plans}
    return _indexed(config, link_agencies(agencies, unordered), unordered)


def _indexed(config: Config, agencies: dict[str, AgencyEntry], plans: Mapping[PlanKey, PlanEntry]) -> Library:
    """Put plans and tasks in the order of the library and make the indexes of units and criteria."""
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
    """Link all records of a site.

    ``agencies``: id → (record, file); ``plans``: (agency id, plan id) → (record, file). Drafts take part only
    when ``drafts`` is true. A plan without its agency is left out, ``sources`` reports it; so is the name of
    a unit or criterion that is not registered, ``checks`` reports it.
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
