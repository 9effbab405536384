"""Clients that crawl a served site without rest and hold every answer against what may be served.

Used by kill_publish.py and load_publish.py.
"""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Self

Allowed = Mapping[str, AbstractSet[str]]  # path from the site's root → SHA-256 of the contents it may have


def contents(folder: Path) -> dict[str, str]:
    """Path → SHA-256 of every file of a built site that is not a build's own."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }


def either(*sites: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """What may be answered while one of ``sites`` is served: the paths that all of them have."""
    common = set.intersection(*(set(site) for site in sites))
    return {path: frozenset(site[path] for site in sites) for path in sorted(common)}


@dataclass
class Crawl:
    """Clients on loopback; counts what they saw."""

    port: int
    prefix: str
    allowed: Allowed
    clients: int = 2
    pause: float = 0  # seconds between two requests of a client, so that what is tested gets its turn
    answers: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._run, args=(n,)) for n in range(self.clients)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _run(self, number: int) -> None:
        paths = list(self.allowed)
        at = number * len(paths) // self.clients
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        while not self._stop.is_set():
            path = paths[at % len(paths)]
            at += 1
            fault = ""
            try:
                connection.request("GET", self.prefix + path.removesuffix("index.html"))
                reply = connection.getresponse()
                body = reply.read()
                if reply.status != 200:
                    fault = f"{path}: {reply.status}"
                elif hashlib.sha256(body).hexdigest() not in self.allowed[path]:
                    fault = f"{path}: {len(body)} bytes of neither release"
            except (OSError, HTTPException) as error:
                fault = f"{path}: {error!r}"
                connection.close()
            self._stop.wait(self.pause)
            with self._lock:
                self.answers["failed" if fault else "whole"] += 1
                if fault:
                    self.faults.append(fault)
