"""``new agency|plan|task``: what an editor begins with; asks on a terminal for what is not given."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from congkhai.cli.check_command import at_terminal, show_problems
from congkhai.cli.command_output import CONTENT, Branch, Command
from congkhai.cli.options import DayType, build_cache_of, root_option, site_folder, today
from congkhai.cli.update_commands import load_with_drafts
from congkhai.problems import UsageError

if TYPE_CHECKING:
    from congkhai.edit.content_creation import CreationResult

Fields = dict[str, "str | list[str]"]


def _ask(value: str | None, option: str, question: str, proposed: str = "") -> str:
    """The value given, or what a person answers, or the proposal; raises UsageError where there is none."""
    if value:
        return value
    if at_terminal():
        answer: str = click.prompt(question, default=proposed or None)
        return answer
    if proposed:
        return proposed
    raise UsageError(f"thiếu {option}")


def _ask_more(value: str | None, question: str) -> str:
    """The value given, or what a person answers; may stay empty."""
    if value or not at_terminal():
        return value or ""
    answer: str = click.prompt(f"{question} (Enter để bỏ qua)", default="", show_default=False)
    return answer


def _tell(root: Path, made: CreationResult, done: str, left: str) -> int:
    show_problems(root, made.problems, {made.file: made.text} if made.text else None)
    if not made.ok:
        click.echo("Chưa ghi gì; hãy sửa rồi chạy lại.")
        return CONTENT
    click.echo(f"{done} {made.file}.")
    if left:
        click.echo(left)
    return CONTENT if any(problem.is_error for problem in made.problems) else 0


@click.group(cls=Branch, help="Tạo cơ quan, kế hoạch hoặc nhiệm vụ mới, có ghi chú giải thích từng khóa.")
@click.pass_context
def new(context: click.Context) -> None:
    """Ask what to make when nothing is named."""
    if context.invoked_subcommand is None:
        if not at_terminal():
            raise UsageError("cần nêu tạo gì: new agency, new plan hoặc new task")
        kind = click.prompt("Tạo gì", type=click.Choice(["agency", "plan", "task"]), default="task")
        context.invoke(context.command.get_command(context, kind))  # type: ignore[attr-defined]  # it is a group


@new.command(cls=Command, help="Tạo thư mục và tệp co-quan.yaml của một cơ quan.")
@root_option
@click.argument("agency_id", required=False, metavar="[MÃ]")
@click.option("--ten", "name", metavar="TÊN", help="Tên đầy đủ của cơ quan.")
@click.option("--ten-ngan", "short_name", metavar="TÊN", help="Tên thường dùng.")
@click.option("--loai", "kind", metavar="MÃ", help="Một mã của loai_co_quan trong config.yaml.")
@click.option("--cap-tren", "parent", metavar="TÊN", help="Cơ quan cấp trên.")
def agency(
    root: Path = Path(),
    agency_id: str | None = None,
    name: str | None = None,
    short_name: str | None = None,
    kind: str | None = None,
    parent: str | None = None,
) -> int:
    """Make an agency."""
    from congkhai.edit.content_creation import new_agency
    from congkhai.vietnamese import slug

    folder = site_folder(root)
    given: Fields = {"name": _ask(name, "--ten", "Tên đầy đủ của cơ quan")}
    given["short_name"] = _ask_more(short_name, "Tên ngắn")
    address_from_name = _ask(
        agency_id, "MÃ", "Mã (tên thư mục)", slug(str(given["short_name"] or given["name"]))
    )
    _, library = load_with_drafts(folder, today(), build_cache_of(folder))
    kinds = ", ".join(library.config.agency_kinds)
    given["kind"] = _ask_more(kind, f"Loại: {kinds}") if kinds or kind else ""
    given["parent"] = _ask_more(parent, "Cơ quan cấp trên")
    made = new_agency(folder, address_from_name, given, today(), build_cache_of(folder))
    return _tell(folder, made, "Đã tạo", "Còn lại: điền các phòng, đơn vị vào “don_vi”.")


@new.command(cls=Command, help="Tạo tệp của một kế hoạch: CƠ-QUAN/KẾ-HOẠCH, ví dụ so-vhtt/2026-cchc.")
@root_option
@click.argument("place", required=False, metavar="[CƠ-QUAN/KẾ-HOẠCH]")
@click.option("--trich-yeu", "title", metavar="CHỮ", help="Tên kế hoạch như văn bản in.")
@click.option("--nam", "years", metavar="NĂM", help="Năm hoặc giai đoạn; mặc định theo mã kế hoạch.")
@click.option("--so-hieu", "number", metavar="SỐ", help="Số hiệu, ví dụ 252/KH-STTTT.")
@click.option("--ngay", "issued", type=DayType(), metavar="NGÀY", help="Ngày ban hành.")
def plan(
    root: Path = Path(),
    place: str | None = None,
    title: str | None = None,
    years: str | None = None,
    number: str | None = None,
    issued: date | None = None,
) -> int:
    """Make a plan."""
    from congkhai.edit.content_creation import new_plan
    from congkhai.edit.report_entry import check_values
    from congkhai.model import Plan

    folder = site_folder(root)
    agency_id, _, plan_id = (place or "").strip("/").partition("/")
    _, library = load_with_drafts(folder, today(), build_cache_of(folder))
    only = next(iter(library.agencies)) if len(library.agencies) == 1 else ""
    agency_id = _ask(agency_id, "CƠ-QUAN/KẾ-HOẠCH", f"Cơ quan ({', '.join(library.agencies)})", only)
    named = re.match(r"(?:19|20)\d\d(?:-(?:19|20)\d\d)?", plan_id)
    given: Fields = {"years": _ask(years, "--nam", "Năm", named[0] if named else str(today().year))}
    given["title"] = _ask(title, "--trich-yeu", "Trích yếu (tên kế hoạch)")
    given["number"] = _ask_more(number, "Số hiệu")
    given["issued"] = issued.isoformat() if issued else ""
    check_values(Plan, given)
    taken = {key[1] for key in library.plans if key[0] == agency_id}
    base = f"{given['years']}-cchc"
    free = next(name for n in range(1, 1000) if (name := base if n == 1 else f"{base}-{n}") not in taken)
    plan_id = _ask(plan_id, "KẾ-HOẠCH", "Mã kế hoạch (tên tệp)", free)
    made = new_plan(folder, agency_id, plan_id, given, today(), build_cache_of(folder))
    return _tell(folder, made, "Đã tạo", "Còn lại: điền “muc” và thêm nhiệm vụ bằng lệnh new task.")


@new.command(cls=Command, help="Thêm một nhiệm vụ vào KẾ-HOẠCH, với mã trống tiếp theo của mục.")
@root_option
@click.argument("plan_name", required=False, metavar="[KẾ-HOẠCH]")
@click.option("--muc", "section", metavar="MÃ", help="Mục của phụ lục, ví dụ A.I; mặc định là mục cuối.")
@click.option("--ma", "code", metavar="MÃ", help="Mã nhiệm vụ; mặc định là số trống tiếp theo.")
@click.option("--noi-dung", "content", metavar="CHỮ", help="Nội dung như văn bản in.")
@click.option("--thoi-han", "deadline", metavar="CHỮ", help="Thời gian như văn bản in.")
@click.option("--chu-tri", "lead", multiple=True, metavar="TÊN", help="Đơn vị chủ trì; dùng nhiều lần được.")
@click.option(
    "--phoi-hop", "support", multiple=True, metavar="TÊN", help="Đơn vị phối hợp; dùng nhiều lần được."
)
@click.option("--ket-qua", "result", metavar="CHỮ", help="Kết quả như văn bản in.")
def task(
    root: Path = Path(),
    plan_name: str | None = None,
    section: str | None = None,
    code: str | None = None,
    content: str | None = None,
    deadline: str | None = None,
    lead: tuple[str, ...] = (),
    support: tuple[str, ...] = (),
    result: str | None = None,
) -> int:
    """Add a task."""
    from congkhai.edit.content_creation import new_task
    from congkhai.edit.report_entry import check_values
    from congkhai.edit.scaffold_texts import last_section, next_code
    from congkhai.edit.task_lookup import find_plan
    from congkhai.model import Task

    folder = site_folder(root)
    _, library = load_with_drafts(folder, today(), build_cache_of(folder))
    entry = library.plans[find_plan(library, _ask(plan_name, "KẾ-HOẠCH", "Kế hoạch (cơ-quan/kế-hoạch)"))]
    if section is None and code is None and entry.record.sections and at_terminal():
        section = click.prompt(f"Mục ({', '.join(entry.record.sections)})", default=last_section(entry))
    proposed = next_code(entry, last_section(entry) if section is None else section)
    given: Fields = {"id": _ask(code, "--ma", "Mã nhiệm vụ", proposed)}
    given["content"] = _ask(content, "--noi-dung", "Nội dung")
    given["deadline"] = _ask_more(deadline, "Thời hạn như văn bản in")
    given["lead"] = list(lead) or _ask_more(None, "Đơn vị chủ trì")
    given["support"] = list(support)
    given["result"] = _ask_more(result, "Kết quả, sản phẩm")
    check_values(Task, given)
    made = new_task(folder, entry, given, today(), build_cache_of(folder))
    return _tell(folder, made, f"Đã thêm nhiệm vụ {given['id']} vào", "")
