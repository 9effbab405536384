"""Checks on what the files mean together: functions that take a ``CheckContext`` and give problems.

To add a check: write the function in the module of its subject and list it in one of the tuples below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from congkhai.checks.abbreviation_checks import unexplained_abbreviations
from congkhai.checks.check_context import CheckContext
from congkhai.checks.deadline_checks import (
    due_before_plan,
    due_before_start,
    milestones_after_due,
    other_years,
    unread_deadlines,
)
from congkhai.checks.privacy_checks import private_details
from congkhai.checks.reference_checks import (
    unknown_criteria,
    unknown_end_sources,
    unknown_kinds,
    unknown_successors,
    unknown_units,
)
from congkhai.checks.report_checks import (
    agency_dates,
    done_without_evidence,
    reports_after_the_end,
    reports_in_the_future,
    steps_done_without_report,
    unexplained_reopening,
    updates_out_of_order,
)
from congkhai.checks.structure_checks import (
    criteria_at_agencies,
    empty_plans,
    missing_outer_sections,
    repeated_codes,
    repeated_names,
    tasks_outside_sections,
)
from congkhai.checks.target_checks import targets_without_figure
from congkhai.problems import Problem, sorted_problems

__all__ = [
    "AGENCY_CHECKS",
    "ALL_CHECKS",
    "SITE_CHECKS",
    "Check",
    "CheckContext",
    "run_checks",
]

Check = Callable[[CheckContext], Iterable[Problem]]

AGENCY_CHECKS: tuple[Check, ...] = (
    repeated_codes,
    repeated_names,
    tasks_outside_sections,
    missing_outer_sections,
    empty_plans,
    unknown_units,
    unknown_kinds,
    unknown_end_sources,
    agency_dates,
    other_years,
    due_before_plan,
    unread_deadlines,
    due_before_start,
    milestones_after_due,
    targets_without_figure,
    done_without_evidence,
    reports_in_the_future,
    updates_out_of_order,
    unexplained_reopening,
    steps_done_without_report,
    reports_after_the_end,
    private_details,
    unexplained_abbreviations,
)
"""Checks that look at config.yaml, or at one agency and its plans, and at no other agency."""

SITE_CHECKS: tuple[Check, ...] = (criteria_at_agencies, unknown_criteria, unknown_successors)
"""Checks of an agency that look at other agencies too."""

ALL_CHECKS = AGENCY_CHECKS + SITE_CHECKS


def run_checks(context: CheckContext, checks: tuple[Check, ...] = ALL_CHECKS) -> tuple[Problem, ...]:
    """Run checks; give their problems in order of file, line and column, without repeats."""
    return sorted_problems(problem for check in checks for problem in check(context))
