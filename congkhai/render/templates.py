"""Jinja: the environment, its few filters, and what decides whether a page is made anew."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    UndefinedError,
)

from congkhai import urls
from congkhai.bundled import layered_files
from congkhai.markdown import ROOT, Markdown
from congkhai.model import PartialDate
from congkhai.pages.base import Page
from congkhai.problems import ContentError, Problem, Spot
from congkhai.render.frame import Frame
from congkhai.vietnamese import number, short_date


def show_date(value: date | PartialDate) -> str:
    """``15/12/2022``, ``12/2022`` or ``2022``."""
    if isinstance(value, date):
        return short_date(value)
    if value.day and value.month:
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return f"{value.month:02d}/{value.year}" if value.month else str(value.year)


def _plain(view: object) -> bytes:
    """The bytes of a view; equal views give equal bytes, whichever of their parts are shared objects."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.fast = True
    pickler.dump(view)
    return buffer.getvalue()


class Renderer:
    """Renders pages.

    ``folders``: template folders, the site's own first. ``assets``: logical name → path from the site's
    root. ``cache``: a folder for compiled templates, or None. ``code``: a digest of the program, part of
    every page's fingerprint.
    """

    def __init__(
        self,
        folders: tuple[Path, ...],
        frame: Frame,
        markdown: Markdown,
        assets: Mapping[str, str],
        code: bytes,
        cache: Path | None,
    ) -> None:
        self._frame = frame
        self._env = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
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
            "so": number,
        }
        self._env.filters.update(filters)
        digest = hashlib.blake2b(code, digest_size=16)
        digest.update(_plain((frame, sorted(assets.items()), sorted(markdown.meanings.items()))))
        for name, file in layered_files(folders).items():
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
        self._common = digest.digest()

    @property
    def key(self) -> bytes:
        """Renderers with the same key give the same pages."""
        return self._common

    def fingerprint(self, page: Page) -> bytes:
        """Decides whether a page is rendered at all: its view, all templates, the frame and the code."""
        digest = hashlib.blake2b(self._common, digest_size=16)
        digest.update(f"{page.path}\0{page.template}\0".encode())
        digest.update(_plain(page.view))
        return digest.digest()

    def render(self, page: Page) -> bytes:
        """The bytes of a page. Raises ContentError for a template that is missing or wrong."""
        # the 404 page is answered at any depth, so it alone needs an absolute root
        root = self._frame.base_path if page.path == urls.NOT_FOUND else urls.relative(page.path, "") or "./"
        try:
            template = self._env.get_template(page.template)
            text = template.render(view=page.view, path=page.path, root=root)
            return text.replace(ROOT, root).encode()
        except TemplateSyntaxError as error:
            spot = Spot(f"templates/{error.name or page.template}", error.lineno, 1)
            raise ContentError((Problem(spot, f"mẫu trang viết sai: {error.message}", "mau-sai"),)) from error
        except UndefinedError as error:
            spot = Spot(f"templates/{page.template}")
            message = f"mẫu trang dùng một tên không có ({error.message}) khi dựng {page.path or 'trang chủ'}"
            raise ContentError((Problem(spot, message, "mau-sai"),)) from error
        except TemplateError as error:
            spot = Spot(f"templates/{page.template}")
            raise ContentError((Problem(spot, f"không dùng được mẫu trang: {error}", "mau-sai"),)) from error
