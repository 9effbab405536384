"""A report put into the text of a plan: nothing but the new letters is added, every other byte stays.

Two ways of writing make room first: what stands for "no reports yet" (``~``, ``[]``) goes away, and a report
that stood alone without a dash gets its dash.

Where it goes is found from the marks of a YAML parser. Whether the result says what it should is not
believed but read: it is parsed again, and must say what the text said, and the report.
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
    dash_column,
    last_line,
    line_after_comments,
    list_indent,
    parse_nodes,
    read_data,
    remove_empty_value,
)
from congkhai.sources.yaml_composer import compose

_UPDATES_KEY = "cap_nhat"
_NULL_TAG = "tag:yaml.org,2002:null"


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _add_report(root: yaml.Node, task: yaml.Node, report: TaskReport, text: SourceText) -> SourceText | None:
    """The text with the report in it; None where the reports are written in a way that takes no addition."""
    pair = child_pair(task, _UPDATES_KEY)
    if pair is None:
        return _add_key(root, task, report, text)
    key, value = pair
    if _is_empty(value):
        return _add_below_key(root, task, key, report, remove_empty_value(value, text))
    if isinstance(value, yaml.MappingNode):
        return _make_list_of_two(value, report, text)
    if not isinstance(value, yaml.SequenceNode):
        return None
    if value.flow_style:
        end = value.value[-1].end_mark
        return text.with_text_at(end.line + 1, end.column + 1, f", {report.flow_text()}")
    indent = dash_column(value.value[0], text)
    after = line_after_comments(last_line(value, text), indent + 2, text)
    return text.with_lines_after(after, report.block_lines(indent))


def _is_empty(value: yaml.Node) -> bool:
    """Whether a value is empty: nothing at all, ``~``, ``null``, ``""``, ``[]``."""
    if isinstance(value, yaml.SequenceNode):
        return not value.value
    return isinstance(value, yaml.ScalarNode) and (value.tag == _NULL_TAG or not value.value.strip())


def _add_below_key(
    root: yaml.Node, task: yaml.Node, key: yaml.Node, report: TaskReport, text: SourceText
) -> SourceText:
    """The text with the report as the first below a key that had no value."""
    line = key.end_mark.line + 1
    if _is_flow(task):
        return text.with_text_at(line, key.end_mark.column + 2, f" [{report.flow_text()}]")
    return text.with_lines_after(line, report.block_lines(key.start_mark.column + list_indent(root, text)))


def _make_list_of_two(first: yaml.MappingNode, report: TaskReport, text: SourceText) -> SourceText:
    """The text with a report that stood alone, without a dash, as the first of a list, and the report."""
    start, end = first.start_mark, first.end_mark
    if first.flow_style:
        closed = text.with_text_at(end.line + 1, end.column + 1, f", {report.flow_text()}]")
        return closed.with_text_at(start.line + 1, start.column + 1, "[")
    last = line_after_comments(last_line(first, text), start.column, text)
    for line in range(start.line + 2, last + 1):
        if text.lines[line - 1].strip():
            text = text.with_text_at(line, 1, "  ")
    return text.with_text_at(start.line + 1, start.column + 1, "- ").with_lines_after(
        last, report.block_lines(start.column)
    )


def _add_key(root: yaml.Node, task: yaml.Node, report: TaskReport, text: SourceText) -> SourceText:
    """The text with the first report of a task, below all that is said of it."""
    assert isinstance(task, yaml.MappingNode)
    if task.flow_style:
        end = task.value[-1][1].end_mark
        return text.with_text_at(end.line + 1, end.column + 1, f", {_UPDATES_KEY}: [{report.flow_text()}]")
    indent = task.value[0][0].start_mark.column
    lines = [f"{' ' * indent}{_UPDATES_KEY}:", *report.block_lines(indent + list_indent(root, text))]
    return text.with_lines_after(line_after_comments(last_line(task, text), indent, text), lines)


def _expected(data: Any, index: int, report: TaskReport) -> Any:
    """What the file must say afterwards."""
    expected = deepcopy(data)
    task = expected[TASKS_KEY][index] if isinstance(expected[TASKS_KEY], list) else expected[TASKS_KEY]
    task[_UPDATES_KEY] = [*as_list(task.get(_UPDATES_KEY)), dict(report.data)]
    return expected


def append_report(text: SourceText, index: int, report: TaskReport) -> SourceText:
    """The text of a plan with a report added to its task number ``index`` (from 0, in the file's order).

    Raises ReportError where the file is written in a way that allows no mere addition.
    """
    try:
        root = parse_nodes(text)
        before = compose(text.plain, "")
        tasks = child_pair(root, TASKS_KEY) if root else None
        if root is None or tasks is None or before.problems:
            raise ReportError("tệp đang có lỗi; hãy chạy check và sửa trước")
        task = tasks[1].value[index] if isinstance(tasks[1], yaml.SequenceNode) else tasks[1]
        expected = comparable(_expected(before.data, index, report))
        changed = _add_report(root, task, report, text)
        if changed is not None and comparable(read_data(changed)) == expected:
            return changed
    except (yaml.YAMLError, RecursionError):
        raise ReportError("tệp đang có lỗi; hãy chạy check và sửa trước") from None
    raise ReportError(_advice(task))


def _advice(task: yaml.Node) -> str:
    pair = child_pair(task, _UPDATES_KEY)
    line = (pair[0] if pair else task).start_mark.line + 1
    if pair is None:
        return f"không tự thêm được báo cáo vào nhiệm vụ ở dòng {line}; hãy thêm khóa “{_UPDATES_KEY}:” rồi chạy lại"
    return (
        f"không tự thêm được vào “{_UPDATES_KEY}” ở dòng {line}; hãy để trống sau dấu hai chấm rồi chạy lại"
    )
