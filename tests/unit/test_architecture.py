"""The program keeps its layers, and the test that says so can fail."""

import importlib
import inspect
from pathlib import Path

import pytest

from tests.support.architecture import MAX_LINES, breaches, too_high
from tests.support.site import ROOT


def test_every_package_imports_only_from_lower_layers() -> None:
    assert breaches(ROOT) == []


def test_no_package_stands_higher_than_its_imports_ask_for() -> None:
    assert too_high(ROOT) == []


def test_no_module_takes_the_place_of_what_its_package_exports() -> None:
    """Importing ``pkg.name`` puts the module into the package, in the place of a function of that name."""
    for init in sorted((ROOT / "congkhai").rglob("__init__.py")):
        name = ".".join(init.parent.relative_to(ROOT).parts)
        package = importlib.import_module(name)
        for module in init.parent.glob("[a-z]*.py"):
            importlib.import_module(f"{name}.{module.stem}")
        for exported in getattr(package, "__all__", ()):
            assert not inspect.ismodule(getattr(package, exported)), f"{name}.{exported}"


def _tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / "congkhai" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("module", "text", "fault"),
    [
        ("model", "import congkhai.library\n", "model (layer 1) imports from library (layer 2)"),
        ("model", "from congkhai.facts import evaluate_all\n", "imports from facts (layer 3)"),
        ("model", "from congkhai import cli\n", "imports from cli (layer 9)"),
        ("checks", "from congkhai.urls import url\n", "checks (layer 3) imports from urls (layer 3)"),
        ("pages/home", "from ..exports.csv import rows\n", "pages (layer 5) imports from exports"),
        ("pages/home", "from .. import pipeline\n", "pages (layer 5) imports from pipeline"),
        ("pages/__init__", "from ..exports import rows\n", "pages (layer 5) imports from exports"),
        ("problems", "def f():\n    from congkhai import model\n", "problems.py:2: problems (layer 0)"),
        ("render", "import_module('congkhai.search')\n", "render (layer 6) imports from search"),
        ("cache", "import importlib\nimportlib.import_module('congkhai.pipeline')\n", "cache.py:2: "),
        ("cellar", "", "package cellar has no layer"),
        ("cli", "import congkhai.cellar\n", "imports from cellar, a package without a layer"),
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
def test_a_breach_is_seen(tmp_path: Path, module: str, text: str, fault: str) -> None:
    found = breaches(_tree(tmp_path, {module: text}))
    assert len(found) == 1
    assert fault in found[0]


def test_a_program_in_layers_has_no_breach(tmp_path: Path) -> None:
    good = {
        "__init__": "from congkhai import cli\n",
        "__main__": "from congkhai.cli import main\nmain()\n",
        "facts": "from congkhai.library import Library\nfrom congkhai import __version__\n",
        "pages/home": "from congkhai.pages.frame import a\nfrom .frame import b\nfrom ..urls import c\n",
        "cli": "from datetime import date\nfrom congkhai import serve\nprint(date.today())\n",
        "cache": "import time\nfrom datetime import time as hour\ntime.monotonic()\nhour(1)\n",
    }
    assert breaches(_tree(tmp_path, good)) == []


def test_a_circle_of_imports_is_seen(tmp_path: Path) -> None:
    circle = {
        "pages/home": "from congkhai.pages.plan import a\n",
        "pages/plan": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .task import b\n",
        "pages/task": "def f():\n    from congkhai.pages import home\n",
    }
    names = [f"congkhai.pages.{name}" for name in ("home", "plan", "task", "home")]
    assert breaches(_tree(tmp_path, circle)) == ["circle of imports: " + " → ".join(names)]


def test_a_long_file_is_seen(tmp_path: Path) -> None:
    for name in ("congkhai/cli.py", "templates/pages/task.html", "assets/css/table.css"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("\n" * MAX_LINES)
    assert breaches(tmp_path) == []
    (tmp_path / "assets/css/table.css").write_text("\n" * (MAX_LINES + 1))
    (tmp_path / "assets/picture.png").write_bytes(b"\0" + b"\n" * 999)
    assert breaches(tmp_path) == ["assets/css/table.css: 301 lines, 300 at most"]
