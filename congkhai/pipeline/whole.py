"""A whole build: files → records → library → facts → pages → bytes."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from congkhai import urls
from congkhai.assets import Assets, collect_assets
from congkhai.bundled import bundled
from congkhai.exports import Export, all_exports, sitemap
from congkhai.facts import judge_all
from congkhai.library import Library
from congkhai.markdown import Markdown
from congkhai.memo import Memo, code_digest
from congkhai.output import Ledger, check_out, clear_scratch, prune, read_list, write_list
from congkhai.pages import Page, Site, all_pages
from congkhai.pictures import SIGN, Album, agency_pictures, site_pictures
from congkhai.pipeline.content import Content, load_content
from congkhai.pipeline.work import Job, run_jobs
from congkhai.problems import ContentError, Problem
from congkhai.render import Renderer, frame_of
from congkhai.search import index_files, search_records


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the site folder, where to, as of which day, on how many processes."""

    root: Path
    out: Path
    as_of: date
    jobs: int = 1
    search: bool = True
    drafts: bool = False
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did; ``problems`` are warnings only."""

    problems: tuple[Problem, ...]
    plans: int
    tasks: int
    pages: int
    files: int
    changed: int
    removed: int
    base_path: str  # under which config.yaml says the site is served


def _in_cache(order: Order, name: str) -> Path | None:
    return order.cache / name if order.cache else None


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


def make_renderer(order: Order, library: Library, assets: Assets) -> Renderer:
    """The renderer of a site: its own templates before ours."""
    compiled = _in_cache(order, "jinja")
    if compiled is not None:
        compiled.mkdir(exist_ok=True)
    meanings = {word: entry.meaning for word, entry in library.config.abbreviations.items()}
    return Renderer(
        (order.root / "templates", bundled("templates")),
        frame_of(library.config),
        Markdown(meanings),
        assets.paths,
        code_digest(),
        compiled,
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """What a site is made of before anything is made; ``files``: path from the site's root → bytes."""

    site: Site
    pages: tuple[Page, ...]
    renderer: Renderer
    exports: tuple[Export, ...]
    files: Mapping[str, bytes]


def all_pictures(order: Order, library: Library, assets: Assets) -> tuple[Export, ...]:
    """Every picture that is drawn, and the manifest that names the icons."""
    album = Album(_in_cache(order, "pictures"))
    sign = assets.files[assets.paths[SIGN]].decode("utf-8", "replace")
    found = [*site_pictures(library, sign, album)]
    for agency in library.agencies.values():
        found += agency_pictures(library, agency, album)
    album.keep({picture.basis() for picture in found})
    return tuple(found)


def site_parts(order: Order, library: Library) -> Parts:
    """The parts of the site, its search aside. Raises ContentError for assets that do not fit together."""
    site = Site(library, judge_all(library, order.as_of))
    pages = tuple(all_pages(site))
    assets = collect_assets((order.root / "assets", bundled("assets")))
    listed = tuple(page.path for page in pages if page.listed)
    return Parts(
        site,
        pages,
        make_renderer(order, library, assets),
        (*all_exports(site), *all_pictures(order, library, assets)),
        dict(assets.files) | dict(sitemap(library.config, listed)),
    )


def search_files(order: Order, site: Site) -> Mapping[str, bytes]:
    """The files of the search index. Raises MachineError when Pagefind fails."""
    cache = _in_cache(order, "search")
    return index_files(search_records(site), config=site.library.config, cache=cache)


def page_jobs(parts: Parts) -> Iterator[Job]:
    """Each page as a file to be made when its fingerprint is new."""
    renderer = parts.renderer
    for page in parts.pages:
        yield urls.file_of(page.path), renderer.fingerprint(page), functools.partial(renderer.render, page)


def export_jobs(parts: Parts) -> Iterator[Job]:
    """Each file of the open data, to be made when what decides it is new."""
    for export in parts.exports:
        yield export.path, _digest(code_digest() + export.basis()), export.make


def content_job(path: str, content: bytes) -> Job:
    """A file whose bytes are already there."""
    return path, _digest(content), lambda: content


def all_jobs(order: Order, library: Library) -> tuple[list[Job], int]:
    """Every file of the site, and how many of them are pages."""
    parts = site_parts(order, library)
    found = search_files(order, parts.site) if order.search else {}
    ready = [content_job(path, content) for path, content in (*parts.files.items(), *found.items())]
    return [*page_jobs(parts), *export_jobs(parts), *ready], len(parts.pages)


def build(order: Order) -> Report:
    """Check, then build.

    Raises ContentError (nothing in ``out`` changed), UsageError, MachineError or OSError.
    """
    check_out(order.root, order.out)
    memo = Memo(_in_cache(order, "parts"), code_digest())
    content: Content = load_content(order.root, order.as_of, memo, drafts=order.drafts, processes=order.jobs)
    memo.turn()
    if content.errors or content.library is None:
        raise ContentError(content.problems)
    jobs, pages = all_jobs(order, content.library)
    wanted = {path for path, _, _ in jobs}
    order.out.mkdir(parents=True, exist_ok=True)
    clear_scratch(order.out)
    ours = read_list(order.out)
    ledger = Ledger.load(_in_cache(order, "output"), order.out)
    standing = {path for path, fingerprint, _ in jobs if ledger.stands(path, fingerprint)}
    if not wanted <= ours:
        # before writing, so that the files of a killed build are known as ours
        write_list(order.out, ours | wanted)
    left, changed = run_jobs(order.out, [job for job in jobs if job[0] not in standing], order.jobs)
    removed = prune(order.out, ours - wanted)
    write_list(order.out, wanted)
    clear_scratch(order.out)
    ledger.save(left | {path: ledger.entries[path] for path in standing})
    return Report(
        problems=content.problems,
        plans=len(content.library.plans),
        tasks=len(content.library.tasks),
        pages=pages,
        files=len(wanted),
        changed=changed,
        removed=removed,
        base_path=frame_of(content.library.config).base_path,
    )
