"""Deadlines: the forms of ``docs/architecture.md``, "Deadlines"."""

from __future__ import annotations

from datetime import date

import pytest

from congkhai.deadlines import Deadline, DeadlineKind, Period, is_same_as_above, read_deadline


def read(text: str | None, year: int | None = 2022) -> Deadline:
    return read_deadline(text, first_year=year, issued=date(year, 1, 26) if year else None)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("15/12", date(2022, 12, 15)),
        ("Trước ngày 15/12/2022", date(2022, 12, 14)),
        ("Trước 17h00 ngày 15/12/2022", date(2022, 12, 15)),
        ("Trước hoặc trong ngày 15/12", date(2022, 12, 15)),
        ("Chậm nhất ngày 15/12", date(2022, 12, 15)),
        ("đến hết ngày 30/11", date(2022, 11, 30)),
        ("Trước tháng 6/2026", date(2026, 5, 31)),
        ("trước quý II", date(2022, 3, 31)),
        ("trước năm 2023", date(2022, 12, 31)),
        ("Đến hết năm 2025", date(2025, 12, 31)),
    ],
)
def test_trước_is_exclusive_and_the_others_are_not(text: str, due: date) -> None:
    found = read(text)
    assert (found.kind, found.start, found.due) == (DeadlineKind.ONCE, None, due)


def test_a_year_that_is_not_printed_is_inferred() -> None:
    assert read("15/12").inferred
    assert not read("15/12/2022").inferred
    assert read("15/12").years == ()
    assert read("15/12/2021").years == (2021,)


def test_several_dates_are_milestones_due_with_the_last() -> None:
    found = read("- Báo cáo UBND tỉnh trước ngày 30/7/2022.\n- Các phòng báo cáo trước ngày 15/7/2022.")
    assert found.kind is DeadlineKind.MILESTONES
    assert found.due == date(2022, 7, 29)
    assert [part.due for part in found.parts] == [date(2022, 7, 29), date(2022, 7, 14)]
    assert [part.printed for part in found.parts] == [
        "Báo cáo UBND tỉnh trước ngày 30/7/2022",
        "Các phòng báo cáo trước ngày 15/7/2022",
    ]


def test_a_period_obliges_more_than_thường_xuyên() -> None:
    found = read("Thường xuyên, định kỳ báo cáo theo Quý")
    assert (found.kind, found.periods) == (DeadlineKind.RECURRING, (Period.QUARTER,))


@pytest.mark.parametrize("text", ["31/02/2022", "Trước ngày 31/9", "Tùy tình hình, ai rảnh thì làm, 30/02"])
def test_a_day_that_does_not_exist_asks_for_han(text: str) -> None:
    found = read(text)
    assert (found.kind, found.due, found.understood) == (DeadlineKind.UNKNOWN, None, False)


@pytest.mark.parametrize("text", [None, "", " ", "-", "–", "...", "…/…/…"])
def test_no_deadline_is_no_fault(text: str | None) -> None:
    found = read(text)
    assert (found.kind, found.understood, found.printed) == (DeadlineKind.UNKNOWN, True, text or "")


@pytest.mark.parametrize("text", ["nt", "- nt -", "Như trên", "như mục trên.", "″", '"', "//", "-//-"])
def test_a_cell_that_points_to_the_row_above_is_not_read(text: str) -> None:
    found = read(text)
    assert (found.kind, found.due, found.understood) == (DeadlineKind.UNKNOWN, None, False)
    assert is_same_as_above(text)


def test_words_of_their_own_do_not_point_above() -> None:
    for text in ("-", "", "…", "NTM", "Như trên, trước 15/12", "Theo Kế hoạch trên"):
        assert not is_same_as_above(text)


def test_the_school_year_belongs_to_the_plans_years() -> None:
    def due(text: str) -> date | None:
        return read_deadline(text, first_year=2025, last_year=2026, issued=date(2025, 9, 10)).due

    assert due("Đầu năm học") == date(2025, 9, 30)
    assert due("Hết học kỳ I") == date(2026, 1, 31)
    assert due("Học kỳ II") == date(2026, 5, 31)
    assert due("Cả năm học") == date(2026, 5, 31)
    assert due("Hè 2026") == date(2026, 8, 31)


def test_words_that_no_rule_reads_ask_for_han() -> None:
    assert not read("Ông A phụ trách").understood
    assert not read("15/12", year=None).understood


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("Trong vòng 10 ngày kể từ ngày ban hành Kế hoạch", date(2022, 1, 26), date(2022, 2, 5)),
        ("30 ngày kể từ ngày ký", date(2022, 1, 26), date(2022, 2, 25)),
        ("Trong thời hạn 15 ngày, kể từ ngày ban hành Kế hoạch này", date(2022, 1, 26), date(2022, 2, 10)),
        ("01 tháng kể từ ngày ban hành", date(2022, 1, 26), date(2022, 2, 26)),
        ("Trong 10 ngày làm việc kể từ ngày ban hành", date(2022, 1, 26), date(2022, 2, 9)),
        ("Từ ngày ban hành Kế hoạch đến hết năm 2022", date(2022, 1, 26), date(2022, 12, 31)),
        ("Từ khi ban hành Kế hoạch đến 31/12/2022", date(2022, 1, 26), date(2022, 12, 31)),
    ],
)
def test_days_are_counted_from_the_plan_when_it_is_the_plan_that_is_meant(
    text: str, start: date, due: date
) -> None:
    found = read(text)
    assert (found.kind, found.start, found.due, found.inferred) == (DeadlineKind.ONCE, start, due, True)


@pytest.mark.parametrize(
    "text",
    [
        "Trong vòng 10 ngày kể từ ngày ban hành Quyết định công bố của UBND tỉnh",
        "05 ngày làm việc kể từ ngày nhận đủ hồ sơ",
        "30 ngày làm việc kể từ khi có kết luận",
        "Triển khai ngay sau khi có Kế hoạch của UBND tỉnh",
    ],
)
def test_what_hangs_on_somebody_elses_paper_is_conditional(text: str) -> None:
    found = read(text)
    assert (found.kind, found.start, found.due, found.understood) == (
        DeadlineKind.CONDITIONAL,
        None,
        None,
        True,
    )


def test_a_plan_of_several_years_lends_its_first_year_that_is_not_over() -> None:
    found = read_deadline("15/01", first_year=2021, last_year=2025, issued=date(2021, 3, 1))
    assert (found.due, found.inferred) == (date(2022, 1, 15), True)
    whole = read_deadline("Cả giai đoạn, thường xuyên trong năm", first_year=2021, last_year=2025)
    assert (whole.kind, whole.start) == (DeadlineKind.CONTINUOUS, date(2021, 1, 1))
    lasting = read_deadline("Từ Quý II/2021", first_year=2021, last_year=2025)
    assert (lasting.kind, lasting.due) == (DeadlineKind.ONGOING, date(2025, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Tết Trung thu", "Tết Trung thu năm 2022", "Mùa khô 2022", "Vụ Đông Xuân 2022 - 2023", "Đợt 2/2022",
        "Kỳ 1/2022", "Đã thực hiện", "Trong thời gian tới", "Tháng Thanh niên", "06/30/2022", "45473",
    ],
)  # fmt: skip
def test_what_cannot_be_dated_is_not_guessed(text: str) -> None:
    found = read(text)
    assert (found.kind, found.due, found.understood) == (DeadlineKind.UNKNOWN, None, False)
