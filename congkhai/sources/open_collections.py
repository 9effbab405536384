"""A mapping or list of a YAML text whose end is not reached yet, and what may be a key of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from congkhai.problems import quoted
from congkhai.sources.location_map import line_of_position
from congkhai.sources.odd_letters import code_point
from congkhai.vietnamese.letters import INVISIBLE_LETTERS

_UNSEEN = re.compile(f"[{INVISIBLE_LETTERS}\u00a0\u3000]")  # and blanks that look like the usual one
QUOTE_HINT = "Nếu đây là chữ, hãy đặt cả đoạn trong dấu ngoặc kép."


class KeyProblem(NamedTuple):
    """What is wrong with a key; the message and the hint are Vietnamese."""

    code: str
    message: str
    hint: str


@dataclass(slots=True)
class OpenCollection:
    """A mapping or list that is still open.

    ``items``: its values so far; ``locations``: a tree of the same shape (see ``location_map``); ``position``
    and ``key_position``: packed positions; ``nodes_before``: how many nodes were read before it. Of a mapping
    ``key`` is the last key, None where its value is to be dropped.
    """

    items: Any
    locations: Any
    position: int
    anchor: str | None
    nodes_before: int
    is_item: bool  # of a list
    key: str | None = None
    key_position: int = 0
    waits_for_value: bool = False
    repeats_item: bool = False  # its first key came again: an item without its dash

    def read_key(self, value: Any) -> tuple[str | None, tuple[KeyProblem, ...]]:
        """The key that ``value`` is, or None where its value is to be dropped, and what is wrong with it."""
        if not isinstance(value, str):
            message = "khóa phải là một từ, không phải danh sách hay nhóm khóa"
            return None, (KeyProblem("khoa-sai", message, QUOTE_HINT),)
        key = value.strip()
        if not key:
            message = "dấu hai chấm mà không có tên khóa ở trước"
            return None, (KeyProblem("khoa-sai", message, QUOTE_HINT),)
        problems: tuple[KeyProblem, ...] = ()
        if invisible := _UNSEEN.search(key):
            key = _UNSEEN.sub("", key)
            message = f"khóa “{key}” có ký tự không nhìn thấy ({code_point(invisible[0])})"
            problems = (KeyProblem("khoa-sai", message, "Hãy xóa khóa và gõ lại."),)
        if key[0] == "-" and key[1:2].isalpha():
            return None, problems  # reported already as a dash without its blank
        if key in self.locations:
            return None, problems + self._repeated_key(key)
        return key, problems

    def _repeated_key(self, key: str) -> tuple[KeyProblem, ...]:
        """What is wrong with a key that this mapping has already; nothing where that is said already."""
        if self.repeats_item:
            return ()
        line = line_of_position(self.locations[key][0])
        if self.is_item and key == next(iter(self.locations)):
            self.repeats_item = True  # the other keys of the new item come again too
            message = f"khóa {quoted(key)} viết hai lần trong một mục; lần đầu ở dòng {line}"
            hint = "Nếu đây là mục mới, hãy thêm “- ” trước khóa này."
            return (KeyProblem("khoa-trung", message, hint),)
        message = f"khóa {quoted(key)} viết hai lần; lần đầu ở dòng {line}"
        return (KeyProblem("khoa-trung", message, "Hãy bỏ một dòng."),)
