"""Files of earlier releases that an open page may still ask for, kept reachable from the release served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from congkhai.assets import ASSETS_FOLDER
from congkhai.output import file_digest
from congkhai.publish.durable_disk import link_or_copy, write_durably
from congkhai.publish.release_manifest import Manifest
from congkhai.publish.release_store import ReleaseStore
from congkhai.search import INDEX_FOLDER

RETAINED_FOLDERS = (
    ASSETS_FOLDER,
    INDEX_FOLDER,
)  # fingerprinted: a name stands for one content, so old and new live side by side


def retained_assets(manifests: Iterable[Manifest], present: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Lasting files of ``manifests`` that are not ``present``: path → (SHA-256, release); newer ones win."""
    known = frozenset(present)
    return {
        path: (digest, manifest.name)
        for manifest in sorted(manifests, key=lambda m: m.name)
        for path, digest in manifest.files.items()
        if path not in known and path.startswith(RETAINED_FOLDERS)
    }


def releases_to_stay(store: ReleaseStore, keep: int) -> list[Manifest]:
    """The releases whose lasting files the next one keeps: those that stay beside it when ``keep`` are kept,
    and the one served now, whose pages are open in browsers."""
    names = set(store.names()[-(keep - 1) :] if keep > 1 else ())
    manifests = [store.read_manifest(name) for name in sorted(names | {store.serving() or ""})]
    return [manifest for manifest in manifests if manifest]


def is_intact(store: ReleaseStore, path: str, digest: str, release: str) -> bool:
    """Whether the file at ``path`` of an older release still has the SHA-256 that its manifest gives."""
    return file_digest(store.release(release) / path) == digest


def relink_assets(store: ReleaseStore, name: str) -> None:
    """Make ready to go back to ``name``: what pages of the other releases may ask for is linked into it."""
    manifest = Manifest.load(store.manifest(name))
    others = [found for other in store.names() if other != name and (found := store.read_manifest(other))]
    missing = {
        path: entry
        for path, entry in retained_assets(others, (*manifest.files, *manifest.kept)).items()
        if is_intact(store, path, *entry)
    }
    _link(store, missing, name)
    if missing:
        whole = replace(manifest, kept={**manifest.kept, **missing})
        write_durably(store.manifest(name), whole.to_bytes())


def _link(store: ReleaseStore, kept: Mapping[str, tuple[str, str]], name: str) -> None:
    for path, (_, source) in kept.items():
        target = store.release(name) / path
        if not target.exists():
            link_or_copy(store.release(source) / path, target)
