"""A whole build: files → records → library → facts → pages → bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, partial

from congkhai.assets import collect_assets
from congkhai.cache import BuildCache, code_digest, digest
from congkhai.dataset import Dataset
from congkhai.dataset.formats import DATA_FORMATS
from congkhai.exports import Export, agency_exports, site_exports, sitemap
from congkhai.facts import evaluate_all
from congkhai.history import find_repository
from congkhai.library import Library
from congkhai.output import (
    StatCache,
    check_no_links,
    check_output_folder,
    clear_scratch,
    locked,
    proven_ours,
    read_file_list,
    remove_stale_files,
    write_file_list,
)
from congkhai.pages import SITE_PRODUCERS, Page, Producer, SiteData, pages_of_agency
from congkhai.pictures import PictureCache, agency_pictures, site_pictures
from congkhai.pipeline.address_clashes import address_clashes
from congkhai.pipeline.content_loading import Content, load_content
from congkhai.pipeline.file_groups import FileGroup, FileGroupSpec, GroupManifest
from congkhai.pipeline.file_job import FileJob
from congkhai.pipeline.group_runner import WrittenFiles, run_groups
from congkhai.pipeline.site_assembly import (
    BuildOptions,
    BuildResult,
    in_cache,
    make_renderer,
    search_files,
    sign_of,
)
from congkhai.pipeline.task_revisions import task_revisions
from congkhai.problems import ContentError
from congkhai.render import make_site_context
from congkhai.resources import bundled_folder

_LIST_PAGE_WEIGHT = (
    0.03  # how much work a kind of page of the whole site is, for each task, beside the task's own
)


def content_job(path: str, content: bytes) -> FileJob:
    """A file whose bytes are already there."""
    return path, digest(content), lambda: content


class _SiteBuild:
    """A build under way: the groups of files, and what is made when they are done."""

    def __init__(
        self, options: BuildOptions, content: Content, library: Library, build_cache: BuildCache
    ) -> None:
        self.options = options
        self.library = library
        self._content = content
        self._build_cache = build_cache
        self._assets = collect_assets((options.root / "assets", bundled_folder("assets")))
        self._renderer = make_renderer(options, library, self._assets)
        self.guard = self._renderer.guard
        self._picture_cache = PictureCache(in_cache(options, "pictures"))
        history = find_repository(options.root)
        self.notices = (history.refusal,) if history.refusal else ()
        self._revisions = task_revisions(
            history.repository, options.root, library, content.task_spans, build_cache
        )
        self.manifests: tuple[GroupManifest, ...] = ()
        self.wanted: frozenset[str] = frozenset()

    @cached_property
    def site(self) -> SiteData:
        """The library with its facts, judged when something has to be made."""
        return SiteData(self.library, evaluate_all(self.library, self.options.as_of), self._revisions)

    def _group(self, key: bytes, size: float, spec: FileGroupSpec) -> FileGroup:
        return FileGroup(key, max(1, int(size)), spec, self._renderer, self._build_cache)

    def _pages(self, producer: Producer) -> Iterable[Page]:
        return producer(self.site)

    def groups(self) -> list[FileGroup]:
        """The pages of the whole site by their kind, and the files of each agency."""
        tasks = len(self.library.tasks)
        found = []
        for producer in SITE_PRODUCERS:
            key = digest(self._content.key, producer.__module__.encode())
            found.append(
                self._group(key, tasks * _LIST_PAGE_WEIGHT, FileGroupSpec(partial(self._pages, producer)))
            )
        for agency in self.library.agencies.values():
            mine = [
                self._revisions.get(task.key)
                for plan in agency.plans
                for task in self.library.plans[plan].tasks
            ]
            key = digest(self._content.keys[agency.id], repr((agency.successor, mine)).encode())
            size = sum(len(self.library.plans[plan].tasks) for plan in agency.plans)
            found.append(self._group(key, 1 + size, self._agency(agency.id)))
        return found

    def _agency(self, agency_id: str) -> FileGroupSpec:
        made: list[SiteData] = []  # the part, made once, when first asked for

        def part() -> SiteData:
            if not made:
                made.append(self.site.part(agency_id))
            return made[0]

        def exports(data: Dataset) -> Iterator[Export]:
            yield from agency_exports(data)
            yield from agency_pictures(data.library, data.library.agencies[agency_id], self._picture_cache)

        return FileGroupSpec(
            lambda: pages_of_agency(part()),
            lambda: Dataset(part().library, part().facts, self._build_cache),
            exports,
        )

    def _tables(self) -> FileGroup:
        """The files of the whole site, put together from the pieces of its plans."""
        rows = {plan: known for manifest in self.manifests for plan, known in manifest.rows.items()}

        def exports(data: Dataset) -> Iterator[Export]:
            yield from site_exports(data)
            yield from site_pictures(data.library, sign_of(self._assets), self._picture_cache)

        def data() -> Dataset:
            return Dataset(self.library, self.site.facts, self._build_cache, rows)

        key = digest(self._content.key, b"tables", repr(sorted(self._assets.paths.items())).encode())
        return self._group(key, 0, FileGroupSpec(tuple, data, exports))

    def rest(self, manifests: Iterator[GroupManifest]) -> Iterable[FileJob]:
        """What needs to know all groups: tables of the whole site, site map, search; and the assets."""
        self.manifests = tuple(manifests)
        tables = self._tables()
        listed = tuple(path for manifest in self.manifests for path, _, shown in manifest.pages if shown)
        files = dict(self._assets.files) | dict(sitemap(self.library.config, listed))
        if self.options.search:
            files |= search_files(self.options, self.site)
        jobs = [*tables.jobs(), *(content_job(path, content) for path, content in files.items())]
        paths = [path for path, _, _ in jobs]
        paths += [path for manifest in self.manifests for path in manifest.paths]
        if found := address_clashes(paths):
            raise ContentError(found)
        self.manifests += (tables.manifest,)
        self.wanted = frozenset(paths)
        return jobs

    def remember(self) -> None:
        """Forget of earlier builds what this one had no use for."""
        for manifest in self.manifests:
            for table in DATA_FORMATS:
                for rows in manifest.rows.values():
                    self._build_cache.touch(table.extension.encode() + rows)
        self._picture_cache.retain_only(
            {cache_key for manifest in self.manifests for _, cache_key in manifest.exports}
        )


def _write_site(options: BuildOptions, building: _SiteBuild) -> tuple[WrittenFiles, int]:
    """Make all files, write those that changed, remove those that are stale; also gives how many were
    removed.

    Raises UsageError before anything is written where a link would lead out of the output folder.
    """
    out = options.out
    clear_scratch(out)
    listed = read_file_list(out)
    stat_cache = StatCache.load(in_cache(options, "output"), out)

    def ready() -> None:
        check_no_links(out, sorted(building.wanted))
        stat_cache.begin(building.wanted)

    guard = building.guard(options.jobs)
    written = run_groups(building.groups(), building.rest, ready, out, stat_cache, options.jobs, guard)
    stale = {path: digest for path, digest in listed.items() if path not in building.wanted}
    left_over = (stat_cache.entries.keys() | stat_cache.planned[0]) - building.wanted
    removed = remove_stale_files(out, {*proven_ours(out, stale), *filter(stat_cache.is_ours, left_over)})
    digests = {path: left.sha256 for path, left in written.left.items()}
    if digests != listed:
        write_file_list(out, digests)
    clear_scratch(out)
    stat_cache.save(written.left)
    return written, removed


def build(options: BuildOptions) -> BuildResult:
    """Check, then build.

    Raises ContentError (nothing in ``out`` changed), UsageError, MachineError or OSError.
    """
    check_output_folder(options.root, options.out)
    build_cache = BuildCache(in_cache(options, "parts"), code_digest())
    content = load_content(
        options.root, options.as_of, build_cache, drafts=options.drafts, processes=options.jobs
    )
    if content.errors or content.library is None:
        raise ContentError(content.problems)
    building = _SiteBuild(options, content, content.library, build_cache)
    with locked(options.out, f"một lần dựng khác đang ghi vào {options.out}; hãy đợi rồi chạy lại"):
        written, removed = _write_site(options, building)
    building.remember()
    build_cache.prune()
    return BuildResult(
        problems=content.problems,
        notices=building.notices,
        plans=len(content.library.plans),
        tasks=len(content.library.tasks),
        pages=sum(len(manifest.pages) for manifest in building.manifests),
        files=len(building.wanted),
        digests={path: left.sha256 for path, left in written.left.items()},
        changed=written.changed,
        removed=removed,
        base_path=make_site_context(content.library.config).base_path,
        has_address=content.library.config.base_url is not None,
    )
