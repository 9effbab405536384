"""Turns errors of templates into problems with their file and line."""

from __future__ import annotations

import traceback
from os.path import normpath
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from congkhai.problems import ContentError, Problem, SourceLocation, shorten
from congkhai.render.render_limits import LimitReachedError, limit_problem

_MAX_TOLD = 200  # letters of what Jinja or Python says


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


def _told(text: object) -> str:
    """What Jinja or Python says, on one line of at most 200 letters, all of them visible."""
    visible = (letter if letter.isprintable() else " " for letter in str(text)[: 2 * _MAX_TOLD])
    return shorten("".join(visible), _MAX_TOLD)


def template_problem(error: Exception, template: str, page: str, folders: tuple[Path, ...]) -> Problem | None:
    """Turn an exception met in rendering into a problem; None where no template is to blame.

    ``template`` is the one that was rendered for ``page``. ``folders`` are the template folders, the
    program's own last. Errors that Jinja raises are always a template's, and so is a limit that was reached.
    Other errors are a template's only if a template of the site itself was running: those of the program
    raise such errors only through a fault of the program.
    """
    in_own_template = _innermost_line(error, folders[:-1])
    location = in_own_template or _innermost_line(error, folders) or SourceLocation(f"templates/{template}")
    if isinstance(error, LimitReachedError):
        return limit_problem(str(error), location, page)
    if isinstance(error, TemplateSyntaxError):
        location = SourceLocation(f"templates/{_told(error.name or template)}", error.lineno, 1)
        message = f"mẫu trang viết sai: {_told(error.message)}"
    elif isinstance(error, SecurityError):
        message = f"mẫu trang chỉ được đọc dữ liệu của trang ({_told(error)}) khi dựng {page}"
    elif isinstance(error, UndefinedError):
        message = f"mẫu trang dùng một tên không có ({_told(error.message)}) khi dựng {page}"
    elif isinstance(error, TemplateNotFound):
        message = f"không có mẫu trang “{_told(error.name)}” khi dựng {page}"
    elif isinstance(error, TemplateError):
        message = f"không dùng được mẫu trang: {_told(error)}"
    elif in_own_template and not isinstance(error, OSError | ContentError):
        message = f"mẫu trang không chạy được ({type(error).__name__}: {_told(error)}) khi dựng {page}"
    else:
        return None
    hint = "Hãy sửa mẫu này, hoặc xóa tệp để dùng lại mẫu có sẵn." if in_own_template else ""
    return Problem(location, message + ("." if hint else ""), "mau-sai", hint=hint)
