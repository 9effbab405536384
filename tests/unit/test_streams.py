"""What the commands print: UTF-8 whatever the terminal says, and no traceback when nobody reads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from congkhai.cli import COMMANDS
from tests.support.site import ROOT
from tests.support.tiny import make_site

EVERY_HELP = """
import sys
from congkhai.cli import COMMANDS, main
for name in COMMANDS:
    try:
        main([name, "--help"])
    except SystemExit as end:
        assert not end.code, name
"""


def _bytes(words: list[str], encoding: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"}
    return subprocess.run([sys.executable, *words], cwd=ROOT, env=env, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["cp1258", "ascii:strict", "utf-16"])
def test_the_help_of_every_command_is_utf8(encoding: str) -> None:
    done = _bytes(["-c", EVERY_HELP], encoding)
    assert (done.returncode, done.stderr.decode("utf-8")) == (0, "")
    assert done.stdout.decode("utf-8").count("Cách dùng: ") == len(COMMANDS)


@pytest.mark.parametrize("encoding", ["cp1258", "ascii:strict"])
def test_problems_are_utf8(encoding: str, tmp_path: Path) -> None:
    root = make_site(tmp_path, {"plans/so-thu/2026-thu.yaml": "nam: 2026\ntrich_yeu: Đổi mới\nla: ợ ữ\n"})
    done = _bytes(["build.py", "check", "--root", str(root)], encoding)
    assert done.returncode == 1
    assert "lỗi" in done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stdout + done.stderr


def test_a_reader_who_left_gets_no_traceback() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "build.py", "--help"],
            cwd=ROOT,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")
