"""The five real plans: no error, and only warnings that are true."""

from datetime import date

import pytest

from congkhai.pipeline import load_content
from congkhai.problems import Problem
from tests.support.site import ROOT


@pytest.fixture(scope="module")
def problems() -> tuple[Problem, ...]:
    return load_content(ROOT, date(2026, 1, 1)).problems


def test_the_plans_have_no_error(problems: tuple[Problem, ...]) -> None:
    assert [str(problem) for problem in problems if problem.is_error] == []


def test_the_plan_of_2024_prints_a_deadline_of_2023(problems: tuple[Problem, ...]) -> None:
    (found,) = [problem for problem in problems if problem.code == "nam-khac"]
    assert (found.location.file, found.task) == ("plans/so-khcn/2024-cchc-sipas.yaml", "I.1.4")
    assert "“Trong năm 2023” ghi năm 2023, khác kế hoạch năm 2024" in found.message


def test_apart_from_it_only_abbreviations_wait_for_a_meaning(problems: tuple[Problem, ...]) -> None:
    assert {problem.code for problem in problems} <= {"nam-khac", "viet-tat-la"}
    words = [
        problem.message.split("“")[1].split("”")[0] for problem in problems if problem.code == "viet-tat-la"
    ]
    assert set(words) <= {"TT", "CN", "VPĐĐ", "KH", "QR", "SMS"}
