"""The page of a task: what is printed, what the program worked out of it, and all reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from congkhai import urls
from congkhai.deadlines import DeadlineKind, describe
from congkhai.facts import TASK_STATUS_RULES, MilestoneFacts, TargetOutcome
from congkhai.library import PlanEntry, TaskEntry
from congkhai.model import Task, Update
from congkhai.pages.annex_table import criterion_links, section_label
from congkhai.pages.ceased_agency import CeasedView, ceased_view
from congkhai.pages.correction_views import CorrectionView, correction_views
from congkhai.pages.document_views import DocumentView, document_link_view
from congkhai.pages.entry_revision import RevisionView, revision_view
from congkhai.pages.feedback_view import FeedbackView, feedback_view
from congkhai.pages.links import UnitLink, UnitLinker, agency_trail, plan_link
from congkhai.pages.measurement_views import MeasurementView, measurement_views
from congkhai.pages.page_base import Link, Page, SiteData, View
from congkhai.pages.printed_fields import PrintedField, printed_fields
from congkhai.pages.status_badges import DECLARED_BADGES, TARGET_OUTCOME_BADGES, Badge
from congkhai.pages.target_wording import describe_targets
from congkhai.pages.task_table_rows import TaskRow, rows_of
from congkhai.pages.value_texts import with_unit
from congkhai.vietnamese.text_excerpts import shorten_between_words

_KINDS_WITH_DATES = (DeadlineKind.ONCE, DeadlineKind.ONGOING, DeadlineKind.MILESTONES, DeadlineKind.YEARLY)


@dataclass(frozen=True, slots=True)
class UpdateView:
    """A report on a task; ``value`` is a measured value with its unit, "" without one.

    ``printed`` are the fields without a rule of their own.
    """

    day: date
    status: Badge
    by: str
    note: str
    value: str
    printed: tuple[PrintedField, ...]
    evidence: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class TaskPartView:
    """A part of a task that has no number, but units of its own."""

    content: str
    lead: tuple[UnitLink, ...]
    support: tuple[UnitLink, ...]


@dataclass(frozen=True, slots=True)
class TaskView(View):
    """What the template of a task sees.

    ``deadline_read`` and ``targets`` say what the program understands of the printed deadline and target;
    ``inferred``: a part of a date in ``deadline_read`` is not printed. ``rule`` is the rule of the status.
    ``period`` is the reporting period that counts, for work that is reported each period. ``content`` is ""
    where the heading or the parts say all of it. ``printed`` are the fields without a rule of their own.
    ``outcome`` is None unless the target can be compared.
    """

    row: TaskRow
    heading: str
    content: str
    summary: str
    place: str
    sections: tuple[Link, ...]
    rule: str
    deadline_read: str
    inferred: bool
    period: tuple[date, date] | None
    finished: date | None
    milestones: tuple[MilestoneFacts, ...]
    parts: tuple[TaskPartView, ...]
    printed: tuple[PrintedField, ...]
    procedures: tuple[str, ...]
    criteria: tuple[Link, ...]
    targets: tuple[str, ...]
    outcome: Badge | None
    measurements: tuple[MeasurementView, ...]
    updates: tuple[UpdateView, ...]
    corrections: tuple[CorrectionView, ...]
    ceased: CeasedView | None
    previous: Link | None
    next: Link | None
    feedback: FeedbackView | None
    citation: str
    revision: RevisionView | None
    draft: bool


def _updates(updates: tuple[Update, ...], unit: str) -> tuple[UpdateView, ...]:
    return tuple(
        UpdateView(
            day=update.day,
            status=DECLARED_BADGES[update.status],
            by=update.by or "",
            note=update.note or "",
            value=with_unit(update.value, unit) if update.value is not None else "",
            printed=tuple(printed_fields(update)),
            evidence=tuple(document_link_view(link) for link in update.evidence),
        )
        for update in updates
    )


def _is_repeated_by_parts(record: Task) -> bool:
    """Tell whether the parts of a task repeat all of its content."""
    rest = record.content
    for part in record.parts:
        rest = rest.replace(part.content.strip(), "", 1)
    return not rest.strip()


class _TaskPages:
    """Makes the pages of one plan's tasks; what they have in common is worked out once."""

    def __init__(self, site: SiteData, plan: PlanEntry) -> None:
        self._site = site
        self._plan = plan
        self._agency = site.library.agencies[plan.agency]
        self._units = UnitLinker(self._agency)
        self._ceased = ceased_view(site.library, self._agency, site.facts.as_of)
        self._trail = (*agency_trail(self._agency), plan_link(plan))
        self._rows = rows_of(site, (task.key for task in plan.tasks))
        self._links = tuple(
            Link(f"{row.code}. {shorten_between_words(row.title, 70)}", row.path) for row in self._rows
        )
        self._sections = {
            section.code: Link(section_label(section), urls.section(plan.key, section.code))
            for section in plan.sections
        }

    def pages(self) -> Iterator[Page]:
        """Yield a page for each task of the plan."""
        for index, task in enumerate(self._plan.tasks):
            yield Page(self._rows[index].path, "pages/task.html", self._view(index, task))

    def _parts(self, task: TaskEntry) -> tuple[TaskPartView, ...]:
        return tuple(
            TaskPartView(part.content, self._units.links(part.lead), self._units.links(part.support))
            for part in task.record.parts
        )

    def _citation(self, row: TaskRow) -> str:
        config = self._site.library.config
        address = urls.absolute_url(config.base_url, row.path)
        source = f"{self._agency.record.name}, {row.plan.label}, nhiệm vụ {row.code}"
        site_and_address = f"{config.name}, {address}" if address else config.name
        return f"{source}: “{shorten_between_words(row.title, 120)}”. {site_and_address}."

    def _view(self, index: int, task: TaskEntry) -> TaskView:
        site, row, record = self._site, self._rows[index], task.record
        facts = site.facts.tasks[task.key]
        target_facts = site.facts.task_target_facts(task.key)
        unit = target_facts.target.unit if target_facts.target else ""
        comparable = target_facts.outcome in (TargetOutcome.REACHED, TargetOutcome.NOT_REACHED)
        sections = tuple(self._sections[section.code] for section in task.sections)
        return TaskView(
            title=self._links[index].label,
            description=shorten_between_words(
                f"{self._agency.display_name}, {row.plan.label}. {record.summary or row.title}", 200
            ),
            trail=(
                *self._trail,
                *(Link(shorten_between_words(section.label, 40), section.path) for section in sections),
            ),
            row=row,
            heading=row.title,
            content=record.content if row.rest and not _is_repeated_by_parts(record) else "",
            summary=record.summary or "",
            place=f"Nhiệm vụ {index + 1} trong {len(self._rows)} của kế hoạch",
            sections=sections,
            rule=TASK_STATUS_RULES[facts.status],
            deadline_read=describe(task.deadline),
            inferred=task.deadline.inferred and task.deadline.kind in _KINDS_WITH_DATES,
            period=facts.period,
            finished=facts.finished,
            milestones=facts.milestones,
            parts=self._parts(task),
            printed=tuple(printed_fields(record)),
            procedures=record.procedures,
            criteria=criterion_links(site.library, task.criteria),
            targets=describe_targets(task.targets),
            outcome=TARGET_OUTCOME_BADGES[target_facts.outcome] if comparable else None,
            measurements=measurement_views(record.measurements, unit),
            updates=_updates(facts.updates, unit),
            corrections=tuple(correction_views(record.corrections)),
            ceased=self._ceased,
            previous=self._links[index - 1] if index else None,
            next=self._links[index + 1] if index + 1 < len(self._links) else None,
            feedback=feedback_view(
                site.library, self._agency, f"{row.plan.label}, nhiệm vụ {row.code}", row.path
            ),
            citation=self._citation(row),
            revision=revision_view(site.library.config.repository, site.revisions.get(task.key)),
            draft=record.draft or self._plan.record.draft,
        )


def pages(site: SiteData) -> Iterator[Page]:
    """Yield a page for each task."""
    for plan in site.library.plans.values():
        yield from _TaskPages(site, plan).pages()
