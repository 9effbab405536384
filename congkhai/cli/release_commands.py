"""``publish``, ``rollback``, ``releases``, ``verify``: what stands on the portal's own server."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from congkhai.cli.command_output import CONTENT, NO_ADDRESS, Command
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
from congkhai.problems import UsageError
from congkhai.publish import Manifest, ReleaseStore, SwitchMode, differences, find_release, publishing_lock

to_option = click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    metavar="THƯ-MỤC",
    required=True,
    help="Thư mục xuất bản; máy chủ web phục vụ thư mục current trong đó.",
)

switch_option = click.option(
    "--switch",
    "mode",
    type=click.Choice([mode.value for mode in SwitchMode]),
    metavar="CÁCH",
    help="Cách chỉ bản đang phục vụ: link (liên kết current) hoặc file (tệp current.txt); "
    "mặc định như lần trước, lần đầu là link.",
)
wait_option = click.option(
    "--wait",
    type=click.FloatRange(0),
    default=0,
    metavar="GIÂY",
    help="Đợi chừng này giây nếu một lần xuất bản khác đang chạy; mặc định không đợi.",
)


def _release_store(folder: Path) -> ReleaseStore:
    """A publishing folder that is there. Raises UsageError."""
    store = ReleaseStore(folder)
    if not store.names():
        raise UsageError(f"{folder} chưa có bản nào được xuất bản")
    return store


@click.command(
    cls=Command, help="Dựng riêng, kiểm tra kết quả, rồi chuyển trang sang bản mới trong một bước."
)
@root_option
@to_option
@click.option("--keep", type=click.IntRange(1), default=5, metavar="SỐ", help="Số bản giữ lại; mặc định 5.")
@as_of_option
@click.option("--no-search", is_flag=True, help="Không lập chỉ mục tìm kiếm.")
@pagefind_option
@click.option("--allow-shrink", is_flag=True, help="Chấp nhận bản mới mất quá nửa số trang.")
@switch_option
@wait_option
@quiet_option
def publish(
    root: Path,
    folder: Path,
    keep: int,
    as_of: date | None,
    no_search: bool,
    pagefind: Path | None,
    allow_shrink: bool,
    mode: str | None,
    wait: float,
    quiet: bool,
) -> None:
    """Publish a new release."""
    from congkhai.pipeline import BuildOptions
    from congkhai.publish import PublishOptions
    from congkhai.publish import publish as run

    os.umask(0o022)  # what is published is there for the web server's user to read
    site = site_folder(root)
    store = ReleaseStore(folder)
    options = BuildOptions(
        root=site,
        out=store.work,
        as_of=as_of or today(),
        jobs=default_jobs(),
        search=not no_search,
        cache=cache_folder_of(site),
        pagefind=pagefind,
    )
    publish_options = PublishOptions(
        keep=keep, day=today(), mode=SwitchMode(mode) if mode else None, shrink=allow_shrink, wait=wait
    )
    done = run(store, options, publish_options)
    if not quiet:
        for problem in done.result.problems:
            click.echo(str(problem), err=True)
        for notice in done.result.notices:
            click.echo(notice, err=True)
        click.echo(f"Đã xuất bản {done.name}: {done.result.pages} trang, {done.result.tasks} nhiệm vụ.")
        click.echo(f"SHA-256 của bảng kê: {done.seal}")
        if not done.result.has_address:
            click.echo(NO_ADDRESS)
        if done.damaged:
            named = ", ".join(done.damaged[:3]) + (" …" if len(done.damaged) > 3 else "")
            many = f"{len(done.damaged)} tệp giữ từ lần trước đã bị sửa từ bên ngoài"
            click.echo(f"cảnh báo: {many} và không được dùng: {named}", err=True)
        for name in done.dropped:
            click.echo(f"Đã bỏ bản cũ {name}.")


@click.command(cls=Command, help="Quay lại một bản đã xuất bản; mặc định là bản liền trước.")
@to_option
@switch_option
@wait_option
@click.argument("release", required=False, metavar="[BẢN]")
def rollback(folder: Path, mode: str | None, wait: float, release: str | None) -> None:
    """Serve an older release again."""
    store = _release_store(folder)
    from congkhai.publish import relink_assets

    with publishing_lock(folder, wait):
        name = find_release(store, release)
        relink_assets(store, name)
        store.switch(name, SwitchMode(mode) if mode else store.mode)
    click.echo(f"Trang đang phục vụ bản {name}.")


@click.command(cls=Command, help="Liệt kê các bản đang giữ.")
@to_option
def releases(folder: Path) -> None:
    """List the releases, newest first."""
    store = _release_store(folder)
    serving = store.serving()
    for name in reversed(store.names()):
        manifest = Manifest.load(store.manifest(name))
        mark = "  đang phục vụ" if name == serving else ""
        commit = f", commit {manifest.commit[:12]}" if manifest.commit else ""
        commit += " và sửa đổi chưa commit" if manifest.commit and manifest.dirty else ""
        click.echo(f"{name}  số liệu đến {manifest.as_of}, {manifest.pages} trang{commit}{mark}")


@click.command(cls=Command, help="Kiểm chứng: tệp đang phục vụ đúng là tệp đã dựng.")
@to_option
@click.argument("release", required=False, metavar="[BẢN]")
def verify(folder: Path, release: str | None) -> int:
    """Compare what is served with its manifest."""
    store = _release_store(folder)
    name = find_release(store, release) if release else store.serving()
    if name is None or name not in store.names():
        click.echo(f"chưa có bản nào được phục vụ trong {folder}")
        return CONTENT
    manifest = Manifest.load(store.manifest(name))
    lines = differences(store.release(name), manifest)
    for line in lines:
        click.echo(line)
    number = len(manifest.files) + len(manifest.kept)
    verdict = f"{len(lines)} khác biệt." if lines else f"{number} tệp đúng như đã dựng."
    click.echo(f"{name}: {verdict} SHA-256 của bảng kê: {manifest.seal()}")
    return CONTENT if lines else 0
