"""``publish``, ``rollback``, ``releases``, ``verify``: what stands on the portal's own server."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from congkhai.cli.options import (
    as_of_option,
    cache_of,
    default_jobs,
    quiet_option,
    root_option,
    site_folder,
    today,
)
from congkhai.cli.speech import CONTENT, Command
from congkhai.publish import Manifest, Place, differences, find_release, locked
from congkhai.publish import publish as run

to_option = click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    metavar="THƯ-MỤC",
    required=True,
    help="Thư mục xuất bản; máy chủ web phục vụ thư mục current trong đó.",
)


@click.command(
    cls=Command, help="Dựng riêng, kiểm tra kết quả, rồi chuyển trang sang bản mới trong một bước."
)
@root_option
@to_option
@click.option("--keep", type=click.IntRange(1), default=5, metavar="SỐ", help="Số bản giữ lại; mặc định 5.")
@as_of_option
@click.option("--no-search", is_flag=True, help="Không lập chỉ mục tìm kiếm.")
@click.option("--allow-shrink", is_flag=True, help="Chấp nhận bản mới mất quá nửa số trang.")
@quiet_option
def publish(
    root: Path,
    folder: Path,
    keep: int,
    as_of: date | None,
    no_search: bool,
    allow_shrink: bool,
    quiet: bool,
) -> None:
    """Publish a new release."""
    from congkhai.history import head_commit
    from congkhai.pipeline import Order

    site = site_folder(root)
    place = Place(folder)
    order = Order(
        root=site,
        out=place.work,
        as_of=as_of or today(),
        jobs=default_jobs(),
        search=not no_search,
        cache=cache_of(site),
    )
    done = run(place, order, keep=keep, commit=head_commit(site), today=today(), shrink=allow_shrink)
    for problem in done.report.problems:
        click.echo(str(problem), err=True)
    if not quiet:
        click.echo(f"Đã xuất bản {done.name}: {done.report.pages} trang, {done.report.tasks} nhiệm vụ.")
        for name in done.dropped:
            click.echo(f"Đã bỏ bản cũ {name}.")


@click.command(cls=Command, help="Quay lại một bản đã xuất bản; mặc định là bản liền trước.")
@to_option
@click.argument("release", required=False, metavar="[BẢN]")
def rollback(folder: Path, release: str | None) -> None:
    """Serve an older release again."""
    place = Place(folder)
    with locked(folder):
        name = find_release(place, release)
        place.switch(name)
    click.echo(f"Trang đang phục vụ bản {name}.")


@click.command(cls=Command, help="Liệt kê các bản đang giữ.")
@to_option
def releases(folder: Path) -> None:
    """List the releases, newest first."""
    place = Place(folder)
    serving = place.serving()
    for name in reversed(place.names()):
        manifest = Manifest.load(place.manifest(name))
        mark = "  đang phục vụ" if name == serving else ""
        commit = f", commit {manifest.commit[:12]}" if manifest.commit else ""
        click.echo(f"{name}  số liệu đến {manifest.as_of}, {manifest.pages} trang{commit}{mark}")


@click.command(cls=Command, help="Kiểm chứng: tệp đang phục vụ đúng là tệp đã dựng.")
@to_option
@click.argument("release", required=False, metavar="[BẢN]")
def verify(folder: Path, release: str | None) -> int:
    """Compare what is served with its manifest."""
    place = Place(folder)
    name = find_release(place, release) if release else place.serving()
    if name is None or name not in place.names():
        click.echo(f"chưa có bản nào được phục vụ trong {folder}")
        return CONTENT
    manifest = Manifest.load(place.manifest(name))
    lines = differences(place.release(name), manifest)
    for line in lines:
        click.echo(line)
    click.echo(
        f"{name}: {len(lines)} khác biệt."
        if lines
        else f"{name}: {len(manifest.files)} tệp đúng như đã dựng."
    )
    return CONTENT if lines else 0
