"""Adds a report to the text of a plan. Every other byte stays.

Two ways of writing are changed first: what stands for "no reports yet" (``~``, ``[]``) is removed, and a
single report without a dash gets its dash.

The place is found from the nodes of the text. The result is then parsed again: it must say what the text said
before, and the report.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import yaml

from congkhai.edit.report_entry import ReportError, TaskReport
from congkhai.edit.source_text import SourceText
from congkhai.edit.yaml_positions import (
    TASKS_KEY,
    as_list,
    child_pair,
    comparable,
    dash_indent,
    last_line,
    line_after_comments,
    list_indent,
    parse_nodes,
    read_data,
    remove_empty_value,
)
from congkhai.sources.yaml_nodes import YamlNode

_UPDATES_KEY = "cap_nhat"


def _add_report(root: YamlNode, task: YamlNode, report: TaskReport, text: SourceText) -> SourceText | None:
    """The text with the report in it; None where the reports are written in a way that allows no addition."""
    pair = child_pair(task, _UPDATES_KEY)
    if pair is None:
        return _add_key(root, task, report, text)
    key, value = pair
    if value.is_empty:
        return _add_below_key(root, task, key, report, remove_empty_value(value, text))
    if value.kind == "mapping":
        return _make_list_of_two(value, report, text)
    if value.kind != "list":
        return None
    if value.in_brackets:
        last = value.children[-1]
        return text.with_text_at(last.end_line, last.end_column, f", {report.flow_text()}")
    indent = dash_indent(value.children[0], text)
    after = line_after_comments(last_line(value, text), indent + 2, text)
    return text.with_lines_after(after, report.block_lines(indent))


def _add_below_key(
    root: YamlNode, task: YamlNode, key: YamlNode, report: TaskReport, text: SourceText
) -> SourceText:
    """The text with the report as the first one below a key that had no value."""
    if task.in_brackets:
        return text.with_text_at(key.end_line, key.end_column + 1, f" [{report.flow_text()}]")
    indent = key.start_column - 1 + list_indent(root, text)
    return text.with_lines_after(key.end_line, report.block_lines(indent))


def _make_list_of_two(first: YamlNode, report: TaskReport, text: SourceText) -> SourceText:
    """The text with a report that stood alone, without a dash, as the first of a list, and the new report."""
    if first.in_brackets:
        closed = text.with_text_at(first.end_line, first.end_column, f", {report.flow_text()}]")
        return closed.with_text_at(first.start_line, first.start_column, "[")
    indent = first.start_column - 1
    last = line_after_comments(last_line(first, text), indent, text)
    for line in range(first.start_line + 1, last + 1):
        if text.lines[line - 1].strip():
            text = text.with_text_at(line, 1, "  ")
    with_dash = text.with_text_at(first.start_line, first.start_column, "- ")
    return with_dash.with_lines_after(last, report.block_lines(indent))


def _add_key(root: YamlNode, task: YamlNode, report: TaskReport, text: SourceText) -> SourceText:
    """The text with the first report of a task, below all other keys of the task."""
    if task.in_brackets:
        last = task.children[-1]
        added = f", {_UPDATES_KEY}: [{report.flow_text()}]"
        return text.with_text_at(last.end_line, last.end_column, added)
    indent = task.children[0].start_column - 1
    lines = [f"{' ' * indent}{_UPDATES_KEY}:", *report.block_lines(indent + list_indent(root, text))]
    return text.with_lines_after(line_after_comments(last_line(task, text), indent, text), lines)


def _expected(data: Any, index: int, report: TaskReport) -> Any:
    """What the file must say afterwards; ``data``: what it says now."""
    expected = deepcopy(data)
    task = expected[TASKS_KEY][index] if isinstance(expected[TASKS_KEY], list) else expected[TASKS_KEY]
    task[_UPDATES_KEY] = [*as_list(task.get(_UPDATES_KEY)), dict(report.data)]
    return expected


def append_report(text: SourceText, index: int, report: TaskReport) -> SourceText:
    """The text of a plan with a report added to its task number ``index`` (from 0, in the file's order).

    Raises ReportError where the file is in error, or is written in a way that allows no mere addition.
    """
    try:
        data, root = parse_nodes(text)
        tasks = child_pair(root, TASKS_KEY) if root else None
        if root is None or tasks is None or data is None:
            raise ReportError("tệp đang có lỗi; hãy chạy check và sửa trước")
        task = tasks[1].children[index] if tasks[1].kind == "list" else tasks[1]
        expected = comparable(_expected(data, index, report))
        changed = _add_report(root, task, report, text)
        if changed is not None and comparable(read_data(changed)) == expected:
            return changed
    except yaml.YAMLError:
        raise ReportError("tệp đang có lỗi; hãy chạy check và sửa trước") from None
    raise ReportError(_advice(task))


def _advice(task: YamlNode) -> str:
    """What to write so that a report can be added."""
    pair = child_pair(task, _UPDATES_KEY)
    line = (pair[0] if pair else task).start_line
    if pair is None:
        return (
            f"không tự thêm được báo cáo vào nhiệm vụ ở dòng {line}; "
            f"hãy thêm khóa “{_UPDATES_KEY}:” rồi chạy lại"
        )
    return (
        f"không tự thêm được vào “{_UPDATES_KEY}” ở dòng {line}; hãy để trống sau dấu hai chấm rồi chạy lại"
    )
