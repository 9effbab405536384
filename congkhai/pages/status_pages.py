"""The pages of statuses: an overview, and the list of tasks of each status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from congkhai import urls
from congkhai.facts import (
    STATUS_GROUP_LABELS,
    STATUS_GROUP_OF,
    TASK_STATUS_LABELS,
    TASK_STATUS_RULES,
    TaskStatus,
)
from congkhai.library import TaskKey
from congkhai.pages.comparison_tables import StatusCountsTable, all_agency_tables
from congkhai.pages.links import HOME_LINK
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.status_badges import TASK_STATUS_BADGES, Badge
from congkhai.pages.status_counts_views import StatusCountsView, status_counts_view
from congkhai.pages.task_lists import Listing, group_by_agency, split_listing
from congkhai.pages.task_table_rows import rows_of

STATUSES_LINK = Link("Tình trạng", urls.STATUSES)


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A status with its rule, its status group, and how many tasks have it."""

    badge: Badge
    status_group: str
    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class StatusesView(View):
    """What the template of the overview sees; ``agencies`` compares the agencies of each kind."""

    tally: StatusCountsView
    statuses: tuple[StatusRow, ...]
    agencies: tuple[StatusCountsTable, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class StatusView(View):
    """What the template of a status, or of one agency's part of it, sees.

    ``total`` of ``all_tasks`` tasks have the status. ``scope`` says which tasks these are: those of the whole
    site, or of an agency by its name.
    """

    badge: Badge
    rule: str
    status_group: str
    total: int
    all_tasks: int
    scope: str
    as_of: date
    listing: Listing
    others: tuple[Badge, ...]


def _status_row(status: TaskStatus, count: int) -> StatusRow:
    return StatusRow(
        TASK_STATUS_BADGES[status],
        STATUS_GROUP_LABELS[STATUS_GROUP_OF[status]],
        TASK_STATUS_RULES[status],
        count,
    )


def _overview(site: SiteData) -> Page:
    counts = site.facts.count_statuses(site.library.tasks).by_status
    view = StatusesView(
        title="Tình trạng thực hiện",
        description="Bao nhiêu nhiệm vụ hoàn thành, chưa hoàn thành, quá hạn, chưa có báo cáo; tính thế nào.",
        trail=(HOME_LINK,),
        tally=status_counts_view(site, site.library.tasks, site.facts.as_of),
        statuses=tuple(_status_row(status, counts[status]) for status in TaskStatus),
        agencies=all_agency_tables(site),
        as_of=site.facts.as_of,
    )
    return Page(urls.STATUSES, "pages/statuses.html", view)


def _by_status(site: SiteData) -> dict[TaskStatus, list[TaskKey]]:
    found: dict[TaskStatus, list[TaskKey]] = {status: [] for status in TaskStatus}
    for key, facts in site.facts.tasks.items():
        found[facts.status].append(key)
    return found


def _status_pages(site: SiteData, status: TaskStatus, keys: list[TaskKey]) -> Iterator[Page]:
    path = urls.status(status.value)
    listing, parts = split_listing(
        site, path, rows_of(site, keys), group_by_agency, query=f"?tinh-trang={status.value}"
    )
    label = TASK_STATUS_LABELS[status]
    view = StatusView(
        title=label,
        description=f"Các nhiệm vụ ở tình trạng “{label}”: {TASK_STATUS_RULES[status]}",
        trail=(HOME_LINK, STATUSES_LINK),
        badge=TASK_STATUS_BADGES[status],
        rule=TASK_STATUS_RULES[status],
        status_group=STATUS_GROUP_LABELS[STATUS_GROUP_OF[status]],
        total=len(keys),
        all_tasks=len(site.library.tasks),
        scope="toàn trang",
        as_of=site.facts.as_of,
        listing=listing,
        others=tuple(badge for other, badge in TASK_STATUS_BADGES.items() if other is not status),
    )
    yield Page(path, "pages/status.html", view)
    for part in parts:
        agency_view = StatusView(
            title=f"{label}: {part.name}",
            description=f"Các nhiệm vụ của {part.name} ở tình trạng “{label}”: {TASK_STATUS_RULES[status]}",
            trail=(HOME_LINK, STATUSES_LINK, Link(label, path)),
            badge=view.badge,
            rule=view.rule,
            status_group=view.status_group,
            total=part.listing.total,
            all_tasks=sum(
                len(site.library.plans[plan].tasks) for plan in site.library.agencies[part.agency].plans
            ),
            scope=part.name,
            as_of=site.facts.as_of,
            listing=part.listing,
            others=view.others,
        )
        yield Page(part.path, "pages/status.html", agency_view)


def pages(site: SiteData) -> Iterator[Page]:
    """Yield the overview and a list for each status, also for those that no task has: links to it stay valid.

    Where a list is too long for a page, each agency's part has a page of its own.
    """
    yield _overview(site)
    for status, keys in _by_status(site).items():
        yield from _status_pages(site, status, keys)
