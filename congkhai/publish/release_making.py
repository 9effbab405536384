"""Publishing: build aside, look at the result, make a release, switch, forget the oldest."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import congkhai
from congkhai.history import Origin, find_repository, origin_of
from congkhai.output import check_output_folder, read_file_list
from congkhai.pipeline import BuildOptions, BuildResult, build
from congkhai.problems import ContentError, MachineError, Problem, SourceLocation
from congkhai.publish.built_site_checks import MAX_SHOWN, broken_links, count_pages, has_collapsed
from congkhai.publish.compressed_copies import compressed_copies, remove_unused_copies, worth_compressing
from congkhai.publish.durable_disk import link_or_copy, sync_disk, sync_folder, write_durably
from congkhai.publish.folder_lock import locked
from congkhai.publish.release_manifest import Manifest, sha256
from congkhai.publish.release_store import ReleaseStore, SwitchMode
from congkhai.publish.retained_assets import releases_to_stay, retained_assets
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
    """A release that is now served, and the report of its build; ``seal``: SHA-256 of its manifest."""

    name: str
    result: BuildResult
    seal: str
    dropped: tuple[str, ...]


def _build_aside(store: ReleaseStore, options: BuildOptions) -> tuple[BuildResult, dict[str, Path]]:
    """Build into the work folder. Raises MachineError when the source changed meanwhile."""
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
    return result, {path: store.work / path for path in sorted(read_file_list(store.work))}


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


def _with_copies(store: ReleaseStore, files: Mapping[str, Path]) -> Iterator[tuple[str, Path, str]]:
    """Each file of the release with its SHA-256, followed by its compressed copies."""
    for path, file in files.items():
        digest = sha256(file)
        yield path, file, digest
        if worth_compressing(path, file.stat().st_size):
            for ending, copy in compressed_copies(store.compressed, file, digest).items():
                yield path + ending, copy, sha256(copy)


def _make_release(
    store: ReleaseStore,
    name: str,
    files: Mapping[str, Path],
    options: BuildOptions,
    keep: int,
    source: Origin,
) -> Manifest:
    """Everything of the release, durable, under its name; what fails half-way leaves nothing behind."""
    partial = store.partial(name)
    digests: dict[str, str] = {}
    try:
        for path, file, digest in _with_copies(store, files):
            link_or_copy(file, partial / path)
            digests[path] = digest
        kept = retained_assets(releases_to_stay(store, keep), digests)
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
        pages=count_pages(files),
        files=digests,
        kept=kept,
    )
    write_durably(store.manifest(name), manifest.to_bytes())
    return manifest


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
    with locked(store.folder, publish_options.wait):
        store.prepare()
        last = None if publish_options.shrink else store.read_manifest(store.serving())
        source = origin_of(find_repository(options.root).repository)
        try:
            result, files = _build_aside(store, options)
            _inspect(files, result, options.search, last)
        except ContentError:
            sync_disk(store.folder)
            store.mark_durable()
            raise
        name = store.next_name(publish_options.day.strftime("%Y%m%d"))
        manifest = _make_release(store, name, files, options, publish_options.keep, source)
        store.mark_durable()
        store.switch(name, publish_options.mode or store.mode)
        return Published(name, result, manifest.seal(), _drop_old_releases(store, publish_options.keep))
