"""What a site is made of: its pages, exports, pictures, search, before anything is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from congkhai import urls
from congkhai.assets import Assets, collect_assets
from congkhai.cache import code_digest
from congkhai.exports import Export, all_exports, sitemap
from congkhai.facts import evaluate_all
from congkhai.library import Library
from congkhai.markdown import Markdown
from congkhai.pages import Page, SiteData, all_pages
from congkhai.pictures import SITE_ICON, PictureCache, agency_pictures, site_pictures
from congkhai.pipeline.address_clashes import address_clashes
from congkhai.problems import ContentError, Problem
from congkhai.render import Renderer, make_site_context
from congkhai.resources import bundled_folder
from congkhai.search import index_files, search_records


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build.

    ``root``: the site folder; ``out``: the output folder; ``as_of``: the day to judge by; ``jobs``: the
    number of processes; ``search``: with the index; ``drafts``: with drafts; ``cache``: the folder of what
    earlier builds worked out; ``pagefind``: the program that makes the index, where the command line names
    one.
    """

    root: Path
    out: Path
    as_of: date
    jobs: int = 1
    search: bool = True
    drafts: bool = False
    cache: Path | None = None
    pagefind: Path | None = None


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did; ``problems`` are warnings only, ``notices`` lines (Vietnamese) for the webmaster."""

    problems: tuple[Problem, ...]
    notices: tuple[str, ...]
    plans: int
    tasks: int
    pages: int
    files: int
    digests: Mapping[
        str, str
    ]  # path from the output folder → SHA-256 of the bytes that the build made, in hex
    changed: int
    removed: int
    base_path: str  # under which config.yaml says the site is served
    has_address: bool  # whether it says so


def in_cache(options: BuildOptions, name: str) -> Path | None:
    """A place in the cache, where there is one."""
    return options.cache / name if options.cache else None


def make_renderer(options: BuildOptions, library: Library, assets: Assets) -> Renderer:
    """The renderer of a site: its own templates before ours."""
    compiled = in_cache(options, "templates")
    if compiled is not None:
        compiled.mkdir(exist_ok=True)
    meanings = {word: entry.meaning for word, entry in library.config.abbreviations.items()}
    return Renderer(
        (options.root / "templates", bundled_folder("templates")),
        make_site_context(library.config),
        Markdown(meanings),
        assets.paths,
        code_digest(),
        compiled,
        len(library.tasks),
    )


@dataclass(frozen=True, slots=True)
class SiteParts:
    """What a site is made of before anything is made; ``files``: path from the site's root → bytes."""

    site: SiteData
    pages: tuple[Page, ...]
    renderer: Renderer
    exports: tuple[Export, ...]
    files: Mapping[str, bytes]


def sign_of(assets: Assets) -> str:
    """The SVG of the site's sign."""
    return assets.files[assets.paths[SITE_ICON]].decode("utf-8", "replace")


def all_pictures(options: BuildOptions, library: Library, assets: Assets) -> tuple[Export, ...]:
    """Every picture that is drawn, and the manifest that names the icons."""
    picture_cache = PictureCache(in_cache(options, "pictures"))
    found = [*site_pictures(library, sign_of(assets), picture_cache)]
    for agency in library.agencies.values():
        found += agency_pictures(library, agency, picture_cache)
    picture_cache.retain_only({picture.cache_key() for picture in found})
    return tuple(found)


def site_parts(options: BuildOptions, library: Library) -> SiteParts:
    """The parts of the site, its search aside. Raises ContentError for what does not fit together."""
    site = SiteData(library, evaluate_all(library, options.as_of))
    pages = tuple(all_pages(site))
    assets = collect_assets((options.root / "assets", bundled_folder("assets")))
    listed = tuple(page.path for page in pages if page.listed)
    files = dict(assets.files) | dict(sitemap(library.config, listed))
    exports = (*all_exports(library, site.facts), *all_pictures(options, library, assets))
    paths = [urls.file_of(page.path) for page in pages]
    if found := address_clashes([*paths, *(export.path for export in exports), *files]):
        raise ContentError(found)
    return SiteParts(site, pages, make_renderer(options, library, assets), exports, files)


def search_files(options: BuildOptions, site: SiteData) -> Mapping[str, bytes]:
    """The files of the search index. Raises MachineError when Pagefind fails."""
    cache = in_cache(options, "search")
    return index_files(
        search_records(site), config=site.library.config, cache_folder=cache, pagefind=options.pagefind
    )
