"""Adds one report or many: all of them or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from congkhai.cache import BuildCache
from congkhai.edit.file_writing import read_source
from congkhai.edit.new_problems import new_problems
from congkhai.edit.report_appending import append_report
from congkhai.edit.report_entry import ReportError, TaskReport
from congkhai.edit.source_text import SourceText
from congkhai.edit.task_lookup import find_task, task_name
from congkhai.library import Library, TaskEntry
from congkhai.model import DECLARED_STATUS_LABELS
from congkhai.pipeline import Content, load_content
from congkhai.problems import Problem, UsageError
from congkhai.vietnamese import short_date


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report that a person asks for.

    ``place``: where it stands in what the person wrote ("dòng 5"), or ``""``; ``task``: as the person named
    it; ``refusal``: why it cannot be a report, in Vietnamese; then ``report`` is None.
    """

    place: str
    task: str
    report: TaskReport | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What becomes of a row; ``text`` says it in Vietnamese. ``ok`` is true for a repeated report too."""

    place: str
    text: str
    ok: bool


@dataclass(frozen=True, slots=True)
class ReportBatch:
    """What would be written.

    ``changes``: file → its bytes now and then; ``problems``: of the changed files, errors, and warnings that
    were not there before. Nothing may be written unless ``ok``.
    """

    outcomes: tuple[RowOutcome, ...]
    changes: dict[str, tuple[bytes, bytes]]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether every row can be written and no file would have an error."""
        return all(outcome.ok for outcome in self.outcomes) and not any(p.is_error for p in self.problems)


class _EditedFiles:
    """The files that are being changed, in memory."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.old: dict[str, bytes] = {}
        self.new: dict[str, SourceText] = {}

    def add(self, file: str, task: TaskEntry, report: TaskReport) -> None:
        """Add a report to a file; raises ReportError where that is not possible, or OSError."""
        if file not in self.old:
            data = read_source(self.root, file)
            try:
                self.new[file] = SourceText.from_bytes(data)
            except UnicodeDecodeError:
                raise ReportError("tệp không phải UTF-8") from None
            self.old[file] = data
        self.new[file] = append_report(self.new[file], task.index, report)

    @property
    def changes(self) -> dict[str, tuple[bytes, bytes]]:
        """File → its bytes on disk and its new ones; only files that differ."""
        pairs = {file: (old, self.new[file].data) for file, old in self.old.items()}
        return {file: (old, new) for file, (old, new) in pairs.items() if old != new}


def _apply_row(
    row: ReportRow, library: Library, texts: _EditedFiles, seen: dict[str, list[TaskReport]]
) -> RowOutcome:
    """Add the report of a row in memory; ``seen``: task → the reports of earlier rows, which it extends."""
    if row.report is None:
        return RowOutcome(row.place, row.refusal, ok=False)
    try:
        task = find_task(library, row.task)
    except UsageError as error:
        return RowOutcome(row.place, str(error), ok=False)
    name, report = task_name(task), row.report
    known = [*task.record.updates, *(one.record for one in seen.get(name, ()))]
    if report.record in known:
        return RowOutcome(row.place, f"{name}: báo cáo này đã có, bỏ qua", ok=True)
    plan = library.plan_of(task)
    try:
        texts.add(plan.file, task, report)
    except ReportError as error:
        return RowOutcome(row.place, f"{name} ({plan.file}): {error}", ok=False)
    seen.setdefault(name, []).append(report)
    status = DECLARED_STATUS_LABELS[report.record.status].lower()
    said = "; ".join((f"thêm báo cáo {short_date(report.record.day)}, {status}", *report.changes))
    return RowOutcome(row.place, f"{name}: {said}", ok=True)


def prepare_batch(
    root: Path,
    content: Content,
    rows: Iterable[ReportRow],
    as_of: date,
    build_cache: BuildCache | None = None,
) -> ReportBatch:
    """Add the reports of all rows in memory and check the result as ``check`` would; writes nothing.

    ``content`` must have been read with drafts. Problems in files that do not change are left out. Raises
    UsageError where config.yaml has an error, or OSError.
    """
    library = content.library
    if library is None:
        raise UsageError("config.yaml đang có lỗi; hãy chạy check và sửa trước")
    texts = _EditedFiles(root)
    seen: dict[str, list[TaskReport]] = {}
    outcomes = tuple(_apply_row(row, library, texts, seen) for row in rows)
    changes = texts.changes
    after = load_content(
        root, as_of, build_cache, drafts=True, overrides={file: new for file, (_, new) in changes.items()}
    )
    new = set(new_problems(content.problems, after.problems))
    problems = tuple(
        problem
        for problem in after.problems
        if problem.location.file in changes and (problem.is_error or problem in new)
    )
    return ReportBatch(outcomes, changes, problems)
