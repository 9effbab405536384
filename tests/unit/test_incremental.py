"""A build that remembers gives, byte for byte, what one gives that remembers nothing."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congkhai.checks import CheckContext, run_checks
from congkhai.model import Config
from congkhai.pipeline import BuildOptions, build, load_content
from congkhai.problems import ContentError
from congkhai.sources import parse_agency, parse_source, read_site_files
from tests.support.edits import EDITS, Place, begin
from tests.support.example import EXAMPLE, EXAMPLE_DAY
from tests.support.tiny import snapshot

STEPS = 8


@pytest.fixture
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are split by agency from four rows on, so that small sites have every kind of page."""
    for module in ("task_lists", "deadline_month_pages", "update_pages", "index_pages"):
        monkeypatch.setattr(f"congkhai.pages.{module}.MAX_ROWS", 3)


def _built(options: BuildOptions) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """What stands in the output folder, and what was said."""
    try:
        said = build(options).problems
    except ContentError as error:
        said = error.problems
    return snapshot(options.out), tuple(map(str, said))


def _fresh(place: Place, folder: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    shutil.rmtree(folder, ignore_errors=True)
    return _built(BuildOptions(place.root, folder, place.day, search=False))


@pytest.mark.parametrize("seed", range(5))
def test_after_any_edit_the_site_is_as_if_built_anew(tmp_path: Path, seed: int, short_lists: None) -> None:
    chance = random.Random(seed)  # noqa: S311 - edits, not secrets
    (tmp_path / "cache").mkdir()
    place = begin(tmp_path / "site", tmp_path / "out", chance)
    told: list[str] = []
    for _ in range(STEPS):
        options = BuildOptions(
            place.root, place.out, place.day, chance.choice([1, 2]), False, cache=tmp_path / "cache"
        )
        made, said = _built(options)
        anew, said_anew = _fresh(place, tmp_path / "anew")
        assert said == said_anew, told
        if anew:  # else the content has errors, and what stood still stands
            assert made.keys() == anew.keys(), told
            assert [name for name in made if made[name] != anew[name]] == [], told
        edit = chance.choice(EDITS)
        told.append(edit.__name__)
        place = edit(place, chance)


def test_many_processes_share_the_work(
    tmp_path: Path, short_lists: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("congkhai.pipeline.group_runner._WORTH_A_PROCESS", 0)
    monkeypatch.setattr("congkhai.pipeline.content_loading._WORTH_A_PROCESS", 0)
    chance = random.Random(1)  # noqa: S311 - edits, not secrets
    place = begin(tmp_path / "site", tmp_path / "out", chance)
    (tmp_path / "cache").mkdir()
    options = BuildOptions(place.root, place.out, place.day, 1, False, cache=tmp_path / "cache")
    alone = _built(options)
    for jobs in (2, 3, 7, 40):
        assert _built(replace(options, out=tmp_path / f"{jobs}", jobs=jobs, cache=None)) == alone
        assert _built(replace(options, out=tmp_path / f"{jobs}-again", jobs=jobs)) == alone


def test_the_example_remembers_nothing_false(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "site")
    (tmp_path / "cache").mkdir()
    place = Place(tmp_path / "site", tmp_path / "out", EXAMPLE_DAY)
    options = BuildOptions(place.root, place.out, place.day, 1, False, cache=tmp_path / "cache")
    build(options)
    for file in sorted(place.root.glob("plans/*/*.yaml"))[:3]:
        file.write_text(file.read_text("utf-8").replace("noi_dung: ", "noi_dung: Nay ", 1), "utf-8")
        place = replace(place, day=date.fromordinal(place.day.toordinal() + 20))
        options = replace(options, as_of=place.day)
        made, said = _built(options)
        anew, said_anew = _fresh(place, tmp_path / "anew")
        assert said == said_anew
        assert made.keys() == anew.keys()
        assert [name for name in made if made[name] != anew[name]] == []


def test_the_parts_together_say_what_the_whole_says(tmp_path: Path) -> None:
    for root in (EXAMPLE, EXAMPLE.parents[1]):
        content = load_content(root, EXAMPLE_DAY)
        assert content.library is not None
        files = read_site_files(root)
        assert files.config is not None
        config, found = parse_source(files.config, Config)
        assert config is not None
        problems, locations = [*files.problems, *found], {config.file: config.locations}
        for sources in map(parse_agency, files.agencies.values()):
            problems += sources.problems
            for source in (sources.profile, *sources.plans.values()):
                if source:
                    locations[source.file] = source.locations
        whole = run_checks(CheckContext(content.library, locations, EXAMPLE_DAY, config.file))
        assert set(content.problems) == {*problems, *whole}
