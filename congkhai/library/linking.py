"""Records → library: links resolved, texts read, everything indexed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from congkhai.deadlines import Deadline, DeadlineKind, read_deadline
from congkhai.library.entry_types import (
    AgencyEntry,
    CriterionEntry,
    CriterionKey,
    IndicatorEntry,
    PlanEntry,
    PlanKey,
    Successor,
    TaskEntry,
    TaskKey,
    UnitEntry,
    UnitKey,
)
from congkhai.library.name_lookup import UnitNames
from congkhai.library.section_outline import criteria_of, last_code_part, outline_sections, sections_above
from congkhai.model import Agency, Config, PartialDate, Plan, Task
from congkhai.targets import read_targets
from congkhai.vietnamese import collation_key


def plan_issued(plan: Plan) -> date | None:
    """The day from which the plan counts: its date, or the first day its printed month or year can mean."""
    return plan.issued.first if plan.issued else None


# Reading is pure, and many tasks print the same words.
_read_deadline = lru_cache(maxsize=16384)(read_deadline)
_read_targets = lru_cache(maxsize=16384)(read_targets)


def _read(plan: Plan, printed: str | None, due: PartialDate | None) -> Deadline:
    read = _read_deadline(
        printed, first_year=plan.years.first, last_year=plan.years.last, issued=plan_issued(plan)
    )
    if due is None:
        return read
    start = read.start if read.start and read.start <= due.last else due.first
    return replace(
        read, kind=DeadlineKind.ONCE, start=start, due=due.last, inferred=False, understood=True, parts=()
    )


def task_deadline(plan: Plan, task: Task) -> tuple[Deadline, tuple[Deadline, ...]]:
    """The deadline of a task and of each of its declared milestones (``moc``).

    ``han`` beats the printed words; without it declared milestones make the task due with the last of them.
    """
    steps = tuple(_read(plan, step.deadline, step.due) for step in task.milestones)
    deadline = _read(plan, task.deadline, task.due)
    dated = [step.due for step in steps if step.due]
    if dated and task.due is None:
        last = max([*dated, deadline.due] if deadline.due and not deadline.inferred else dated)
        deadline = replace(deadline, kind=DeadlineKind.MILESTONES, due=last, understood=True, parts=steps)
    return deadline, steps


def link_plan(
    config: Config, agency: AgencyEntry, plan_id: str, plan: Plan, file: str, drafts: bool
) -> PlanEntry:
    """A plan with its outline, units, criteria, deadlines and targets worked out."""
    names = UnitNames.of(agency.record)
    sections = outline_sections(config, plan)
    by_code = {section.code: section for section in sections}
    tasks = []
    for index, task in enumerate(plan.tasks):
        if task.draft and not drafts:
            continue
        above = sections_above(task.id, by_code)
        deadline, steps = task_deadline(plan, task)
        tasks.append(
            TaskEntry(
                agency=agency.id,
                plan=plan_id,
                record=task,
                index=index,
                number=task.number or last_code_part(task.id),
                sections=above,
                criteria=criteria_of(config, task.criteria) or (above[-1].criteria if above else ()),
                lead=names.find_all(task.lead),
                support=names.find_all(task.support),
                deadline=deadline,
                milestones=steps,
                targets=_read_targets(task.target or task.result),
            )
        )
    indicators = tuple(
        IndicatorEntry(
            agency=agency.id,
            plan=plan_id,
            record=record,
            index=index,
            criteria=criteria_of(config, record.criterion),
            targets=_read_targets(record.target),
        )
        for index, record in enumerate(plan.indicators)
    )
    return PlanEntry(agency.id, plan_id, plan, file, sections, tuple(tasks), indicators)


def find_successor(agencies: Mapping[str, tuple[Agency, str]], written: str) -> Successor:
    """Find the agency that ``ke_thua`` names, by its id, its name or its short name, as written exactly.

    ``agencies``: id → (record, file); the first that matches is taken. Where none does, the successor is an
    agency outside this site: its name is ``written``, its id "".
    """
    for agency_id, (record, _) in agencies.items():
        if written in (agency_id, record.name, record.short_name):
            return Successor(record.name, agency_id)
    return Successor(written, "")


def link_agencies(
    agencies: Mapping[str, tuple[Agency, str]], plans: Mapping[PlanKey, PlanEntry]
) -> dict[str, AgencyEntry]:
    """Agencies in dictionary order of their names, each with its plans, newest year first."""
    owned: defaultdict[str, list[PlanEntry]] = defaultdict(list)
    for plan in plans.values():
        owned[plan.agency].append(plan)
    ordered = dict(sorted(agencies.items(), key=lambda item: (collation_key(item[1][0].name), item[0])))
    return {
        agency_id: AgencyEntry(
            agency_id,
            record,
            file,
            tuple(p.key for p in sorted(owned[agency_id], key=lambda p: (-p.record.years.last, p.id))),
            find_successor(ordered, record.successor) if record.successor else None,
        )
        for agency_id, (record, file) in ordered.items()
    }


def link_units(agencies: Mapping[str, AgencyEntry], tasks: tuple[TaskEntry, ...]) -> dict[UnitKey, UnitEntry]:
    """Every registered unit with the tasks that name it, in the order of the plans."""
    leads: defaultdict[UnitKey, list[TaskKey]] = defaultdict(list)
    supports: defaultdict[UnitKey, list[TaskKey]] = defaultdict(list)
    for task in tasks:
        for unit in task.lead:
            leads[task.agency, unit].append(task.key)
        for unit in task.support:
            supports[task.agency, unit].append(task.key)
    entries: dict[UnitKey, UnitEntry] = {}
    for agency in agencies.values():
        names = UnitNames.of(agency.record)
        members = {unit.id: names.find_all(unit.members) for unit in agency.record.units}
        for record in agency.record.units:
            place = agency.id, record.id
            groups = tuple(group for group, inside in members.items() if record.id in inside)
            entries.setdefault(
                place,
                UnitEntry(
                    agency=agency.id,
                    record=record,
                    members=members[record.id],
                    groups=groups,
                    leads=tuple(leads[place]),
                    supports=tuple(supports[place]),
                ),
            )
    return entries


def link_criteria(config: Config, plans: Mapping[PlanKey, PlanEntry]) -> dict[CriterionKey, CriterionEntry]:
    """Every set and criterion of config.yaml, in its order, with what is bound to it."""
    tasks: defaultdict[CriterionKey, list[TaskKey]] = defaultdict(list)
    indicators: defaultdict[CriterionKey, list[IndicatorEntry]] = defaultdict(list)
    for plan in plans.values():
        for task in plan.tasks:
            for place in task.criteria:
                tasks[place].append(task.key)
        for indicator in plan.indicators:
            for place in indicator.criteria:
                indicators[place].append(indicator)
    entries: dict[CriterionKey, CriterionEntry] = {}
    for set_id, criterion_set in config.criterion_sets.items():
        for criterion_id, record in [("", None), *criterion_set.criteria.items()]:
            place = set_id, criterion_id
            entries[place] = CriterionEntry(
                set_id, criterion_id, criterion_set, record, tuple(tasks[place]), tuple(indicators[place])
            )
    return entries
