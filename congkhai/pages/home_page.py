"""The first page: what was promised, how far it is, what is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congkhai import urls
from congkhai.facts import evaluation_day
from congkhai.library import AgencyEntry, TaskKey
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.status_counts_view import StatusCountsView, status_counts_view
from congkhai.pages.task_table_rows import UpdateItem, newest_updates, plan_link

MAX_UPDATES = 5


@dataclass(frozen=True, slots=True)
class HomeAgencyRow:
    """An agency in the table of the first page, with its plans, newest first."""

    name: str
    path: str
    ceased: bool
    plans: tuple[Link, ...]
    tally: StatusCountsView


@dataclass(frozen=True, slots=True)
class HomeAgencyGroup:
    """Agencies of one kind."""

    name: str
    agencies: tuple[HomeAgencyRow, ...]


@dataclass(frozen=True, slots=True)
class ListLink:
    """A way into the tasks: its name, what one finds there."""

    label: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """What the template of the first page sees."""

    about: str
    plan_count: int
    agency_count: int
    tally: StatusCountsView
    groups: tuple[HomeAgencyGroup, ...]
    updates: tuple[UpdateItem, ...]
    lists: tuple[ListLink, ...]


LISTS = (
    ListLink("Theo tiêu chí", "Với mỗi tiêu chí, các cơ quan làm gì.", urls.CRITERIA),
    ListLink("Theo tình trạng", "Việc quá hạn, sắp đến hạn, đã xong, chưa có báo cáo.", urls.STATUSES),
    ListLink("Theo thời hạn", "Việc phải xong trong từng tháng.", urls.DEADLINES),
    ListLink("Chỉ tiêu", "Mức phải đạt và số liệu đã công bố.", urls.INDICATORS),
    ListLink("Cập nhật", "Báo cáo mới nhất của các cơ quan.", urls.UPDATES),
    ListLink("Dữ liệu mở", "Tải toàn bộ nhiệm vụ: JSON, CSV, Excel.", urls.DATA),
)


def _task_keys(site: SiteData, agency: AgencyEntry) -> Iterator[TaskKey]:
    return (task.key for plan in agency.plans for task in site.library.plans[plan].tasks)


def _agency_row(site: SiteData, agency: AgencyEntry) -> HomeAgencyRow:
    day = evaluation_day(agency, site.facts.as_of)
    return HomeAgencyRow(
        name=agency.record.name,
        path=urls.agency(agency.id),
        ceased=day < site.facts.as_of,
        plans=tuple(plan_link(site.library.plans[key]) for key in agency.plans),
        tally=status_counts_view(site, _task_keys(site, agency), day),
    )


def _agency_groups(site: SiteData) -> Iterator[HomeAgencyGroup]:
    """Agencies by kind, in the order of config.yaml; those of no known kind last."""
    library = site.library
    kinds = {code: kind.name for code, kind in library.config.agency_kinds.items()}
    for code, name in [*kinds.items(), ("", "Cơ quan khác" if kinds else "Cơ quan")]:
        lines = tuple(
            _agency_row(site, agency)
            for agency in library.agencies.values()
            if (agency.record.kind if agency.record.kind in kinds else "") == code
        )
        if lines:
            yield HomeAgencyGroup(name, lines)


def pages(site: SiteData) -> Iterator[Page]:
    """The first page."""
    library = site.library
    view = HomeView(
        title=library.config.name,
        description=library.config.tagline or library.config.name,
        trail=(),
        about=library.config.about or "",
        plan_count=len(library.plans),
        agency_count=sum(bool(agency.plans) for agency in library.agencies.values()),
        tally=status_counts_view(site, library.tasks, site.facts.as_of),
        groups=tuple(_agency_groups(site)),
        updates=newest_updates(site, library.tasks)[:MAX_UPDATES],
        lists=LISTS,
    )
    yield Page(urls.HOME, "pages/home.html", view)
