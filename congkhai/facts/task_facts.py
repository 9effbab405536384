"""Evaluate one task at a day: its status, its milestones, the reporting period that counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from congkhai.deadlines import Deadline, DeadlineKind, Period
from congkhai.facts.reporting_periods import period_at
from congkhai.facts.task_status import STATUS_GROUP_OF, StatusGroup, TaskStatus
from congkhai.library import AgencyEntry, PlanEntry, TaskEntry
from congkhai.model import Config, DeclaredStatus, Measurement, Update

_REPORTED_EACH_PERIOD = (DeadlineKind.CONTINUOUS, DeadlineKind.RECURRING, DeadlineKind.YEARLY)
_ORDER = (Period.WEEK, Period.MONTH, Period.QUARTER, Period.HALF_YEAR, Period.YEAR)
# How often a task is to be reported when its words do not say so.
_YEARLY_PERIOD = Period.YEAR
CONTINUOUS_PERIOD = Period.QUARTER
_CLOSED = (DeclaredStatus.DONE, DeclaredStatus.DROPPED)


@dataclass(frozen=True, slots=True)
class MilestoneFacts:
    """A step of a task at the day of evaluation.

    ``printed`` is its own deadline in the words of the plan, if it has one; ``done`` the day on which it was
    done, if known; ``past`` says that its due day is over, ``is_next`` that it is the one to come.
    """

    name: str
    printed: str
    start: date | None
    due: date | None
    done: date | None
    past: bool
    is_next: bool


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """The facts on a task at ``as_of``, or at the last day of its agency, where that was earlier.

    ``declared`` is the status of the newest update, None without one; ``due`` the last day in time, None for
    tasks that are reported each period; ``finished`` the day of completion.
    """

    declared: DeclaredStatus | None
    status: TaskStatus
    due: date | None
    finished: date | None
    updates: tuple[Update, ...]  # dated up to the day, newest first
    milestones: tuple[MilestoneFacts, ...]
    period: tuple[date, date] | None  # the reporting period that counts, where a report is due each period
    ceased: bool  # the agency has ended

    @property
    def status_group(self) -> StatusGroup:
        """The part of the official sum that counts the task."""
        return STATUS_GROUP_OF[self.status]


def evaluation_day(agency: AgencyEntry, as_of: date) -> date:
    """Give the day to evaluate at: ``as_of``, or the last day of an agency that has ended before."""
    until = agency.record.until
    return min(as_of, until - timedelta(days=1)) if until else as_of


def known_updates(task: TaskEntry, day: date) -> tuple[Update, ...]:
    """Give the updates dated up to ``day``, newest first; of one day's, the one written last is newest."""
    oldest_first = sorted(
        (update for update in task.record.updates if update.day <= day), key=lambda update: update.day
    )
    return tuple(oldest_first[::-1])


def completion_day(updates: tuple[Update, ...]) -> date | None:
    """Give the day on which a task was completed, None while it is open. ``updates`` go from the newest.

    It is the day of the oldest update since which every update reports the task done.
    """
    finished = None
    for update in updates:
        if update.status is not DeclaredStatus.DONE:
            break
        finished = update.day
    return finished


def reported_measurements(task: TaskEntry) -> tuple[Measurement, ...]:
    """Give the values that a task's updates report (``gia_tri``) as measurements on their days."""
    return tuple(
        Measurement.model_validate(
            {"ngay": update.day.isoformat(), "gia_tri": update.value, "ghi_chu": update.note}
        )
        for update in task.record.updates
        if update.value is not None
    )


def _milestones(task: TaskEntry, day: date, closed: bool) -> tuple[MilestoneFacts, ...]:
    """Give the steps of a task: its declared milestones, or the dated parts of its printed deadline.

    The next one has the nearest due day from ``day`` on and is not done; a closed task has none.
    """
    if task.milestones:
        steps = [
            (
                step.name,
                step.deadline or "",
                read.start,
                read.due,
                step.done if step.done and step.done <= day else None,
            )
            for step, read in zip(task.record.milestones, task.milestones, strict=True)
        ]
    else:
        steps = [(part.printed, "", part.start, part.due, None) for part in task.deadline.parts]
    upcoming = [due for _, _, _, due, done in steps if due and not done and due >= day and not closed]
    nearest = min(upcoming, default=None)
    facts, found = [], False
    for name, printed, start, due, done in steps:
        is_next = not found and not done and due is not None and due == nearest
        found = found or is_next
        facts.append(MilestoneFacts(name, printed, start, due, done, due is not None and due < day, is_next))
    return tuple(facts)


def _running_deadline(task: TaskEntry, day: date) -> Deadline | None:
    """Give the part of the deadline that asks for a report each period on ``day``, or None.

    "Quý I/2022; sau đó thường xuyên" counts as a task with a due day until its last dated step is past.
    """
    whole = task.deadline
    if whole.kind in _REPORTED_EACH_PERIOD:
        return whole
    if whole.kind is DeadlineKind.MILESTONES and (whole.due is None or whole.due < day):
        return next(
            (part for part in whole.parts if part.kind in _REPORTED_EACH_PERIOD and part.due is None), None
        )
    return None


def _period(
    task: TaskEntry, plan: PlanEntry, config: Config, day: date, finished: date | None
) -> tuple[date, date] | None:
    """Give the reporting period that counts: the one that ``day`` is in, or the last one of a closed task.

    A task closes with its own last day, or with the reporting year of its plan; a yearly one goes on. None
    for tasks that are not reported each period.
    """
    read = _running_deadline(task, finished or day)
    if read is None:
        return None
    within = min(day, read.due) if read.due else day
    if read.kind is not DeadlineKind.YEARLY:
        within = min(within, date(plan.record.years.last, 12, config.periods.year_day))
    usual = _YEARLY_PERIOD if read.kind is DeadlineKind.YEARLY else CONTINUOUS_PERIOD
    return period_at(within, min(read.periods, key=_ORDER.index, default=usual), config.periods)


def _status_of_running(period: tuple[date, date], newest: Update) -> TaskStatus:
    """Give the status of work that is reported each period, by its newest report alone.

    Work without an end counts as done while the newest report says so, and only in the period of that report.
    """
    if newest.day < period[0]:
        return TaskStatus.STALE
    return TaskStatus.DONE if newest.status is DeclaredStatus.DONE else TaskStatus.FRESH


def _status_of_open(due: date | None, day: date, soon_days: int) -> TaskStatus:
    """Give the status of a reported task that is not finished."""
    if due is None:
        return TaskStatus.NO_DEADLINE
    if due < day:
        return TaskStatus.OVERDUE
    return TaskStatus.DUE_SOON if (due - day).days <= soon_days else TaskStatus.ON_TRACK


def _status_of_done(due: date | None, finished: date) -> TaskStatus:
    """Give the status of a finished task."""
    if due is None:
        return TaskStatus.DONE
    if finished == due:
        return TaskStatus.DONE_ON_TIME
    return TaskStatus.DONE_EARLY if finished < due else TaskStatus.DONE_LATE


def evaluate_task(
    task: TaskEntry, plan: PlanEntry, agency: AgencyEntry, config: Config, as_of: date
) -> TaskFacts:
    """Work out the facts on one task at ``as_of``; the rules are in docs/architecture.md, "Status"."""
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
        status = _status_of_running(period, updates[0])
    elif finished:
        status = _status_of_done(due, finished)
    else:
        status = _status_of_open(due, day, config.thresholds.soon_days)
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
