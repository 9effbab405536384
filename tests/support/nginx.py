"""A real nginx on a free port of 127.0.0.1, serving a folder under a sub-path as a portal's server would."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from pathlib import Path

from tests.support.need import require

CSP = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "frame-ancestors 'self'; base-uri 'self'; form-action 'self'"
)

_CONFIG = """
daemon off;
{user}
worker_processes 1;
pid {run}/nginx.pid;
error_log {run}/error.log warn;
events {{ worker_connections 256; }}
http {{
  types {{
    text/html html; text/css css; text/javascript js mjs; text/plain txt; text/csv csv; text/calendar ics;
    application/json json; application/xml xml; application/atom+xml atom; application/wasm wasm pagefind;
    application/manifest+json webmanifest; image/svg+xml svg; image/png png; image/x-icon ico;
    font/woff2 woff2; application/pdf pdf;
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx;
    application/octet-stream pf_meta pf_fragment pf_index pf_filter;
  }}
  default_type application/octet-stream;
  charset utf-8;
  charset_types text/html text/css text/javascript text/plain text/csv text/calendar application/json
    application/xml application/atom+xml image/svg+xml;
  log_format plain '$status $request_method $request_uri $body_bytes_sent';
  access_log {run}/access.log plain;
  client_body_temp_path {run}/body; proxy_temp_path {run}/proxy; fastcgi_temp_path {run}/fastcgi;
  uwsgi_temp_path {run}/uwsgi; scgi_temp_path {run}/scgi;
  absolute_redirect off;
  server {{
    listen 127.0.0.1:{port};
    add_header Content-Security-Policy "{csp}" always;
    add_header X-Content-Type-Options nosniff always;
    {redirect}
    location {sub_path} {{
      alias {folder}/;
      index index.html;
      error_page 404 {sub_path}404.html;
      {extra}
    }}
  }}
}}
"""


@dataclass(frozen=True)
class Hit:
    """One line of the access log; `path` is as the client sent it, `size` the bytes of the body."""

    status: int
    method: str
    path: str
    size: int


@dataclass(frozen=True)
class Reply:
    """One answer: status, headers (names in lower case) and body."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Nginx:
    """A running server. `url` is the address of the served folder and ends with "/"."""

    port: int
    sub_path: str
    run_dir: Path
    _marks: Iterator[int] = field(default_factory=count)

    @property
    def origin(self) -> str:
        """Scheme, host and port, without a slash."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return self.origin + self.sub_path

    def get(self, path: str = "", method: str = "GET", headers: dict[str, str] | None = None) -> Reply:
        """Ask for `path` below the served folder (from the root if it starts with "/"); no redirects."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        target = path if path.startswith("/") else self.sub_path + path
        try:
            connection.request(method, target, headers=headers or {})
            reply = connection.getresponse()
            names = {name.lower(): value for name, value in reply.getheaders()}
            return Reply(reply.status, names, reply.read())
        finally:
            connection.close()

    def hits(self) -> list[Hit]:
        """Give everything asked for so far, oldest first.

        A request of our own marks the end: once it is in the log, what was answered before it is there too.
        """
        mark = f"/__mark__/{next(self._marks)}"
        self.get(mark)
        deadline = time.monotonic() + 5
        while mark not in (log := (self.run_dir / "access.log").read_text()) and time.monotonic() < deadline:
            time.sleep(0.01)
        rows = (line.split(" ") for line in log.splitlines())
        return [Hit(int(r[0]), r[1], r[2], int(r[3])) for r in rows if not r[2].startswith("/__mark__/")]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_until(ready: Callable[[], bool], seconds: float = 15) -> bool:
    """Whether ``ready`` came true within the time; asked every 20 ms."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _start(config: Path, port: int) -> subprocess.Popen[bytes] | None:
    """Start nginx and wait until it answers; None when it stopped at once (the port was taken meanwhile)."""
    run = config.parent
    command = [str(require("nginx")), "-c", str(config), "-e", str(run / "start.log"), "-p", str(run)]
    null = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=null, stdout=null, stderr=null)
    wait_until(lambda: process.poll() is not None or _answers(port))
    if process.poll() is None and _answers(port):
        return process
    _stop(process)
    return None


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def nginx(
    folder: Path, run_dir: Path, sub_path: str = "/congkhai/", csp: str = CSP, extra: str = ""
) -> Iterator[Nginx]:
    """Serve `folder` under `sub_path` (starts and ends with "/") until the block ends.

    `run_dir` holds configuration, process id and logs; `extra` is put into the `location` block.
    Raises RuntimeError with nginx's own words when it does not start. Skips (or fails) without nginx.
    """
    run_dir.mkdir(parents=True, exist_ok=True)
    if re.search(r"[\s;{}\"']", f"{folder}{run_dir}"):
        raise ValueError(f"nginx's configuration cannot hold such a path: {folder}, {run_dir}")
    redirect = "" if sub_path == "/" else f"location = {sub_path.rstrip('/')} {{ return 301 {sub_path}; }}"
    config = run_dir / "nginx.conf"
    for _ in range(5):
        port = _free_port()
        text = _CONFIG.format(
            user="user root;" if os.geteuid() == 0 else "",
            run=run_dir,
            port=port,
            csp=csp,
            redirect=redirect,
            sub_path=sub_path,
            folder=folder.absolute(),
            extra=extra,
        )
        config.write_text(text)
        if process := _start(config, port):
            break
    else:
        logs = [p.read_text() for p in (run_dir / "start.log", run_dir / "error.log") if p.exists()]
        raise RuntimeError("nginx did not start:\n" + "\n".join(logs))
    try:
        yield Nginx(port, sub_path, run_dir)
    finally:
        _stop(process)
