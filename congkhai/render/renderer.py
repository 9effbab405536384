"""Renders pages with Jinja: the environment, its filters, the keys under which rendered pages are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path

from jinja2 import Template

from congkhai import urls
from congkhai.markdown import ROOT_MARKER, Markdown
from congkhai.pages.page_base import Page
from congkhai.pages.value_texts import format_date
from congkhai.problems import ContentError
from congkhai.render.fingerprints import Fingerprinter
from congkhai.render.render_limits import CAN_LIMIT, LimitReachedError, RenderGuard, limits_for
from congkhai.render.sandbox import make_environment
from congkhai.render.site_context import SiteContext
from congkhai.render.template_errors import template_problem
from congkhai.render.template_files import TemplateLoader, read_templates
from congkhai.vietnamese import format_number

_HOME = "trang chủ"  # the page at the site's root, in messages


class Renderer:
    """Renders pages of one site.

    ``folders``: template folders, the site's own first. ``assets``: logical name of an asset → its path from
    the site's root. ``program_digest``: a digest of the program's code. ``compiled``: a folder for compiled
    templates, or None to keep them in memory only. ``tasks``: how many the site has, for the limits.

    A site with a template of its own is rendered in a sandbox throughout, the program's templates too.

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
        tasks: int = 0,
    ) -> None:
        self._context = context
        self._folders = folders
        files = read_templates(folders)
        own = any(file.own for file in files.values())
        self._limits = limits_for(tasks) if own else None
        self._guard: RenderGuard | None = None
        self._environment = make_environment(TemplateLoader(files), compiled, sandboxed=own)
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
        for name, file in files.items():
            digest.update(name.encode() + b"\0" + file.data + b"\0")
        self._digest = digest.digest()

    @property
    def digest(self) -> bytes:
        """A digest, 16 bytes, of program, templates and site context: equal ones render pages equally."""
        return self._digest

    def guard(self, workers: int) -> RenderGuard | None:
        """Make the guard that so many worker processes need; None where no template is the site's own.

        None also where the platform keeps no limits of time and memory; only pages' length is limited there.
        """
        self._guard = RenderGuard(self._limits, workers) if self._limits and CAN_LIMIT else None
        return self._guard

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
            with self._guard.page(page.template, page.path or _HOME) if self._guard else nullcontext():
                template = self._environment.get_template(page.template)
                picture = urls.picture(page.path)
                told = {"view": page.view, "path": page.path, "root": root, "picture": picture}
                text = self._limited(template, told) if self._limits else template.render(told)
                return text.replace(ROOT_MARKER, root).encode()
        except Exception as raised:
            error = raised
            if self._guard and isinstance(raised, MemoryError):
                error = self._guard.memory_reached().with_traceback(raised.__traceback__)
            if problem := template_problem(error, page.template, page.path or _HOME, self._folders):
                raise ContentError((problem,)) from error
            raise

    def _limited(self, template: Template, told: Mapping[str, object]) -> str:
        """Render a template of a site's own, up to the longest page. Raises LimitReachedError."""
        assert self._limits is not None
        pieces, left = [], self._limits.page_bytes
        for piece in template.generate(told):
            left -= len(piece)
            if left < 0:
                raise LimitReachedError(f"mẫu trang viết ra quá {self._limits.page_bytes >> 20} MB")
            pieces.append(piece)
        return "".join(pieces)
