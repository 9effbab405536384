"""A poster for the one-stop desk: what the agency promises this year, whom to call, and a code to scan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from congkhai import urls
from congkhai.library import AgencyEntry, PlanEntry, TaskEntry
from congkhai.model import Contact, Indicator
from congkhai.pages.contact_views import ContactView, agency_trail, ceased_view, contact_view
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.plan_names import plan_name, shorten, shorten_to_clause

INDICATORS, TASKS = 4, 4  # with the lengths below, in letters, all that one sheet has room for
_MAX_LARGE_TYPE = 850  # letters of all promises, up to which they are set larger
_NAME, _TEXT, _TARGET, _TIME = 120, 100, 64, 40


@dataclass(frozen=True, slots=True)
class Promise:
    """A task or an indicator: what will be done, what must come of it, by when; "" if not printed."""

    text: str
    target: str
    deadline: str


@dataclass(frozen=True, slots=True)
class PosterView(View):
    """What the template of a poster sees.

    ``size`` is ``a4`` or ``a5``, ``other`` leads to the other size; ``roomy`` tells that the text may be set
    larger. ``code`` is the picture of the QR code, ``address`` what it leads to: "" when config.yaml gives
    the site no address.
    """

    size: str
    roomy: bool
    other: Link
    agency: Link
    agency_name: str
    parent: str
    years: str
    plans: str
    indicators: tuple[Promise, ...]
    tasks: tuple[Promise, ...]
    more: int
    contact: ContactView | None
    place: str
    code: str
    address: str


def _newest(site: SiteData, agency: AgencyEntry) -> tuple[PlanEntry, ...]:
    """The plans of the newest year for which the agency promises anything, without drafts."""
    plans = [site.library.plans[key] for key in agency.plans]
    known = [plan for plan in plans if not plan.record.draft and (_tasks(plan) or plan.indicators)]
    return tuple(takewhile(lambda plan: plan.record.years == known[0].record.years, known))


def _tasks(plan: PlanEntry) -> list[TaskEntry]:
    return [task for task in plan.tasks if not task.record.draft]


def _rank(task: TaskEntry) -> int:
    """What citizens can check comes first: put in plain words, then with a figure to reach, then the rest."""
    if task.record.summary:
        return 0
    return 1 if task.targets else 2


def _main_tasks(tasks: list[TaskEntry]) -> list[TaskEntry]:
    """The tasks for the poster, in printed order."""
    chosen = sorted(range(len(tasks)), key=lambda at: (_rank(tasks[at]), at))[:TASKS]
    return [tasks[at] for at in sorted(chosen)]


def _task(task: TaskEntry) -> Promise:
    record = task.record
    first = (record.result or record.target or "").strip().partition("\n")[0]
    return Promise(
        shorten_to_clause(record.summary or record.content.strip().partition("\n")[0], _TEXT),
        shorten_to_clause(first, _TARGET),
        shorten(record.deadline or "", _TIME),
    )


def _indicator(record: Indicator) -> Promise:
    return Promise(shorten(record.name, _TEXT), shorten(record.target or "", _TARGET), "")


def _views(site: SiteData, agency: AgencyEntry, plans: tuple[PlanEntry, ...]) -> Iterator[PosterView]:
    record, config = agency.record, site.library.config
    office = record.contact or Contact()
    tasks = [task for plan in plans for task in _tasks(plan)]
    indicators = tuple(_indicator(entry.record) for plan in plans for entry in plan.indicators)[:INDICATORS]
    promised = tuple(_task(task) for task in _main_tasks(tasks))
    letters = sum(len(f"{item.text}{item.target}{item.deadline}") for item in (*indicators, *promised))
    years = plans[0].record.years
    sizes = {"a4": urls.poster(agency.id), "a5": urls.small_poster(agency.id)}
    for size, other in (("a4", "a5"), ("a5", "a4")):
        yield PosterView(
            title=f"Áp phích khổ {size.upper()}: {agency.display_name}",
            description=f"Áp phích khổ {size.upper()} cho Bộ phận Một cửa: cam kết của {record.name}.",
            trail=agency_trail(agency),
            size=size,
            roomy=letters <= _MAX_LARGE_TYPE,
            other=Link(f"Khổ {other.upper()}", sizes[other]),
            agency=Link(agency.display_name, urls.agency(agency.id)),
            agency_name=shorten(record.name, _NAME),
            parent=shorten(record.parent or "", _NAME),
            years=f"{'năm' if years.first == years.last else 'giai đoạn'} {years}",
            plans=shorten("; ".join(plan_name(plan) for plan in plans), _NAME),
            indicators=indicators,
            tasks=promised,
            more=len(tasks) - len(promised),
            contact=contact_view(record.contact) if record.contact else None,
            place=shorten(", ".join(filter(None, (office.office, office.address))), _TEXT),
            code=urls.agency_qr_code(agency.id) if config.base_url else "",
            address=urls.absolute_url(config.base_url, urls.agency(agency.id)) or "",
        )


def has_poster(site: SiteData, agency: AgencyEntry) -> bool:
    """Whether there is something to promise, and somebody at work to keep it."""
    return bool(_newest(site, agency)) and ceased_view(site.library, agency, site.facts.as_of) is None


def pages(site: SiteData) -> Iterator[Page]:
    """Two posters for each agency at work: A4 and A5."""
    for agency in site.library.agencies.values():
        if has_poster(site, agency):
            for view in _views(site, agency, _newest(site, agency)):
                path = urls.poster(agency.id) if view.size == "a4" else urls.small_poster(agency.id)
                yield Page(path, "pages/poster.html", view, listed=False)
