"""The texts of new files and tasks, with each key explained in the words of the model."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from congkhai.edit.schema.key_examples import EXAMPLES
from congkhai.edit.yaml_scalars import flow_value, key_lines, list_item
from congkhai.library import PlanEntry
from congkhai.model import Agency, Plan, Record, Task, Unit
from congkhai.model.record_base import field_of, label_of, yaml_key_of

FieldValues = Mapping[str, "str | list[str]"]
"""Python name of a field → what the editor gave for it."""

_AGENCY_FIELDS = ("name", "short_name", "kind", "parent", "since")
_PLAN_FIELDS = ("number", "issued", "years", "title", "basis", "purpose", "signer", "source")
_TASK_FIELDS = ("id", "content", "result", "deadline", "lead", "support", "summary", "target")
_EXAMPLE_UNIT = {"id": "van-phong", "name": "Văn phòng Sở", "other_names": ["Văn phòng", "VP"]}
_SCHEMA_FOLDER = "docs/schema"


def schema_line(root: Path, file: str, schema: str) -> str:
    """The first line of a file, which names the JSON Schema for the editor's YAML program.

    ``schema``: its file name. It is looked for in ``root`` and the folders above.
    """
    home = next((top for top in (root, *root.parents) if (top / _SCHEMA_FOLDER / schema).is_file()), root)
    where = Path(os.path.relpath(home / _SCHEMA_FOLDER / schema, (root / file).parent)).as_posix()
    return f"# yaml-language-server: $schema={where}"


def _explain_field(record: type[Record], name: str, indent: int) -> list[str]:
    """A field that is not filled in, as two comments: what it is, and an example."""
    key, lead = yaml_key_of(record, name), " " * indent
    help_text = field_of(record, name).description or ""
    example = next(iter(EXAMPLES.get((record, key), ())), None)
    shown = "…" if example is None else flow_value(example)
    return [f"{lead}# {label_of(record, name)}: {help_text}", f"{lead}# {key}: {shown}"]


def _field_lines(record: type[Record], names: Iterable[str], given: FieldValues, indent: int) -> list[str]:
    """The lines of the fields ``names``, each written where it is given, else explained in comments."""
    lines: list[str] = []
    for name in names:
        value = given.get(name)
        if not value:
            lines += _explain_field(record, name, indent)
        elif isinstance(value, list):
            lines.append(f"{' ' * indent}{yaml_key_of(record, name)}: {flow_value(value)}")
        else:
            lines += key_lines(yaml_key_of(record, name), value, indent, plain_types=True)
    return lines


def agency_text(given: FieldValues, first_line: str) -> str:
    """The text of a ``co-quan.yaml``."""
    other_names = flow_value(_EXAMPLE_UNIT["other_names"])
    lines = [
        first_line,
        "# Dòng bắt đầu bằng dấu # là ghi chú, không được công bố; bỏ dấu # và điền để dùng.",
        *_field_lines(Agency, _AGENCY_FIELDS, given, 0),
        f"# {label_of(Agency, 'units')}: mỗi đơn vị mà kế hoạch nêu tên là một mục, bắt đầu bằng “- ”.",
        "# don_vi:",
        f"#   - ma: {_EXAMPLE_UNIT['id']}  # {field_of(Unit, 'id').description}",
        f"#     ten: {_EXAMPLE_UNIT['name']}",
        f"#     ten_khac: {other_names}  # {field_of(Unit, 'other_names').description}",
    ]
    return "\n".join(lines) + "\n"


def plan_text(given: FieldValues, first_line: str) -> str:
    """The text of a plan without tasks."""
    lines = [
        first_line,
        "# Dòng bắt đầu bằng dấu # là ghi chú, không được công bố; bỏ dấu # và điền để dùng.",
        *_field_lines(Plan, _PLAN_FIELDS, given, 0),
        f"# {label_of(Plan, 'sections')}: {field_of(Plan, 'sections').description}",
        "# muc:",
        "#   A: Chỉ số cải cách hành chính",
        "#   A.I: Công tác chỉ đạo, điều hành",
        f"# {label_of(Plan, 'tasks')}: {field_of(Plan, 'tasks').description}",
        "# Thêm nhiệm vụ bằng lệnh: python build.py new task",
        "nhiem_vu:",
    ]
    return "\n".join(lines) + "\n"


def task_lines(given: FieldValues, indent: int) -> list[str]:
    """A task as a list item whose dash stands ``indent`` blanks deep."""
    lines = _field_lines(Task, _TASK_FIELDS, given, indent + 2)
    return list_item(lines, indent)


def task_record(given: FieldValues) -> dict[str, Any]:
    """The data that :func:`task_lines` writes, by YAML key."""
    return {yaml_key_of(Task, name): given[name] for name in _TASK_FIELDS if given.get(name)}


_NUMBERED = re.compile(r"(?P<section>(?:.*\.)?)(?P<number>\d+)")


def last_task_index(plan: PlanEntry, section: str) -> int | None:
    """The index (from 0, in the file's order) of the last task of a section; None where it has no task."""
    inside = [task.index for task in plan.tasks if task.record.id.startswith(f"{section}.")]
    return max(inside) if inside else None


def last_section(plan: PlanEntry) -> str:
    """The code of the section of the plan's last task; ``""`` where tasks are numbered without sections."""
    return (
        plan.tasks[-1].record.id.rpartition(".")[0]
        if plan.tasks
        else next(reversed(plan.record.sections), "")
    )


def next_code(plan: PlanEntry, section: str) -> str:
    """The next free code in a section: one more than the highest number there."""
    wanted = f"{section}." if section else ""
    codes = [task.id for task in plan.record.tasks] + list(plan.record.sections)
    matches = [match for code in codes if (match := _NUMBERED.fullmatch(code)) and match["section"] == wanted]
    return f"{wanted}{max((int(match['number']) for match in matches), default=0) + 1}"
