"""The templates of a site, read once: what was looked at is what is compiled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.environment import Template
from jinja2.loaders import split_template_path

from congkhai.problems import ContentError, Problem, SourceLocation
from congkhai.resources import decode_utf8, layered_files

MAX_TEMPLATE_SIZE = 1 << 20
"""Bytes that a template of a site may have; the longest of the program has 8 kB."""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template; ``own`` says that it is the site's, and not the same as the program's of that name."""

    path: Path
    data: bytes
    own: bool


def read_templates(folders: tuple[Path, ...]) -> dict[str, TemplateFile]:
    """Read the templates of a site by their names; ``folders``: the site's own first, the program's last.

    Raises ContentError for a link among the site's own, and for one that is too long.
    """
    bundled = folders[-1]
    found = {}
    for name, path in layered_files(folders).items():
        own = bundled not in path.parents
        if own and path.stat().st_size > MAX_TEMPLATE_SIZE:
            raise ContentError((_too_long(name),))
        data = path.read_bytes()
        ours = bundled / name
        own = own and not (ours.is_file() and ours.read_bytes() == data)
        found[name] = TemplateFile(path, data, own)
    return found


def _too_long(name: str) -> Problem:
    words = f"mẫu trang dài hơn {MAX_TEMPLATE_SIZE >> 20} MB."
    return Problem(SourceLocation(f"templates/{name}"), words, "mau-sai", hint="Hãy chia hoặc rút gọn tệp.")


class TemplateLoader(BaseLoader):
    """Loads templates from files that have been read."""

    def __init__(self, files: Mapping[str, TemplateFile]) -> None:
        self._files = files

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Give a template's text, file, and that it is current.

        Raises TemplateNotFound for a name that is none of them, such as a path that leads elsewhere, and
        ContentError for a file that is not UTF-8.
        """
        file = self._files.get("/".join(split_template_path(template)))
        if file is None:
            raise TemplateNotFound(template)
        return decode_utf8(file.data, f"templates/{template}"), str(file.path), lambda: True

    def load(
        self, environment: Environment, name: str, known: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Compile a template. What Python cannot compile, such as deep nesting, is an error of its syntax."""
        try:
            return super().load(environment, name, known)
        except (SyntaxError, RecursionError, ValueError, OverflowError) as error:
            if isinstance(error, TemplateError):
                raise
            words = f"lồng nhau quá sâu hoặc quá dài ({type(error).__name__})"
            raise TemplateSyntaxError(words, 1, name) from error
