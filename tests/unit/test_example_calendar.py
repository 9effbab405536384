"""A year of the demonstration, day by day: each state appears and disappears on the right day.

The stories are worked out by hand from DESIGN §4. Periods of the example close on the 20th; "soon" is 7 days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from congkhai.facts import STATUS_GROUP_OF, StatusGroup, TaskStatus
from congkhai.library import TaskKey
from tests.support.example import example_facts, example_library

S = TaskStatus
FIRST, LAST = date(2026, 1, 1), date(2027, 1, 31)

BIG = "so-vi-du/2026-cchc-sipas/"
DATA = "so-du-lieu-mau/2026-chuyen-doi-so/"
COMMUNE = "xa-thi-du/2026-sipas/"
GONE = "so-mo-phong/2025-2026-cchc/"

# Where a task stands on the first day, then each day on which that changes.
Story = tuple[TaskStatus, dict[str, TaskStatus]]
STORIES: dict[str, Story] = {
    # "Tháng 01/2026", reported done before its last day
    BIG + "A.I.1.1": (S.NO_REPORT, {"2026-01-23": S.DONE_EARLY}),
    # 10 working days from 12/01 is 26/01, the day it was done
    BIG + "A.I.1.2": (S.NO_REPORT, {"2026-01-26": S.DONE_ON_TIME}),
    # 28/02: first report 8 days before
    BIG + "A.I.2.4": (
        S.NO_REPORT,
        {
            "2026-02-20": S.ON_TRACK,
            "2026-02-21": S.DUE_SOON,
            "2026-03-01": S.OVERDUE,
            "2026-03-24": S.DONE_LATE,
        },
    ),
    BIG + "A.I.2.5": (S.NO_REPORT, {"2026-07-06": S.DROPPED}),
    # "Trong tháng 8/2026", never reported
    BIG + "A.I.3.4": (S.NO_REPORT, {"2026-09-01": S.EXPIRED_NO_REPORT}),
    # "Trước ngày 15/12/2026" is over with the 14th
    BIG + "A.I.1.5": (S.NO_REPORT, {"2026-12-15": S.EXPIRED_NO_REPORT}),
    # "Trước tháng 6/2026" is due on 31/5
    BIG + "A.III.2.3": (
        S.NO_REPORT,
        {"2026-05-15": S.ON_TRACK, "2026-05-24": S.DUE_SOON, "2026-06-01": S.OVERDUE},
    ),
    # done in time, taken back after the end of the quarter
    BIG + "A.III.3.3": (S.NO_REPORT, {"2026-06-24": S.DONE_EARLY, "2026-08-12": S.OVERDUE}),
    COMMUNE + "3.1": (S.NO_REPORT, {"2026-06-26": S.DONE_EARLY, "2026-08-04": S.OVERDUE}),
    # "Quý I/2026", first reported as not begun
    BIG + "A.IV.2.1": (
        S.NO_REPORT,
        {
            "2026-03-10": S.ON_TRACK,
            "2026-03-24": S.DUE_SOON,
            "2026-04-01": S.OVERDUE,
            "2026-08-07": S.DONE_LATE,
        },
    ),
    # "Trước ngày 20/9/2026": the last day is the 19th
    BIG + "A.III.3.5": (
        S.NO_REPORT,
        {"2026-08-25": S.ON_TRACK, "2026-09-12": S.DUE_SOON, "2026-09-20": S.OVERDUE},
    ),
    # 22/9 and 23/9: seven days, and eight, from the day of the demonstration
    BIG + "A.VII.2.2": (
        S.NO_REPORT,
        {"2026-08-18": S.ON_TRACK, "2026-09-15": S.DUE_SOON, "2026-09-23": S.OVERDUE},
    ),
    BIG + "A.VII.2.3": (
        S.NO_REPORT,
        {"2026-08-18": S.ON_TRACK, "2026-09-16": S.DUE_SOON, "2026-09-24": S.OVERDUE},
    ),
    # "Trước ngày 01/7/2026", done on 01/7: a day late
    BIG + "A.VI.2.1": (S.NO_REPORT, {"2026-07-01": S.DONE_LATE}),
    # "han: 2026-03-31" beats "Năm 2026"
    BIG + "A.V.2.4": (S.NO_REPORT, {"2026-03-27": S.DONE_EARLY}),
    # two dated steps: due with the last, 29/7
    BIG + "A.III.1.2": (
        S.NO_REPORT,
        {"2026-07-14": S.ON_TRACK, "2026-07-22": S.DUE_SOON, "2026-07-29": S.DONE_ON_TIME},
    ),
    BIG + "A.VII.1.1": (
        S.NO_REPORT,
        {"2026-04-08": S.ON_TRACK, "2026-06-23": S.DUE_SOON, "2026-07-01": S.OVERDUE},
    ),
    # "Từ Quý II/2026": runs to the end of the plan's year
    BIG + "A.II.2.1": (
        S.NO_REPORT,
        {"2026-07-14": S.ON_TRACK, "2026-12-24": S.DUE_SOON, "2027-01-01": S.OVERDUE},
    ),
    # without an end, by quarters 21/3–20/6, 21/6–20/9, 21/9–20/12; the plan's last period stays
    BIG + "A.III.2.2": (
        S.NO_REPORT,
        {"2026-03-09": S.FRESH, "2026-03-21": S.STALE, "2026-06-24": S.FRESH, "2026-09-21": S.STALE},
    ),
    BIG + "A.VII.3.1": (S.NO_REPORT, {"2026-06-30": S.DONE, "2026-09-21": S.STALE}),
    # monthly, 21st to 20th
    BIG + "A.I.1.4": (
        S.NO_REPORT,
        {"2026-05-29": S.FRESH, "2026-06-21": S.STALE, "2026-07-31": S.FRESH, "2026-08-21": S.STALE},
    ),
    BIG + "B.6.1": (
        S.NO_REPORT,
        {"2026-07-17": S.FRESH, "2026-07-21": S.STALE, "2026-09-08": S.FRESH, "2026-09-21": S.STALE},
    ),
    # weekly, Monday to Sunday
    COMMUNE + "1.1": (
        S.NO_REPORT,
        {"2026-08-27": S.FRESH, "2026-08-31": S.STALE, "2026-09-14": S.FRESH, "2026-09-21": S.STALE},
    ),
    # half-yearly: 21/6–20/12 is the plan's last
    BIG + "A.II.2.3": (S.NO_REPORT, {"2026-07-02": S.FRESH}),
    # "và những năm tiếp theo" goes on into the next year's period
    BIG + "A.III.1.6": (S.NO_REPORT, {"2026-05-27": S.FRESH, "2026-12-21": S.STALE}),
    BIG + "A.III.3.2": (S.NO_REPORT, {"2026-08-31": S.NO_DEADLINE}),
    BIG + "A.III.2.1": (S.NO_REPORT, {"2026-04-22": S.DONE}),
    DATA + "A.5": (
        S.NO_REPORT,
        {"2026-07-10": S.ON_TRACK, "2026-09-08": S.DUE_SOON, "2026-09-16": S.OVERDUE},
    ),
    DATA + "A.6": (S.NO_REPORT, {"2026-10-01": S.EXPIRED_NO_REPORT}),
    # the agency's last day is 28/02/2026: nothing moves afterwards
    GONE + "I.2": (S.NO_REPORT, {"2026-01-15": S.ON_TRACK, "2026-02-26": S.DUE_SOON}),
    GONE + "I.3": (S.NO_REPORT, {"2026-02-20": S.EXPIRED_NO_REPORT}),
    GONE + "I.4": (S.NO_REPORT, {}),
    GONE + "II.1": (S.STALE, {"2026-02-23": S.FRESH}),
    GONE + "II.3": (
        S.NO_REPORT,
        {"2026-01-20": S.ON_TRACK, "2026-01-24": S.DUE_SOON, "2026-02-01": S.OVERDUE},
    ),
}


def key_of(name: str) -> TaskKey:
    agency, plan, task = name.split("/")
    return agency, plan, task


def days() -> Iterator[date]:
    return (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))


def told(story: Story) -> dict[date, TaskStatus]:
    """The days on which something begins, the first day among them."""
    start, changes = story
    return {FIRST: start, **{date.fromisoformat(day): status for day, status in changes.items()}}


@pytest.mark.parametrize("name", STORIES)
def test_each_state_appears_and_disappears_on_its_day(name: str) -> None:
    seen: dict[date, TaskStatus] = {}
    before = None
    for day in days():
        now = example_facts(day).tasks[key_of(name)].status
        if now is not before:
            seen[day] = now
        before = now
    assert seen == told(STORIES[name])


def test_the_stories_pass_through_every_state() -> None:
    assert {status for story in STORIES.values() for status in told(story).values()} == set(TaskStatus)


def test_the_next_milestone_moves_on_the_day_after_its_own() -> None:
    key = key_of(BIG + "A.I.2.1")
    changes: dict[str, str] = {}
    before = ""
    for day in days():
        steps = example_facts(day).tasks[key].milestones
        now = next((step.name for step in steps if step.is_next), "none")
        if now != before:
            changes[day.isoformat()] = now
        before = now
    assert changes == {
        "2026-01-01": "Ban hành kế hoạch kiểm tra",
        "2026-04-24": "Kiểm tra đợt 1",  # the first was done on that day
        "2026-06-25": "Kiểm tra đợt 2",
        "2026-10-01": "Báo cáo kết quả",  # the second inspection was due on 30/9, and is not reported
        "2026-10-16": "none",
    }


def test_the_parts_add_up_to_the_whole_on_every_day() -> None:
    library = example_library()
    for day in days():
        facts = example_facts(day)
        whole = facts.count_statuses(library.tasks)
        assert whole.total == len(library.tasks) == sum(whole.by_group.values())
        assert whole.total == sum(whole.by_status.values())
        shares = [facts.count_statuses(task.key for task in plan.tasks) for plan in library.plans.values()]
        for group in StatusGroup:
            assert whole[group] == sum(share[group] for share in shares)
            assert whole[group] == sum(
                n for status, n in whole.by_status.items() if STATUS_GROUP_OF[status] is group
            )


def test_no_report_is_never_counted_as_not_begun() -> None:
    for day in days():
        for facts in example_facts(day).tasks.values():
            unreported = facts.status in (S.NO_REPORT, S.EXPIRED_NO_REPORT)
            assert unreported == (facts.declared is None) == (facts.status_group is StatusGroup.NO_REPORT)
