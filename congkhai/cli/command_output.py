"""Click in Vietnamese: headings of the help, mistakes of usage, exit codes."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from congkhai.cli.streams import speak_utf8
from congkhai.problems import ContentError, MachineError, UsageError
from congkhai.vietnamese import nearest

CONTENT, USAGE, MACHINE = 1, 2, 3
DEFAULT = "build"
NO_ADDRESS = (
    "Ghi chú: config.yaml chưa có “dia_chi” (địa chỉ công bố của trang), nên chưa có ảnh khi chia sẻ, mã QR "
    "và mã nhúng; sitemap.xml thiếu tên miền; trang 404 chỉ đúng khi đặt ở gốc tên miền."
)


class _Help(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "Cách dùng: ")


class _Context(click.Context):
    formatter_class = _Help


def _in_vietnamese(params: Sequence[click.Parameter]) -> None:
    for param in params:
        if isinstance(param, click.Option) and "--help" in param.opts:
            param.help = "Hiện hướng dẫn này rồi thôi."


class Command(click.Command):
    """A command whose help speaks Vietnamese."""

    context_class = _Context

    def __init__(self, *args: Any, **extra: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[TÙY-CHỌN]", **extra})

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        params = self.get_params(ctx)
        _in_vietnamese(params)
        rows = [row for row in (param.get_help_record(ctx) for param in params) if row]
        if rows:
            with formatter.section("Tùy chọn"):
                formatter.write_dl(rows)


class Group(Command, click.Group):
    """The group of commands; without a command's name it builds.

    ``places``: command → its module, imported when the command is called, so that a command starts fast.
    """

    command_class = Command

    def __init__(self, *args: Any, places: Mapping[str, str], **extra: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "[LỆNH] …", **extra})
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.places:
            return None
        module = importlib.import_module(self.places[cmd_name])
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ("--help", "--version")):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, command.get_short_help_str(90)) for name, command in commands if command]
        with formatter.section("Lệnh"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.places:
            close = nearest(args[0], self.places)
            ask = f"; có phải “{close}” không?" if close else ""
            raise UsageError(f"không có lệnh “{args[0]}”{ask} (các lệnh: {', '.join(sorted(self.places))})")
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and turn whatever goes wrong into a line and an exit code."""
        extra["standalone_mode"] = False
        speak_utf8()
        try:
            code = super().main(*args, **extra)
        except ContentError as error:
            fail(str(error), CONTENT)
        except UsageError as error:
            fail(f"lỗi: {error}", USAGE)
        except click.ClickException as error:
            fail(f"lỗi: {_usage(error)}", USAGE)
        except click.Abort:
            fail("đã dừng theo yêu cầu", USAGE)
        except KeyboardInterrupt:
            fail("đã dừng theo yêu cầu", 130)
        except MachineError as error:
            fail(f"lỗi máy: {error}", MACHINE)
        except OSError as error:
            fail(f"lỗi máy: {machine_words(error)}", MACHINE)
        sys.exit(code if isinstance(code, int) else 0)


class Branch(Command, click.Group):
    """A command with commands of its own below it; called bare, it asks."""

    command_class = Command

    def __init__(self, *args: Any, **extra: Any) -> None:
        extra = {"subcommand_metavar": "[LOẠI] …", "invoke_without_command": True, **extra}
        super().__init__(*args, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(90)) for name in self.list_commands(ctx)]
        with formatter.section("Loại"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            close = nearest(args[0], self.commands)
            ask = f"; có phải “{close}” không?" if close else ""
            raise UsageError(
                f"không có “{self.name} {args[0]}”{ask} (có: {', '.join(self.list_commands(ctx))})"
            )
        return super().resolve_command(ctx, args)


def fail(message: str, code: int) -> None:
    """Say what went wrong and leave."""
    click.echo(message, err=True)
    sys.exit(code)


def machine_words(error: OSError) -> str:
    """A failure of the machine in Vietnamese, with the file concerned."""
    import errno

    words = {
        errno.ENOSPC: "ổ đĩa đã đầy",
        errno.EDQUOT: "đã hết hạn mức ổ đĩa",
        errno.EROFS: "ổ đĩa chỉ cho đọc",
        errno.EACCES: "không có quyền đọc hoặc ghi",
        errno.EPERM: "không được phép",
        errno.ENOENT: "không còn tệp hoặc thư mục",
        errno.EMFILE: "mở quá nhiều tệp cùng lúc",
        errno.EIO: "ổ đĩa bị lỗi khi đọc hoặc ghi",
        errno.EADDRINUSE: "cổng đang được chương trình khác dùng",
        errno.ENOMEM: "hết bộ nhớ",
        errno.EISDIR: "cần một tệp nhưng ở đó là thư mục",
        errno.ENOTDIR: "cần một thư mục nhưng ở đó là tệp",
        errno.ENAMETOOLONG: "tên tệp quá dài",
    }
    what = words.get(error.errno or 0, f"hệ điều hành báo lỗi số {error.errno}")
    return f"{what}: {error.filename}" if error.filename else what


def _usage(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        close = nearest(error.option_name, error.possibilities or [])
        return f"không có tùy chọn “{error.option_name}”" + (f"; có phải “{close}” không?" if close else "")
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"thiếu {name}"
    if isinstance(error, click.BadOptionUsage):
        return f"tùy chọn “{error.option_name}” cần một giá trị"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param else ""
        return f"giá trị của {name} không hợp lệ: {error.message}"
    return "lệnh viết sai; xem --help" if error.message.isascii() else error.message
