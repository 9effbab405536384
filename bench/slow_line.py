"""A web server behind a slow line: 1.6 Mbit/s shared by all connections, 150 ms before each answer.

The browser's own throttling does not reach workers, so the line is slow in the server.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import io
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RATE = 1_600_000 / 8  # bytes a second
DELAY = 0.150  # seconds before an answer begins
_PIECE = 4096
_PACKED = (".html", ".js", ".css", ".json", ".svg")


@dataclass
class Line:
    """The line: who sends waits until the pieces sent before have passed. Counts what passed."""

    slow: bool = True
    packed: bool = False  # whether the server compresses texts, as most do
    sent: list[tuple[str, int]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _free: float = 0.0

    def pass_through(self, size: int) -> None:
        with self._lock:
            start = max(self._free, time.monotonic())
            self._free = start + size / RATE
        if self.slow:
            time.sleep(max(0.0, self._free - time.monotonic()))


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, line: Line, **options: Any) -> None:
        self.line = line
        super().__init__(*args, **options)

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # a connection kept open, and then dropped
            super().handle()

    def send_head(self) -> Any:
        if self.line.slow:
            time.sleep(DELAY)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        body = path.read_bytes()
        packed = self.line.packed and path.suffix in _PACKED
        body = gzip.compress(body, 6) if packed else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.line.sent.append((self.path, len(body)))
        return io.BytesIO(body)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with contextlib.suppress(ConnectionError):  # the page was left
            while piece := source.read(_PIECE):
                self.line.pass_through(len(piece))
                outputfile.write(piece)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path, *, slow: bool = True, packed: bool = False) -> Iterator[tuple[str, Line]]:
    """Serve ``folder`` on the loopback until the block ends; the address and the line."""
    line = Line(slow, packed)
    handler = functools.partial(_Handler, directory=str(folder), line=line)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", line
        finally:
            server.shutdown()
