"""Warnings on deadlines: the year, the order of dates, words that no rule reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from congkhai.checks.check_context import CheckContext, warning
from congkhai.deadlines import Deadline, DeadlineKind, is_same_as_above, read_deadline
from congkhai.library import PlanEntry, TaskEntry, plan_issued
from congkhai.model import PartialDate, YearSpan
from congkhai.problems import Problem, quoted
from congkhai.sources import ValuePath
from congkhai.vietnamese import short_date

# A start that the reader supplies (the plan's first day) says nothing about what was printed.
_OWN_START = (DeadlineKind.ONCE, DeadlineKind.ONGOING, DeadlineKind.YEARLY, DeadlineKind.MILESTONES)

_YEAR_HINT = "Nếu gõ nhầm, hãy sửa; nếu văn bản in như vậy, hãy giữ chữ in và ghi ngày phải xong vào “han”."
_HAN_HINT = "Hãy xem lại năm của “han” và khóa “nam” của kế hoạch."

Place = tuple[ValuePath, str | None, PartialDate | None, Deadline, str]
"""ValuePath, printed words, ``han``, meaning, and what a message calls it."""


def _places(task: TaskEntry) -> Iterator[Place]:
    """The deadlines that a task states: its own, then its milestones'."""
    record, path = task.record, ("nhiem_vu", task.index)
    yield path, record.deadline, record.due, task.deadline, f"nhiệm vụ {record.id}"
    for index, (step, read) in enumerate(zip(record.milestones, task.milestones, strict=True)):
        name = f"mốc {index + 1} của nhiệm vụ {record.id}"
        yield (*path, "moc", index), step.deadline, step.due, read, name


def _stated(plan: PlanEntry) -> Iterator[tuple[TaskEntry, Place]]:
    for task in plan.tasks:
        for place in _places(task):
            yield task, place


def _own_years(due: PartialDate | None, read: Deadline) -> tuple[int, ...]:
    """The years an editor or the document wrote; ``han`` stands for the words it explains."""
    return (due.year,) if due else read.years


def years_that_differ(years: tuple[int, ...], plan: YearSpan) -> tuple[int, ...]:
    """The years of a deadline that do not go with the plan's.

    A span around the plan's years (2021-2025) goes with them, and so does the year after, where the plan's
    own stands beside it ("Quý IV/2022, Quý I/2023").
    """
    if len(years) == 2 and years[0] <= plan.first and plan.last <= years[1]:
        return ()
    inside = any(year in plan for year in years)
    return tuple(y for y in years if y not in plan and not (inside and y == plan.last + 1))


def other_years(context: CheckContext) -> Iterator[Problem]:
    """The year of a deadline differs from the plan's: most often copied from last year's plan."""
    for plan in context.library.plans.values():
        span = plan.record.years
        for task, (path, words, due, read, name) in _stated(plan):
            wrong = years_that_differ(_own_years(due, read), span)
            if not wrong or (due and str(due.year) in (words or "")):
                continue  # the editor has said in ``han`` that the printed year is meant
            key, shown = ("han", str(due)) if due else ("thoi_han", words or "")
            kind = "kế hoạch năm" if span.first == span.last else "kế hoạch giai đoạn"
            yield warning(
                context.at(plan.file, (*path, key)),
                "nam-khac",
                f"{name}: thời hạn {quoted(shown)} ghi năm {', '.join(map(str, wrong))}, khác {kind} {span}",
                _HAN_HINT if due else _YEAR_HINT,
                task=task.record.id,
            )


def due_before_plan(context: CheckContext) -> Iterator[Problem]:
    """A task that was due before its plan was issued."""
    for plan in context.library.plans.values():
        issued, printed = plan_issued(plan.record), plan.record.issued
        if issued is None or printed is None:
            continue
        for task, (path, _, due, read, name) in _stated(plan):
            if read.due is None or read.due >= issued or read.parts == task.milestones != ():
                continue  # a task due with its last milestone: the milestones are looked at themselves
            if years_that_differ(_own_years(due, read), plan.record.years):
                continue  # said already
            yield warning(
                context.at(plan.file, (*path, "han" if due else "thoi_han")),
                "han-truoc-ke-hoach",
                f"{name}: hạn {short_date(read.due)} ở trước ngày ban hành ({_as_written(printed)})",
                "Hãy xem lại thời hạn, và “ngay_ban_hanh” của kế hoạch.",
                task=task.record.id,
            )


def _as_written(day: PartialDate) -> str:
    if day.exact:
        return short_date(day.exact)
    return f"tháng {day.month}/{day.year}" if day.month else f"năm {day.year}"


def _hint(words: str, plan: PlanEntry) -> str:
    if is_same_as_above(words):
        return "Chữ này chỉ dòng trên của bảng in: hãy chép thời hạn của dòng ấy vào đây."
    return f"Hãy giữ nguyên chữ in và thêm ngày phải xong: “han: {plan.record.years.last}-12-15”."


def unread_deadlines(context: CheckContext) -> Iterator[Problem]:
    """Words that no rule reads: the editor says the day in ``han``."""
    for plan in context.library.plans.values():
        for task, (path, words, _, read, name) in _stated(plan):
            if words and not read.understood:
                yield warning(
                    context.at(plan.file, (*path, "thoi_han")),
                    "han-khong-hieu",
                    f"{name}: chương trình không hiểu thời hạn {quoted(words)}",
                    _hint(words, plan),
                    task=task.record.id,
                )


def _printed_start(plan: PlanEntry, words: str | None) -> date | None:
    years = plan.record.years
    read = read_deadline(words, first_year=years.first, last_year=years.last, issued=plan_issued(plan.record))
    return read.start if read.kind in _OWN_START else None


def due_before_start(context: CheckContext) -> Iterator[Problem]:
    """``han`` before the time at which the printed words begin."""
    for plan in context.library.plans.values():
        for task, (path, words, due, _, name) in _stated(plan):
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
    """A milestone later than the day the whole task is due by ``han``."""
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
