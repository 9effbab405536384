"""What a test needs from the machine: without it the test is skipped, or failed where all must be there."""

import os
import shutil
from pathlib import Path

import pytest

# name -> programs that will do, and the package that brings one (Debian)
_PROGRAMS: dict[str, tuple[tuple[str, ...], str]] = {
    "apache": (("apache2", "/usr/sbin/apache2"), "apache2-bin"),
    # the shell is Chromium without windows: the same engine, at half the processor's time for a page
    "chromium": (
        ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),
        "chromium-headless-shell",
    ),
    "firefox": (("firefox-esr", "firefox"), "firefox-esr"),
    "git": (("git",), "git"),
    "java": (("java",), "default-jre-headless"),
    "make": (("make",), "make"),
    "libreoffice": (("soffice", "libreoffice"), "libreoffice-calc"),
    "nginx": (("nginx", "/usr/sbin/nginx"), "nginx-light"),
}


def require_all() -> bool:
    """Tell whether a missing program is a failure (CI sets CONGKHAI_REQUIRE_ALL=1) and not a skip."""
    return os.environ.get("CONGKHAI_REQUIRE_ALL", "") == "1"


def find(name: str) -> Path | None:
    """Give the path of the program known as `name`, or None. CONGKHAI_CHROMIUM etc. name another one."""
    programs, _ = _PROGRAMS[name]
    own = os.environ.get(f"CONGKHAI_{name.upper()}")
    for program in (own,) if own else programs:
        if found := shutil.which(program):
            return Path(found)
    return None


def require(name: str) -> Path:
    """Give the path of program `name`; without it skip the test, or fail it under CONGKHAI_REQUIRE_ALL=1."""
    if found := find(name):
        return found
    message = f"{name} is not installed (Debian: apt-get install {_PROGRAMS[name][1]})"
    if require_all():
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
