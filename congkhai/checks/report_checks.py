"""Warnings on updates, milestones and measurements that contradict each other or the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from congkhai.checks.check_context import CheckContext, warning
from congkhai.library import PlanEntry, TaskEntry
from congkhai.model import DeclaredStatus, Measurement, Update
from congkhai.problems import Problem
from congkhai.sources import ValuePath
from congkhai.vietnamese import short_date


def _tasks(context: CheckContext) -> Iterator[tuple[PlanEntry, TaskEntry, ValuePath]]:
    """Give every task with its plan and its path."""
    for plan in context.library.plans.values():
        for task in plan.tasks:
            yield plan, task, ("nhiem_vu", task.index)


def _by_day(task: TaskEntry) -> list[tuple[int, Update]]:
    """Give the updates by day, each with its index in the file; on one day in the order of the file."""
    return sorted(enumerate(task.record.updates), key=lambda pair: pair[1].day)


def _completions(task: TaskEntry) -> Iterator[list[tuple[int, Update]]]:
    """Give the runs of successive updates that all declare the task done."""
    run: list[tuple[int, Update]] = []
    for index, update in _by_day(task):
        if update.status is DeclaredStatus.DONE:
            run.append((index, update))
        elif run:
            yield run
            run = []
    if run:
        yield run


def done_without_evidence(context: CheckContext) -> Iterator[Problem]:
    """Warn of a completion without evidence, in the report of it or in a later one of the same run."""
    for plan, task, path in _tasks(context):
        for run in _completions(task):
            if any(update.evidence for _, update in run):
                continue
            index, update = run[0]
            yield warning(
                context.at(plan.file, (*path, "cap_nhat", index, "trang_thai")),
                "thieu-minh-chung",
                f"nhiệm vụ {task.record.id} hoàn thành ngày {short_date(update.day)} mà không có minh chứng",
                "Hãy thêm “minh_chung”: tên, số văn bản hoặc địa chỉ của kết quả.",
                task=task.record.id,
            )


def reports_in_the_future(context: CheckContext) -> Iterator[Problem]:
    """Warn of reports, completed milestones and measurements that are dated after ``as_of``."""
    limit = context.as_of
    until = f"ngày tính số liệu {short_date(limit)}"
    hint = "Cho tới ngày ấy trang chưa tính đến mục này; nếu gõ nhầm năm hoặc tháng, hãy sửa lại."
    for plan, task, path in _tasks(context):
        code = task.record.id
        for index, update in enumerate(task.record.updates):
            if update.day > limit:
                what = "ngày hoàn thành" if update.status is DeclaredStatus.DONE else "ngày báo cáo"
                location = context.at(plan.file, (*path, "cap_nhat", index, "ngay"))
                said = f"nhiệm vụ {code}: {what} {short_date(update.day)} ở sau {until}"
                yield warning(location, "ngay-tuong-lai", said, hint, task=code)
        for index, step in enumerate(task.record.milestones):
            if step.done and step.done > limit:
                location = context.at(plan.file, (*path, "moc", index, "ngay_hoan_thanh"))
                said = f"nhiệm vụ {code}: ngày xong mốc {index + 1}, {short_date(step.done)}, ở sau {until}"
                yield warning(location, "ngay-tuong-lai", said, hint, task=code)
        yield from _future_measurements(context, plan.file, path, task.record.measurements, code)
    for plan in context.library.plans.values():
        for entry in plan.indicators:
            path = ("chi_tieu", entry.index)
            yield from _future_measurements(context, plan.file, path, entry.record.measurements, "")


def _future_measurements(
    context: CheckContext, file: str, path: ValuePath, measurements: tuple[Measurement, ...], task: str
) -> Iterator[Problem]:
    """Warn of measurements whose day, month or year is not over at ``as_of``."""
    for index, measurement in enumerate(measurements):
        if measurement.day.last <= context.as_of:
            continue
        location = context.at(file, (*path, "so_lieu", index, "ngay"))
        said = f"số liệu {measurement.day} tính đến {short_date(measurement.day.last)}, sau ngày tính số liệu"
        hint = "Trang chỉ dùng số liệu khi kỳ của nó đã hết; nếu số liệu chốt sớm hơn, hãy ghi đủ ngày."
        yield warning(location, "ngay-tuong-lai", f"{said} {short_date(context.as_of)}", hint, task=task)


def updates_out_of_order(context: CheckContext) -> Iterator[Problem]:
    """Warn of an update that stands after one of a later day: updates are appended."""
    for plan, task, path in _tasks(context):
        updates = task.record.updates
        for index in range(1, len(updates)):
            before, after = updates[index - 1].day, updates[index].day
            if after < before:
                yield warning(
                    context.at(plan.file, (*path, "cap_nhat", index, "ngay")),
                    "bao-cao-sai-thu-tu",
                    f"nhiệm vụ {task.record.id}: báo cáo ngày {short_date(after)} đứng sau báo cáo ngày "
                    f"{short_date(before)}",
                    "Hãy xếp các báo cáo từ cũ đến mới; báo cáo mới thêm vào cuối danh sách.",
                    task=task.record.id,
                )


def unexplained_reopening(context: CheckContext) -> Iterator[Problem]:
    """Warn of a status that goes back from done without a reason."""
    for plan, task, path in _tasks(context):
        history = _by_day(task)
        for (_, before), (index, after) in pairwise(history):
            if (
                before.status is DeclaredStatus.DONE
                and after.status is not DeclaredStatus.DONE
                and not after.reason
            ):
                yield warning(
                    context.at(plan.file, (*path, "cap_nhat", index, "trang_thai")),
                    "thieu-ly-do-mo-lai",
                    f"nhiệm vụ {task.record.id} đã hoàn thành ngày {short_date(before.day)} nhưng ngày "
                    f"{short_date(after.day)} lại ghi {after.status.value} mà không nêu lý do",
                    "Hãy thêm “ly_do”, vì sao nhiệm vụ chưa xong.",
                    task=task.record.id,
                )


def steps_done_without_report(context: CheckContext) -> Iterator[Problem]:
    """Warn of a task with a milestone done and no report: the site still says "Chưa có báo cáo"."""
    for plan, task, path in _tasks(context):
        done = [index for index, step in enumerate(task.record.milestones) if step.done]
        if done and not task.record.updates:
            yield warning(
                context.at(plan.file, (*path, "moc", done[0], "ngay_hoan_thanh")),
                "moc-xong-chua-bao-cao",
                f"nhiệm vụ {task.record.id} có mốc đã xong mà chưa có báo cáo nào",
                "Trang vẫn ghi “Chưa có báo cáo”; hãy thêm một báo cáo vào “cap_nhat”.",
                task=task.record.id,
            )


def reports_after_the_end(context: CheckContext) -> Iterator[Problem]:
    """Warn of reports dated after an agency ended: they are not counted."""
    for plan, task, path in _tasks(context):
        until = context.agency_of(plan).record.until
        for index, update in enumerate(task.record.updates):
            if until and update.day >= until:
                yield warning(
                    context.at(plan.file, (*path, "cap_nhat", index, "ngay")),
                    "bao-cao-sau-ket-thuc",
                    f"nhiệm vụ {task.record.id}: báo cáo ngày {short_date(update.day)} không được tính, "
                    f"vì cơ quan hoạt động đến hết ngày {short_date(until - timedelta(days=1))}",
                    "Báo cáo tiếp theo ghi ở kế hoạch của cơ quan kế thừa.",
                    task=task.record.id,
                )


def agency_dates(context: CheckContext) -> Iterator[Problem]:
    """Warn of an agency's end that has no legal source or is not after its beginning."""
    for agency in context.library.agencies.values():
        record = agency.record
        if record.until and not record.until_source:
            yield warning(
                context.key(agency.file, ("den",)),
                "den-thieu-can-cu",
                f"cơ quan kết thúc ngày {short_date(record.until)} mà không nêu văn bản nào quyết định",
                f"Hãy khai văn bản ở “can_cu_phap_ly” của {context.config_file}, ghi mã vào “can_cu_den”.",
            )
        if record.until and record.since and record.until <= record.since:
            yield warning(
                context.at(agency.file, ("den",)),
                "den-truoc-tu",
                f"ngày kết thúc {short_date(record.until)} không sau ngày bắt đầu {short_date(record.since)}",
                "Hãy sửa “tu” hoặc “den”.",
            )
