"""The page of a plan: the document as printed, its status counts, and its annex as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congkhai import urls
from congkhai.dataset.formats import DATA_FORMATS
from congkhai.facts import evaluation_day
from congkhai.library import AgencyEntry, IndicatorEntry, Library, PlanEntry
from congkhai.model import PartialDate, Plan, yaml_key_of
from congkhai.pages.annex_table import AnnexView, annex_view, criterion_links
from congkhai.pages.ceased_agency import CeasedView, ceased_view
from congkhai.pages.correction_views import CorrectionView, correction_views
from congkhai.pages.document_views import DocumentView, document_link_view
from congkhai.pages.feedback_view import FeedbackView, feedback_view
from congkhai.pages.links import agency_trail, plan_link
from congkhai.pages.measurement_views import MeasurementView, measurement_views
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.plan_names import plan_name, printed_date, printed_number
from congkhai.pages.printed_fields import printed_fields
from congkhai.pages.status_badges import TARGET_OUTCOME_BADGES, Badge
from congkhai.pages.status_counts_views import StatusCountsView, status_counts_view
from congkhai.pages.table_filters import Filter, task_filters
from congkhai.pages.target_wording import describe_targets
from congkhai.vietnamese import fold
from congkhai.vietnamese.text_excerpts import shorten_between_words

# A people's committee names no authority above itself at the head of a document
# (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.2).
_NO_PARENT = ("ủy ban nhân dân", "uỷ ban nhân dân", "ubnd")


_ANCHORS = {"content": "noi-dung-ke-hoach"}  # "noi-dung" is the main part of every page


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A printed part of the document; ``anchor`` is the id of its heading, ``text`` is Markdown."""

    label: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator of the plan.

    ``target`` is printed; ``read`` says what the program understands, where that differs from the print.
    """

    name: str
    target: str
    read: tuple[str, ...]
    note: str
    criteria: tuple[Link, ...]
    measurements: tuple[MeasurementView, ...]
    outcome: Badge


@dataclass(frozen=True, slots=True)
class SignerView:
    """Who signed; "" for what is not printed."""

    authority: str
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class PlanView(View):
    """What the template of a plan sees.

    ``title`` names the plan, ``heading`` is its printed title. ``parent`` is the authority that the document
    names above the agency. ``data`` links to the plan's files. ``address`` is the page's full URL, "" where
    the site's is unknown.
    """

    heading: str
    agency: Link
    agency_name: str
    parent: str
    number: str
    place_and_date: str
    issued: PartialDate | None
    years: str
    parts: tuple[DocumentPart, ...]
    indicators: tuple[IndicatorRow, ...]
    recipients: tuple[str, ...]
    signer: SignerView | None
    source: DocumentView | None
    annex_title: str
    annex: AnnexView
    filters: tuple[Filter, ...]
    tally: StatusCountsView
    corrections: tuple[CorrectionView, ...]
    ceased: CeasedView | None
    siblings: tuple[Link, ...]
    data: tuple[Link, ...]
    address: str
    feedback: FeedbackView | None
    draft: bool


def _parts(plan: Plan) -> Iterator[DocumentPart]:
    """The parts that are printed, in the order of the document. An anchor is the YAML key, with hyphens."""
    for part in printed_fields(plan):
        anchor = yaml_key_of(Plan, part.name).replace("_", "-")
        yield DocumentPart(part.label, _ANCHORS.get(part.name, anchor), part.text or "\n\n".join(part.items))


def _indicator_row(site: SiteData, entry: IndicatorEntry) -> IndicatorRow:
    record = entry.record
    return IndicatorRow(
        name=record.name,
        target=record.target or "",
        read=tuple(
            words for words in describe_targets(entry.targets) if fold(words) != fold(record.target or "")
        ),
        note=record.note or "",
        criteria=criterion_links(site.library, entry.criteria),
        measurements=measurement_views(record.measurements, record.unit or ""),
        outcome=TARGET_OUTCOME_BADGES[site.facts.indicator_facts(entry).outcome],
    )


def _corrections(plan: PlanEntry) -> Iterator[CorrectionView]:
    yield from correction_views(plan.record.corrections)
    for task in plan.tasks:
        link = Link(f"Nhiệm vụ {task.record.id}", urls.task(task.key))
        yield from correction_views(task.record.corrections, link)


def _parent(agency: AgencyEntry) -> str:
    heads_itself = agency.record.name.lower().startswith(_NO_PARENT)
    return "" if heads_itself else agency.record.parent or ""


def _siblings(library: Library, agency: AgencyEntry, plan: PlanEntry) -> tuple[Link, ...]:
    return tuple(plan_link(library.plans[key]) for key in agency.plans if key != plan.key)


def _view(site: SiteData, plan: PlanEntry) -> PlanView:
    library, record = site.library, plan.record
    agency = library.agencies[plan.agency]
    annex = annex_view(site, plan)
    path = urls.plan(plan.key)
    name = plan_name(plan)
    signer = record.signer
    return PlanView(
        title=f"{name} của {agency.display_name}",
        description=shorten_between_words(f"{name}: {record.title}. {annex.total} nhiệm vụ.", 200),
        trail=agency_trail(agency),
        heading=record.title,
        agency=Link(agency.record.name, urls.agency(agency.id)),
        agency_name=agency.record.name,
        parent=_parent(agency),
        number=printed_number(record),
        place_and_date=printed_date(record),
        issued=record.issued,
        years=str(record.years),
        parts=tuple(_parts(record)),
        indicators=tuple(_indicator_row(site, entry) for entry in plan.indicators),
        recipients=record.recipients,
        signer=SignerView(signer.authority or "", signer.title or "", signer.name) if signer else None,
        source=document_link_view(record.source) if record.source else None,
        annex_title=record.annex or "",
        annex=annex,
        filters=task_filters(
            (row for section in annex.sections for row in section.rows),
            units={unit.record.id: unit.record.name for unit in library.units_of(agency.id)},
        ),
        tally=status_counts_view(
            site, (task.key for task in plan.tasks), evaluation_day(agency, site.facts.as_of)
        ),
        corrections=tuple(_corrections(plan)),
        ceased=ceased_view(library, agency, site.facts.as_of),
        siblings=_siblings(library, agency, plan),
        data=tuple(
            Link(table.link_text, urls.plan_data(plan.key, table.extension)) for table in DATA_FORMATS
        ),
        address=urls.absolute_url(library.config.base_url, path) or "",
        feedback=feedback_view(library, agency, f"{name}, {agency.display_name}", path),
        draft=record.draft,
    )


def pages(site: SiteData) -> Iterator[Page]:
    """Yield a page for each plan."""
    for plan in site.library.plans.values():
        yield Page(urls.plan(plan.key), "pages/plan.html", _view(site, plan))
