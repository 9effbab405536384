"""A site folder to records: every file read once, every problem of every file in one run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar, cast

from congkhai.model import Agency, Config, Plan, Record
from congkhai.problems import Problem, in_order
from congkhai.sources.folder import survey
from congkhai.sources.reading import parse_file
from congkhai.sources.spots import Spots
from congkhai.sources.store import Entry, Store

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Source(Generic[R]):
    """A record with the file it comes from (POSIX path relative to the site folder) and its spots."""

    file: str
    record: R
    spots: Spots


@dataclass(frozen=True)
class SiteSources:
    """All that a site folder says.

    Agencies are by the address of their folder, plans by the addresses of folder and file, both in order of
    address. A file that cannot be read has no record here; what is wrong is in ``problems``. ``files`` are
    all files that were read, also those with errors.
    """

    config: Source[Config] | None
    agencies: dict[str, Source[Agency]]
    plans: dict[tuple[str, str], Source[Plan]]
    problems: tuple[Problem, ...]
    files: tuple[str, ...]


class Memo(Protocol):
    """Remembers what was read. It mixes a tag of the code version into the key itself."""

    def get(self, key: bytes) -> object | None:
        """What was put under the key, or None."""

    def put(self, key: bytes, value: object) -> None:
        """Remember a picklable value."""


class _Reader:
    def __init__(self, store: Store, remembered: Memo | None, instead: Mapping[str, bytes]) -> None:
        self.store = store
        self.remembered = remembered
        self.instead = instead
        self.files: list[str] = []

    def read(self, entry: Entry | None, record: type[R]) -> Source[R] | None:
        """One file, from memory where its bytes are known."""
        if entry is None:
            return None
        data = self.instead.get(entry.file)
        if data is None:
            data = self.store.read(entry)
        if data is None:
            return None
        self.files.append(entry.file)
        made, spots, problems = self._parsed(data, entry.file, record)
        self.store.problems += problems
        return Source(entry.file, made, spots) if made is not None else None

    def _parsed(self, data: bytes, file: str, record: type[R]) -> tuple[R | None, Spots, tuple[Problem, ...]]:
        if self.remembered is None:
            return parse_file(data, file, record)
        key = hashlib.blake2b(f"{record.__name__}\0{file}\0".encode() + data, digest_size=32).digest()
        known = self.remembered.get(key)
        if known is not None:
            return cast("tuple[R | None, Spots, tuple[Problem, ...]]", known)
        parsed = parse_file(data, file, record)
        self.remembered.put(key, parsed)
        return parsed


def read_site(
    root: Path, *, remembered: Memo | None = None, instead: Mapping[str, bytes] | None = None
) -> SiteSources:
    """Read the site folder ``root``.

    ``instead``: for files that are there, the bytes to read in place of theirs (what is about to be written).

    Content never raises: what is wrong is in ``problems``. Raises :class:`congkhai.problems.MachineError`
    where the disk or a permission refuses.
    """
    store = Store(root)
    layout = survey(store)
    reader = _Reader(store, remembered, instead or {})
    config = reader.read(layout.config, Config)
    agencies: dict[str, Source[Agency]] = {}
    plans: dict[tuple[str, str], Source[Plan]] = {}
    for agency_id, folder in layout.agencies.items():
        if agency := reader.read(folder.card, Agency):
            agencies[agency_id] = agency
        for plan_id, entry in sorted(folder.plans.items()):
            if plan := reader.read(entry, Plan):
                plans[agency_id, plan_id] = plan
    return SiteSources(config, agencies, plans, in_order(store.problems), tuple(reader.files))
