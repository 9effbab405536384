"""The status of a task on the day before, the day of, and the day after each date that matters."""

from datetime import date

import pytest

from congkhai.facts import (
    STATUS_GROUP_LABELS,
    STATUS_GROUP_OF,
    STATUS_GROUP_RULES,
    TASK_STATUS_LABELS,
    TASK_STATUS_RULES,
    StatusGroup,
    TaskFacts,
    TaskStatus,
)
from tests.support.content import AGENCY, CONFIG, content

HEAD = "nam: 2022\nngay_ban_hanh: 2022-01-10\ntrich_yeu: Kế hoạch\nnhiem_vu:\n"
GOING, DONE, IDLE = "Đang thực hiện", "Hoàn thành", "Chưa thực hiện"


def report(day: str, status: str, more: str = "") -> str:
    return f"{{ngay: {day}, trang_thai: {status}{more}}}"


def at(day: str, task: str, *reports: str, agency: str = AGENCY, config: str = CONFIG) -> TaskFacts:
    """The facts of one task at a day."""
    plan = f"{HEAD}  - {{ma: 1, noi_dung: Việc, {task}, cap_nhat: [{', '.join(reports)}]}}\n"
    facts = content(plan, agency=agency, config=config).facts_at(date.fromisoformat(day))
    return facts.tasks["so-a", "ke-hoach", "1"]


def status_at(day: str, task: str, *reports: str, agency: str = AGENCY, config: str = CONFIG) -> TaskStatus:
    return at(day, task, *reports, agency=agency, config=config).status


DUE = "thoi_han: 15/6"
BEFORE = "thoi_han: Trước 15/6"


@pytest.mark.parametrize(
    ("task", "day", "found"),
    [
        (DUE, "2022-06-14", TaskStatus.NO_REPORT),
        (DUE, "2022-06-15", TaskStatus.NO_REPORT),
        (DUE, "2022-06-16", TaskStatus.EXPIRED_NO_REPORT),
        (BEFORE, "2022-06-14", TaskStatus.NO_REPORT),
        (BEFORE, "2022-06-15", TaskStatus.EXPIRED_NO_REPORT),
        ("thoi_han: Trong năm 2022", "2022-12-31", TaskStatus.NO_REPORT),
        ("thoi_han: Trong năm 2022", "2023-01-01", TaskStatus.EXPIRED_NO_REPORT),
        ("thoi_han: Từ Quý I/2022", "2023-01-01", TaskStatus.EXPIRED_NO_REPORT),
        ("thoi_han: Thường xuyên", "2024-05-01", TaskStatus.NO_REPORT),
        ("thoi_han: Định kỳ hàng tháng", "2024-05-01", TaskStatus.NO_REPORT),
        ("thoi_han: Khi có phát sinh", "2024-05-01", TaskStatus.NO_REPORT),
        ("thoi_han: Theo quy định", "2024-05-01", TaskStatus.NO_REPORT),
        ("ket_qua: Tốt", "2024-05-01", TaskStatus.NO_REPORT),
    ],
)
def test_without_report(task: str, day: str, found: TaskStatus) -> None:
    facts = at(day, task)
    assert facts.status is found
    assert facts.declared is None
    assert facts.status_group is StatusGroup.NO_REPORT


@pytest.mark.parametrize(
    ("task", "day", "found"),
    [
        (DUE, "2022-06-07", TaskStatus.ON_TRACK),
        (DUE, "2022-06-08", TaskStatus.DUE_SOON),
        (DUE, "2022-06-14", TaskStatus.DUE_SOON),
        (DUE, "2022-06-15", TaskStatus.DUE_SOON),
        (DUE, "2022-06-16", TaskStatus.OVERDUE),
        (BEFORE, "2022-06-14", TaskStatus.DUE_SOON),
        (BEFORE, "2022-06-15", TaskStatus.OVERDUE),
        ("thoi_han: Khi có phát sinh", "2022-06-16", TaskStatus.NO_DEADLINE),
        ("thoi_han: Theo quy định", "2024-06-16", TaskStatus.NO_DEADLINE),
    ],
)
@pytest.mark.parametrize("status", [GOING, IDLE])
def test_reported_but_not_finished(task: str, day: str, found: TaskStatus, status: str) -> None:
    assert status_at(day, task, report("2022-03-01", status)) is found


def test_how_soon_is_soon_is_set_by_the_site() -> None:
    config = CONFIG + "nguong: {sap_den_han: 2}\n"
    days = ["2022-06-12", "2022-06-13"]
    found = [status_at(day, DUE, report("2022-03-01", GOING), config=config) for day in days]
    assert found == [TaskStatus.ON_TRACK, TaskStatus.DUE_SOON]


@pytest.mark.parametrize(
    ("task", "finished", "found"),
    [
        (DUE, "2022-06-14", TaskStatus.DONE_EARLY),
        (DUE, "2022-06-15", TaskStatus.DONE_ON_TIME),
        (DUE, "2022-06-16", TaskStatus.DONE_LATE),
        (BEFORE, "2022-06-13", TaskStatus.DONE_EARLY),
        (BEFORE, "2022-06-14", TaskStatus.DONE_ON_TIME),
        (BEFORE, "2022-06-15", TaskStatus.DONE_LATE),
        ("thoi_han: Khi có phát sinh", "2022-06-15", TaskStatus.DONE),
        ("ket_qua: Tốt", "2022-06-15", TaskStatus.DONE),
    ],
)
def test_finished(task: str, finished: str, found: TaskStatus) -> None:
    facts = at("2023-05-01", task, report("2022-03-01", GOING), report(finished, DONE))
    assert facts.status is found
    assert facts.finished == date.fromisoformat(finished)


def test_the_day_of_completion_is_that_of_the_first_report_that_still_holds() -> None:
    again = [report("2022-06-10", DONE), report("2022-06-30", DONE, ", minh_chung: Báo cáo")]
    assert at("2022-12-01", DUE, *again).finished == date(2022, 6, 10)
    back = [report("2022-06-10", DONE), report("2022-06-12", GOING, ", ly_do: Làm lại")]
    assert at("2022-06-20", DUE, *back).status is TaskStatus.OVERDUE
    assert at("2022-06-11", DUE, *back).status is TaskStatus.DONE_EARLY
    once_more = [*back, report("2022-07-01", DONE)]
    facts = at("2022-07-01", DUE, *once_more)
    assert (facts.status, facts.finished) == (TaskStatus.DONE_LATE, date(2022, 7, 1))


def test_of_two_reports_of_one_day_the_one_written_last_counts() -> None:
    assert (
        at("2022-06-10", DUE, report("2022-06-01", GOING), report("2022-06-01", DONE)).declared
        == "hoan_thanh"
    )
    assert (
        at("2022-06-10", DUE, report("2022-06-01", DONE), report("2022-06-01", GOING)).declared
        == "dang_thuc_hien"
    )


def test_reports_out_of_order_are_read_by_their_day() -> None:
    facts = at("2022-12-01", DUE, report("2022-06-15", DONE), report("2022-03-01", GOING))
    assert facts.status is TaskStatus.DONE_ON_TIME
    assert [update.day.month for update in facts.updates] == [6, 3]


def test_a_report_is_not_known_before_its_day() -> None:
    reports = [report("2022-06-10", DONE)]
    assert at("2022-06-09", DUE, *reports).updates == ()
    assert status_at("2022-06-09", DUE, *reports) is TaskStatus.NO_REPORT
    assert status_at("2022-06-10", DUE, *reports) is TaskStatus.DONE_EARLY


def test_dropped_with_its_reason() -> None:
    dropped = report("2022-06-10", "Không thực hiện", ", ly_do: Không còn phù hợp")
    assert status_at("2022-06-20", DUE, dropped) is TaskStatus.DROPPED
    assert status_at("2022-06-20", "thoi_han: Thường xuyên", dropped) is TaskStatus.DROPPED
    assert STATUS_GROUP_OF[TaskStatus.DROPPED] is StatusGroup.OTHER


@pytest.mark.parametrize(
    ("words", "reported", "day", "found"),
    [
        ("Thường xuyên", "2022-03-14", "2022-03-14", TaskStatus.FRESH),
        ("Thường xuyên", "2022-03-14", "2022-03-15", TaskStatus.STALE),
        ("Thường xuyên", "2022-03-15", "2022-06-14", TaskStatus.FRESH),
        ("Thường xuyên", "2022-03-15", "2022-06-15", TaskStatus.STALE),
        ("Định kỳ hàng tháng", "2022-04-15", "2022-05-14", TaskStatus.FRESH),
        ("Định kỳ hàng tháng", "2022-04-15", "2022-05-15", TaskStatus.STALE),
        ("Định kỳ hàng tháng, quý, năm", "2022-04-15", "2022-05-15", TaskStatus.STALE),
        ("Hàng quý và năm", "2022-03-15", "2022-06-15", TaskStatus.STALE),
        ("Định kỳ hàng năm", "2021-12-15", "2022-12-14", TaskStatus.FRESH),
        ("Định kỳ hàng tuần", "2022-04-04", "2022-04-10", TaskStatus.FRESH),
        ("Định kỳ hàng tuần", "2022-04-04", "2022-04-11", TaskStatus.STALE),
        # The plan's last period closes with its year and is the one that counts from then on.
        ("Thường xuyên", "2022-12-14", "2022-12-15", TaskStatus.FRESH),
        ("Thường xuyên", "2022-12-14", "2030-01-01", TaskStatus.FRESH),
        ("Thường xuyên", "2022-09-14", "2030-01-01", TaskStatus.STALE),
        ("Định kỳ hàng tháng", "2022-11-15", "2023-06-01", TaskStatus.FRESH),
        ("Định kỳ hàng tháng", "2022-11-14", "2023-06-01", TaskStatus.STALE),
    ],
)
def test_work_without_an_end_has_the_status_of_its_newest_report(
    words: str, reported: str, day: str, found: TaskStatus
) -> None:
    facts = at(day, f"thoi_han: '{words}'", report(reported, GOING))
    assert facts.status is found
    assert facts.due is None
    assert facts.period is not None


def test_a_bounded_repetition_stops_with_its_last_day() -> None:
    task = "thoi_han: Định kỳ hàng tháng đến 15/9/2022"
    assert status_at("2022-12-01", task, report("2022-09-15", GOING)) is TaskStatus.FRESH
    assert status_at("2022-12-01", task, report("2022-09-14", GOING)) is TaskStatus.STALE


def test_a_yearly_task_goes_on_after_its_plan() -> None:
    task = "thoi_han: Năm 2022 và những năm tiếp theo"
    assert status_at("2022-12-14", task, report("2022-05-01", GOING)) is TaskStatus.FRESH
    assert status_at("2022-12-15", task, report("2022-05-01", GOING)) is TaskStatus.STALE
    assert status_at("2025-06-01", task, report("2024-12-15", GOING)) is TaskStatus.FRESH


def test_work_without_an_end_is_done_while_the_report_of_this_period_says_so() -> None:
    task = "thoi_han: Thường xuyên"
    assert status_at("2022-06-14", task, report("2022-06-01", DONE)) is TaskStatus.DONE
    assert status_at("2022-06-15", task, report("2022-06-01", DONE)) is TaskStatus.STALE
    assert status_at("2024-01-01", task, report("2022-12-20", DONE)) is TaskStatus.DONE


STEPS = "thoi_han: 'Quý I/2022 dự thảo. Quý III/2022 ban hành'"


@pytest.mark.parametrize(
    ("day", "upcoming", "past"),
    [
        ("2022-03-31", 0, [False, False]),
        ("2022-04-01", 1, [True, False]),
        ("2022-09-30", 1, [True, False]),
        ("2022-10-01", None, [True, True]),
    ],
)
def test_the_next_step_of_printed_milestones(day: str, upcoming: int | None, past: list[bool]) -> None:
    facts = at(day, STEPS)
    assert [step.past for step in facts.milestones] == past
    found = [n for n, step in enumerate(facts.milestones) if step.is_next]
    assert found == ([] if upcoming is None else [upcoming])
    assert facts.due == date(2022, 9, 30)


def test_declared_milestones_done_and_next() -> None:
    task = (
        "moc: [{ten: Một, thoi_han: Quý I/2022, ngay_hoan_thanh: 2022-02-10}, {ten: Hai, han: 2022-06-30}, "
        "{ten: Ba, thoi_han: 30/6/2022}]"
    )
    facts = at("2022-02-10", task)
    assert [(s.name, s.done, s.is_next) for s in facts.milestones] == [
        ("Một", date(2022, 2, 10), False),
        ("Hai", None, True),
        ("Ba", None, False),
    ]
    assert at("2022-02-09", task).milestones[0].done is None
    assert at("2022-02-09", task).milestones[0].is_next
    assert status_at("2022-07-01", task, report("2022-02-10", GOING)) is TaskStatus.OVERDUE
    assert not any(step.is_next for step in at("2022-05-01", task, report("2022-04-01", DONE)).milestones)


def test_after_its_last_dated_step_a_mixed_task_has_the_status_of_its_newest_report() -> None:
    task = "thoi_han: 'Quý I/2022 ban hành; sau đó thường xuyên'"
    going = report("2022-03-20", GOING)
    facts = at("2022-03-31", task, going)
    assert facts.status is TaskStatus.DUE_SOON
    assert status_at("2022-04-01", task, going) is TaskStatus.FRESH
    assert status_at("2022-06-15", task, going) is TaskStatus.STALE
    assert status_at("2022-06-15", task) is TaskStatus.NO_REPORT
    assert status_at("2022-06-15", task, report("2022-03-20", DONE)) is TaskStatus.DONE_EARLY


ENDED = AGENCY + "den: 2022-07-01\n"


def test_an_agency_that_has_ceased_is_frozen() -> None:
    late = "thoi_han: 30/6/2022"
    going = report("2022-03-01", GOING)
    assert not at("2022-06-30", late, going, agency=ENDED).ceased
    for day in ("2022-07-01", "2025-01-01"):
        facts = at(day, late, going, agency=ENDED)
        assert facts.ceased
        assert facts.status is TaskStatus.DUE_SOON
        assert at(day, late, agency=ENDED).status is TaskStatus.NO_REPORT
    assert status_at("2025-01-01", "thoi_han: 29/6/2022", going, agency=ENDED) is TaskStatus.OVERDUE
    assert (
        status_at("2025-01-01", late, going, report("2022-07-01", DONE), agency=ENDED) is TaskStatus.DUE_SOON
    )


def test_every_status_has_its_words_and_one_part_of_the_sum() -> None:
    assert set(TASK_STATUS_LABELS) == set(TASK_STATUS_RULES) == set(STATUS_GROUP_OF) == set(TaskStatus)
    assert (
        set(STATUS_GROUP_LABELS)
        == set(STATUS_GROUP_RULES)
        == set(StatusGroup)
        == set(STATUS_GROUP_OF.values())
    )
    assert all(
        text.endswith(".") and "{" not in text
        for text in (*TASK_STATUS_RULES.values(), *STATUS_GROUP_RULES.values())
    )
    silent = [s for s in TaskStatus if STATUS_GROUP_OF[s] is StatusGroup.NO_REPORT]
    assert all(
        "hưa có báo cáo" in TASK_STATUS_LABELS[s] and "chưa thực hiện" not in TASK_STATUS_LABELS[s].lower()
        for s in silent
    )
