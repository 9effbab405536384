"""``schema``: the files that explain our YAML to editors' programs."""

from __future__ import annotations

from pathlib import Path

import click

from congkhai.cli.options import quiet_option
from congkhai.cli.speech import CONTENT, Command


@click.command(
    cls=Command, help="Ghi JSON Schema của các tệp YAML, để trình soạn thảo gợi ý khóa và báo lỗi khi gõ."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="THƯ-MỤC",
    default=Path("docs/schema"),
    help="Nơi ghi; mặc định là docs/schema.",
)
@click.option("--check", "only_check", is_flag=True, help="Không ghi; mã thoát 1 khi tệp đã cũ.")
@quiet_option
def schema(out: Path, only_check: bool, quiet: bool) -> int:
    """Write the schema files."""
    from congkhai.edit.schema import SCHEMAS, render

    old = []
    for name in SCHEMAS:
        file, content = out / name, render(name).encode("utf-8")
        if file.is_file() and file.read_bytes() == content:
            continue
        old.append(file)
        if not only_check:
            out.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    for file in old if not quiet else ():
        click.echo(f"{'Đã cũ' if only_check else 'Đã ghi'}: {file}")
    return CONTENT if only_check and old else 0
