"""``update`` and ``export-form``: reports on tasks, one by one or from a table that a unit filled in."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from congkhai.cli.check_command import at_terminal, say, show_problems
from congkhai.cli.command_output import CONTENT, Command
from congkhai.cli.options import DayType, as_of_option, build_cache_of, root_option, site_folder, today
from congkhai.problems import UsageError

if TYPE_CHECKING:
    from congkhai.cache import BuildCache
    from congkhai.edit.report_batch import ReportBatch
    from congkhai.library import Library
    from congkhai.pipeline import Content


def load_with_drafts(
    root: Path, as_of: date, build_cache: BuildCache | None = None
) -> tuple[Content, Library]:
    """The site, drafts included; raises UsageError where config.yaml cannot be read."""
    gc.disable()  # as in check
    from congkhai.pipeline import load_content

    content = load_content(root, as_of, build_cache, drafts=True)
    if content.library is None:
        raise UsageError("config.yaml đang có lỗi; hãy chạy check và sửa trước")
    return content, content.library


def _ask(fields: dict[str, str | list[str]], day: date) -> None:
    """Ask a person for a report, field by field; an empty answer leaves a field out."""
    from congkhai.model import DECLARED_STATUS_LABELS, DeclaredStatus

    for number, label in enumerate(DECLARED_STATUS_LABELS.values(), 1):
        click.echo(f"  {number}. {label}")
    choice = click.prompt("Trạng thái (1–4)", type=click.IntRange(1, len(DECLARED_STATUS_LABELS)))
    status = list(DECLARED_STATUS_LABELS)[choice - 1]
    fields["status"] = status.value
    fields["day"] = click.prompt("Ngày báo cáo", default=f"{day:%d/%m/%Y}")
    fields["note"] = click.prompt("Đã làm được gì (Enter để bỏ qua)", default="", show_default=False)
    if status is DeclaredStatus.DROPPED:
        fields["reason"] = click.prompt("Lý do")
    evidence = []
    while text := click.prompt(
        "Minh chứng: tên, số văn bản, địa chỉ nếu có (Enter khi hết)", default="", show_default=False
    ):
        evidence.append(text)
    fields["evidence"] = evidence


def _tell(root: Path, batch: ReportBatch, blank: int, dry: bool) -> int:
    """Say what becomes of each row, then write all or nothing."""
    from congkhai.edit.file_writing import replace_files

    for outcome in batch.outcomes:
        mark = "" if outcome.ok else "lỗi: "
        click.echo(f"{outcome.place}: {mark}{outcome.text}" if outcome.place else f"{mark}{outcome.text}")
    if blank:
        click.echo(f"{blank} dòng để trống, không có báo cáo.")
    texts = {file: new for file, (_, new) in batch.changes.items()}
    show_problems(root, batch.problems, texts)
    if not batch.ok:
        click.echo("Chưa ghi gì; hãy sửa rồi chạy lại.")
        return CONTENT
    if dry:
        click.echo(f"Chạy thử: sẽ sửa {len(batch.changes)} tệp; chưa ghi gì.")
        return 0
    replace_files(root, batch.changes)
    click.echo("\n".join(f"Đã ghi {file}." for file in batch.changes) or "Không có gì mới để ghi.")
    return 0


@click.command(
    cls=Command,
    help="Thêm báo cáo tiến độ vào nhiệm vụ, không đụng tới chữ nào khác của tệp. NHIỆM-VỤ là mã (A.I.3), "
    "hoặc co-quan/ke-hoach/mã, hoặc tệp#mã. Không nêu trạng thái thì hỏi.",
)
@root_option
@as_of_option
@click.argument("task", required=False, metavar="[NHIỆM-VỤ]")
@click.option(
    "--trang-thai",
    "status",
    metavar="CHỮ",
    help="Chưa thực hiện, Đang thực hiện, Hoàn thành, Không thực hiện.",
)
@click.option("--ngay", "day", type=DayType(), metavar="NGÀY", help="Ngày báo cáo; mặc định là hôm nay.")
@click.option("--ghi-chu", "note", metavar="CHỮ", help="Đã làm được gì.")
@click.option("--ly-do", "reason", metavar="CHỮ", help="Vì sao; bắt buộc khi không thực hiện.")
@click.option("--gia-tri", "value", metavar="SỐ", help="Số đạt được, ví dụ 85,5.")
@click.option(
    "--minh-chung",
    "evidence",
    multiple=True,
    metavar="CHỮ",
    help="Tên, số văn bản, rồi địa chỉ https://… nếu có; dùng nhiều lần được.",
)
@click.option("--don-vi-bao-cao", "by", metavar="TÊN", help="Đơn vị gửi báo cáo.")
@click.option(
    "--from",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TỆP",
    help="Lấy các báo cáo từ biểu XLSX hoặc CSV; ghi tất cả hoặc không ghi gì.",
)
@click.option("--dry-run", "dry", is_flag=True, help="Chỉ cho xem, không ghi.")
def update(
    root: Path,
    as_of: date | None,
    task: str | None,
    status: str | None,
    day: date | None,
    note: str | None,
    reason: str | None,
    value: str | None,
    evidence: tuple[str, ...],
    by: str | None,
    table: Path | None,
    dry: bool,
) -> int:
    """Append reports."""
    from congkhai.edit.report_batch import ReportRow, prepare_batch
    from congkhai.edit.report_entry import ReportError, make_report
    from congkhai.edit.task_lookup import find_task, task_name

    folder, now = site_folder(root), today()
    fields: dict[str, str | list[str]] = {"status": status or "", "note": note or "", "reason": reason or ""}
    fields |= {"value": value or "", "evidence": list(evidence), "by": by or ""}
    if table is not None:
        if task or any(fields.values()):
            raise UsageError("với --from chỉ thêm được --ngay; các báo cáo nằm trong tệp")
        return _from_table(folder, table, day, as_of or now, dry)
    build_cache = build_cache_of(folder)
    content, library = load_with_drafts(folder, as_of or now, build_cache)
    if task is None:
        if not at_terminal():
            raise UsageError("thiếu NHIỆM-VỤ, ví dụ: update A.I.3 --trang-thai hoan_thanh")
        task = click.prompt("Mã nhiệm vụ")
    entry = find_task(library, task)
    fields["day"] = (day or now).isoformat()
    if not status:
        if not at_terminal():
            raise UsageError("thiếu --trang-thai")
        click.echo(f"{task_name(entry)}: {' '.join(entry.record.content.split())[:100]}")
        _ask(fields, day or now)
    try:
        report = make_report(fields)
    except ReportError as error:
        raise UsageError(str(error)) from None
    batch = prepare_batch(
        folder, content, [ReportRow("", task_name(entry), report)], as_of or now, build_cache
    )
    build_cache.prune()
    return _tell(folder, batch, 0, dry)


def _from_table(root: Path, table: Path, day: date | None, as_of: date, dry: bool) -> int:
    from congkhai.edit.report_batch import prepare_batch
    from congkhai.edit.report_table import read_rows

    if not table.is_file():
        raise UsageError(f"không có tệp {table}")
    rows, blank = read_rows(table, day)
    build_cache = build_cache_of(root)
    content, _ = load_with_drafts(root, as_of, build_cache)
    batch = prepare_batch(root, content, rows, as_of, build_cache)
    build_cache.prune()
    return _tell(root, batch, blank, dry)


@click.command(
    cls=Command,
    help="Ghi biểu XLSX của một KẾ-HOẠCH để đơn vị điền; đọc lại bằng update --from.",
)
@root_option
@click.argument("plan", metavar="KẾ-HOẠCH")
@click.option("--don-vi", "unit", metavar="TÊN", help="Chỉ các nhiệm vụ do đơn vị này chủ trì.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="TỆP", help="Tên tệp XLSX.")
def export_form(root: Path, plan: str, unit: str | None, out: Path | None) -> None:
    """Write the form of a plan."""
    from congkhai.edit.report_form import make_form, tasks_for
    from congkhai.edit.task_lookup import find_plan
    from congkhai.vietnamese import slug

    _, library = load_with_drafts(site_folder(root), today(), build_cache_of(root))
    key = find_plan(library, plan)
    tasks = tasks_for(library, key, unit)
    if not tasks:
        raise UsageError(
            f"kế hoạch {'/'.join(key)} không có nhiệm vụ nào" + (f" do “{unit}” chủ trì" if unit else "")
        )
    file = out or Path("-".join(["bao-cao", *key, *([slug(unit)] if unit else [])]) + ".xlsx")
    file.write_bytes(make_form(library, key, tasks, unit or ""))
    say([f"Đã ghi {file}: {len(tasks)} nhiệm vụ."])
