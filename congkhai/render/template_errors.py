"""Turns errors of templates into problems with their file and line."""

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


class TemplateLoader(FileSystemLoader):
    """Loads a template from the first of some folders that has it, without its byte order mark."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(folders, encoding="utf-8-sig")

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Read a template as the base class does; raises ContentError for a file that is not UTF-8."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError:
            files = (Path(folder, template) for folder in self.searchpath)
            read_utf8(next(file for file in files if file.is_file()), f"templates/{template}")
            raise


def _innermost_line(error: Exception, folders: tuple[Path, ...]) -> SourceLocation | None:
    """Find the innermost line in the traceback that belongs to a template under ``folders``.

    Jinja puts the file and line of templates into tracebacks.
    """
    roots = [Path(normpath(folder)) for folder in folders]
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        for root in roots:
            if root in file.parents:
                return SourceLocation(f"templates/{file.relative_to(root).as_posix()}", frame.lineno or 0, 1)
    return None


def template_problem(error: Exception, template: str, page: str, folders: tuple[Path, ...]) -> Problem | None:
    """Turn an exception met in rendering into a problem; None where no template is to blame.

    ``template`` is the one that was rendered for ``page``. ``folders`` are the template folders, the
    program's own last. Errors that Jinja raises are always a template's. Other errors are a template's only
    if a template of the site itself was running: those of the program raise such errors only through a fault
    of the program.
    """
    in_own_template = _innermost_line(error, folders[:-1])
    location = in_own_template or _innermost_line(error, folders) or SourceLocation(f"templates/{template}")
    if isinstance(error, TemplateSyntaxError):
        location = SourceLocation(f"templates/{error.name or template}", error.lineno, 1)
        message = f"mẫu trang viết sai: {error.message}"
    elif isinstance(error, UndefinedError):
        message = f"mẫu trang dùng một tên không có ({error.message}) khi dựng {page}"
    elif isinstance(error, TemplateNotFound):
        message = f"không có mẫu trang “{error.name}” khi dựng {page}"
    elif isinstance(error, TemplateError):
        message = f"không dùng được mẫu trang: {error}"
    elif in_own_template and not isinstance(error, OSError | ContentError):
        message = f"mẫu trang không chạy được ({type(error).__name__}: {error}) khi dựng {page}"
    else:
        return None
    hint = "Hãy sửa mẫu này, hoặc xóa tệp để dùng lại mẫu có sẵn." if in_own_template else ""
    return Problem(location, message + ("." if hint else ""), "mau-sai", hint=hint)
