"""Files of earlier releases that an open page may still ask for, kept reachable from the release served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from congkhai.assets import ASSETS_FOLDER
from congkhai.publish.disk import link_or_copy, write_durably
from congkhai.publish.manifest import Manifest
from congkhai.publish.place import Place
from congkhai.search import INDEX_FOLDER

LASTING = (
    ASSETS_FOLDER,
    INDEX_FOLDER,
)  # fingerprinted: a name stands for one content, so old and new live side by side


def lasting(manifests: Iterable[Manifest], present: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Lasting files of ``manifests`` that are not ``present``: path → (SHA-256, release); newer ones win."""
    known = frozenset(present)
    return {
        path: (digest, manifest.name)
        for manifest in sorted(manifests, key=lambda m: m.name)
        for path, digest in manifest.files.items()
        if path not in known and path.startswith(LASTING)
    }


def staying(place: Place, keep: int) -> list[Manifest]:
    """The releases whose lasting files the next one keeps: those that stay beside it when ``keep`` are kept,
    and the one served now, whose pages are open in browsers."""
    names = set(place.names()[-(keep - 1) :] if keep > 1 else ())
    manifests = [place.read_manifest(name) for name in sorted(names | {place.serving() or ""})]
    return [manifest for manifest in manifests if manifest]


def welcome(place: Place, name: str) -> None:
    """Make ready to go back to ``name``: what pages of the other releases may ask for is linked into it."""
    manifest = Manifest.load(place.manifest(name))
    others = [found for other in place.names() if other != name and (found := place.read_manifest(other))]
    missing = lasting(others, (*manifest.files, *manifest.kept))
    _link(place, missing, name)
    if missing:
        whole = replace(manifest, kept={**manifest.kept, **missing})
        write_durably(place.manifest(name), whole.to_bytes())


def _link(place: Place, kept: Mapping[str, tuple[str, str]], name: str) -> None:
    for path, (_, source) in kept.items():
        target = place.release(name) / path
        if not target.exists():
            link_or_copy(place.release(source) / path, target)
