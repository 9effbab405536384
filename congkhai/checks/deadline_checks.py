"""Warnings on deadlines: their year, the order of dates, words that the reader does not understand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from congkhai.checks.check_context import CheckContext, warning
from congkhai.deadlines import Deadline, DeadlineKind, is_same_as_above, read_deadline
from congkhai.library import PlanEntry, TaskEntry, plan_issued
from congkhai.model import PartialDate, YearSpan
from congkhai.problems import Problem, quoted
from congkhai.sources import ValuePath
from congkhai.vietnamese import short_date

# Kinds whose start is printed; for the others the reader takes the first day of the plan.
_PRINTED_START = (DeadlineKind.ONCE, DeadlineKind.ONGOING, DeadlineKind.YEARLY, DeadlineKind.MILESTONES)

_YEAR_HINT = "Nếu gõ nhầm, hãy sửa; nếu văn bản in như vậy, hãy giữ chữ in và ghi ngày phải xong vào “han”."
_HAN_HINT = "Hãy xem lại năm của “han” và khóa “nam” của kế hoạch."


class StatedDeadline(NamedTuple):
    """A deadline as a file states it; ``name`` is what a message calls its task or milestone."""

    path: ValuePath
    words: str | None
    due: PartialDate | None  # ``han``
    read: Deadline
    name: str


def _stated_deadlines(task: TaskEntry) -> Iterator[StatedDeadline]:
    """Give the deadlines that a task states: its own, then those of its milestones."""
    record, path = task.record, ("nhiem_vu", task.index)
    yield StatedDeadline(path, record.deadline, record.due, task.deadline, f"nhiệm vụ {record.id}")
    for index, (step, read) in enumerate(zip(record.milestones, task.milestones, strict=True)):
        name = f"mốc {index + 1} của nhiệm vụ {record.id}"
        yield StatedDeadline((*path, "moc", index), step.deadline, step.due, read, name)


def _all_deadlines(plan: PlanEntry) -> Iterator[tuple[TaskEntry, StatedDeadline]]:
    """Give the stated deadlines of all tasks of a plan."""
    for task in plan.tasks:
        for stated in _stated_deadlines(task):
            yield task, stated


def _written_years(due: PartialDate | None, read: Deadline) -> tuple[int, ...]:
    """Give the years written in a deadline; ``han`` takes the place of the printed words."""
    return (due.year,) if due else read.years


def years_that_differ(years: tuple[int, ...], plan: YearSpan) -> tuple[int, ...]:
    """Give the years of a deadline that do not agree with those of its plan.

    A span around the plan's years agrees (2021-2025), and so does the year after the plan, if a year of the
    plan stands beside it ("Quý IV/2022, Quý I/2023").
    """
    if len(years) == 2 and years[0] <= plan.first and plan.last <= years[1]:
        return ()
    inside = any(year in plan for year in years)
    return tuple(year for year in years if year not in plan and not (inside and year == plan.last + 1))


def other_years(context: CheckContext) -> Iterator[Problem]:
    """Warn of a year that differs from the plan's: most often it was copied from the plan of last year."""
    for plan in context.library.plans.values():
        span = plan.record.years
        for task, (path, words, due, read, name) in _all_deadlines(plan):
            differing = years_that_differ(_written_years(due, read), span)
            if not differing or (due and str(due.year) in (words or "")):
                continue  # ``han`` confirms the printed year
            key, shown = ("han", str(due)) if due else ("thoi_han", words or "")
            kind = "kế hoạch năm" if span.first == span.last else "kế hoạch giai đoạn"
            years = ", ".join(map(str, differing))
            yield warning(
                context.at(plan.file, (*path, key)),
                "nam-khac",
                f"{name}: thời hạn {quoted(shown)} ghi năm {years}, khác {kind} {span}",
                _HAN_HINT if due else _YEAR_HINT,
                task=task.record.id,
            )


def due_before_plan(context: CheckContext) -> Iterator[Problem]:
    """Warn of a task that was due before its plan was issued."""
    for plan in context.library.plans.values():
        issued, printed = plan_issued(plan.record), plan.record.issued
        if issued is None or printed is None:
            continue
        for task, (path, _, due, read, name) in _all_deadlines(plan):
            if read.due is None or read.due >= issued or read.parts == task.milestones != ():
                continue  # due with its last milestone, which is checked itself
            if years_that_differ(_written_years(due, read), plan.record.years):
                continue  # ``other_years`` warns of it
            yield warning(
                context.at(plan.file, (*path, "han" if due else "thoi_han")),
                "han-truoc-ke-hoach",
                f"{name}: hạn {short_date(read.due)} ở trước ngày ban hành ({_printed_date(printed)})",
                "Hãy xem lại thời hạn, và “ngay_ban_hanh” của kế hoạch.",
                task=task.record.id,
            )


def _printed_date(day: PartialDate) -> str:
    """Give a partial date in words, for a message."""
    if day.exact:
        return short_date(day.exact)
    return f"tháng {day.month}/{day.year}" if day.month else f"năm {day.year}"


def _unread_hint(words: str, plan: PlanEntry) -> str:
    """Say what to do about words that are not understood."""
    if is_same_as_above(words):
        return "Chữ này chỉ dòng trên của bảng in: hãy chép thời hạn của dòng ấy vào đây."
    return f"Hãy giữ nguyên chữ in và thêm ngày phải xong: “han: {plan.record.years.last}-12-15”."


def unread_deadlines(context: CheckContext) -> Iterator[Problem]:
    """Warn of words that are not understood and ask for the day in ``han``."""
    for plan in context.library.plans.values():
        for task, (path, words, _, read, name) in _all_deadlines(plan):
            if words and not read.understood:
                yield warning(
                    context.at(plan.file, (*path, "thoi_han")),
                    "han-khong-hieu",
                    f"{name}: chương trình không hiểu thời hạn {quoted(words)}",
                    _unread_hint(words, plan),
                    task=task.record.id,
                )


def _printed_start(plan: PlanEntry, words: str | None) -> date | None:
    """Give the day on which the printed words begin, None where they print no beginning."""
    years = plan.record.years
    read = read_deadline(words, first_year=years.first, last_year=years.last, issued=plan_issued(plan.record))
    return read.start if read.kind in _PRINTED_START else None


def due_before_start(context: CheckContext) -> Iterator[Problem]:
    """Warn of a ``han`` before the day on which the printed words begin."""
    for plan in context.library.plans.values():
        for task, (path, words, due, _, name) in _all_deadlines(plan):
            if due is None or not words:
                continue
            start = _printed_start(plan, words)
            if start and due.last < start:
                yield warning(
                    context.at(plan.file, (*path, "han")),
                    "han-truoc-bat-dau",
                    f"{name}: hạn {due} ở trước lúc bắt đầu {short_date(start)} của {quoted(words)}",
                    "Hãy sửa “han” hoặc “thoi_han”.",
                    task=task.record.id,
                )


def milestones_after_due(context: CheckContext) -> Iterator[Problem]:
    """Warn of a milestone that is due after the ``han`` of its task."""
    for plan in context.library.plans.values():
        for task in plan.tasks:
            whole = task.record.due
            for index, (step, read) in enumerate(zip(task.record.milestones, task.milestones, strict=True)):
                if whole is None or read.due is None or read.due <= whole.last:
                    continue
                key = "han" if step.due else "thoi_han"
                yield warning(
                    context.at(plan.file, ("nhiem_vu", task.index, "moc", index, key)),
                    "moc-sau-han",
                    f"mốc {quoted(step.name)} của nhiệm vụ {task.record.id} đến hạn {short_date(read.due)}, "
                    f"sau hạn {whole} của cả nhiệm vụ",
                    "Hãy sửa hạn của mốc hoặc “han” của nhiệm vụ.",
                    task=task.record.id,
                )
