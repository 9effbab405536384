"""The samples of deploy/ in use: the real nginx.conf under nginx, the real hook under git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.need import require
from tests.support.nginx import Nginx, _free_port, _start, _stop
from tests.support.site import ROOT

DEPLOY = ROOT / "deploy"
PORTAL = "https://cong.example.gov.vn"
"""The portal that the samples let frame nhung/<agency>/; a webmaster puts another in its place."""

_AROUND = """
daemon off;
{user}
pid {run}/nginx.pid;
error_log {run}/error.log warn;
events {{ }}
http {{
  access_log {run}/access.log;
  client_body_temp_path {run}/body; proxy_temp_path {run}/proxy; fastcgi_temp_path {run}/fastcgi;
  uwsgi_temp_path {run}/uwsgi; scgi_temp_path {run}/scgi;
  include {run}/congkhai.conf;
}}
"""


def sample_config(run: Path, web: Path, port: int, portal: str = PORTAL) -> Path:
    """The sample for nginx, with the folder, port and portal of a test, inside a whole configuration."""
    text = (DEPLOY / "nginx" / "congkhai.conf").read_text("utf-8")
    changes = {
        "/srv/congkhai/web/": f"{web}/",
        "listen 80;": f"listen 127.0.0.1:{port};",
        "listen [::]:80;": "",
        PORTAL: portal,
    }
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    run.mkdir()
    (run / "congkhai.conf").write_text(text, "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (run / "nginx.conf").write_text(_AROUND.format(run=run, user=user), "utf-8")
    return run / "nginx.conf"


def nginx_complaints(config: Path) -> str:
    """What ``nginx -t`` has to say beyond that all is well."""
    done = subprocess.run(
        [require("nginx"), "-t", "-q", "-c", config, "-p", config.parent, "-e", config.parent / "start.log"],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"exit {done.returncode}: {done.stderr}" if done.returncode or done.stderr else ""


@contextmanager
def sample_nginx(run: Path, web: Path, portal: str = PORTAL) -> Iterator[Nginx]:
    """Serve the publishing folder ``web`` with the sample, which lets ``portal`` frame nhung/<agency>/."""
    require("nginx")
    port = _free_port()
    process = _start(sample_config(run, web, port, portal), port)
    assert process, (run / "start.log").read_text()
    try:
        yield Nginx(port, "/congkhai/", run)
    finally:
        _stop(process)


def git(*words: str | Path, at: Path) -> subprocess.CompletedProcess[str]:
    """Run git in ``at`` as somebody; fails with git's own words."""
    somebody = {"GIT_AUTHOR_NAME": "Biên tập", "GIT_AUTHOR_EMAIL": "bt@example.org"}
    somebody |= {"GIT_COMMITTER_NAME": "Biên tập", "GIT_COMMITTER_EMAIL": "bt@example.org"}
    done = subprocess.run(
        [require("git"), *map(str, words)],
        cwd=at,
        env={**os.environ, **somebody, "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done
