"""What goes wrong in a template, told at its file and line."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from os.path import normpath
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from congkhai.problems import ContentError, Problem, SourceLocation
from congkhai.resources import read_utf8


class Loader(FileSystemLoader):
    """Templates of some folders, the first that has one; a byte order mark is no part of a template."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(folders, encoding="utf-8-sig")

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As the base class; raises ContentError for a file that is not UTF-8."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError:
            files = (Path(folder, template) for folder in self.searchpath)
            read_utf8(next(file for file in files if file.is_file()), f"templates/{template}")
            raise


def _place(error: Exception, folders: tuple[Path, ...]) -> SourceLocation | None:
    """The innermost line at work of a template under ``folders``; Jinja names them in the traceback."""
    places = [Path(normpath(folder)) for folder in folders]
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        for place in places:
            if place in file.parents:
                return SourceLocation(f"templates/{file.relative_to(place).as_posix()}", frame.lineno or 0, 1)
    return None


def template_problem(error: Exception, template: str, page: str, folders: tuple[Path, ...]) -> Problem | None:
    """What an exception says to those who wrote a template; None where it is of another kind.

    ``folders``: template folders, the program's own last; ``template`` was asked for, to make ``page``. A
    site's own template is to blame wherever it was at work, else the program's, which may be wrong as
    templates are, but not by an error of any other kind.
    """
    own = _place(error, folders[:-1])
    location = own or _place(error, folders) or SourceLocation(f"templates/{template}")
    if isinstance(error, TemplateSyntaxError):
        location = SourceLocation(f"templates/{error.name or template}", error.lineno, 1)
        words = f"mẫu trang viết sai: {error.message}"
    elif isinstance(error, UndefinedError):
        words = f"mẫu trang dùng một tên không có ({error.message}) khi dựng {page}"
    elif isinstance(error, TemplateNotFound):
        words = f"không có mẫu trang “{error.name}” khi dựng {page}"
    elif isinstance(error, TemplateError):
        words = f"không dùng được mẫu trang: {error}"
    elif own and not isinstance(error, OSError | ContentError):
        words = f"mẫu trang không chạy được ({type(error).__name__}: {error}) khi dựng {page}"
    else:
        return None
    advice = "Hãy sửa mẫu này, hoặc xóa tệp để dùng lại mẫu có sẵn." if own else ""
    return Problem(location, words + ("." if advice else ""), "mau-sai", hint=advice)
