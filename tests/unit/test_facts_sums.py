"""Counts of statuses add up; a target is compared only where both target and measurement have a number."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.facts import (
    STATUS_GROUP_OF,
    TARGET_OUTCOME_LABELS,
    TARGET_OUTCOME_RULES,
    Facts,
    StatusGroup,
    TargetOutcome,
    TaskStatus,
)
from tests.support.content import Content, content

DAYS = st.dates(date(2021, 6, 1), date(2024, 1, 1))
WORDS = st.sampled_from(
    ["15/6", "Trước 1/3/2022", "Trong năm 2022", "Từ Quý I/2022", "Thường xuyên", "Định kỳ hàng tháng",
     "Quý IV", "Khi có phát sinh", "Theo quy định", "năm 2022 và những năm tiếp theo",
     "", "không rõ", "Quý I; Quý III"]
)  # fmt: skip
STATUSES = st.sampled_from(["chua_thuc_hien", "dang_thuc_hien", "hoan_thanh", "khong_thuc_hien, ly_do: Bỏ"])
TASKS = st.lists(st.tuples(WORDS, st.lists(st.tuples(DAYS, STATUSES), max_size=3)), max_size=8)


def _plan(tasks: list[tuple[str, list[tuple[date, str]]]]) -> Content:
    lines = ["nam: 2022", "ngay_ban_hanh: 2022-01-10", "trich_yeu: Kế hoạch", "nhiem_vu:"]
    for number, (words, reports) in enumerate(tasks, 1):
        told = ", ".join(f"{{ngay: {day}, trang_thai: {status}}}" for day, status in reports)
        lines.append(f"  - {{ma: {number}, noi_dung: Việc, thoi_han: '{words}', cap_nhat: [{told}]}}")
    return content("\n".join(lines) + "\n")


@settings(max_examples=60, deadline=None)
@given(TASKS, DAYS)
def test_the_parts_of_a_sum_make_the_whole(
    tasks: list[tuple[str, list[tuple[date, str]]]], as_of: date
) -> None:
    facts = _plan(tasks).facts_at(as_of)
    tally = facts.count_statuses(facts.tasks)
    assert tally.total == len(tasks) == sum(tally.by_group.values()) == sum(tally.by_status.values())
    for group in StatusGroup:
        assert tally[group] == sum(tally.by_status[s] for s in TaskStatus if STATUS_GROUP_OF[s] is group)
    silent = [task for task in facts.tasks.values() if not task.updates]
    assert tally[StatusGroup.NO_REPORT] == len(silent)
    assert all(task.declared is None for task in silent)


@settings(max_examples=60, deadline=None)
@given(TASKS, DAYS)
def test_what_happens_later_changes_nothing_today(
    tasks: list[tuple[str, list[tuple[date, str]]]], as_of: date
) -> None:
    known = [(words, [one for one in reports if one[0] <= as_of]) for words, reports in tasks]
    assert _plan(tasks).facts_at(as_of).tasks == _plan(known).facts_at(as_of).tasks


def _indicator(target: str, *figures: str) -> Content:
    return content(
        "nam: 2022\ntrich_yeu: Kế hoạch\nchi_tieu:\n"
        f"  - {{ma: a, ten: Hài lòng, muc_tieu: '{target}', so_lieu: [{', '.join(figures)}]}}\n"
    )


def _reach(facts: Facts) -> TargetOutcome:
    ((indicator,),) = (plan.indicators for plan in facts.library.plans.values())
    return facts.indicator_facts(indicator).outcome


@pytest.mark.parametrize(
    ("target", "value", "reach"),
    [
        ("trên 83%", "83", TargetOutcome.NOT_REACHED),
        ("trên 83%", "83,01", TargetOutcome.REACHED),
        ("từ 83% trở lên", "83", TargetOutcome.REACHED),
        ("từ 83% trở lên", "82,99", TargetOutcome.NOT_REACHED),
        ("không quá 5%", "5", TargetOutcome.REACHED),
        ("không quá 5%", "5,1", TargetOutcome.NOT_REACHED),
        ("dưới 5%", "5", TargetOutcome.NOT_REACHED),
        ("100%", "100", TargetOutcome.REACHED),
        ("100%", "99,9", TargetOutcome.NOT_REACHED),
        ("từ 80% - 90%", "90", TargetOutcome.REACHED),
        ("từ 80% - 90%", "90,1", TargetOutcome.NOT_REACHED),
        ("cao nhất tỉnh", "90", TargetOutcome.NOT_COMPARABLE),
        ("xếp loại tốt trở lên", "90", TargetOutcome.NOT_COMPARABLE),
    ],
)
def test_a_figure_against_its_target(target: str, value: str, reach: TargetOutcome) -> None:
    site = _indicator(target, f"{{ngay: 2022-12-01, gia_tri: '{value}'}}")
    assert _reach(site.facts_at(date(2022, 12, 1))) is reach


def test_before_its_day_a_figure_is_not_known() -> None:
    site = _indicator("trên 83%", "{ngay: 2022-06-30, gia_tri: 90}", "{ngay: 2022-09, gia_tri: 80}")
    days = [date(2022, 6, 29), date(2022, 6, 30), date(2022, 9, 29), date(2022, 9, 30)]
    assert [_reach(site.facts_at(day)) for day in days] == [
        TargetOutcome.NO_FIGURE,
        TargetOutcome.REACHED,
        TargetOutcome.REACHED,
        TargetOutcome.NOT_REACHED,
    ]


def test_of_two_figures_of_one_day_the_one_written_last_counts() -> None:
    site = _indicator("trên 83%", "{ngay: 2022-06-30, gia_tri: 90}", "{ngay: 2022-06-30, gia_tri: 80}")
    assert _reach(site.facts_at(date(2023, 1, 1))) is TargetOutcome.NOT_REACHED


def test_the_value_of_a_report_counts_for_the_tasks_target() -> None:
    site = content(
        "nam: 2022\ntrich_yeu: Kế hoạch\nnhiem_vu:\n  - {ma: 1, noi_dung: Việc, muc_tieu: từ 85% trở lên, "
        "so_lieu: [{ngay: 2022-03-31, gia_tri: 70}], "
        "cap_nhat: [{ngay: 2022-06-01, trang_thai: dang_thuc_hien, gia_tri: '85,5'}]}\n"
    )
    key = site.task.key
    days = [date(2022, 3, 30), date(2022, 3, 31), date(2022, 5, 31), date(2022, 6, 1)]
    assert [site.facts_at(day).task_target_facts(key).outcome for day in days] == [
        TargetOutcome.NO_FIGURE,
        TargetOutcome.NOT_REACHED,
        TargetOutcome.NOT_REACHED,
        TargetOutcome.REACHED,
    ]


def test_every_reach_has_its_words() -> None:
    assert set(TARGET_OUTCOME_LABELS) == set(TARGET_OUTCOME_RULES) == set(TargetOutcome)
