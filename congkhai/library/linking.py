"""Link records to each other and read their printed words: the steps that make a library."""

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
    """Give the day from which a plan counts, or None without a date.

    It is the plan's date, or the first day that a printed month or year can mean.
    """
    return plan.issued.first if plan.issued else None


# Many tasks print the same words, and reading depends on nothing but its arguments.
_read_deadline = lru_cache(maxsize=16384)(read_deadline)
_read_targets = lru_cache(maxsize=16384)(read_targets)


def _deadline(plan: Plan, printed: str | None, due: PartialDate | None) -> Deadline:
    """Read printed words of a plan; ``due``, where the editor gave it in ``han``, beats what they say."""
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
    """Work out the deadline of a task and that of each milestone it declares (``moc``), in order.

    A due date in ``han`` beats the printed words. Without it, a task with dated milestones is due with the
    last of them. See docs/architecture.md, "Deadlines".
    """
    steps = tuple(_deadline(plan, step.deadline, step.due) for step in task.milestones)
    deadline = _deadline(plan, task.deadline, task.due)
    dated = [step.due for step in steps if step.due]
    if dated and task.due is None:
        last = max([*dated, deadline.due] if deadline.due and not deadline.inferred else dated)
        deadline = replace(deadline, kind=DeadlineKind.MILESTONES, due=last, understood=True, parts=steps)
    return deadline, steps


def link_plan(
    config: Config, agency: AgencyEntry, plan_id: str, plan: Plan, file: str, drafts: bool
) -> PlanEntry:
    """Make the entry of a plan: sections, tasks with units, criteria, deadlines and targets, and indicators.

    ``file`` is its path from the site folder; tasks that are drafts are left out unless ``drafts`` is true.
    """
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


def _newest_first(plan: PlanEntry) -> tuple[int, str]:
    return -plan.record.years.last, plan.id


def link_agencies(
    agencies: Mapping[str, tuple[Agency, str]], plans: Mapping[PlanKey, PlanEntry]
) -> dict[str, AgencyEntry]:
    """Make the entries of agencies, in dictionary order of their names; ``agencies``: id → (record, file)."""
    owned: defaultdict[str, list[PlanEntry]] = defaultdict(list)
    for plan in plans.values():
        owned[plan.agency].append(plan)
    ordered = dict(sorted(agencies.items(), key=lambda item: (collation_key(item[1][0].name), item[0])))
    return {
        agency_id: AgencyEntry(
            agency_id,
            record,
            file,
            tuple(plan.key for plan in sorted(owned[agency_id], key=_newest_first)),
            find_successor(ordered, record.successor) if record.successor else None,
        )
        for agency_id, (record, file) in ordered.items()
    }


def link_units(agencies: Mapping[str, AgencyEntry], tasks: tuple[TaskEntry, ...]) -> dict[UnitKey, UnitEntry]:
    """Make the entry of every registered unit, with the tasks that name it in the order of ``tasks``."""
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
            key = agency.id, record.id
            groups = tuple(group for group, inside in members.items() if record.id in inside)
            entries.setdefault(
                key,
                UnitEntry(
                    agency=agency.id,
                    record=record,
                    members=members[record.id],
                    groups=groups,
                    leads=tuple(leads[key]),
                    supports=tuple(supports[key]),
                ),
            )
    return entries


def link_criteria(config: Config, plans: Mapping[PlanKey, PlanEntry]) -> dict[CriterionKey, CriterionEntry]:
    """Make the entry of every set and criterion, in the order of config.yaml, with tasks and indicators."""
    tasks: defaultdict[CriterionKey, list[TaskKey]] = defaultdict(list)
    indicators: defaultdict[CriterionKey, list[IndicatorEntry]] = defaultdict(list)
    for plan in plans.values():
        for task in plan.tasks:
            for key in task.criteria:
                tasks[key].append(task.key)
        for indicator in plan.indicators:
            for key in indicator.criteria:
                indicators[key].append(indicator)
    entries: dict[CriterionKey, CriterionEntry] = {}
    for set_id, criterion_set in config.criterion_sets.items():
        for criterion_id, record in [("", None), *criterion_set.criteria.items()]:
            key = set_id, criterion_id
            entries[key] = CriterionEntry(
                set_id, criterion_id, criterion_set, record, tuple(tasks[key]), tuple(indicators[key])
            )
    return entries
