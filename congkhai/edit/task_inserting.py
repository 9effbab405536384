"""Adds a task to the text of a plan. Every other byte stays (see ``report_appending``)."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import yaml

from congkhai.edit.scaffold_texts import FieldValues, task_lines, task_record
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
)
from congkhai.problems import UsageError
from congkhai.sources.yaml_nodes import YamlNode


def _add_task(root: YamlNode, text: SourceText, after: int | None, given: FieldValues) -> SourceText | None:
    """The text with the task in it; None where the tasks are written in a way that takes no addition."""
    pair = child_pair(root, TASKS_KEY)
    if pair is None:
        bottom = len(text.lines) - (text.lines[-1] == "")
        return text.with_lines_after(bottom, [f"{TASKS_KEY}:", *task_lines(given, 2)])
    key, value = pair
    if value.kind == "list" and value.children and not value.in_brackets:
        indent = dash_indent(value.children[0], text)
        item = value.children[-1 if after is None else after]
        below = line_after_comments(last_line(item, text), indent + 1, text)
        return text.with_lines_after(below, task_lines(given, indent))
    if value.kind == "scalar" and not value.text:
        below = line_after_comments(key.end_line, 1, text)
        return text.with_lines_after(below, task_lines(given, list_indent(root, text)))
    return None


def insert_task(text: SourceText, after: int | None, given: FieldValues) -> SourceText:
    """The text of a plan with a task added below the task number ``after`` (from 0; None: at the end).

    Raises UsageError where the file is written in a way that allows no mere addition.
    """
    try:
        data, root = parse_nodes(text)
    except yaml.YAMLError:
        raise UsageError("tệp đang có lỗi; hãy chạy check và sửa trước") from None
    changed = _add_task(root, text, after, given) if root is not None else None
    expected: Any = deepcopy(data)
    if isinstance(expected, dict):
        tasks = as_list(expected.get(TASKS_KEY))
        tasks.insert(len(tasks) if after is None else after + 1, task_record(given))
        expected[TASKS_KEY] = tasks
    if changed is None or comparable(read_data(changed)) != comparable(expected):
        raise UsageError(
            f"không tự thêm được nhiệm vụ: “{TASKS_KEY}” phải là danh sách, mỗi mục bắt đầu bằng “- ”"
        )
    return changed
