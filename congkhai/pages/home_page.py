"""The first page: status counts of all tasks and of each agency, and the newest reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congkhai import urls
from congkhai.facts import evaluation_day
from congkhai.library import AgencyEntry
from congkhai.pages.comparison_tables import agencies_by_kind
from congkhai.pages.links import plan_link
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.status_counts_views import StatusCountsView, status_counts_view
from congkhai.pages.update_items import UpdateItem, newest_updates

MAX_UPDATES = 5  # newest reports shown


@dataclass(frozen=True, slots=True)
class HomeAgencyRow:
    """An agency in the table of the first page; ``plans`` go from the newest."""

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
    """A link to a list: its name, and a sentence on what is found there."""

    label: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """What the template of the first page sees; ``agency_count`` counts the agencies that have plans."""

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


def _agency_row(site: SiteData, agency: AgencyEntry) -> HomeAgencyRow:
    day = evaluation_day(agency, site.facts.as_of)
    return HomeAgencyRow(
        name=agency.record.name,
        path=urls.agency(agency.id),
        ceased=day < site.facts.as_of,
        plans=tuple(plan_link(site.library.plans[key]) for key in agency.plans),
        tally=status_counts_view(site, site.agency_tasks(agency), day),
    )


def _agency_groups(site: SiteData) -> Iterator[HomeAgencyGroup]:
    """Agencies by kind, as `agencies_by_kind` orders them."""
    library = site.library
    for _, name, agency_ids in agencies_by_kind(site, library.agencies):
        rows = tuple(_agency_row(site, library.agencies[agency_id]) for agency_id in agency_ids)
        yield HomeAgencyGroup(name if library.config.agency_kinds else "Cơ quan", rows)


def pages(site: SiteData) -> Iterator[Page]:
    """Yield the first page."""
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
