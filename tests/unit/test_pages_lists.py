"""The lists across agencies: what stands where, that sums hold, and that no address leads nowhere."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from congkhai import urls
from congkhai.deadlines import read_deadline
from congkhai.exports import all_exports
from congkhai.facts import STATUS_GROUP_LABELS, TASK_STATUS_LABELS, TASK_STATUS_RULES, TaskStatus
from congkhai.pages import Page, SiteData, all_pages
from congkhai.pages.about_page import DEADLINE_EXAMPLES, EXAMPLE_ISSUED, EXAMPLE_YEAR, AboutView
from congkhai.pages.comparison_tables import OTHER_KIND_NAME, StatusCountsTable
from congkhai.pages.criterion_pages import CriterionSetView, CriterionView
from congkhai.pages.deadline_month_pages import DeadlineMonthView
from congkhai.pages.deadline_pages import DeadlinesView, DeadlineYearView
from congkhai.pages.index_pages import PlansView, UnitsView
from congkhai.pages.indicator_pages import AgencyTargetsView, IndicatorsView
from congkhai.pages.status_pages import StatusesView, StatusView
from congkhai.pages.task_lists import MAX_ROWS, Listing
from congkhai.pages.update_pages import UpdatesMonthView, UpdatesView
from tests.support.content import content
from tests.support.lists import FILES
from tests.support.site import ROOT

AS_OF = date(2022, 9, 15)


def site_of_files(files: dict[str, str], as_of: date = AS_OF) -> SiteData:
    rest = {name: text for name, text in files.items() if name != "config.yaml"}
    made = content(config=files["config.yaml"], more=rest)
    return SiteData(made.library, made.facts_at(as_of))


@pytest.fixture(scope="module")
def site() -> SiteData:
    return site_of_files(FILES)


@pytest.fixture(scope="module")
def made(site: SiteData) -> dict[str, Page]:
    return by_path(site)


def by_path(site: SiteData) -> dict[str, Page]:
    listed = list(all_pages(site))
    found = {page.path: page for page in listed}
    assert len(found) == len(listed), "two pages with one address"
    return found


def inside(value: object) -> Iterator[object]:
    """A view and all that it holds."""
    yield value
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from inside(item)


def long_site(count: int, agencies: int = 1) -> SiteData:
    """``count`` tasks for each agency, all due on one day, reported in one month, of one criterion."""
    files = {"config.yaml": FILES["config.yaml"], "plans/so-a/co-quan.yaml": FILES["plans/so-a/co-quan.yaml"]}
    for agency in ["so-a", "so-b"][:agencies]:
        files[f"plans/{agency}/co-quan.yaml"] = f"{{ten: {agency}, loai: so}}"
        tasks = "".join(
            f'\n  - {{ma: "{n}", noi_dung: Việc {n}, thoi_han: 31/12/2022, ket_qua: từ {n % 90 + 1}%,'
            " tieu_chi: hai-long/tiep-can, cap_nhat: [{ngay: 2022-05-02, trang_thai: dang_thuc_hien}]}"
            for n in range(count)
        )
        files[f"plans/{agency}/2022.yaml"] = f"nam: 2022\ntrich_yeu: Dài\nnhiem_vu:{tasks}\n"
    return site_of_files(files)


def test_every_address_can_be_cut_short(made: dict[str, Page]) -> None:
    walked = [path for path in made if not path.startswith(urls.EMBEDS)]  # a frame has no address to cut
    for path in walked:
        parts = path.rstrip("/").split("/")
        for length in range(1, len(parts)):
            assert "/".join(parts[:length]) + "/" in made, path


@pytest.mark.parametrize("count", [0, MAX_ROWS + 1])
def test_every_path_in_a_view_leads_somewhere(site: SiteData, count: int) -> None:
    whole = long_site(count, agencies=2) if count else site
    pages = by_path(whole)
    known = {*pages, *(export.path for export in all_exports(whole.library, whole.facts))}
    for page in pages.values():
        for part in inside(page.view):
            path = getattr(part, "path", "")
            if path:
                assert re.sub(r"[#?].*", "", path) in known, (page.path, path)


def test_parts_of_every_sum_equal_the_whole(made: dict[str, Page]) -> None:
    tables = [
        part for page in made.values() for part in inside(page.view) if isinstance(part, StatusCountsTable)
    ]
    assert len(tables) > 5
    for table in tables:
        for row in (*table.rows, *([table.whole] if table.whole else [])):
            assert sum(cell.count for cell in row.parts) == row.total
            assert sum(cell.width for cell in row.parts) == (1000 if row.total else 0)
        if table.whole:
            assert sum(row.total for row in table.rows) == table.whole.total


def test_each_task_stands_in_the_list_of_one_status(site: SiteData, made: dict[str, Page]) -> None:
    views = {status: made[urls.status(status.value)].view for status in TaskStatus}
    rows: Counter[str] = Counter()
    for status, view in views.items():
        assert isinstance(view, StatusView)
        listed = [row for group in view.listing.groups for row in group.rows]
        assert {row.status.code for row in listed} <= {status.value}
        assert view.total == len(listed) == view.listing.total
        rows.update(row.path for row in listed)
    assert rows == Counter(urls.task(key) for key in site.library.tasks)


def test_a_status_without_tasks_keeps_its_page(made: dict[str, Page]) -> None:
    view = made["trang-thai/hoan-thanh-dung-han/"].view
    assert isinstance(view, StatusView)
    assert (view.total, view.listing.groups, view.all_tasks) == (0, (), 11)


def test_no_report_is_never_counted_as_not_started(made: dict[str, Page]) -> None:
    assert "trang-thai/chua-thuc-hien/" not in made
    view = made[urls.STATUSES].view
    assert isinstance(view, StatusesView)
    counted = {line.badge.code: line for line in view.statuses}
    silent = counted["chua_co_bao_cao"].count + counted["het_han_chua_co_bao_cao"].count
    assert silent == 4
    assert next(part.count for part in view.tally.parts if part.code == "chua_co_bao_cao") == silent
    assert {line.status_group for line in counted.values() if line.count} == {
        *STATUS_GROUP_LABELS.values()
    }, "the small site has a task in each part"


def test_an_agency_that_ceased_is_judged_on_its_last_day(made: dict[str, Page]) -> None:
    late = made["trang-thai/qua-han/"].view
    assert isinstance(late, StatusView)
    assert [group.title for group in late.listing.groups] == ["Sở A"]
    compared = made["tieu-chi/hai-long/tiep-can/"].view
    assert isinstance(compared, CriterionView)
    lasts = {row.label: row.until for table in compared.comparisons for row in table.rows}
    assert lasts == {"Sở A": None, "Sở B": None, "Huyện C": date(2022, 6, 30)}


def test_a_criterion_compares_agencies_of_one_kind_and_year(made: dict[str, Page]) -> None:
    view = made["tieu-chi/hai-long/tiep-can/"].view
    assert isinstance(view, CriterionView)
    compared = {table.caption: [row.label for row in table.rows] for table in view.comparisons}
    assert compared == {
        "Sở, ban, ngành, năm 2022": ["Sở A", "Sở B"],
        "Cấp huyện, năm 2022": ["Huyện C"],
        "Sở, ban, ngành, năm 2021": ["Sở A"],
    }
    assert list(compared)[-1].endswith("2021"), "newest years first"
    titles = [group.title for group in view.listing.groups]
    assert titles == ["Huyện C, năm 2022", "Sở A, năm 2022", "Sở B, năm 2022", "Sở A, năm 2021"]


def test_a_set_sums_up_a_task_once_and_lists_what_follows_it_as_a_whole(made: dict[str, Page]) -> None:
    view = made["tieu-chi/hai-long/"].view
    assert isinstance(view, CriterionSetView)
    assert sum(table.whole.total for table in view.comparisons if table.whole) == 11
    assert [row.title for group in view.listing.groups for row in group.rows] == ["Việc chung"]
    assert [row.name for row in view.indicators] == ["Mức độ hài lòng", "Hồ sơ trễ hạn"]


def test_an_unused_criterion_has_an_empty_page(made: dict[str, Page]) -> None:
    view = made["tieu-chi/trong/mot/"].view
    assert isinstance(view, CriterionView)
    assert (view.comparisons, view.listing.total) == ((), 0)


def test_an_agency_of_no_known_kind_is_never_left_out(made: dict[str, Page]) -> None:
    names = [
        part for part in inside(made[urls.AGENCIES].view) if getattr(part, "name", "") == OTHER_KIND_NAME
    ]
    assert len(names) == 1
    assert "Ban D" in str(names)


def test_a_month_shows_tasks_and_milestones_by_day(made: dict[str, Page]) -> None:
    view = made["thoi-han/2022/09/"].view
    assert isinstance(view, DeadlineMonthView)
    shown = [(day.day.day, item.step, item.row.title) for day in view.days for item in day.items]
    assert shown == [(17, "Ban hành", "Việc nhiều mốc"), (20, "", "Việc của B"), (30, "", "Việc chung")]
    assert (view.tasks, view.steps) == (3, 1)
    may = made["thoi-han/2022/05/"].view
    assert isinstance(may, DeadlineMonthView)
    assert [(item.step, item.done) for day in may.days for item in day.items] == [
        ("Dự thảo", date(2022, 5, 9))
    ]
    assert may.tasks == 0


def test_months_lead_to_their_neighbours_past_empty_months(made: dict[str, Page]) -> None:
    view = made["thoi-han/2022/05/"].view
    assert isinstance(view, DeadlineMonthView)
    assert view.previous is not None
    assert view.next is not None
    assert (view.previous.path, view.next.path) == ("thoi-han/2021/12/", "thoi-han/2022/06/")
    last = made["thoi-han/2022/12/"].view
    assert isinstance(last, DeadlineMonthView)
    assert last.next is None


def test_tasks_without_a_day_are_counted_by_kind(made: dict[str, Page]) -> None:
    view = made[urls.DEADLINES].view
    assert isinstance(view, DeadlinesView)
    assert [(line.label.split(",")[0], line.count) for line in view.undated] == [
        ("Thường xuyên", 1),
        ("Theo điều kiện nêu trong kế hoạch", 1),
    ]
    assert view.dated + sum(line.count for line in view.undated) == view.total
    year = made["thoi-han/2022/"].view
    assert isinstance(year, DeadlineYearView)
    assert year.sums.whole is not None
    assert year.sums.whole.total == sum(month.tasks for month in year.year.months) == 8


def test_updates_stand_by_month_newest_first(made: dict[str, Page]) -> None:
    view = made[urls.UPDATES].view
    assert isinstance(view, UpdatesView)
    assert [(month.label, month.count) for month in view.months] == [
        ("Tháng 9/2022", 1),
        ("Tháng 6/2022", 4),
        ("Tháng 5/2022", 1),
        ("Tháng 3/2022", 1),
    ]
    assert view.total == sum(year.count for year in view.years) == 7
    assert "cap-nhat/2022/06/" in made


def test_without_updates_the_page_stands_alone() -> None:
    pages = by_path(site_of_files(FILES, date(2022, 1, 1)))
    view = pages[urls.UPDATES].view
    assert isinstance(view, UpdatesView)
    assert (view.total, view.months, view.years) == (0, (), ())
    assert [path for path in pages if path.startswith(urls.UPDATES)] == [urls.UPDATES]


def test_indicators_say_reached_or_not(made: dict[str, Page]) -> None:
    view = made[urls.INDICATORS].view
    assert isinstance(view, IndicatorsView)
    seen = [
        (row.name, row.latest.value if row.latest else "", row.outcome.label) for row in view.indicators.rows
    ]
    assert seen == [
        ("Mức độ hài lòng", "85%", "Đạt"),
        ("Hồ sơ trễ hạn", "7%", "Chưa đạt"),
        ("Cải thiện thứ bậc", "", "Không so được bằng số"),
    ]
    assert sum(line.count for line in view.indicators.counts) == view.indicators.total
    own = made["chi-tieu/so-a/"].view
    assert isinstance(own, AgencyTargetsView)
    assert [(row.code, row.outcome.label) for row in own.tasks.rows] == [("A.1", "Đạt")]
    assert "chi-tieu/so-b/" not in made, "an agency without targets has no page of targets"


def test_what_the_program_read_is_said_only_when_it_says_more(made: dict[str, Page]) -> None:
    view = made[urls.INDICATORS].view
    assert isinstance(view, IndicatorsView)
    assert [row.read for row in view.indicators.rows] == [(), (), ()]


def test_units_stand_by_what_they_are(made: dict[str, Page]) -> None:
    view = made["co-quan/so-a/don-vi/"].view
    assert isinstance(view, UnitsView)
    shown = [[(unit.name, unit.leads, unit.supports) for unit in part] for part in (view.units, view.groups)]
    assert shown == [[("Văn phòng Sở", 1, 0)], [("Các phòng", 0, 1)]]
    assert [unit.name for unit in view.outside] == ["Phòng cấp huyện"]
    plans = made["ke-hoach/so-a/"].view
    assert isinstance(plans, PlansView)
    assert [(year.label, [plan.number for plan in year.plans]) for year in plans.years] == [
        ("Năm 2022", ["1/KH-SA"]),
        ("Năm 2021", [""]),
    ]


def listing_at(pages: dict[str, Page], path: str) -> Listing:
    return next(part for part in inside(pages[path].view) if isinstance(part, Listing))


@pytest.mark.parametrize("path", ["trang-thai/trong-han/", "tieu-chi/hai-long/tiep-can/"])
def test_a_list_up_to_the_limit_stays_on_one_page_and_a_longer_one_is_split(path: str) -> None:
    fits = listing_at(by_path(long_site(MAX_ROWS // 2, agencies=2)), path)
    assert (fits.total, fits.elsewhere) == (MAX_ROWS // 2 * 2, ())
    pages = by_path(long_site(MAX_ROWS // 2 + 1, agencies=2))
    split = listing_at(pages, path)
    assert split.groups == ()
    assert [(count.label, count.path) for count in split.elsewhere] == [
        ("so-a", f"{path}so-a/"),
        ("so-b", f"{path}so-b/"),
    ]
    assert sum(count.count for count in split.elsewhere) == split.total == MAX_ROWS // 2 * 2 + 2
    assert sum(len(group.rows) for group in listing_at(pages, f"{path}so-a/").groups) == MAX_ROWS // 2 + 1


def test_what_is_too_long_for_one_agency_is_left_to_its_plans() -> None:
    pages = by_path(long_site(MAX_ROWS + 1))
    share = listing_at(pages, "trang-thai/trong-han/so-a/")
    assert [(count.path, count.count) for count in share.elsewhere] == [
        ("ke-hoach/so-a/2022/?tinh-trang=trong_han", MAX_ROWS + 1)
    ]
    month = pages["thoi-han/2022/12/so-a/"].view
    assert isinstance(month, DeadlineMonthView)
    assert (month.days, month.tasks) == ((), MAX_ROWS + 1)
    updates = pages["cap-nhat/2022/05/"].view
    assert isinstance(updates, UpdatesMonthView)
    assert (updates.month.items, [count.count for count in updates.elsewhere]) == ((), [MAX_ROWS + 1])
    targets = pages["chi-tieu/so-a/"].view
    assert isinstance(targets, AgencyTargetsView)
    assert (targets.tasks.rows, [count.count for count in targets.tasks.elsewhere]) == ((), [MAX_ROWS + 1])


def test_about_gives_every_rule_and_only_law_from_the_config(site: SiteData, made: dict[str, Page]) -> None:
    view = made[urls.ABOUT].view
    assert isinstance(view, AboutView)
    rules = {rule.badge.label: rule.rule for part in view.status_groups for rule in part.rules}
    assert rules == {TASK_STATUS_LABELS[status]: TASK_STATUS_RULES[status] for status in TaskStatus}
    assert [part.label for part in view.status_groups] == list(STATUS_GROUP_LABELS.values())
    assert (view.soon_days, view.periods.month) == (5, site.library.config.periods.month_day)
    assert [law.name for law in view.laws] == ["Luật thử"]
    template = (ROOT / "templates/pages/about.html").read_text(encoding="utf-8")
    assert not re.search(r"\d+/\d{4}|/NĐ-CP|/TT-|/QH\d", template), "law facts stand in config.yaml"


def test_the_examples_on_the_about_page_are_of_their_kind() -> None:
    for kind, texts in DEADLINE_EXAMPLES.items():
        for text in texts:
            read = read_deadline(text, first_year=EXAMPLE_YEAR, issued=EXAMPLE_ISSUED)
            assert read.kind is kind, text


def test_the_error_page_is_not_listed(made: dict[str, Page]) -> None:
    assert made[urls.NOT_FOUND].listed is False


def test_every_template_of_these_pages_exists(made: dict[str, Page]) -> None:
    templates = Path(ROOT / "templates")
    assert not {page.template for page in made.values() if not (templates / page.template).is_file()}
