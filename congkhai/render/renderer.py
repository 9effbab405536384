"""Jinja: the environment, its few filters, and what decides whether a page is made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined

from congkhai import urls
from congkhai.markdown import ROOT_MARKER, Markdown
from congkhai.model import PartialDate
from congkhai.pages.page_base import Page
from congkhai.problems import ContentError
from congkhai.render.fingerprints import Fingerprinter
from congkhai.render.site_context import SiteContext
from congkhai.render.template_errors import Loader, template_problem
from congkhai.resources import layered_files
from congkhai.vietnamese import format_number, short_date


def show_date(value: date | PartialDate) -> str:
    """``15/12/2022``, ``12/2022`` or ``2022``."""
    if isinstance(value, date):
        return short_date(value)
    if value.day and value.month:
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return f"{value.month:02d}/{value.year}" if value.month else str(value.year)


class Renderer:
    """Renders pages.

    ``folders``: template folders, the site's own first. ``assets``: logical name → path from the site's
    root. ``cache``: a folder for compiled templates, or None. ``code``: a digest of the program, part of
    every page's fingerprint.
    """

    def __init__(
        self,
        folders: tuple[Path, ...],
        frame: SiteContext,
        markdown: Markdown,
        assets: Mapping[str, str],
        code: bytes,
        cache: Path | None,
    ) -> None:
        self._frame = frame
        self._folders = folders
        self._env = Environment(
            loader=Loader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache else None,
        )
        self._env.globals = {"site": frame, "asset": assets.__getitem__}
        filters: dict[str, Callable[..., object]] = {
            "md": markdown.block,
            "inline": markdown.inline,
            "ngay": show_date,
            "so": format_number,
        }
        self._env.filters.update(filters)
        digest = hashlib.blake2b(code, digest_size=16)
        digest.update(Fingerprinter().of((frame, sorted(assets.items()), sorted(markdown.meanings.items()))))
        for name, file in layered_files(folders).items():
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
        self._common = digest.digest()

    @property
    def key(self) -> bytes:
        """Renderers with the same key give the same pages."""
        return self._common

    def cache_key(self, page_fingerprint: bytes) -> bytes:
        """Decides whether a page is rendered at all: its print, all templates, the frame and the code."""
        return hashlib.blake2b(self._common + page_fingerprint, digest_size=16).digest()

    def page_cache_key(self, page: Page) -> bytes:
        """The stamp of a page."""
        return self.cache_key(Fingerprinter().page_fingerprint(page))

    def render(self, page: Page) -> bytes:
        """The bytes of a page. Raises ContentError for a template that is missing or wrong, or not UTF-8."""
        # the 404 page is answered at any depth, so it alone needs an absolute root
        root = self._frame.base_path if page.path == urls.NOT_FOUND else urls.relative(page.path, "") or "./"
        try:
            template = self._env.get_template(page.template)
            picture = urls.picture(page.path)
            text = template.render(view=page.view, path=page.path, root=root, picture=picture)
            return text.replace(ROOT_MARKER, root).encode()
        except Exception as error:
            if problem := template_problem(error, page.template, page.path or "trang chủ", self._folders):
                raise ContentError((problem,)) from error
            raise
