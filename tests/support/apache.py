"""The sample for Apache under the real program, on a free port of 127.0.0.1."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.deploying import DEPLOY
from tests.support.need import require
from tests.support.nginx import Nginx, _answers, _free_port, _stop, wait_until

_MODULES = "mpm_event authn_core authz_core headers rewrite mime dir alias"
_AROUND = """
ServerRoot {run}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {run}/apache.pid
ErrorLog {run}/error.log
DocumentRoot {run}/empty
TypesConfig {run}/mime.types
User nobody
Group nogroup
<Directory />
  Require all denied
</Directory>
"""


@contextmanager
def sample_apache(run: Path, web: Path) -> Iterator[Nginx]:
    """Serve the publishing folder ``web`` with the sample. Others must be able to read it and ``run``."""
    program = require("apache")
    (run / "empty").mkdir(parents=True)
    (run / "mime.types").write_text("text/html html\ntext/css css\nimage/png png\napplication/xml xml\n")
    port = _free_port()
    modules = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in _MODULES.split()
    )
    sample = (DEPLOY / "apache/congkhai.conf").read_text("utf-8").replace("/srv/congkhai/web", str(web))
    config = run / "apache.conf"
    config.write_text(modules + _AROUND.format(run=run, port=port) + sample, "utf-8")
    with (run / "start.log").open("wb") as log:
        process = subprocess.Popen(
            [program, "-X", "-f", config], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log
        )
    try:
        assert wait_until(lambda: process.poll() is not None or _answers(port)), "no answer"
        assert process.poll() is None, (run / "start.log").read_text()
        yield Nginx(port, "/congkhai/", run)
    finally:
        _stop(process)
