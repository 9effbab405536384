"""A site folder to records, as the pipeline reads it, all in one."""

from dataclasses import dataclass
from pathlib import Path

from congkhai.model import Agency, Config, Plan
from congkhai.problems import Problem, sorted_problems
from congkhai.sources import ParsedRecord, parse_agency, parse_source, read_site_files


@dataclass(frozen=True)
class SiteSources:
    """All that a site folder says: agencies by address, plans by the addresses of folder and file."""

    config: ParsedRecord[Config] | None
    agencies: dict[str, ParsedRecord[Agency]]
    plans: dict[tuple[str, str], ParsedRecord[Plan]]
    problems: tuple[Problem, ...]
    files: tuple[str, ...]


def read_site(root: Path) -> SiteSources:
    """Read every file of a site folder."""
    files = read_site_files(root)
    config, found = parse_source(files.config, Config) if files.config else (None, ())
    problems = [*files.problems, *found]
    agencies: dict[str, ParsedRecord[Agency]] = {}
    plans: dict[tuple[str, str], ParsedRecord[Plan]] = {}
    for key, inside in files.agencies.items():
        sources = parse_agency(inside)
        problems += sources.problems
        if sources.profile:
            agencies[key] = sources.profile
        plans |= {(key, plan_id): plan for plan_id, plan in sources.plans.items()}
    return SiteSources(config, agencies, plans, sorted_problems(problems), tuple(file.name for file in files))
