"""The commands. The only package that asks the clock."""

from __future__ import annotations

import click

import congkhai
from congkhai.cli.command_output import Group

COMMANDS = {
    "build": "congkhai.cli.build_command",
    "check": "congkhai.cli.check_command",
    "export-form": "congkhai.cli.update_commands",
    "new": "congkhai.cli.new_commands",
    "publish": "congkhai.cli.release_commands",
    "releases": "congkhai.cli.release_commands",
    "rollback": "congkhai.cli.release_commands",
    "schema": "congkhai.cli.schema_command",
    "serve": "congkhai.cli.serve_command",
    "update": "congkhai.cli.update_commands",
    "verify": "congkhai.cli.release_commands",
}


@click.group(
    cls=Group,
    places=COMMANDS,
    name="congkhai",
    help="Dựng trang công khai kế hoạch của cơ quan nhà nước. Không nêu lệnh thì dựng trang (build).",
)
@click.version_option(
    congkhai.__version__,
    prog_name="congkhai",
    message="%(prog)s %(version)s",
    help="Hiện phiên bản rồi thôi.",
)
def main() -> None:
    """The group; without a command it builds."""
