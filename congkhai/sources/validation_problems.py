"""Turns the validation errors of a record into problems, each at the place where the editor wrote it."""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from congkhai.model import Record
from congkhai.problems import Problem, make_problem, quoted, shorten
from congkhai.sources.list_errors import find_list_error
from congkhai.sources.location_map import LocationMap, ValuePath, value_at
from congkhai.sources.record_keys import key_labels, parent_keys, record_at
from congkhai.sources.syntax_rules_keys import find_missing_space
from congkhai.sources.yaml_lines import quote_scalar
from congkhai.vietnamese import nearest

MAX_ERRORS = 200  # a hostile file can have 100,000, and looking for what was meant takes time

R = TypeVar("R", bound=Record)

_EXPECTED = {
    "model_type": "cần một nhóm khóa (mỗi dòng “khóa: giá trị”)",
    "dict_type": "cần một nhóm khóa (mỗi dòng “khóa: giá trị”)",
    "tuple_type": "cần một danh sách",
    "string_type": "cần một đoạn chữ",
}


def _kind_of_value(value: Any) -> str:
    """What a value is, in Vietnamese: a list, a text …"""
    if isinstance(value, dict):
        return "một nhóm khóa"
    if isinstance(value, list):
        return "một danh sách"
    return f"đoạn chữ {quoted(value)}" if value else "chỗ trống"


def _task_code_at(data: Any, path: ValuePath) -> str:
    """The code of the task that a path is in, or ``""``."""
    if path[:1] != ("nhiem_vu",):
        return ""
    task = value_at(data, path[:2])
    code = task.get("ma") if isinstance(task, dict) else ""
    return shorten(code) if isinstance(code, str) else ""


def _likely_key(here: dict[str, str], name: str, siblings: Any) -> str | None:
    """The key that an unknown key ``name`` resembles, by its letters or by a printed label; or None.

    ``here``: the keys and labels of the record; ``siblings``: the mapping that ``name`` stands in.
    """
    used = set(siblings) if isinstance(siblings, dict) else set()
    labels = {label: key for key, label in here.items()}
    name = unicodedata.normalize("NFKC", name)  # full-width letters
    return nearest(name, set(here) - used) or nearest(name, here) or labels.get(nearest(name, labels) or "")


def _describe_unknown_key(root: type[Record], path: ValuePath, siblings: Any) -> tuple[str, str]:
    """Message and hint for a key that the record does not have."""
    name = str(path[-1])
    here = key_labels(record_at(root, path[:-1]) or root)
    head, colon, _ = name.partition(":")
    if colon and head in here:
        return (
            f"thiếu dấu cách sau dấu hai chấm: {quoted(name)}",
            f"Hãy viết: {head}: {shorten(name[len(head) + 1 :])}",
        )
    plain = name.strip("“”‘’\"'")
    if plain != name and plain in here:
        return f"tên khóa không đặt trong dấu ngoặc: {quoted(name)}", f"Hãy viết: {plain}:"
    home = parent_keys(root).get(name)
    if home is not None and name not in here:
        where = f"trong “{home}”" if home else "ngoài cùng của tệp"
        return f"khóa “{name}” không đứng ở đây mà ở {where}", "Hãy xem lại thụt lề của dòng này."
    if name == "<<":
        return "phép gộp khóa “<<” của YAML không dùng được ở đây", "Hãy viết thẳng các khóa."
    close = _likely_key(here, name, siblings)
    if close:
        return f"không có khóa {quoted(name)}; có phải “{close}” không?", ""
    if value_at(siblings, (name,)) == "" and not name.isidentifier():
        hint = "Nếu đây là phần của một đoạn chữ có dấu phẩy, hãy đặt cả đoạn trong dấu ngoặc kép."
        return f"không có khóa {quoted(name)}", hint
    return f"không có khóa {quoted(name)}", f"Các khóa ở đây: {', '.join(here)}."


def _hint_for_value(value: Any, message: str) -> str:
    """A hint for a value of the wrong kind, or ``""``.

    A text with a colon but without quotes is read as a mapping, lines with dashes as a list.
    """
    if isinstance(value, str) and value[:1] in ("“", "‘"):
        return "Hãy bỏ dấu ngoặc cong."
    if message.startswith("cần một đoạn chữ") and isinstance(value, list):
        return "Đoạn chữ nhiều dòng viết sau dấu “|”."
    if message.startswith("cần một đoạn chữ") and isinstance(value, dict) and len(value) == 1:
        ((key, inner),) = value.items()
        if isinstance(inner, str):
            right = quote_scalar(shorten(f"{key}: {inner}"))
            return f"Nếu là đoạn chữ có dấu hai chấm, hãy viết trong dấu ngoặc kép: {right}"
    return ""


def _keys_to_write(record: type[Record], data: Any, path: ValuePath) -> str:
    """A hint what to write where a text stands in place of a record, or of a list of records."""
    required = [info.alias or name for name, info in record.model_fields.items() if info.is_required()]
    keys = required or list(key_labels(record))[:2]
    is_item = bool(path) and isinstance(path[-1], int)
    words = f"“{'- ' if is_item else ''}{keys[0]}: …”" + "".join(f", rồi “{key}: …”" for key in keys[1:])
    if isinstance(value_at(data, path[:-1]), list):
        return f"Hãy viết: {words}, mỗi khóa một dòng."
    return f"Hãy viết ở các dòng dưới, thụt vào: {words}; chưa có gì thì bỏ khóa này."


def _missing_key(path: ValuePath, root: type[Record], data: Any, locations: LocationMap) -> Problem:
    """The problem of a required key that is not written, or has no value."""
    name, task = str(path[-1]), _task_code_at(data, path)
    label = key_labels(record_at(root, path[:-1]) or root).get(name, name)
    if locations.has(path):
        message = f"khóa “{name}” ({label}) để trống"
        return make_problem(locations.key(path), "thieu-khoa", message, task=task)
    message = f"thiếu khóa “{name}” ({label})"
    return make_problem(locations.at(path[:-1]), "thieu-khoa", message, task=task)


def _problem_of_error(error: ErrorDetails, root: type[Record], data: Any, locations: LocationMap) -> Problem:
    """The problem of one validation error."""
    path: ValuePath = tuple(error["loc"])
    kind, task = error["type"], _task_code_at(data, path)
    if path and path[-1] == "[key]":
        message = f"khóa {quoted(str(path[-2]))}: {error['msg']}"
        return make_problem(locations.key(path[:-1]), kind, message, task=task)
    if kind == "extra_forbidden":
        message, hint = _describe_unknown_key(root, path, value_at(data, path[:-1]))
        return make_problem(locations.key(path), "khoa-la", message, hint, task=task)
    if kind == "missing":
        return _missing_key(path, root, data, locations)
    value, record = value_at(data, path), record_at(root, path)
    location = locations.at(path)
    if kind in _EXPECTED and isinstance(value, str):
        known = key_labels(record or root)
        if found := find_missing_space(value, known.__contains__):
            return make_problem(location, "thieu-dau-cach", found[1], f"Hãy viết: {found[2]}", task=task)
    code, message = kind, error["msg"]
    if kind in _EXPECTED:
        code, message = "kieu", f"{_EXPECTED[kind]}, nhưng ở đây là {_kind_of_value(value)}"
    elif "ctx" not in error or "message" not in error["ctx"]:
        code, message = "gia-tri-sai", f"giá trị {quoted(str(value))} không dùng được"
    hint = _hint_for_value(value, message)
    if kind == "model_type" and record and isinstance(value, str) and not hint:
        hint = _keys_to_write(record, data, path)
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if key:
        message = f"khóa “{shorten(key)}”: {message}"
    return make_problem(location, code, message, hint, task=task)


def _is_empty_item(data: Any, path: ValuePath) -> bool:
    """Whether this is an empty item of a list: the composer has reported it already."""
    return isinstance(value_at(data, path[:-1]), list) and value_at(data, path) == ""


def describe_errors(
    error: ValidationError, root: type[Record], data: Any, locations: LocationMap
) -> list[Problem]:
    """The errors of a validation as problems, at most the first :data:`MAX_ERRORS`.

    ``root``: the type that was validated; ``data``: what it was given; ``locations``: those of ``data``.
    """
    details = error.errors(include_url=False)[:MAX_ERRORS]
    misspelled = set()  # keys that were meant by unknown ones: they are not reported as missing too
    list_errors = {}  # path of an error → the wrong dash behind it
    for detail in details:
        path: ValuePath = tuple(detail["loc"])
        if detail["type"] == "extra_forbidden":
            known = key_labels(record_at(root, path[:-1]) or root)
            misspelled.add((path[:-1], _likely_key(known, str(path[-1]), value_at(data, path[:-1]))))
        if list_error := find_list_error(path, root, data):
            list_errors[path] = list_error
    distinct = {list_error.at: list_error for list_error in list_errors.values()}
    problems = [
        make_problem(
            locations.key(at), "gach-dau-dong", found.message, found.hint, task=_task_code_at(data, at)
        )
        for at, found in distinct.items()
    ]
    for detail in details:
        path = tuple(detail["loc"])
        said_already = detail["type"] == "missing" and (path[:-1], path[-1]) in misspelled
        if path not in list_errors and not said_already and not _is_empty_item(data, path):
            problems.append(_problem_of_error(detail, root, data, locations))
    return problems


def drop_invalid(error: ValidationError, root: type[R], data: Any) -> R | None:
    """The record without its unknown keys and invalid texts; None where something else is wrong."""
    rest = deepcopy(data)
    for detail in error.errors(include_url=False):
        path: ValuePath = tuple(detail["loc"])
        parent = value_at(rest, path[:-1])
        if not path or not isinstance(parent, dict) or path[-1] == "[key]":
            return None
        if detail["type"] != "extra_forbidden" and not isinstance(parent.get(path[-1]), str):
            return None
        parent.pop(path[-1], None)
    try:
        return root.model_validate(rest)
    except ValidationError:
        return None
