"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from congkhai.cache import BuildCache, cache_folder, code_digest
from congkhai.problems import UsageError

F = TypeVar("F", bound=Callable[..., Any])


class DayType(click.ParamType[date]):
    """A full date: 2022-12-31 or 31/12/2022."""

    name = "NGÀY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from congkhai.model import PartialDate  # a heavy package, imported where used

        try:
            day = PartialDate.parse(value).exact
        except ValueError:
            day = None
        if day is None:
            self.fail(f"“{value}” không phải là ngày; viết 2022-12-31 hoặc 31/12/2022", param, ctx)
        return day


def root_option(command: F) -> F:
    """``--root``: the site folder."""
    return click.option(
        "--root",
        type=click.Path(path_type=Path),
        metavar="THƯ-MỤC",
        default=Path(),
        help="Thư mục của trang: config.yaml, plans/ và, nếu có, templates/, assets/ riêng.",
    )(command)


def as_of_option(command: F) -> F:
    """``--as-of``: the day at which the site judges."""
    return click.option(
        "--as-of",
        type=DayType(),
        default=None,
        metavar="NGÀY",
        help="Tính tình trạng đến ngày này; mặc định là hôm nay.",
    )(command)


def pagefind_option(command: F) -> F:
    """``--pagefind``: the program that makes the search index."""
    return click.option(
        "--pagefind",
        type=click.Path(path_type=Path),
        metavar="TỆP",
        help="Chương trình Pagefind; mặc định theo biến PAGEFIND_BINARY_PATH, rồi bản đã cài.",
    )(command)


def quiet_option(command: F) -> F:
    """``--quiet``."""
    return click.option("--quiet", is_flag=True, help="Chỉ nói khi có lỗi.")(command)


def today() -> date:
    """The day of the machine's clock."""
    return datetime.now().astimezone().date()


def site_folder(root: Path) -> Path:
    """The site folder, which must be there. Raises UsageError."""
    if not root.is_dir():
        raise UsageError(f"không có thư mục {root}")
    return root


def default_jobs() -> int:
    """As many processes as there are processors for us, at most four: beyond, the disk is the limit."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, 4)


def cache_folder_of(root: Path) -> Path | None:
    """Where builds of this site remember."""
    return cache_folder(root)


def build_cache_of(root: Path) -> BuildCache:
    """What was read of this site before; ``prune`` it when done."""
    cache = cache_folder_of(root)
    return BuildCache(cache / "parts" if cache else None, code_digest())
