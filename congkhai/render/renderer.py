"""Renders pages with Jinja: the environment, its filters, the keys under which rendered pages are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined

from congkhai import urls
from congkhai.markdown import ROOT_MARKER, Markdown
from congkhai.pages.page_base import Page
from congkhai.pages.value_texts import format_date
from congkhai.problems import ContentError
from congkhai.render.fingerprints import Fingerprinter
from congkhai.render.site_context import SiteContext
from congkhai.render.template_errors import TemplateLoader, template_problem
from congkhai.resources import layered_files
from congkhai.vietnamese import format_number


def _bytecode_cache(folder: Path) -> FileSystemBytecodeCache:
    """Keep compiled templates in ``folder``, apart from those that another version of Jinja compiled."""
    return FileSystemBytecodeCache(str(folder), f"jinja-{version('jinja2')}-%s.cache")


class Renderer:
    """Renders pages of one site.

    ``folders``: template folders, the site's own first. ``assets``: logical name of an asset → its path from
    the site's root. ``program_digest``: a digest of the program's code. ``compiled``: a folder for compiled
    templates, or None to keep them in memory only.

    Templates see ``view`` (the page's view), ``path`` (the page's path from the site's root), ``root`` (the
    relative link from the page to that root), ``picture`` (the path of the page's sharing picture), ``site``
    (a `SiteContext`) and ``asset(name)``; and the filters ``md``, ``inline``, ``ngay`` and ``so``.
    """

    def __init__(
        self,
        folders: tuple[Path, ...],
        context: SiteContext,
        markdown: Markdown,
        assets: Mapping[str, str],
        program_digest: bytes,
        compiled: Path | None,
    ) -> None:
        self._context = context
        self._folders = folders
        self._environment = Environment(
            loader=TemplateLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_bytecode_cache(compiled) if compiled else None,
        )
        self._environment.globals = {"site": context, "asset": assets.__getitem__}
        filters: dict[str, Callable[..., object]] = {
            "md": markdown.block,
            "inline": markdown.inline,
            "ngay": format_date,
            "so": format_number,
        }
        self._environment.filters.update(filters)
        digest = hashlib.blake2b(program_digest, digest_size=16)
        shared = (context, sorted(assets.items()), sorted(markdown.meanings.items()))
        digest.update(Fingerprinter().fingerprint(shared))
        for name, file in layered_files(folders).items():
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
        self._digest = digest.digest()

    @property
    def digest(self) -> bytes:
        """A digest, 16 bytes, of program, templates and site context: equal ones render pages equally."""
        return self._digest

    def cache_key(self, page_fingerprint: bytes) -> bytes:
        """Give the key, 16 bytes, under which the rendered page with this fingerprint can be kept."""
        return hashlib.blake2b(self._digest + page_fingerprint, digest_size=16).digest()

    def page_cache_key(self, page: Page) -> bytes:
        """Give the key of a page, as `cache_key` does."""
        return self.cache_key(Fingerprinter().page_fingerprint(page))

    def render(self, page: Page) -> bytes:
        """Give the HTML of a page, in UTF-8.

        Raises ContentError for a template that is missing, wrong or not UTF-8.
        """
        # a server answers with the 404 page at any depth, so this page alone needs an absolute root
        relative_root = urls.relative(page.path, "") or "./"
        root = self._context.base_path if page.path == urls.NOT_FOUND else relative_root
        try:
            template = self._environment.get_template(page.template)
            picture = urls.picture(page.path)
            text = template.render(view=page.view, path=page.path, root=root, picture=picture)
            return text.replace(ROOT_MARKER, root).encode()
        except Exception as error:
            if problem := template_problem(error, page.template, page.path or "trang chủ", self._folders):
                raise ContentError((problem,)) from error
            raise
