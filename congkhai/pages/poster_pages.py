"""A poster for the one-stop desk: what the agency promises this year, whom to call, a code to scan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from congkhai import urls
from congkhai.library import AgencyEntry, PlanEntry, TaskEntry
from congkhai.model import Contact, Indicator
from congkhai.pages.ceased_agency import ceased_view
from congkhai.pages.contact_views import ContactView, contact_view
from congkhai.pages.links import agency_trail
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.plan_names import plan_name, years_phrase
from congkhai.vietnamese.text_excerpts import shorten_at_clause, shorten_between_words

# One sheet has room for this many promises with texts of at most these lengths, in letters.
MAX_INDICATORS, MAX_TASKS = 4, 4
_MAX_NAME, _MAX_TEXT, _MAX_TARGET, _MAX_DEADLINE = 120, 100, 64, 40
_MAX_LARGE_TYPE = 850  # letters of all promises up to which they are set in larger type


@dataclass(frozen=True, slots=True)
class Promise:
    """A task or an indicator on a poster; ``target`` and ``deadline`` are "" where they are not printed."""

    text: str
    target: str
    deadline: str


@dataclass(frozen=True, slots=True)
class PosterView(View):
    """What the template of a poster sees.

    ``size`` is ``a4`` or ``a5``, ``other`` links to the other size. ``roomy``: the text may be set in larger
    type. ``more`` counts the tasks that have no room. ``code`` is the picture of the QR code, ``address`` the
    URL in it; both are "" when config.yaml gives the site no address.
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


def _published_tasks(plan: PlanEntry) -> list[TaskEntry]:
    return [task for task in plan.tasks if not task.record.draft]


def _newest_plans(site: SiteData, agency: AgencyEntry) -> tuple[PlanEntry, ...]:
    """The plans of the newest years that have a task or an indicator, without drafts."""
    plans = [site.library.plans[key] for key in agency.plans]
    known = [plan for plan in plans if not plan.record.draft and (_published_tasks(plan) or plan.indicators)]
    return tuple(takewhile(lambda plan: plan.record.years == known[0].record.years, known))


def _rank(task: TaskEntry) -> int:
    """The order in which tasks get room: those in plain words, those with a target, then the others.

    Citizens can check the first ones best.
    """
    if task.record.summary:
        return 0
    return 1 if task.targets else 2


def _chosen_tasks(tasks: list[TaskEntry]) -> list[TaskEntry]:
    """The tasks that have room on the poster, in printed order."""
    chosen = sorted(range(len(tasks)), key=lambda index: (_rank(tasks[index]), index))[:MAX_TASKS]
    return [tasks[index] for index in sorted(chosen)]


def _task_promise(task: TaskEntry) -> Promise:
    record = task.record
    first_result = (record.result or record.target or "").strip().partition("\n")[0]
    return Promise(
        shorten_at_clause(record.summary or record.content.strip().partition("\n")[0], _MAX_TEXT),
        shorten_at_clause(first_result, _MAX_TARGET),
        shorten_between_words(record.deadline or "", _MAX_DEADLINE),
    )


def _indicator_promise(record: Indicator) -> Promise:
    return Promise(
        shorten_between_words(record.name, _MAX_TEXT),
        shorten_between_words(record.target or "", _MAX_TARGET),
        "",
    )


def _views(site: SiteData, agency: AgencyEntry, plans: tuple[PlanEntry, ...]) -> Iterator[PosterView]:
    """The posters in both sizes; ``plans`` is not empty."""
    record, config = agency.record, site.library.config
    office = record.contact or Contact()
    tasks = [task for plan in plans for task in _published_tasks(plan)]
    indicators = [entry.record for plan in plans for entry in plan.indicators][:MAX_INDICATORS]
    promised_indicators = tuple(map(_indicator_promise, indicators))
    promised_tasks = tuple(map(_task_promise, _chosen_tasks(tasks)))
    promises = (*promised_indicators, *promised_tasks)
    letters = sum(len(f"{promise.text}{promise.target}{promise.deadline}") for promise in promises)
    paths = {"a4": urls.poster(agency.id), "a5": urls.small_poster(agency.id)}
    for size, other in (("a4", "a5"), ("a5", "a4")):
        yield PosterView(
            title=f"Áp phích khổ {size.upper()}: {agency.display_name}",
            description=f"Áp phích khổ {size.upper()} cho Bộ phận Một cửa: cam kết của {record.name}.",
            trail=agency_trail(agency),
            size=size,
            roomy=letters <= _MAX_LARGE_TYPE,
            other=Link(f"Khổ {other.upper()}", paths[other]),
            agency=Link(agency.display_name, urls.agency(agency.id)),
            agency_name=shorten_between_words(record.name, _MAX_NAME),
            parent=shorten_between_words(record.parent or "", _MAX_NAME),
            years=years_phrase(str(plans[0].record.years)),
            plans=shorten_between_words("; ".join(plan_name(plan) for plan in plans), _MAX_NAME),
            indicators=promised_indicators,
            tasks=promised_tasks,
            more=len(tasks) - len(promised_tasks),
            contact=contact_view(record.contact) if record.contact else None,
            place=shorten_between_words(", ".join(filter(None, (office.office, office.address))), _MAX_TEXT),
            code=urls.agency_qr_code(agency.id) if config.base_url else "",
            address=urls.absolute_url(config.base_url, urls.agency(agency.id)) or "",
        )


def has_poster(site: SiteData, agency: AgencyEntry) -> bool:
    """Tell whether an agency has posters: it still works, and has a plan with a task or an indicator."""
    return bool(_newest_plans(site, agency)) and ceased_view(site.library, agency, site.facts.as_of) is None


def pages(site: SiteData) -> Iterator[Page]:
    """Yield two posters, A4 and A5, for each agency that has posters; they are not in the site map."""
    for agency in site.library.agencies.values():
        if has_poster(site, agency):
            for view in _views(site, agency, _newest_plans(site, agency)):
                path = urls.poster(agency.id) if view.size == "a4" else urls.small_poster(agency.id)
                yield Page(path, "pages/poster.html", view, listed=False)
