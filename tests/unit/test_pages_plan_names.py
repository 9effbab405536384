"""How pages name plans, and the dots for what a scan leaves blank."""

import pytest

from congkhai.library import PlanEntry
from congkhai.model import Plan
from congkhai.pages.plan_names import plan_name, printed_date, printed_number


def plan(**fields: object) -> Plan:
    return Plan.model_validate({"trich_yeu": "Kế hoạch", "nam": "2022", **fields})


@pytest.mark.parametrize(
    ("number", "printed"),
    [("252/KH-STTTT", "252/KH-STTTT"), ("/KH-SVHTT", "…/KH-SVHTT"), (None, "…")],
)
def test_a_blank_number_is_dotted(number: str | None, printed: str) -> None:
    assert printed_number(plan(so_hieu=number)) == printed


@pytest.mark.parametrize(
    ("issued", "printed"),
    [
        ("2022-01-26", "Khánh Hòa, ngày 26 tháng 01 năm 2022"),
        ("2022-08", "Khánh Hòa, ngày … tháng 8 năm 2022"),
        ("2022", "Khánh Hòa, ngày … tháng … năm 2022"),
        (None, "Khánh Hòa, ngày … tháng … năm 2022"),
    ],
)
def test_a_blank_date_is_dotted(issued: str | None, printed: str) -> None:
    assert printed_date(plan(ngay_ban_hanh=issued, noi_ban_hanh="Khánh Hòa")) == printed


@pytest.mark.parametrize(
    ("number", "years", "name"),
    [
        ("252/KH-STTTT", "2022", "Kế hoạch 252/KH-STTTT năm 2022"),
        ("/KH-UBND", "2021-2025", "Kế hoạch …/KH-UBND giai đoạn 2021-2025"),
        (None, "2024", "Kế hoạch năm 2024"),
    ],
)
def test_a_plan_is_called_by_number_and_years(number: str | None, years: str, name: str) -> None:
    record = plan(so_hieu=number, nam=years)
    assert plan_name(PlanEntry("so-a", "k", record, "k.yaml", (), (), ())) == name
