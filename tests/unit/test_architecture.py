"""The house keeps its floors, and the test that says so can fail."""

from pathlib import Path

import pytest

from tests.support.architecture import LONGEST, faults
from tests.support.site import ROOT


def test_every_room_imports_only_from_below() -> None:
    assert faults(ROOT) == []


def _tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / "congkhai" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("room", "text", "fault"),
    [
        ("model", "import congkhai.library\n", "model (floor 2) imports from library (floor 3)"),
        ("model", "from congkhai.facts import evaluate_all\n", "imports from facts (floor 3.5)"),
        ("model", "from congkhai import cli\n", "imports from cli (floor 9)"),
        ("checks", "from congkhai.urls import url\n", "checks (floor 4) imports from urls (floor 4)"),
        ("pages/home", "from ..exports.csv import rows\n", "pages (floor 5) imports from exports"),
        ("pages/home", "from .. import pipeline\n", "pages (floor 5) imports from pipeline"),
        ("pages/__init__", "from ..exports import rows\n", "pages (floor 5) imports from exports"),
        ("problems", "def f():\n    from congkhai import model\n", "problems.py:2: problems (floor 0)"),
        ("render", "import_module('congkhai.search')\n", "render (floor 6) imports from search"),
        ("cache", "import importlib\nimportlib.import_module('congkhai.pipeline')\n", "cache.py:2: "),
        ("cellar", "", "room cellar has no floor"),
        ("cli", "import congkhai.cellar\n", "imports from cellar, a room without a floor"),
        (
            "facts",
            "from datetime import date\nnow = date.today()\n",
            "facts.py:2: asks the clock: datetime.date",
        ),
        (
            "facts",
            "import datetime as d\nnow = d.datetime.now(tz=None)\n",
            "asks the clock: datetime.datetime.now",
        ),
        ("facts", "import time as t\nmake = t.time\n", "asks the clock: time.time"),
        ("facts", "from time import time as now\nnow()\n", "asks the clock: time.time"),
    ],
)
def test_a_bad_house_is_seen(tmp_path: Path, room: str, text: str, fault: str) -> None:
    found = faults(_tree(tmp_path, {room: text}))
    assert len(found) == 1
    assert fault in found[0]


def test_a_good_house_has_no_fault(tmp_path: Path) -> None:
    good = {
        "__init__": "from congkhai import cli\n",
        "__main__": "from congkhai.cli import main\nmain()\n",
        "facts": "from congkhai.library import Library\nfrom congkhai import __version__\n",
        "pages/home": "from congkhai.pages.frame import a\nfrom .frame import b\nfrom ..urls import c\n",
        "cli": "from datetime import date\nfrom congkhai import serve\nprint(date.today())\n",
        "cache": "import time\nfrom datetime import time as hour\ntime.monotonic()\nhour(1)\n",
    }
    assert faults(_tree(tmp_path, good)) == []


def test_a_long_file_is_seen(tmp_path: Path) -> None:
    for name in ("congkhai/cli.py", "templates/pages/task.html", "assets/css/table.css"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("\n" * LONGEST)
    assert faults(tmp_path) == []
    (tmp_path / "assets/css/table.css").write_text("\n" * (LONGEST + 1))
    (tmp_path / "assets/picture.png").write_bytes(b"\0" + b"\n" * 999)
    assert faults(tmp_path) == ["assets/css/table.css: 301 lines, 300 at most"]
