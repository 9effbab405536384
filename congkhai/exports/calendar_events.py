"""The dated deadlines and milestones that calendars show."""

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
    """A day in a calendar. ``changed`` is the day on which what it says was last changed."""

    id: str
    day: date
    title: str
    text: str
    path: str
    changed: date
    cancelled: bool


def _text(task: TaskEntry, agency: AgencyEntry) -> str:
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
    """Every dated step of a task: its lasting name, its day, its title."""
    name = excerpt(task.record.content)
    seen: Counter[str] = Counter()
    steps = [(step.name, step.due) for step in facts.tasks[task.key].milestones if step.due]
    for step, day in steps:
        seen[step] += 1
        yield f"moc/{step}/{seen[step]}", day, f"Mốc: {excerpt(step, 60)} – {name}"
    due = task.deadline.due
    if due and due not in [day for _, day in steps]:
        yield "han", due, f"Hạn: {name}"


def task_events(library: Library, facts: Facts, keys: Iterable[TaskKey]) -> Iterator[CalendarEvent]:
    """The dated steps of some tasks; those of an agency that has ceased by then are left out."""
    for key in keys:
        task, known = library.tasks[key], facts.tasks[key]
        agency = library.agencies[task.agency]
        until = agency.record.until
        changed = known.updates[0].day if known.updates else plan_issue_day(library, key[:2])
        text = _text(task, agency)
        for step, day, title in _dated_steps(task, facts):
            if until is None or day < until:
                yield CalendarEvent(
                    id=stable_id("lich", *key, step),
                    day=day,
                    title=f"{title} ({agency.display_name})",
                    text=text,
                    path=urls.task(key),
                    changed=changed,
                    cancelled=known.declared is DeclaredStatus.DROPPED,
                )
