"""A new task put into the text of a plan; every other byte stays (see ``appending``)."""

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
    dash_column,
    last_line,
    line_after_comments,
    list_indent,
    parse_nodes,
    read_data,
)
from congkhai.problems import UsageError


def _add_task(root: yaml.Node, text: SourceText, after: int | None, given: FieldValues) -> SourceText | None:
    pair = child_pair(root, TASKS_KEY)
    if pair is None:
        bottom = len(text.lines) - (text.lines[-1] == "")
        return text.with_lines_after(bottom, [f"{TASKS_KEY}:", *task_lines(given, 2)])
    key, value = pair
    if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
        indent = dash_column(value.value[0], text)
        item = value.value[-1 if after is None else after]
        return text.with_lines_after(
            line_after_comments(last_line(item, text), indent + 1, text), task_lines(given, indent)
        )
    if isinstance(value, yaml.ScalarNode) and not value.value:
        below = line_after_comments(key.end_mark.line + 1, 1, text)
        return text.with_lines_after(below, task_lines(given, list_indent(root, text)))
    return None


def insert_task(text: SourceText, after: int | None, given: FieldValues) -> SourceText:
    """The text of a plan with a task added below the task number ``after`` (from 0; None: at the end).

    Raises UsageError where the file is written in a way that allows no mere addition.
    """
    try:
        root = parse_nodes(text)
        changed = _add_task(root, text, after, given) if root is not None else None
    except (yaml.YAMLError, RecursionError):
        raise UsageError("tệp đang có lỗi; hãy chạy check và sửa trước") from None
    expected: Any = deepcopy(read_data(text))
    if isinstance(expected, dict):
        tasks = as_list(expected.get(TASKS_KEY))
        tasks.insert(len(tasks) if after is None else after + 1, task_record(given))
        expected[TASKS_KEY] = tasks
    if changed is None or comparable(read_data(changed)) != comparable(expected):
        raise UsageError(
            f"không tự thêm được nhiệm vụ: “{TASKS_KEY}” phải là danh sách, mỗi mục bắt đầu bằng “- ”"
        )
    return changed
