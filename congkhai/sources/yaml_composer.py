"""YAML events to plain dictionaries, lists and texts, with the place of each, in one pass.

No Node objects and no constructors: a tag can make nothing, every scalar is text. It is iterative, so that no
nesting exhausts the stack, and bounded in depth, in nodes and in what aliases may expand to.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from congkhai.problems import Problem, SourceLocation, make_problem, quoted
from congkhai.sources.location_map import LINE_SHIFT, LocationTree, line_of_position, pack_position
from congkhai.sources.suspicious_scalars import find_suspicious
from congkhai.sources.text_decoding import code_point

try:
    from yaml import CLoader as _Parser
except ImportError:  # PyYAML built without libyaml: the same events, slower
    from yaml import Loader as _Parser  # type: ignore[assignment]

MAX_DEPTH = 20
MAX_NODES = 200_000
MAX_EXPANDED = 50_000
MAX_NOTED = 500  # problems after which a file is not read further
MAX_TEXT = 100_000  # letters of one value

NULL_WORDS = frozenset(["~", "null", "Null", "NULL"])
_CORE_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")
)
_CONTROL_LETTERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_INVISIBLE_LETTERS = re.compile("[\u00ad\u200b-\u200f\u2060\u00a0\u3000]")
_COLUMN_MASK = (1 << LINE_SHIFT) - 1
_QUOTE = "Nếu đây là chữ, hãy đặt cả đoạn trong dấu ngoặc kép."


class LimitReached(Exception):
    """A limit is passed, reading of the file stops; the problem is already noted."""


@dataclass(slots=True)
class _OpenCollection:
    """A mapping or list that is still open."""

    items: Any
    places: Any
    position: int
    anchor: str | None
    nodes_before: int
    key: str | None = None
    key_position: int = 0
    waits_for_value: bool = False
    repeats_item: bool = False  # its first key stands there again: an item without its dash


@dataclass(slots=True)
class Composed:
    """What a file says; ``data`` is None where nothing could be composed."""

    data: Any = None
    tree: LocationTree = 0
    problems: list[Problem] = field(default_factory=list)


class Composer:
    """Composes one text; :meth:`run` raises :class:`yaml.YAMLError` where the syntax is wrong."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.result = Composed()
        self._text = text
        self._may_need_cleaning = "\\" in text or not unicodedata.is_normalized("NFC", text)
        self._stack: list[_OpenCollection] = []
        self._anchors: dict[str, tuple[Any, LocationTree, int] | None] = {}
        self._unused: dict[str, int] = {}
        self._nodes = self._expanded = self._documents = 0

    def run(self) -> Composed:
        """Compose the only document of the text."""
        parser = _Parser(self._text)
        try:
            self._events(parser)
            for anchor, position in self._unused.items():
                message = f"“&{anchor}” đặt tên cho một giá trị mà không nơi nào dùng lại"
                self._note(position, "neo-thua", message, _QUOTE)
        except LimitReached:
            self.result.data = None
        finally:
            parser.dispose()
        return self.result

    def _events(self, parser: Any) -> None:
        next_event = parser.get_event
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, {} if kind is MappingStartEvent else [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close(event)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                self._documents += 1
                if self._documents > 1:
                    self._stop(
                        _at(event), "nhieu-tai-lieu", "tệp có hơn một tài liệu YAML", "Hãy bỏ dòng “---”."
                    )

    # -- problems ------------------------------------------------------------------------------------------

    def _note(self, position: int, code: str, message: str, hint: str = "") -> None:
        location = SourceLocation(self.file, position >> LINE_SHIFT, position & _COLUMN_MASK)
        self.result.problems.append(make_problem(location, code, message, hint))
        if len(self.result.problems) >= MAX_NOTED:
            raise LimitReached

    def _stop(self, position: int, code: str, message: str, hint: str = "") -> None:
        self._note(position, code, message, hint)
        raise LimitReached

    def _count(self, position: int, nodes: int = 1) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            self._stop(
                position, "qua-nhieu", f"tệp có quá nhiều giá trị (hơn {MAX_NODES})", "Hãy chia tệp ra."
            )

    def _check_tag(self, event: Any, position: int) -> None:
        if event.tag is not None and event.tag not in _CORE_TAGS:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._note(position, "the-la", f"thẻ {quoted(tag)} không được phép", _QUOTE)

    # -- nodes ---------------------------------------------------------------------------------------------

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        position = (mark.line + 1) << LINE_SHIFT | (mark.column + 1)
        value: str = event.value
        self._count(position)
        if event.tag is not None:
            self._check_tag(event, position)
        if len(value) > MAX_TEXT:
            self._note(position, "doan-dai", f"đoạn chữ dài {len(value)} ký tự; dài nhất {MAX_TEXT}")
            value = value[:MAX_TEXT]
        if self._may_need_cleaning:
            value = unicodedata.normalize("NFC", value)
            if found := _CONTROL_LETTERS.search(value):
                name = code_point(found[0])
                self._note(
                    position,
                    "ky-tu-dieu-khien",
                    f"đoạn chữ có ký tự điều khiển ({name})",
                    "Hãy bỏ ký tự này.",
                )
                value = _CONTROL_LETTERS.sub(" ", value)
        if event.implicit[0] and value in NULL_WORDS:
            value = ""
        elif suspicious := find_suspicious(event, value, self.lines):
            self._note(*suspicious)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, position, 1)
            self._unused[event.anchor] = position
        self._add(value, position, position)

    def _open(self, event: Any, items: Any) -> None:
        position = _at(event)
        self._count(position)
        if event.tag is not None:
            self._check_tag(event, position)
        if len(self._stack) >= MAX_DEPTH:
            self._stop(
                position, "qua-sau", f"các khóa lồng nhau quá sâu (hơn {MAX_DEPTH} cấp)", "Hãy bỏ bớt cấp."
            )
        if event.anchor is not None:
            self._anchors[event.anchor] = None
            self._unused[event.anchor] = position
        self._stack.append(_OpenCollection(items, type(items)(), position, event.anchor, self._nodes - 1))

    def _close(self, _event: Any) -> None:
        frame = self._stack.pop()
        tree: LocationTree = (frame.position, frame.places)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (frame.items, tree, self._nodes - frame.nodes_before)
        self._add(frame.items, tree, frame.position)

    def _alias(self, event: Any) -> None:
        position, name = _at(event), event.anchor
        self._count(position)
        self._unused.pop(name, None)
        if name not in self._anchors:
            self._note(position, "neo-la", f"“*{name}” nhắc tới một giá trị không có trong tệp", _QUOTE)
            self._add("", position, position)
            return
        known = self._anchors[name]
        if known is None:
            self._stop(position, "neo-vong", f"“*{name}” nằm trong chính giá trị mà nó nhắc tới")
            return
        value, tree, nodes = known
        self._expanded += nodes
        self._nodes += nodes
        if self._expanded > MAX_EXPANDED:
            self._stop(
                position,
                "neo-qua-nhieu",
                f"các dấu “*” lặp lại quá nhiều giá trị (hơn {MAX_EXPANDED})",
                "Hãy viết thẳng các giá trị.",
            )
        self._add(value, position if isinstance(tree, int) else tree, position)

    def _add(self, value: Any, tree: LocationTree, position: int) -> None:
        """Put a finished value where it belongs: the root, a list, or a mapping as key or value."""
        if not self._stack:
            self.result.data, self.result.tree = value, tree
            return
        frame = self._stack[-1]
        if type(frame.items) is list:
            if value == "":
                self._note(
                    position, "muc-trong", "mục này của danh sách để trống", "Hãy viết giá trị hoặc xóa dòng."
                )
            frame.items.append(value)
            frame.places.append(tree)
        elif frame.waits_for_value:
            frame.waits_for_value = False
            if frame.key is not None:
                frame.items[frame.key] = value
                frame.places[frame.key] = (frame.key_position, frame.key_position if value == "" else tree)
        else:
            frame.waits_for_value = True
            frame.key, frame.key_position = self._key(frame, value, position), position

    def _key(self, frame: _OpenCollection, value: Any, position: int) -> str | None:
        """The key, or None where it cannot be used and its value is to be dropped."""
        if not isinstance(value, str):
            self._note(
                position, "khoa-sai", "khóa phải là một từ, không phải danh sách hay nhóm khóa", _QUOTE
            )
            return None
        key = value.strip()
        if not key:
            self._note(position, "khoa-sai", "dấu hai chấm mà không có tên khóa ở trước", _QUOTE)
            return None
        if unseen := _INVISIBLE_LETTERS.search(key):
            clean = _INVISIBLE_LETTERS.sub("", key)
            self._note(
                position,
                "khoa-sai",
                f"khóa “{clean}” có ký tự không nhìn thấy ({code_point(unseen[0])})",
                "Hãy xóa khóa và gõ lại.",
            )
            key = clean
        if key[0] == "-" and key[1:2].isalpha():
            return None  # already told as a dash without its blank
        if key in frame.places:
            if frame.repeats_item:
                return None
            line = line_of_position(frame.places[key][0])
            in_list = len(self._stack) > 1 and type(self._stack[-2].items) is list
            if in_list and key == next(iter(frame.places)):
                frame.repeats_item = True  # the rest of the new item would only echo this
                message = f"khóa {quoted(key)} viết hai lần trong một mục; lần đầu ở dòng {line}"
                self._note(
                    position, "khoa-trung", message, "Nếu đây là mục mới, hãy thêm “- ” trước khóa này."
                )
                return None
            self._note(
                position,
                "khoa-trung",
                f"khóa {quoted(key)} viết hai lần; lần đầu ở dòng {line}",
                "Hãy bỏ một dòng.",
            )
            return None
        return key


def _at(event: Any) -> int:
    return pack_position(event.start_mark.line + 1, event.start_mark.column + 1)


def compose(text: str, file: str) -> Composed:
    """Read a YAML text; raises :class:`yaml.YAMLError` (with marks) where its syntax is wrong."""
    return Composer(text, file).run()
