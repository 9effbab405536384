"""``schema``: the files that explain our YAML to editors' programs."""

from __future__ import annotations

from pathlib import Path

import click

from congkhai.cli.command_output import CONTENT, Command
from congkhai.cli.options import quiet_option, root_option, site_folder


@click.command(
    cls=Command, help="Ghi JSON Schema của các tệp YAML, để trình soạn thảo gợi ý khóa và báo lỗi khi gõ."
)
@root_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="THƯ-MỤC",
    help="Nơi ghi; mặc định là docs/schema trong thư mục của trang.",
)
@click.option("--check", "only_check", is_flag=True, help="Không ghi; mã thoát 1 khi tệp đã cũ.")
@quiet_option
def schema(root: Path, out: Path | None, only_check: bool, quiet: bool) -> int:
    """Write the schema files."""
    from congkhai.edit.schema import SCHEMAS, render

    folder = out or site_folder(root) / "docs" / "schema"
    old = []
    for name in SCHEMAS:
        file, content = folder / name, render(name).encode("utf-8")
        if file.is_file() and file.read_bytes() == content:
            continue
        old.append(file)
        if not only_check:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    for file in old if not quiet else ():
        click.echo(f"{'Đã cũ' if only_check else 'Đã ghi'}: {file}")
    return CONTENT if only_check and old else 0
