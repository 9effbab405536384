"""The package is a program, too; it starts without the plugins of other packages."""

import os
import subprocess
import sys

from tests.support.site import ROOT


def test_the_package_runs_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "congkhai", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("congkhai ")


def test_pydantic_looks_for_no_plugins() -> None:
    """A plugin that another package installs would run in every build, and looking for some takes time."""
    code = "import os, congkhai; print(os.environ['PYDANTIC_DISABLE_PLUGINS'])"
    env = {name: value for name, value in os.environ.items() if name != "PYDANTIC_DISABLE_PLUGINS"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout == "1\n"
