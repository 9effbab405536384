"""A new task put into the text of a plan; every other byte stays (see ``appending``)."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import yaml

from congkhai.edit.scaffold_texts import FieldValues, task_lines, task_record
from congkhai.edit.source_text import SourceText
from congkhai.edit.yaml_nodes import (
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
from congkhai.problems import UsageError


def _below(root: yaml.Node, text: SourceText, after: int | None, given: FieldValues) -> SourceText | None:
    pair = child(root, TASKS)
    if pair is None:
        bottom = len(text.lines) - (text.lines[-1] == "")
        return text.with_lines_after(bottom, [f"{TASKS}:", *task_lines(given, 2)])
    key, value = pair
    if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
        indent = dash(value.value[0], text)
        item = value.value[-1 if after is None else after]
        return text.with_lines_after(
            with_comments(last_line(item, text), indent + 1, text), task_lines(given, indent)
        )
    if isinstance(value, yaml.ScalarNode) and not value.value:
        below = with_comments(key.end_mark.line + 1, 1, text)
        return text.with_lines_after(below, task_lines(given, step(root, text)))
    return None


def insert_task(text: SourceText, after: int | None, given: FieldValues) -> SourceText:
    """The text of a plan with a task added below the task number ``after`` (from 0; None: at the end).

    Raises UsageError where the file is written in a way that allows no mere addition.
    """
    try:
        root = tree(text)
        placed = _below(root, text, after, given) if root is not None else None
    except (yaml.YAMLError, RecursionError):
        raise UsageError("tệp đang có lỗi; hãy chạy check và sửa trước") from None
    wanted: Any = deepcopy(read(text))
    if isinstance(wanted, dict):
        tasks = listed(wanted.get(TASKS))
        tasks.insert(len(tasks) if after is None else after + 1, task_record(given))
        wanted[TASKS] = tasks
    if placed is None or as_read(read(placed)) != as_read(wanted):
        raise UsageError(
            f"không tự thêm được nhiệm vụ: “{TASKS}” phải là danh sách, mỗi mục bắt đầu bằng “- ”"
        )
    return placed
