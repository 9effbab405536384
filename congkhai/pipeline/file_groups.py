"""The files of a site in groups: those of each agency, and those of each kind of page of the whole site.

A group is given only the data that its files may depend on. A digest of these data is its key: equal keys
give equal files. The manifest of a group (paths and fingerprints of its files) is kept in the cache under
the key. Where the cache has it, the files of the group are worked out only when one of them has to be made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from congkhai import urls
from congkhai.cache import BuildCache, code_digest, digest
from congkhai.dataset import Dataset
from congkhai.exports import Export
from congkhai.library import PlanKey
from congkhai.pages import Page
from congkhai.pipeline.file_job import FileJob
from congkhai.render import Fingerprinter, Renderer


@dataclass(frozen=True, slots=True)
class GroupManifest:
    """What a group makes.

    ``pages``: path, fingerprint, whether the sitemap lists it; ``exports``: path, cache key; ``rows``: plan →
    digest of its rows in the open data.
    """

    pages: tuple[tuple[str, bytes, bool], ...]
    exports: tuple[tuple[str, bytes], ...]
    rows: dict[PlanKey, bytes]

    @property
    def paths(self) -> Iterator[str]:
        """The files of the group."""
        yield from (urls.file_of(path) for path, _, _ in self.pages)
        yield from (path for path, _ in self.exports)


@dataclass(frozen=True, slots=True)
class FileGroupSpec:
    """How the files of a group are worked out; ``data`` is None where it has no exports."""

    pages: Callable[[], Iterable[Page]]
    data: Callable[[], Dataset] | None = None
    exports: Callable[[Dataset], Iterable[Export]] | None = None


class FileGroup:
    """Some files that are decided by ``key``; ``size`` says about how much work they are, in tasks."""

    def __init__(
        self, key: bytes, size: int, spec: FileGroupSpec, renderer: Renderer, build_cache: BuildCache
    ) -> None:
        self.size = size
        self._key = b"outline" + key
        self._spec = spec
        self._renderer = renderer
        self._build_cache = build_cache

    @cached_property
    def known(self) -> GroupManifest | None:
        """The outline, where an earlier build has remembered it."""
        found = self._build_cache.get(self._key)
        return found if isinstance(found, GroupManifest) else None

    @cached_property
    def manifest(self) -> GroupManifest:
        """The outline, worked out and remembered where it is not known."""
        if self.known is not None:
            return self.known
        fingerprinter, data = Fingerprinter(), self._data
        manifest = GroupManifest(
            tuple((page.path, fingerprinter.page_fingerprint(page), page.listed) for page in self._pages),
            tuple((export.path, export.cache_key()) for export in self._exports),
            {plan: data.plan_digest(plan) for plan in data.library.plans} if data else {},
        )
        self._build_cache.put(self._key, manifest)
        return manifest

    @cached_property
    def _pages(self) -> tuple[Page, ...]:
        return tuple(self._spec.pages())

    @cached_property
    def _data(self) -> Dataset | None:
        return self._spec.data() if self._spec.data else None

    @cached_property
    def _exports(self) -> tuple[Export, ...]:
        if self._data is None or self._spec.exports is None:
            return ()
        return tuple(self._spec.exports(self._data))

    def jobs(self) -> list[FileJob]:
        """Each file, to be made when its fingerprint is new."""
        code, renderer, manifest = code_digest(), self._renderer, self.manifest
        jobs: list[FileJob] = [
            (urls.file_of(path), renderer.cache_key(page_fingerprint), partial(self._render, at))
            for at, (path, page_fingerprint, _) in enumerate(manifest.pages)
        ]
        jobs += [
            (path, digest(code, cache_key), partial(self._export, at))
            for at, (path, cache_key) in enumerate(manifest.exports)
        ]
        return jobs

    def _render(self, at: int) -> bytes:
        return self._renderer.render(self._pages[at])

    def _export(self, at: int) -> bytes:
        return self._exports[at].make()
