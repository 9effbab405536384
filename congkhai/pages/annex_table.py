"""The annex of a plan as a table: its sections, the columns it needs, its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from congkhai import urls
from congkhai.library import CriterionKey, Library, PlanEntry, SectionEntry, TaskKey
from congkhai.pages.page_base import Link, SiteData
from congkhai.pages.task_table_rows import TaskRow, rows_of

_FIXED_COLUMNS = 3  # number, task, status


@dataclass(frozen=True, slots=True)
class AnnexSection:
    """A section of the annex with the tasks directly under its heading.

    ``label`` is "" for tasks that stand in no section. ``depth`` is 0 for the outermost sections.
    """

    anchor: str
    label: str
    depth: int
    criteria: tuple[Link, ...]
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class AnnexColumns:
    """Which columns the annex has: those that some task fills; ``count`` includes the fixed columns.

    Two texts can be printed without a column of their own. Where half of the tasks or fewer print a
    ``method``, it stands below the text of the task. Where fewer than half print a ``duty`` and there is a
    column of lead units, the duty stands in that column.
    """

    method: bool
    result: bool
    deadline: bool
    lead: bool
    support: bool
    duty: bool
    count: int


@dataclass(frozen=True, slots=True)
class AnnexView:
    """The table of the annex; ``total`` is the number of its tasks."""

    columns: AnnexColumns
    sections: tuple[AnnexSection, ...]
    total: int


def criterion_links(library: Library, keys: Iterable[CriterionKey]) -> tuple[Link, ...]:
    """Give links to criteria, by their names; unknown criteria are left out."""
    known = (library.criteria[key] for key in keys if key in library.criteria)
    return tuple(Link(entry.name, urls.criterion(entry.key)) for entry in known)


def section_label(section: SectionEntry) -> str:
    """Give number and title of a section as printed: ``I. CÔNG TÁC LÃNH ĐẠO``."""
    return f"{section.number}. {section.record.title}"


def _columns(rows: Iterable[TaskRow]) -> AnnexColumns:
    listed = tuple(rows)
    has = {
        "method": 0 < len(listed) <= 2 * sum(bool(row.method) for row in listed),
        "result": any(row.result for row in listed),
        "deadline": any(row.deadline for row in listed),
        "lead": any(row.lead for row in listed),
        "support": any(row.support for row in listed),
        "duty": any(row.duty for row in listed),
    }
    few_duties = sum(bool(row.duty) for row in listed) * 2 < len(listed)
    has["duty"] = has["duty"] and not (has["lead"] and few_duties)
    return AnnexColumns(**has, count=_FIXED_COLUMNS + sum(has.values()))


def _criteria_of_heading(section: SectionEntry, above: dict[int, SectionEntry]) -> tuple[CriterionKey, ...]:
    """The criteria of a section; none where it has them from the section above, whose heading shows them."""
    parent = above.get(section.depth - 1)
    return () if parent and parent.criteria == section.criteria else section.criteria


def annex_view(site: SiteData, plan: PlanEntry) -> AnnexView:
    """Give the annex in printed order, each task under its innermost section."""
    keys: defaultdict[str, list[TaskKey]] = defaultdict(list)
    for task in plan.tasks:
        keys[task.sections[-1].code if task.sections else ""].append(task.key)
    sections = [AnnexSection("", "", 0, (), rows_of(site, keys[""]))] if keys.get("") else []
    above: dict[int, SectionEntry] = {}  # depth → the section last met at that depth
    for section in plan.sections:
        sections.append(
            AnnexSection(
                anchor=urls.section_anchor(section.code),
                label=section_label(section),
                depth=section.depth,
                criteria=criterion_links(site.library, _criteria_of_heading(section, above)),
                rows=rows_of(site, keys.get(section.code, ())),
            )
        )
        above[section.depth] = section
    rows = rows_of(site, (task.key for task in plan.tasks))
    return AnnexView(_columns(rows), tuple(sections), len(rows))
