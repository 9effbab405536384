"""``build``; heavy packages are imported where used, so that help starts fast."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

import click

from congkhai.cli.command_output import NO_ADDRESS, Command
from congkhai.cli.options import (
    as_of_option,
    cache_folder_of,
    default_jobs,
    pagefind_option,
    quiet_option,
    root_option,
    site_folder,
    today,
)


@click.command(cls=Command, help="Kiểm tra rồi dựng trang; có lỗi thì không đụng tới thư mục kết quả.")
@root_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="THƯ-MỤC",
    help="Nơi đặt trang; mặc định là public trong thư mục của trang.",
)
@as_of_option
@click.option("--jobs", type=click.IntRange(1, 64), metavar="SỐ", help="Số tiến trình; mặc định theo máy.")
@click.option("--no-search", is_flag=True, help="Không lập chỉ mục tìm kiếm.")
@pagefind_option
@quiet_option
def build(
    root: Path,
    out: Path | None,
    as_of: date | None,
    jobs: int | None,
    no_search: bool,
    pagefind: Path | None,
    quiet: bool,
) -> None:
    """Build the site."""
    gc.disable()  # a build makes no cycles worth collecting; the collector costs a tenth of the time
    from congkhai.pipeline import BuildOptions
    from congkhai.pipeline import build as run

    folder = site_folder(root)
    options = BuildOptions(
        root=folder,
        out=out or folder / "public",
        as_of=as_of or today(),
        jobs=jobs or default_jobs(),
        search=not no_search,
        cache=cache_folder_of(folder),
        pagefind=pagefind,
    )
    result = run(options)
    if quiet:
        return
    for problem in result.problems:
        click.echo(str(problem), err=True)
    for notice in result.notices:
        click.echo(notice, err=True)
    click.echo(
        f"Đã dựng {result.pages} trang từ {result.plans} kế hoạch, {result.tasks} nhiệm vụ "
        f"vào {options.out}: "
        f"{result.changed} tệp thay đổi, {result.removed} tệp cũ bị bỏ, {result.files} tệp tất cả."
    )
    if not result.has_address:
        click.echo(NO_ADDRESS)
