"""A report put into the text of a plan: nothing but the new letters is added, every other byte stays.

Where it goes is found from the marks of a YAML parser. Whether the result says what it should is not
believed but read: it is parsed again, and must say what the text said, and the report.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import yaml

from congkhai.edit.reports import Report, ReportError
from congkhai.edit.text import SourceText
from congkhai.sources.composer import compose
from congkhai.sources.lines import blanks_of

_KEY = "cap_nhat"
_TASKS = "nhiem_vu"


def _child(node: yaml.Node, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Key and value nodes of a mapping."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((pair for pair in node.value if pair[0].value == key), None)


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _last_line(node: yaml.Node, text: SourceText) -> int:
    """The number, from 1, of the last line that holds something of a node."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1][1], text)
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1], text)
    line: int = node.end_mark.line + 1
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        line = min(line, len(text.lines)) - (node.end_mark.column == 0)
        while line > node.start_mark.line + 1 and not text.lines[line - 1].strip():
            line -= 1
    return line


def _with_comments(line: int, indent: int, text: SourceText) -> int:
    """``line``, or the last of the comments below it that are indented like what they belong to."""
    at = line
    while at < len(text.lines):
        below = text.lines[at]
        at += 1
        if below.lstrip().startswith("#") and blanks_of(below) >= indent:
            line = at
        elif below.strip():
            break
    return line


def _dash(item: yaml.Node, text: SourceText) -> int:
    """The column, from 0, of the dash before a list item."""
    return text.lines[item.start_mark.line].rfind("-", 0, item.start_mark.column)


def _step(root: yaml.Node, text: SourceText) -> int:
    """How much deeper than its key a list stands in this file; 2 where it cannot be seen."""
    pair = _child(root, _TASKS)
    if pair and isinstance(pair[1], yaml.SequenceNode) and pair[1].value and not pair[1].flow_style:
        return max(_dash(pair[1].value[0], text) - pair[0].start_mark.column, 0)
    return 2


def _placed(root: yaml.Node, task: yaml.Node, report: Report, text: SourceText) -> SourceText | None:
    """The text with the report in it; None where the reports are written in a way that takes no addition."""
    pair = _child(task, _KEY)
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
        indent = _dash(value.value[0], text)
        after = _with_comments(_last_line(value, text), indent + 2, text)
        return text.with_lines_after(after, report.block(indent))
    if isinstance(value, yaml.ScalarNode) and not value.value:
        line = key.end_mark.line + 1
        if _is_flow(task):
            return text.with_text_at(line, key.end_mark.column + 2, f" [{report.flow()}]")
        return text.with_lines_after(line, report.block(key.start_mark.column + _step(root, text)))
    return None


def _as_new_key(root: yaml.Node, task: yaml.Node, report: Report, text: SourceText) -> SourceText:
    """The text with the first report of a task, below all that is said of it."""
    assert isinstance(task, yaml.MappingNode)
    if task.flow_style:
        end = task.value[-1][1].end_mark
        return text.with_text_at(end.line + 1, end.column + 1, f", {_KEY}: [{report.flow()}]")
    indent = task.value[0][0].start_mark.column
    lines = [f"{' ' * indent}{_KEY}:", *report.block(indent + _step(root, text))]
    return text.with_lines_after(_with_comments(_last_line(task, text), indent, text), lines)


def _listed(value: Any) -> list[Any]:
    if value in ("", None):
        return []
    return value if isinstance(value, list) else [value]


def _expected(data: Any, index: int, report: Report) -> Any:
    """What the file must say afterwards."""
    wanted = deepcopy(data)
    task = wanted[_TASKS][index] if isinstance(wanted[_TASKS], list) else wanted[_TASKS]
    task[_KEY] = [*_listed(task.get(_KEY)), dict(report.data)]
    return wanted


def _as_read(data: Any) -> Any:
    """What was read, texts without the line end that a text after ``|`` brings."""
    if isinstance(data, dict):
        return {key: _as_read(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_read(value) for value in data]
    return data.strip() if isinstance(data, str) else data


def append_report(text: SourceText, index: int, report: Report) -> SourceText:
    """The text of a plan with a report added to its task number ``index`` (from 0, in the file's order).

    Raises ReportError where the file is written in a way that allows no mere addition.
    """
    try:
        root = yaml.compose(text.plain, Loader=yaml.CSafeLoader)
        before = compose(text.plain, "")
        tasks = _child(root, _TASKS) if root else None
        if root is None or tasks is None or before.problems:
            raise ReportError("tệp đang có lỗi; hãy chạy check và sửa trước")
        task = tasks[1].value[index] if isinstance(tasks[1], yaml.SequenceNode) else tasks[1]
        wanted = _as_read(_expected(before.data, index, report))
        placed = _placed(root, task, report, text)
        if placed is not None and _as_read(_read(placed)) == wanted:
            return placed
    except (yaml.YAMLError, RecursionError):
        raise ReportError("tệp đang có lỗi; hãy chạy check và sửa trước") from None
    raise ReportError(_advice(task))


def _read(text: SourceText) -> Any:
    try:
        composed = compose(text.plain, "")
    except yaml.YAMLError:
        return None
    return None if composed.problems else composed.data


def _advice(task: yaml.Node) -> str:
    pair = _child(task, _KEY)
    line = (pair[0] if pair else task).start_mark.line + 1
    if pair is None:
        return f"không tự thêm được báo cáo vào nhiệm vụ ở dòng {line}; hãy thêm khóa “{_KEY}:” rồi chạy lại"
    if isinstance(pair[1], yaml.MappingNode):
        return (
            f"“{_KEY}” ở dòng {line} là một báo cáo không có gạch đầu dòng; "
            "hãy thêm “- ” trước báo cáo ấy, thụt các khóa của nó thêm hai dấu cách, rồi chạy lại"
        )
    return f"không tự thêm được vào “{_KEY}” ở dòng {line}; hãy để trống sau dấu hai chấm rồi chạy lại"
