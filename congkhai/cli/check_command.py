"""``check``: every problem, for people or for programs; mends what is mechanical when asked."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from congkhai.cli.command_output import CONTENT, Command
from congkhai.cli.options import as_of_option, build_cache_of, quiet_option, root_option, site_folder, today
from congkhai.problems import Problem, UsageError

if TYPE_CHECKING:
    from congkhai.pipeline import Content

FORMATS = ("text", "json", "github")


def colours_off() -> bool | None:
    """False where the person wants no colours (NO_COLOR); None lets click look whether it is a terminal."""
    return False if os.environ.get("NO_COLOR") else None


def at_terminal() -> bool:
    """Whether a person sits there who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def say(lines: Iterable[str]) -> None:
    """Lines, coloured on a terminal only."""
    for line in lines:
        click.echo(line, color=colours_off())


def load(root: Path, as_of: date) -> Content:
    """Read and check the site, remembering what was read for the next time."""
    gc.disable()  # a check ends long before the collector would pay
    from congkhai.pipeline import load_content

    build_cache = build_cache_of(root)
    content = load_content(root, as_of, build_cache)
    build_cache.prune()
    return content


def show_problems(
    root: Path, problems: tuple[Problem, ...], overrides: Mapping[str, bytes] | None = None
) -> None:
    """Problems for people, with their source lines; ``overrides``: the bytes of files as they would be."""
    from congkhai.edit.problem_formats import as_text
    from congkhai.sources.disk_names import path_on_disk
    from congkhai.sources.text_decoding import decode_text

    @lru_cache
    def lines(file: str) -> list[str]:
        try:
            data = (overrides or {}).get(file) or path_on_disk(root, file).read_bytes()
        except OSError:
            return []
        return decode_text(data, file).written.split("\n")

    def line_of(file: str, number: int) -> str | None:
        inside = lines(file)
        return inside[number - 1] if number <= len(inside) else None

    say(as_text(problems, line_of))


def _show(root: Path, problems: tuple[Problem, ...], form: str) -> None:
    if form == "text":
        show_problems(root, problems)
        return
    from congkhai.edit.problem_formats import as_github, as_json

    if form == "json":
        click.echo(as_json(problems))
        return
    folder = Path(os.path.relpath(root)).as_posix()
    for line in as_github(problems, "" if folder == "." else folder):
        click.echo(line)


def _coloured(line: str) -> str:
    colours = {"+": "green", "-": "red", "@": "cyan"}
    return click.style(line, fg=colours.get(line[:1]), bold=line.startswith(("+++", "---")))


def _fix(root: Path, content: Content, files: tuple[str, ...], as_of: date, yes: bool) -> bool:
    """Show what can be mended and, when wanted, mend it; whether something was written."""
    from congkhai.edit.autofix_preview import diff_lines, find_fixes
    from congkhai.edit.file_writing import replace_files

    changes = find_fixes(root, content, files, as_of, build_cache_of(root))
    for file, (old, new) in changes.items():
        say(map(_coloured, diff_lines(file, old, new)))
    if not changes:
        click.echo("Không có chỗ nào sửa được tự động.")
        return False
    if not yes and not at_terminal():
        click.echo(f"Sửa được {len(changes)} tệp; chưa ghi gì. Thêm --yes để ghi.")
        return False
    if not yes and not click.confirm(f"Ghi các sửa đổi trên vào {len(changes)} tệp?", default=False):
        click.echo("Chưa ghi gì.")
        return False
    replace_files(root, changes)
    click.echo(f"Đã sửa {len(changes)} tệp.")
    return True


@click.command(
    cls=Command,
    help="Chỉ kiểm tra, không dựng trang. Nêu TỆP thì chỉ báo lỗi của các tệp ấy, đối chiếu với cả trang.",
)
@root_option
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help="text cho người đọc, json cho chương trình, github để ghi chú vào thay đổi trên GitHub.",
)
@click.option("--fix", is_flag=True, help="Sửa những chỗ máy tự sửa được; cho xem trước rồi mới ghi.")
@click.option("--yes", is_flag=True, help="Với --fix: ghi luôn, không hỏi.")
@quiet_option
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[TỆP]…")
def check(
    root: Path, as_of: date | None, form: str, fix: bool, yes: bool, quiet: bool, paths: tuple[Path, ...]
) -> int:
    """Print the problems."""
    from congkhai.edit.file_scope import is_selected, problems_in, resolve_files
    from congkhai.edit.problem_formats import summary

    if fix and form != "text":
        raise UsageError("--fix chỉ dùng với --format text")
    folder, day = site_folder(root), as_of or today()
    chosen = resolve_files(paths, folder)
    content = load(folder, day)
    if fix:
        mendable = tuple(file for file in content.files if is_selected(chosen, file))
        if _fix(folder, content, mendable, day, yes):
            content = load(folder, day)
    here = problems_in(content.problems, chosen)
    errors = tuple(problem for problem in here if problem.is_error)
    _show(folder, errors if quiet else here, form)
    if form == "text" and not quiet:
        click.echo(f"{summary(here)}.")
        elsewhere = len(content.errors) - len(errors)
        if elsewhere:
            click.echo(f"Các tệp khác của trang còn {elsewhere} lỗi.")
    return CONTENT if errors else 0
