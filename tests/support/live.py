"""`serve` run as a person runs it, with what it says in the terminal."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from tests.support.nginx import Reply
from tests.support.site import ROOT

PATIENCE = 60
"""Seconds after which something that has not happened will not happen; nothing waits that long when well."""


@dataclass
class Live:
    """A running preview."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    """What was said so far."""
    news: threading.Condition = field(default_factory=threading.Condition)

    def listen(self) -> None:
        """Keep what is said, until the end."""
        assert self.process.stdout
        for line in self.process.stdout:
            with self.news:
                self.lines.append(line.rstrip("\n"))
                self.news.notify_all()
        with self.news:
            self.news.notify_all()

    def wait_for(self, said: str, after: int = 0) -> str:
        """Give the first line, from number `after` on, in which the pattern `said` is found."""

        def found() -> str | None:
            return next((line for line in self.lines[after:] if re.search(said, line)), None)

        with self.news:
            self.news.wait_for(lambda: found() or self.process.poll() is not None, PATIENCE)
            if line := found():
                return line
        raise AssertionError(f"never said {said!r}:\n" + "\n".join(self.lines))

    @property
    def url(self) -> str:
        """The address that was printed."""
        return self.wait_for(r"Xem trước tại http").split()[3]

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    def get(self, path: str = "", headers: dict[str, str] | None = None) -> Reply:
        """Ask for `path` below the root."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", f"/{path}", headers=headers or {})
            reply = connection.getresponse()
            names = {name.lower(): value for name, value in reply.getheaders()}
            return Reply(reply.status, names, reply.read())
        finally:
            connection.close()

    def after(self, change: Callable[[], object], said: str = "Đã dựng lại") -> str:
        """Make a change and give the line that tells it was taken up."""
        known = len(self.lines)
        change()
        return self.wait_for(said, known)

    def stop(self, sign: signal.Signals = signal.SIGINT) -> int:
        """Ask it to end, as Ctrl-C does; its exit code."""
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)


@contextmanager
def live(root: Path, *options: str, env: dict[str, str] | None = None) -> Iterator[Live]:
    """Serve the site folder `root` on a free port (or as `options` say) until the block ends."""
    cache = root.parent / "cache-of-serve"
    process = subprocess.Popen(
        [
            sys.executable,
            "-u",
            str(ROOT / "build.py"),
            "serve",
            "--root",
            str(root),
            *(options or ("--port", "0")),
        ],
        env={**os.environ, "PYTHONUTF8": "1", "CONGKHAI_CACHE": str(cache), **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    running = Live(process)
    listener = threading.Thread(target=running.listen, daemon=True)
    listener.start()
    try:
        yield running
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        listener.join()
        assert process.stdout
        process.stdout.close()
