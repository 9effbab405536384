"""What the library holds: each record beside its place, its links and the reading of its texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from congkhai.deadlines import Deadline
from congkhai.model import Agency, Criterion, CriterionSet, Indicator, Plan, Section, Task, Unit
from congkhai.targets import Target

TaskKey = tuple[str, str, str]  # agency id, plan id, task id
PlanKey = tuple[str, str]
UnitKey = tuple[str, str]  # agency id, unit id
CriterionKey = tuple[str, str]  # set id, criterion id; "" for the set as a whole


@dataclass(frozen=True, slots=True)
class Successor:
    """Who took over an agency's work; ``id`` is "" for an agency that is not on this site."""

    name: str
    id: str


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """An agency, with the ids of its plans, newest year first."""

    id: str
    record: Agency
    file: str
    plans: tuple[PlanKey, ...] = ()
    successor: Successor | None = None

    @property
    def display_name(self) -> str:
        return self.record.short_name or self.record.name


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section in its outline: ``depth`` 0 is outermost; ``criteria`` includes inherited ones."""

    code: str
    record: Section
    depth: int
    number: str
    criteria: tuple[CriterionKey, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task in its place, linked, its deadline and targets read."""

    agency: str
    plan: str
    record: Task
    index: int  # in the file's list of tasks, for spots
    number: str  # as printed
    sections: tuple[SectionEntry, ...]  # outermost first
    criteria: tuple[CriterionKey, ...]
    lead: tuple[str, ...]  # unit ids of the agency, in printed order
    support: tuple[str, ...]
    deadline: Deadline
    milestones: tuple[Deadline, ...]  # one for each of record.milestones
    targets: tuple[Target, ...]

    @property
    def key(self) -> TaskKey:
        return self.agency, self.plan, self.record.id


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """A plan-level indicator with its target read."""

    agency: str
    plan: str
    record: Indicator
    index: int
    criteria: tuple[CriterionKey, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan with its outline and its tasks in printed order."""

    agency: str
    id: str
    record: Plan
    file: str
    sections: tuple[SectionEntry, ...]
    tasks: tuple[TaskEntry, ...]
    indicators: tuple[IndicatorEntry, ...]

    @property
    def key(self) -> PlanKey:
        return self.agency, self.id


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit with the tasks that name it; ``groups`` are the groups it belongs to."""

    agency: str
    record: Unit
    members: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    leads: tuple[TaskKey, ...] = ()
    supports: tuple[TaskKey, ...] = ()

    @property
    def key(self) -> UnitKey:
        return self.agency, self.record.id


@dataclass(frozen=True, slots=True)
class CriterionEntry:
    """A criterion (or, with an empty id, a whole set) with its tasks and indicators."""

    set_id: str
    id: str
    set: CriterionSet
    record: Criterion | None
    tasks: tuple[TaskKey, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = field(default=())

    @property
    def key(self) -> CriterionKey:
        return self.set_id, self.id

    @property
    def name(self) -> str:
        return self.record.name if self.record else self.set.name
