"""The entries of the library: each record with its keys, its links, and the meaning of its printed words."""

from __future__ import annotations

from dataclasses import dataclass, field

from congkhai.deadlines import Deadline
from congkhai.model import Agency, Criterion, CriterionSet, Indicator, Plan, Section, Task, Unit
from congkhai.targets import Target

TaskKey = tuple[str, str, str]  # agency id, plan id, task id
PlanKey = tuple[str, str]  # agency id, plan id
UnitKey = tuple[str, str]  # agency id, unit id
CriterionKey = tuple[str, str]  # set id, criterion id; criterion id "" for the set as a whole


@dataclass(frozen=True, slots=True)
class Successor:
    """The agency that took over the work of another; ``id`` is "" for an agency that is not on this site."""

    name: str
    id: str


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """An agency and the keys of its plans, newest year first.

    ``id`` is the name of its folder, ``file`` the POSIX path of its record from the site folder.
    """

    id: str
    record: Agency
    file: str
    plans: tuple[PlanKey, ...] = ()
    successor: Successor | None = None

    @property
    def display_name(self) -> str:
        """The short name, or the full name where the agency has no short one."""
        return self.record.short_name or self.record.name


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section of an annex.

    ``depth`` counts the sections around it; ``number`` is printed before its title; ``criteria`` are its own,
    or those of the nearest section around it that has some.
    """

    code: str
    record: Section
    depth: int
    number: str
    criteria: tuple[CriterionKey, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task with its links and the meaning of its deadline and targets.

    ``agency`` and ``plan`` are ids; ``index`` counts from 0 in the file's list of tasks, also over drafts.
    """

    agency: str
    plan: str
    record: Task
    index: int
    number: str  # as printed
    sections: tuple[SectionEntry, ...]  # outermost first
    criteria: tuple[CriterionKey, ...]
    lead: tuple[str, ...]  # ids of the agency's units, in printed order
    support: tuple[str, ...]
    deadline: Deadline
    milestones: tuple[Deadline, ...]  # one for each of record.milestones
    targets: tuple[Target, ...]

    @property
    def key(self) -> TaskKey:
        """The ids of agency, plan and task."""
        return self.agency, self.plan, self.record.id


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator of a plan with the meaning of its target.

    ``agency`` and ``plan`` are ids; ``index`` counts from 0 in the file's list of indicators.
    """

    agency: str
    plan: str
    record: Indicator
    index: int
    criteria: tuple[CriterionKey, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan with its sections and tasks in printed order.

    ``agency`` is an id; ``file`` the POSIX path from the site folder, ``id`` its name without ``.yaml``.
    """

    agency: str
    id: str
    record: Plan
    file: str
    sections: tuple[SectionEntry, ...]
    tasks: tuple[TaskEntry, ...]
    indicators: tuple[IndicatorEntry, ...]

    @property
    def key(self) -> PlanKey:
        """The ids of agency and plan."""
        return self.agency, self.id


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit with the keys of the tasks that name it.

    ``agency`` is an id; ``members`` are the ids of a group's units, ``groups`` those of the groups around it.
    """

    agency: str
    record: Unit
    members: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    leads: tuple[TaskKey, ...] = ()
    supports: tuple[TaskKey, ...] = ()

    @property
    def key(self) -> UnitKey:
        """The ids of agency and unit."""
        return self.agency, self.record.id


@dataclass(frozen=True, slots=True)
class CriterionEntry:
    """A criterion, or a whole set, with its tasks and indicators.

    A set as a whole has the ``id`` "" and no ``record``.
    """

    set_id: str
    id: str
    set: CriterionSet
    record: Criterion | None
    tasks: tuple[TaskKey, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = field(default=())

    @property
    def key(self) -> CriterionKey:
        """The ids of set and criterion."""
        return self.set_id, self.id

    @property
    def name(self) -> str:
        """The name of the criterion, or of the set as a whole."""
        return self.record.name if self.record else self.set.name
