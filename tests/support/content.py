"""Content for tests, written as editors write it: YAML texts → library, with the location of every value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import dedent

from congkhai.checks import CheckContext, run_checks
from congkhai.facts import Facts, evaluate_all
from congkhai.library import Library, PlanKey, TaskEntry, build_library
from congkhai.model import Agency, Config, Plan
from congkhai.problems import Problem
from congkhai.sources import LocationMap, parse_file

CONFIG = "ten: Trang thử\n"
AGENCY = """
ten: Sở Thử nghiệm
don_vi:
  - {ma: van-phong, ten: Văn phòng Sở, ten_khac: [Văn phòng, VP]}
  - {ma: thanh-tra, ten: Thanh tra Sở}
  - {ma: cac-phong, ten: Các phòng, gom: [van-phong, Thanh tra Sở]}
"""


@dataclass(frozen=True)
class Content:
    """A library made of texts, with the locations of the values of each file."""

    library: Library
    locations: Mapping[str, LocationMap]

    def check(self, as_of: date = date(2022, 12, 31)) -> tuple[Problem, ...]:
        """All problems found at a day."""
        return run_checks(CheckContext(self.library, self.locations, as_of))

    def facts_at(self, as_of: date) -> Facts:
        """All facts at a day."""
        return evaluate_all(self.library, as_of)

    @property
    def task(self) -> TaskEntry:
        """The first task."""
        return next(iter(self.library.tasks.values()))


def content(
    plan: str = "",
    *,
    agency: str = AGENCY,
    config: str = CONFIG,
    more: Mapping[str, str] | None = None,
    drafts: bool = False,
) -> Content:
    """The library of ``plans/so-a/ke-hoach.yaml`` and ``more`` files; a text with an error fails the test."""
    files = {"config.yaml": config, "plans/so-a/co-quan.yaml": agency, **(more or {})}
    if plan:
        files["plans/so-a/ke-hoach.yaml"] = plan
    locations: dict[str, LocationMap] = {}
    site = Config.model_validate({"ten": "Trang"})
    agencies: dict[str, tuple[Agency, str]] = {}
    plans: dict[PlanKey, tuple[Plan, str]] = {}
    for file, text in files.items():
        kind = Config if file == "config.yaml" else Agency if file.endswith("co-quan.yaml") else Plan
        record, locations[file], problems = parse_file(dedent(text).encode(), file, kind)
        assert record is not None, problems
        assert not any(problem.is_error for problem in problems), problems
        parts = file.removesuffix(".yaml").split("/")
        if isinstance(record, Config):
            site = record
        elif isinstance(record, Agency):
            agencies[parts[1]] = record, file
        elif isinstance(record, Plan):
            plans[parts[1], parts[2]] = record, file
    return Content(build_library(site, agencies, plans, drafts=drafts), locations)
