"""A report put into the text of a plan: nothing but the new letters is added, every other byte stays.

Where it goes is found from the marks of a YAML parser. Whether the result says what it should is not
believed but read: it is parsed again, and must say what the text said, and the report.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import yaml

from congkhai.edit.nodes import (
    TASKS,
    as_read,
    child,
    dash,
    last_line,
    listed,
    read,
    step,
    tree,
    with_comments,
)
from congkhai.edit.reports import Report, ReportError
from congkhai.edit.text import SourceText
from congkhai.sources.composer import compose

_KEY = "cap_nhat"


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _placed(root: yaml.Node, task: yaml.Node, report: Report, text: SourceText) -> SourceText | None:
    """The text with the report in it; None where the reports are written in a way that takes no addition."""
    pair = child(task, _KEY)
    if pair is None:
        return _as_new_key(root, task, report, text)
    key, value = pair
    if isinstance(value, yaml.SequenceNode) and value.flow_style:
        if value.value:
            end = value.value[-1].end_mark
            return text.with_text_at(end.line + 1, end.column + 1, f", {report.flow()}")
        end = value.end_mark
        return text.with_text_at(end.line + 1, end.column, report.flow())
    if isinstance(value, yaml.SequenceNode):
        indent = dash(value.value[0], text)
        after = with_comments(last_line(value, text), indent + 2, text)
        return text.with_lines_after(after, report.block(indent))
    if isinstance(value, yaml.ScalarNode) and not value.value:
        line = key.end_mark.line + 1
        if _is_flow(task):
            return text.with_text_at(line, key.end_mark.column + 2, f" [{report.flow()}]")
        return text.with_lines_after(line, report.block(key.start_mark.column + step(root, text)))
    return None


def _as_new_key(root: yaml.Node, task: yaml.Node, report: Report, text: SourceText) -> SourceText:
    """The text with the first report of a task, below all that is said of it."""
    assert isinstance(task, yaml.MappingNode)
    if task.flow_style:
        end = task.value[-1][1].end_mark
        return text.with_text_at(end.line + 1, end.column + 1, f", {_KEY}: [{report.flow()}]")
    indent = task.value[0][0].start_mark.column
    lines = [f"{' ' * indent}{_KEY}:", *report.block(indent + step(root, text))]
    return text.with_lines_after(with_comments(last_line(task, text), indent, text), lines)


def _expected(data: Any, index: int, report: Report) -> Any:
    """What the file must say afterwards."""
    wanted = deepcopy(data)
    task = wanted[TASKS][index] if isinstance(wanted[TASKS], list) else wanted[TASKS]
    task[_KEY] = [*listed(task.get(_KEY)), dict(report.data)]
    return wanted


def append_report(text: SourceText, index: int, report: Report) -> SourceText:
    """The text of a plan with a report added to its task number ``index`` (from 0, in the file's order).

    Raises ReportError where the file is written in a way that allows no mere addition.
    """
    try:
        root = tree(text)
        before = compose(text.plain, "")
        tasks = child(root, TASKS) if root else None
        if root is None or tasks is None or before.problems:
            raise ReportError("tệp đang có lỗi; hãy chạy check và sửa trước")
        task = tasks[1].value[index] if isinstance(tasks[1], yaml.SequenceNode) else tasks[1]
        wanted = as_read(_expected(before.data, index, report))
        placed = _placed(root, task, report, text)
        if placed is not None and as_read(read(placed)) == wanted:
            return placed
    except (yaml.YAMLError, RecursionError):
        raise ReportError("tệp đang có lỗi; hãy chạy check và sửa trước") from None
    raise ReportError(_advice(task))


def _advice(task: yaml.Node) -> str:
    pair = child(task, _KEY)
    line = (pair[0] if pair else task).start_mark.line + 1
    if pair is None:
        return f"không tự thêm được báo cáo vào nhiệm vụ ở dòng {line}; hãy thêm khóa “{_KEY}:” rồi chạy lại"
    if isinstance(pair[1], yaml.MappingNode):
        return (
            f"“{_KEY}” ở dòng {line} là một báo cáo không có gạch đầu dòng; "
            "hãy thêm “- ” trước báo cáo ấy, thụt các khóa của nó thêm hai dấu cách, rồi chạy lại"
        )
    return f"không tự thêm được vào “{_KEY}” ở dòng {line}; hãy để trống sau dấu hai chấm rồi chạy lại"
