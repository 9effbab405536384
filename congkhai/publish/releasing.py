"""Publishing: build aside, look at the result, make a release, switch, forget the oldest."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import congkhai
from congkhai.assets import FOLDER as ASSETS
from congkhai.output import read_list
from congkhai.pipeline import Order, Report, build
from congkhai.problems import ContentError, Problem, Spot
from congkhai.publish.compress import compressed_copies, forget_unused, worth_compressing
from congkhai.publish.inspection import MOST_SHOWN, broken_links, collapsed, count_pages
from congkhai.publish.manifest import Manifest, sha256
from congkhai.publish.place import Place, locked, sync_folder
from congkhai.search import FOLDER as INDEX

_UNFINISHED = ".dang-dung"  # stands in the work folder while it may hold half-written files
_LASTING = (ASSETS, INDEX)  # what a page opened before the switch may still ask for


@dataclass(frozen=True, slots=True)
class Published:
    """A release that is now served, and the report of its build."""

    name: str
    report: Report
    kept: int
    dropped: tuple[str, ...]


def _build_aside(place: Place, order: Order) -> tuple[Report, dict[str, Path]]:
    """Build into the work folder; what an interrupted run may have left half written is thrown away."""
    if (place.work / _UNFINISHED).exists():
        shutil.rmtree(place.work)
    place.work.mkdir(parents=True, exist_ok=True)
    (place.work / _UNFINISHED).touch()
    sync_folder(place.work)
    report = build(replace(order, out=place.work))
    return report, {path: place.work / path for path in sorted(read_list(place.work))}


def _refuse(lines: Iterable[str]) -> None:
    shown = list(lines)
    if not shown:
        return
    problems = [Problem(Spot("(kết quả)"), line, "ket-qua") for line in shown[:MOST_SHOWN]]
    if len(shown) > MOST_SHOWN:
        problems.append(Problem(Spot("(kết quả)"), f"và {len(shown) - MOST_SHOWN} lỗi nữa", "ket-qua"))
    raise ContentError(tuple(problems))


def _inspect(files: Mapping[str, Path], last: Manifest | None, base_path: str, shrink: bool) -> None:
    _refuse(broken_links(files, base_path))
    pages = count_pages(files)
    if last is not None and not shrink and collapsed(pages, last.pages):
        _refuse(
            [f"chỉ còn {pages} trang, bản trước có {last.pages}; nếu đúng ý, chạy lại với --allow-shrink"]
        )


def link_or_copy(source: Path, target: Path) -> None:
    """A hard link, or a copy where the disk has no more links to give."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in (errno.EMLINK, errno.EPERM, errno.EXDEV, errno.ENOTSUP):
            raise
        shutil.copy2(source, target)


def _with_copies(place: Place, files: Mapping[str, Path]) -> Iterator[tuple[str, Path, str]]:
    """Each file of the release with its SHA-256, followed by its compressed copies."""
    for path, file in files.items():
        digest = sha256(file)
        yield path, file, digest
        if worth_compressing(path, file.stat().st_size):
            for ending, copy in compressed_copies(place.compressed, file, digest).items():
                yield path + ending, copy, sha256(copy)


def _lasting(place: Place, names: Iterable[str], new: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Fingerprinted files of the kept releases that the new one lacks: path → (SHA-256, release)."""
    kept: dict[str, tuple[str, str]] = {}
    for name in names:
        for path, digest in Manifest.load(place.manifest(name)).files.items():
            if path not in new and path.startswith(_LASTING):
                kept[path] = digest, name
    return kept


def _write_durably(file: Path, content: bytes) -> None:
    aside = file.with_name(f".{file.name}")
    with aside.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(aside, file)
    sync_folder(file.parent)


def _make_release(
    place: Place, name: str, files: Mapping[str, Path], order: Order, commit: str | None, keep: int
) -> Manifest:
    partial = place.partial(name)
    digests: dict[str, str] = {}
    for path, file, digest in _with_copies(place, files):
        link_or_copy(file, partial / path)
        digests[path] = digest
    staying = place.names()[-(keep - 1) :] if keep > 1 else ()
    kept = _lasting(place, staying, digests)
    for path, (_, source) in kept.items():
        link_or_copy(place.release(source) / path, partial / path)
    manifest = Manifest(
        name=name,
        commit=commit,
        as_of=order.as_of.isoformat(),
        version=congkhai.__version__,
        pages=count_pages(files),
        files=digests,
        kept=kept,
    )
    if hasattr(os, "sync"):
        os.sync()  # one call for thousands of files; each by itself would take a disk's turn
    partial.rename(place.release(name))
    sync_folder(place.releases)
    _write_durably(place.manifest(name), manifest.to_bytes())
    return manifest


def _forget(place: Place, keep: int) -> tuple[str, ...]:
    """Drop all but the newest ``keep`` releases and the one served."""
    serving = place.serving()
    dropped = tuple(name for name in place.names()[:-keep] if name != serving)
    for name in dropped:
        place.drop(name)
    used = {digest for name in place.names() for digest in Manifest.load(place.manifest(name)).files.values()}
    forget_unused(place.compressed, frozenset(used))
    return dropped


def publish(
    place: Place, order: Order, *, keep: int, commit: str | None, today: date, shrink: bool = False
) -> Published:
    """Build, inspect, release and switch.

    ``keep``: how many releases stay, at least 1. ``shrink`` allows a site that lost more than half of its
    pages. Raises ContentError, MachineError or OSError; what is served is then as before.
    """
    with locked(place.folder):
        place.prepare()
        serving = place.serving()
        last = Manifest.load(place.manifest(serving)) if serving in place.names() and serving else None
        report, files = _build_aside(place, order)
        _inspect(files, last, report.base_path, shrink)
        name = place.next_name(today.strftime("%Y%m%d"))
        manifest = _make_release(place, name, files, order, commit, keep)
        (place.work / _UNFINISHED).unlink()
        place.switch(name)
        return Published(name, report, len(manifest.kept), _forget(place, keep))
