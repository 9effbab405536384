"""The events of calendars: deadlines and milestones with a date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from congkhai import urls
from congkhai.deadlines import describe
from congkhai.exports.feed_entries import plan_issue_day, stable_id
from congkhai.facts import Facts
from congkhai.library import AgencyEntry, Library, TaskEntry, TaskKey
from congkhai.model import DeclaredStatus
from congkhai.vietnamese.text_excerpts import excerpt


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A whole-day event.

    ``id`` stays the same for the same step; ``path``: the task's page, from the site's root; ``changed``: the
    day on which the event was last changed; ``cancelled``: the task was dropped.
    """

    id: str
    day: date
    title: str
    text: str
    path: str
    changed: date
    cancelled: bool


def _description(task: TaskEntry, agency: AgencyEntry) -> str:
    record = task.record
    lines = [
        ("Nhiệm vụ", f"{record.id}. {record.content}"),
        ("Cơ quan", agency.record.name),
        ("Thời hạn như in", record.deadline),
        ("Hiểu là", describe(task.deadline) + (" (suy luận)" if task.deadline.inferred else "")),
        ("Chủ trì", "; ".join(record.lead)),
        ("Phối hợp", "; ".join(record.support)),
        ("Kết quả phải đạt", record.result),
    ]
    return "\n".join(f"{label}: {text.strip()}" for label, text in lines if text)


def _dated_steps(task: TaskEntry, facts: Facts) -> Iterator[tuple[str, date, str]]:
    """The milestones and the deadline of a task that have a day: a name that stays the same, day, title."""
    name = excerpt(task.record.content)
    of_name: Counter[str] = Counter()
    steps = [(step.name, step.due) for step in facts.tasks[task.key].milestones if step.due]
    for step, day in steps:
        of_name[step] += 1
        yield f"moc/{step}/{of_name[step]}", day, f"Mốc: {excerpt(step, 60)} – {name}"
    due = task.deadline.due
    if due and due not in [day for _, day in steps]:
        yield "han", due, f"Hạn: {name}"


def task_events(library: Library, facts: Facts, keys: Iterable[TaskKey]) -> Iterator[CalendarEvent]:
    """The events of the tasks ``keys``, without those after the agency has ceased."""
    for key in keys:
        task, task_facts = library.tasks[key], facts.tasks[key]
        agency = library.agencies[task.agency]
        until = agency.record.until
        changed = task_facts.updates[0].day if task_facts.updates else plan_issue_day(library, key[:2])
        text = _description(task, agency)
        for step, day, title in _dated_steps(task, facts):
            if until is None or day < until:
                yield CalendarEvent(
                    id=stable_id("lich", *key, step),
                    day=day,
                    title=f"{title} ({agency.display_name})",
                    text=text,
                    path=urls.task(key),
                    changed=changed,
                    cancelled=task_facts.declared is DeclaredStatus.DROPPED,
                )
