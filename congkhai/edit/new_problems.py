"""Which problems a change would bring that were not there before."""

from __future__ import annotations

from collections.abc import Iterable

from congkhai.problems import Problem


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of ``after`` that ``before`` does not have, lines aside: a change may move them."""
    known = {(problem.location.file, problem.code, problem.message) for problem in before}
    return tuple(
        problem for problem in after if (problem.location.file, problem.code, problem.message) not in known
    )
