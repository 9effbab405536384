"""One task at a date: declared, judged, its milestones, its freshness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from congkhai.deadlines import Deadline, DeadlineKind, Period
from congkhai.facts.reporting_periods import period_at
from congkhai.facts.task_status import STATUS_GROUP_OF, StatusGroup, TaskStatus
from congkhai.library import AgencyEntry, PlanEntry, TaskEntry
from congkhai.model import Config, DeclaredStatus, Measurement, Update

_BY_FRESHNESS = (DeadlineKind.CONTINUOUS, DeadlineKind.RECURRING, DeadlineKind.YEARLY)
_ORDER = (Period.WEEK, Period.MONTH, Period.QUARTER, Period.HALF_YEAR, Period.YEAR)
# How often a task is expected to be reported when its words do not say it.
_DEFAULT_PERIOD = {DeadlineKind.YEARLY: Period.YEAR}
CONTINUOUS_PERIOD = Period.QUARTER
_CLOSED = (DeclaredStatus.DONE, DeclaredStatus.DROPPED)


@dataclass(frozen=True, slots=True)
class MilestoneFacts:
    """A step of a task: printed words, its day, whether done, whether its day is past."""

    name: str
    start: date | None
    due: date | None
    done: date | None
    past: bool
    is_next: bool


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What can be said of a task at ``as_of`` (the agency's own last day, where it has ceased)."""

    declared: DeclaredStatus | None
    status: TaskStatus
    due: date | None
    finished: date | None
    updates: tuple[Update, ...]  # known at as_of, newest first
    milestones: tuple[MilestoneFacts, ...]
    period: tuple[date, date] | None  # the reporting period judged, for tasks judged by freshness
    ceased: bool

    @property
    def status_group(self) -> StatusGroup:
        return STATUS_GROUP_OF[self.status]


def evaluation_day(agency: AgencyEntry, as_of: date) -> date:
    """``as_of``, but never past the last day of an agency that has ceased."""
    until = agency.record.until
    return min(as_of, until - timedelta(days=1)) if until else as_of


def known_updates(task: TaskEntry, day: date) -> tuple[Update, ...]:
    """The updates dated up to ``day``, newest first; of one day's, the one written last is newest."""
    oldest_first = sorted((u for u in task.record.updates if u.day <= day), key=lambda u: u.day)
    return tuple(oldest_first[::-1])


def completion_day(updates: tuple[Update, ...]) -> date | None:
    """The day of the update that completed the task for good, from updates newest first."""
    finished = None
    for update in updates:
        if update.status is not DeclaredStatus.DONE:
            break
        finished = update.day
    return finished


def reported_measurements(task: TaskEntry) -> tuple[Measurement, ...]:
    """The values that a task's updates report (``gia_tri``), as measurements of their days."""
    return tuple(
        Measurement.model_validate(
            {"ngay": update.day.isoformat(), "gia_tri": update.value, "ghi_chu": update.note}
        )
        for update in task.record.updates
        if update.value is not None
    )


def _milestones(task: TaskEntry, day: date, closed: bool) -> tuple[MilestoneFacts, ...]:
    """The steps, with the next open one: the first that is neither done nor past, while the task is open."""
    if task.milestones:
        steps = [
            (step.name, read.start, read.due, step.done if step.done and step.done <= day else None)
            for step, read in zip(task.record.milestones, task.milestones, strict=True)
        ]
    else:
        steps = [(part.printed, part.start, part.due, None) for part in task.deadline.parts]
    upcoming = [due for _, _, due, done in steps if due and not done and due >= day and not closed]
    nearest = min(upcoming, default=None)
    facts, found = [], False
    for name, start, due, done in steps:
        is_next = not found and not done and due is not None and due == nearest
        found = found or is_next
        facts.append(MilestoneFacts(name, start, due, done, due is not None and due < day, is_next))
    return tuple(facts)


def _running(task: TaskEntry, day: date) -> Deadline | None:
    """The part of the deadline that asks for a report each period on ``day``, where there is one.

    "Quý I/2022; sau đó thường xuyên" is due like any other until its last dated step is past.
    """
    whole = task.deadline
    if whole.kind in _BY_FRESHNESS:
        return whole
    if whole.kind is DeadlineKind.MILESTONES and (whole.due is None or whole.due < day):
        return next((part for part in whole.parts if part.kind in _BY_FRESHNESS and part.due is None), None)
    return None


def _period(
    task: TaskEntry, plan: PlanEntry, config: Config, day: date, finished: date | None
) -> tuple[date, date] | None:
    """The reporting period to judge: the one that runs on ``day``, or the last of a task that is over.

    A task is over with its own last day, or with the reporting year of its plan; a yearly one goes on.
    """
    read = _running(task, finished or day)
    if read is None:
        return None
    within = min(day, read.due) if read.due else day
    if read.kind is not DeadlineKind.YEARLY:
        within = min(within, date(plan.record.years.last, 12, config.periods.year_day))
    usual = _DEFAULT_PERIOD.get(read.kind, CONTINUOUS_PERIOD)
    return period_at(within, min(read.periods, key=_ORDER.index, default=usual), config.periods)


def _judge_running(period: tuple[date, date], newest: Update) -> TaskStatus:
    """Freshness alone; work without an end is done for as long as its newest report of the period says so."""
    if newest.day < period[0]:
        return TaskStatus.STALE
    return TaskStatus.DONE if newest.status is DeclaredStatus.DONE else TaskStatus.FRESH


def _judge_open(due: date | None, day: date, soon_days: int) -> TaskStatus:
    if due is None:
        return TaskStatus.NO_DEADLINE
    if due < day:
        return TaskStatus.OVERDUE
    return TaskStatus.DUE_SOON if (due - day).days <= soon_days else TaskStatus.ON_TRACK


def _judge_done(due: date | None, finished: date) -> TaskStatus:
    if due is None:
        return TaskStatus.DONE
    if finished == due:
        return TaskStatus.DONE_ON_TIME
    return TaskStatus.DONE_EARLY if finished < due else TaskStatus.DONE_LATE


def evaluate_task(
    task: TaskEntry, plan: PlanEntry, agency: AgencyEntry, config: Config, as_of: date
) -> TaskFacts:
    """The facts of one task at ``as_of`` (DESIGN §4, "DeclaredStatus")."""
    day = evaluation_day(agency, as_of)
    updates = known_updates(task, day)
    declared = updates[0].status if updates else None
    finished = completion_day(updates)
    period = _period(task, plan, config, day, finished)
    due = None if period else task.deadline.due
    if declared is None:
        status = TaskStatus.EXPIRED_NO_REPORT if due and due < day else TaskStatus.NO_REPORT
    elif declared is DeclaredStatus.DROPPED:
        status = TaskStatus.DROPPED
    elif period:
        status = _judge_running(period, updates[0])
    elif finished:
        status = _judge_done(due, finished)
    else:
        status = _judge_open(due, day, config.thresholds.soon_days)
    return TaskFacts(
        declared=declared,
        status=status,
        due=due,
        finished=finished,
        updates=updates,
        milestones=_milestones(task, day, closed=declared in _CLOSED),
        period=period,
        ceased=agency.record.until is not None and as_of >= agency.record.until,
    )
