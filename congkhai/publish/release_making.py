"""Publishing: build aside, look at the result, make a release, switch, forget the oldest."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import congkhai
from congkhai.history import Origin, find_repository, origin_of
from congkhai.output import check_output_folder, file_digest, remove_entry
from congkhai.pipeline import BuildOptions, BuildResult, build
from congkhai.problems import ContentError, MachineError, Problem, SourceLocation
from congkhai.publish.built_site_checks import MAX_SHOWN, broken_links, count_pages, has_collapsed
from congkhai.publish.compressed_copies import (
    compressed_copies,
    known_copies,
    remove_unused_copies,
    worth_compressing,
)
from congkhai.publish.durable_disk import link_or_copy, sync_disk, sync_folder, write_durably
from congkhai.publish.release_manifest import Manifest
from congkhai.publish.release_store import ReleaseStore, SwitchMode, publishing_lock
from congkhai.publish.retained_assets import is_intact, releases_to_stay, retained_assets
from congkhai.publish.source_state import source_state
from congkhai.search.index_check import check_index


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """How to publish. ``keep``: how many releases stay, at least 1; ``day`` goes into the release's name;
    ``mode`` None is as before; ``shrink`` allows a site that lost more than half of its pages; ``wait``: for
    how many seconds another run may hold the folder."""

    keep: int
    day: date
    mode: SwitchMode | None = None
    shrink: bool = False
    wait: float = 0


@dataclass(frozen=True, slots=True)
class Published:
    """A release that is now served, and what its build did.

    ``seal``: SHA-256 of its manifest; ``damaged``: paths of kept files that somebody had changed, which were
    made anew or left out; ``dropped``: the releases that were removed.
    """

    name: str
    result: BuildResult
    seal: str
    damaged: tuple[str, ...]
    dropped: tuple[str, ...]


def _build_aside(store: ReleaseStore, options: BuildOptions) -> tuple[BuildResult, list[str]]:
    """Build into the work folder; also gives which files there were not as the build had made them.

    These are removed and made anew. Raises MachineError when the source changed meanwhile, or when the files
    are not as made even then.
    """
    result = _build_once(store, options)
    damaged = _changed_since_made(store, result)
    if not damaged:
        return result, []
    for path in damaged:
        remove_entry(store.work / path)
    result = _build_once(store, options)
    if again := _changed_since_made(store, result):
        raise MachineError(f"tệp {store.work / again[0]} bị thay đổi trong khi xuất bản; hãy chạy lại")
    return result, damaged


def _changed_since_made(store: ReleaseStore, result: BuildResult) -> list[str]:
    """The files in the work folder whose bytes are not those that the build made."""
    return [
        path for path, digest in sorted(result.digests.items()) if file_digest(store.work / path) != digest
    ]


def _build_once(store: ReleaseStore, options: BuildOptions) -> BuildResult:
    before = source_state(options.root)
    moved = MachineError("các tệp nguồn thay đổi trong khi đang dựng; hãy chạy lại khi chúng đứng yên")
    store.begin()
    try:
        result = build(replace(options, out=store.work))
    except ContentError as error:
        if source_state(options.root) != before:
            raise moved from error
        raise
    if source_state(options.root) != before:
        raise moved
    return result


def _refuse(lines: Iterable[str]) -> None:
    shown = list(lines)
    if not shown:
        return
    problems = [Problem(SourceLocation("(kết quả)"), line, "ket-qua") for line in shown[:MAX_SHOWN]]
    if len(shown) > MAX_SHOWN:
        problems.append(
            Problem(SourceLocation("(kết quả)"), f"và {len(shown) - MAX_SHOWN} lỗi nữa", "ket-qua")
        )
    raise ContentError(tuple(problems))


def _inspect(files: Mapping[str, Path], result: BuildResult, search: bool, last: Manifest | None) -> None:
    """Refuse a site that is not whole; ``last``: the release that it must not fall far behind, if any."""
    _refuse(broken_links(files, result.base_path))
    if search:
        _refuse(check_index(files))
    pages = count_pages(files)
    if last is not None and has_collapsed(pages, last.pages):
        _refuse(
            [f"chỉ còn {pages} trang, bản trước có {last.pages}; nếu đúng ý, chạy lại với --allow-shrink"]
        )


def _with_copies(store: ReleaseStore, digests: Mapping[str, str]) -> Iterator[tuple[str, Path, str]]:
    """Each file of the release with the SHA-256 that its bytes had when made, then its compressed copies."""
    manifests = (store.read_manifest(name) for name in store.names())
    known = known_copies(manifest for manifest in manifests if manifest)
    for path, digest in sorted(digests.items()):
        file = store.work / path
        yield path, file, digest
        if worth_compressing(path, file.stat().st_size):
            for ending, (copy, made) in compressed_copies(store.compressed, file, digest, known).items():
                yield path + ending, copy, made


def _make_release(
    store: ReleaseStore,
    name: str,
    made: Mapping[str, str],
    options: BuildOptions,
    keep: int,
    source: Origin,
) -> tuple[Manifest, list[str]]:
    """Make the release, durable, under its name; what fails half-way leaves nothing behind.

    ``made``: path → SHA-256 of the files in the work folder. Also gives the retained files that are left out,
    since somebody changed them.
    """
    partial = store.partial(name)
    digests: dict[str, str] = {}
    try:
        for path, file, digest in _with_copies(store, made):
            link_or_copy(file, partial / path)
            digests[path] = digest
        kept = retained_assets(releases_to_stay(store, keep), digests)
        damaged = [path for path, entry in kept.items() if not is_intact(store, path, *entry)]
        kept = {path: entry for path, entry in kept.items() if path not in damaged}
        for path, (_, older) in kept.items():
            link_or_copy(store.release(older) / path, partial / path)
        sync_disk(store.folder)
        partial.rename(store.release(name))
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    sync_folder(store.releases)
    manifest = Manifest(
        name=name,
        commit=source.commit,
        dirty=source.dirty,
        as_of=options.as_of.isoformat(),
        version=congkhai.__version__,
        pages=count_pages(made),
        files=digests,
        kept=kept,
    )
    write_durably(store.manifest(name), manifest.to_bytes())
    return manifest, damaged


def _drop_old_releases(store: ReleaseStore, keep: int) -> tuple[str, ...]:
    """Drop all but the newest ``keep`` releases and the one served."""
    serving = store.serving()
    dropped = tuple(name for name in store.names()[:-keep] if name != serving)
    for name in dropped:
        store.drop(name)
    manifests = (store.read_manifest(name) for name in store.names())
    remove_unused_copies(store.compressed, frozenset(d for m in manifests if m for d in m.files.values()))
    return dropped


def publish(store: ReleaseStore, options: BuildOptions, publish_options: PublishOptions) -> Published:
    """Build, inspect, release and switch.

    Raises ContentError, UsageError, MachineError or OSError; what is served is then as before.
    """
    check_output_folder(options.root, store.folder)
    with publishing_lock(store.folder, publish_options.wait):
        store.prepare()
        last = None if publish_options.shrink else store.read_manifest(store.serving())
        source = origin_of(find_repository(options.root).repository)
        try:
            result, damaged = _build_aside(store, options)
            _inspect({path: store.work / path for path in result.digests}, result, options.search, last)
        except ContentError:
            sync_disk(store.folder)
            store.mark_durable()
            raise
        name = store.next_name(publish_options.day.strftime("%Y%m%d"))
        manifest, left_out = _make_release(store, name, result.digests, options, publish_options.keep, source)
        store.mark_durable()
        store.switch(name, publish_options.mode or store.mode)
        dropped = _drop_old_releases(store, publish_options.keep)
        return Published(name, result, manifest.seal(), (*damaged, *left_out), dropped)
