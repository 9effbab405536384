"""Recognises lists whose dashes are in the wrong places.

Such a list gives an error for each of its keys; here one problem is made of them.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from congkhai.model import Record
from congkhai.problems import shorten
from congkhai.sources.location_map import ValuePath, value_at
from congkhai.sources.record_keys import key_labels, record_at


class ListError(NamedTuple):
    """The cause of several errors; ``at`` is the path of the key to point at."""

    at: ValuePath
    message: str
    hint: str


def find_list_error(path: ValuePath, root: type[Record], data: Any) -> ListError | None:
    """The cause of an error at the key ``path`` of ``data``, where it is a wrong dash; else None."""
    if len(path) < 3 or not isinstance(path[-2], int) or not isinstance(path[-1], str):
        return None
    record = record_at(root, path[:-2])
    if record is None:
        return None
    held, known = value_at(data, path[:-2]), key_labels(record)
    if isinstance(held, list):
        return _a_dash_for_each_key(path[:-2], held, known)
    if isinstance(held, dict):
        first = next(
            (info.alias or name for name, info in record.model_fields.items() if info.is_required()), ""
        )
        return _codes_for_keys(path[:-1], held, known, first)
    return None


def _a_dash_for_each_key(path: ValuePath, items: list[Any], known: dict[str, str]) -> ListError | None:
    """``- ngay: …`` and below it ``- trang_thai: …``, meant for one report."""
    keys = [key for item in items if isinstance(item, dict) and len(item) == 1 for key in item]
    if (
        len(items) < 2
        or len(keys) != len(items)
        or len(set(keys)) != len(keys)
        or not set(keys) <= set(known)
    ):
        return None
    message = f"dấu gạch trước “{keys[1]}” làm khóa này thành một mục khác, tách khỏi “{keys[0]}”"
    hint = (
        f"Trong một mục chỉ khóa đầu có dấu gạch: hãy thay “- ” bằng hai dấu cách cho thẳng với “{keys[0]}”."
    )
    return ListError((*path, 1, keys[1]), message, hint)


def _codes_for_keys(
    path: ValuePath, held: dict[str, Any], known: dict[str, str], first: str
) -> ListError | None:
    """``A.1:`` with the keys of the task below it, in place of ``- ma: A.1``."""
    keys = list(held)
    nested = all(isinstance(value, dict) for value in held.values())
    if (
        not keys
        or not first
        or set(keys) & set(known)
        or not (nested or all(map(re.compile(r"\d").search, keys)))
    ):
        return None
    key = shorten(keys[0])
    message = f"“{key}” không phải là khóa; mỗi mục của danh sách bắt đầu bằng dấu gạch và “{first}”"
    hint = f"Hãy viết: - {first}: {key}, rồi các khóa khác ở các dòng dưới, thẳng hàng với “{first}”."
    return ListError((*path, keys[0]), message, hint)
