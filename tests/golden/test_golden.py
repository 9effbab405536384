"""Tiny sites and the exact bytes they give.

After a wanted change: ``pytest tests/golden --accept``, then read the difference before committing it.
The fingerprints in the names of styles and scripts are left out: a change of a colour changes nothing here.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from congkhai.pipeline import BuildOptions, build
from tests.support.tiny import snapshot

CASES = Path(__file__).parent / "cases"
DAY = date(2026, 9, 15)
_FINGERPRINT = re.compile(rb"(tai-nguyen/[\w/-]+)\.[0-9a-f]{12}\.")
_TEXT = frozenset([".html", ".json", ".csv", ".xml", ".txt", ".ics", ".webmanifest"])


def expected_form(made: dict[str, bytes]) -> dict[str, bytes]:
    """The text files of a build, without fingerprints; of the rest it is enough that they are there."""
    kept = {name: content for name, content in made.items() if Path(name).suffix in _TEXT}
    return {name: _FINGERPRINT.sub(rb"\1.*.", content) for name, content in kept.items()}


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir()))
def test_a_tiny_site_gives_these_bytes(case: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    expected = CASES / case / "expected"
    # away from this checkout, whose history the pages would tell
    site = shutil.copytree(CASES / case / "site", tmp_path / "site")
    build(BuildOptions(site, tmp_path / "out", DAY, search=False))
    made = expected_form(snapshot(tmp_path / "out"))
    if request.config.getoption("--accept"):
        shutil.rmtree(expected, ignore_errors=True)
        for name, content in made.items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_bytes(content)
    wanted = snapshot(expected)
    assert sorted(made) == sorted(wanted)
    assert [name for name in made if made[name] != wanted[name]] == []
