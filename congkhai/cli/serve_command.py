"""``serve``: the live preview."""

from __future__ import annotations

import os
import traceback
import webbrowser
from datetime import date
from pathlib import Path

import click

from congkhai.cli.command_output import Command, machine_words
from congkhai.cli.options import (
    as_of_option,
    cache_folder_of,
    pagefind_option,
    quiet_option,
    root_option,
    site_folder,
    today,
)
from congkhai.problems import Problem


class Terminal:
    """What the preview says in the terminal: errors whenever they change, a warning when it is new."""

    def __init__(self, root: Path, quiet: bool) -> None:
        self._root = root
        self._quiet = quiet
        self._known: set[tuple[str, str]] = set()
        self._had_errors = False
        self._begun = False

    def started(self, address: str) -> None:
        click.echo(f"Xem trước tại {address} (Ctrl-C để dừng)")

    def rebuilt(self, seconds: float) -> None:
        if not self._quiet:
            word = "Đã dựng lại" if self._begun else "Đã dựng"
            click.echo(f"{word} trong {seconds:.2f} giây.".replace(".", ",", 1))
        self._begun = True

    def _show(self, problems: list[Problem]) -> None:
        from congkhai.edit.problem_formats import as_text
        from congkhai.serve import SourceLines

        for line in as_text(problems, SourceLines(self._root).line):
            click.echo(line, color=False if os.environ.get("NO_COLOR") else None)

    def problems(self, found: tuple[Problem, ...]) -> None:
        errors = [problem for problem in found if problem.is_error]
        warnings = [problem for problem in found if not problem.is_error]
        new = [warning for warning in warnings if (warning.location.file, warning.message) not in self._known]
        self._known = {(warning.location.file, warning.message) for warning in warnings}
        self._show(sorted([*errors, *([] if self._quiet else new)]))
        if errors:
            click.echo(f"{len(errors)} lỗi: trang giữ bản tốt gần nhất cho đến khi sửa xong.")
        elif self._had_errors:
            click.echo("Đã hết lỗi.")
        if warnings and not self._quiet:
            click.echo(f"{len(warnings)} cảnh báo.")
        self._had_errors = bool(errors)

    def fault(self, error: Exception) -> None:
        click.echo("".join(traceback.format_exception(error)), err=True)


@click.command(
    cls=Command,
    help="Xem trước trên máy này: sửa tệp thì trang tự dựng lại, lỗi hiện ngay trên trang; thấy cả bản nháp.",
)
@root_option
@as_of_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="SỐ",
    help="Cổng; 0 là cổng nào còn trống. Mặc định là 8000, hoặc cổng khác nếu 8000 đã có chương trình dùng.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ĐỊA-CHỈ",
    help="Địa chỉ để lắng nghe; mặc định 127.0.0.1, chỉ máy này xem được.",
)
@click.option("--open", "open_page", is_flag=True, help="Mở trang trong trình duyệt.")
@pagefind_option
@quiet_option
def serve(
    root: Path,
    as_of: date | None,
    port: int | None,
    host: str,
    open_page: bool,
    pagefind: Path | None,
    quiet: bool,
) -> None:
    """Serve the preview until interrupted."""
    from congkhai.pipeline import BuildOptions
    from congkhai.serve import ListenAddress
    from congkhai.serve import serve as run

    folder = site_folder(root).resolve()
    cache = cache_folder_of(folder)
    listen_address = ListenAddress(host, port)
    if not listen_address.is_local:
        click.echo(
            f"cảnh báo: với --host {host}, máy khác trong mạng cũng xem được, kể cả bản nháp chưa công bố",
            err=True,
        )

    def current_options() -> BuildOptions:
        return BuildOptions(
            folder, folder / "public", as_of or today(), drafts=True, cache=cache, pagefind=pagefind
        )

    run(
        current_options,
        listen_address,
        Terminal(folder, quiet),
        words=machine_words,
        open_page=webbrowser.open if open_page else None,
    )
    click.echo("Đã dừng.")
