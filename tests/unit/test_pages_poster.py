"""The poster for the one-stop desk: which plans it promises from."""

from datetime import date

from congkhai.pages.poster_pages import PosterView
from tests.support.content import content
from tests.support.views import site_of, view_at

PLAN = """
nam: 2025
trich_yeu: Cải cách hành chính
nhiem_vu:
  - {ma: 1, noi_dung: Niêm yết thủ tục}
"""
EMPTY = "{nam: 2026, trich_yeu: Chưa có phụ lục}\n"


def test_a_newer_plan_that_promises_nothing_leaves_the_poster_to_the_one_before() -> None:
    made = content(PLAN, more={"plans/so-a/moi.yaml": EMPTY})
    view = view_at(site_of(made, date(2026, 1, 1)), "co-quan/so-a/ap-phich/", PosterView)
    assert view.years == "năm 2025"
    assert [promise.text for promise in view.tasks] == ["Niêm yết thủ tục"]
