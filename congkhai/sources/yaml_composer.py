"""Composes a YAML text into plain dictionaries, lists and texts, with the location of each.

It reads the events of PyYAML's parser in one pass and calls no constructor, so that a tag can create nothing:
every scalar is a text. It does not recurse, so that deep nesting cannot exhaust the stack. Depth, nodes,
texts and what aliases expand to are limited.
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
from congkhai.sources.location_map import COLUMN_MASK, LINE_SHIFT, LocationTree, pack_position
from congkhai.sources.odd_letters import UNUSABLE_LETTERS, LetterChanges, clean_letters, code_point
from congkhai.sources.open_collections import QUOTE_HINT, OpenCollection
from congkhai.sources.suspicious_scalars import find_suspicious

try:
    from yaml import CLoader as _Parser
except ImportError:  # PyYAML built without libyaml: the same events, slower
    from yaml import Loader as _Parser  # type: ignore[assignment]

MAX_DEPTH = 20  # mappings and lists inside each other
MAX_NODES = 200_000  # keys and values of a file
MAX_EXPANDED_NODES = 50_000  # nodes that the aliases of a file stand for
MAX_COMPOSE_PROBLEMS = 500  # problems after which a file is not read further
MAX_TEXT_LENGTH = 100_000  # characters of one value

_ESCAPE_HINT = "Hãy bỏ hoặc thay mã \\u… của chúng trong đoạn chữ này."
NULL_WORDS = frozenset(["~", "null", "Null", "NULL"])
_CORE_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")
)
_CONTROL_LETTERS = re.compile(f"[{UNUSABLE_LETTERS}\ud800-\udfff]")


class LimitReached(Exception):
    """A limit is passed: the file is not read further. The problem is noted already."""


@dataclass(slots=True)
class Composed:
    """What a text says.

    ``data``: dictionaries, lists and texts; None where the text is empty or a limit is passed. ``tree``: the
    locations of the same values. An empty value (``~``, ``null``, nothing) is ``""``.
    """

    data: Any = None
    tree: LocationTree = 0
    problems: list[Problem] = field(default_factory=list)


class Composer:
    """Composes one text. ``file`` is the name of the text in problems."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.result = Composed()
        self._text = text
        self._may_need_cleaning = "\\" in text or not unicodedata.is_normalized("NFC", text)
        self._open_collections: list[OpenCollection] = []
        self._anchors: dict[str, tuple[Any, LocationTree, int] | None] = {}
        self._unused_anchors: dict[str, int] = {}
        self._letter_changes = LetterChanges()
        self._nodes = self._expanded = self._documents = 0

    def run(self) -> Composed:
        """Compose the only document of the text; raises :class:`yaml.YAMLError` where the syntax is wrong."""
        parser = _Parser(self._text)
        try:
            self._read_events(parser)
            for anchor, position in self._unused_anchors.items():
                message = f"“&{anchor}” đặt tên cho một giá trị mà không nơi nào dùng lại"
                self._note(position, "neo-thua", message, QUOTE_HINT)
            self.result.problems += self._letter_changes.problems(self.file, _ESCAPE_HINT)
        except LimitReached:
            self.result.data = None
        finally:
            parser.dispose()
        return self.result

    def _read_events(self, parser: Any) -> None:
        next_event = parser.get_event
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                self._on_scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._on_start(event, {} if kind is MappingStartEvent else [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._on_end(event)
            elif kind is AliasEvent:
                self._on_alias(event)
            elif kind is DocumentStartEvent:
                self._documents += 1
                if self._documents > 1:
                    self._stop(
                        _start_of(event),
                        "nhieu-tai-lieu",
                        "tệp có hơn một tài liệu YAML",
                        "Hãy bỏ dòng “---”.",
                    )

    # -- problems ------------------------------------------------------------------------------------------

    def _note(self, position: int, code: str, message: str, hint: str = "") -> None:
        location = SourceLocation(self.file, position >> LINE_SHIFT, position & COLUMN_MASK)
        self.result.problems.append(make_problem(location, code, message, hint))
        if len(self.result.problems) >= MAX_COMPOSE_PROBLEMS:
            raise LimitReached

    def _stop(self, position: int, code: str, message: str, hint: str = "") -> None:
        """Note a problem after which the file is not read further; raises LimitReached."""
        self._note(position, code, message, hint)
        raise LimitReached

    def _count_node(self, position: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(
                position, "qua-nhieu", f"tệp có quá nhiều giá trị (hơn {MAX_NODES})", "Hãy chia tệp ra."
            )

    def _check_tag(self, event: Any, position: int) -> None:
        if event.tag is not None and event.tag not in _CORE_TAGS:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._note(position, "the-la", f"thẻ {quoted(tag)} không được phép", QUOTE_HINT)

    # -- nodes ---------------------------------------------------------------------------------------------

    def _on_scalar(self, event: Any) -> None:
        mark = event.start_mark
        position = (mark.line + 1) << LINE_SHIFT | (mark.column + 1)
        value: str = event.value
        self._count_node(position)
        if event.tag is not None:
            self._check_tag(event, position)
        if len(value) > MAX_TEXT_LENGTH:
            self._note(position, "doan-dai", f"đoạn chữ dài {len(value)} ký tự; dài nhất {MAX_TEXT_LENGTH}")
            value = value[:MAX_TEXT_LENGTH]
        if self._may_need_cleaning:
            if event.style == '"':  # only there letters are escaped; all others were cleaned before
                value, changes, _ = clean_letters(value)
                self._letter_changes.add(changes, (mark.line + 1, mark.column + 1))
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
            self._unused_anchors[event.anchor] = position
        self._add(value, position, position)

    def _on_start(self, event: Any, items: Any) -> None:
        position = _start_of(event)
        self._count_node(position)
        if event.tag is not None:
            self._check_tag(event, position)
        if len(self._open_collections) >= MAX_DEPTH:
            self._stop(
                position, "qua-sau", f"các khóa lồng nhau quá sâu (hơn {MAX_DEPTH} cấp)", "Hãy bỏ bớt cấp."
            )
        if event.anchor is not None:
            self._anchors[event.anchor] = None
            self._unused_anchors[event.anchor] = position
        is_item = bool(self._open_collections) and type(self._open_collections[-1].items) is list
        self._open_collections.append(
            OpenCollection(items, type(items)(), position, event.anchor, self._nodes - 1, is_item)
        )

    def _on_end(self, _event: Any) -> None:
        collection = self._open_collections.pop()
        tree: LocationTree = (collection.position, collection.locations)
        if collection.anchor is not None:
            self._anchors[collection.anchor] = (collection.items, tree, self._nodes - collection.nodes_before)
        self._add(collection.items, tree, collection.position)

    def _on_alias(self, event: Any) -> None:
        position, name = _start_of(event), event.anchor
        self._count_node(position)
        self._unused_anchors.pop(name, None)
        if name not in self._anchors:
            self._note(position, "neo-la", f"“*{name}” nhắc tới một giá trị không có trong tệp", QUOTE_HINT)
            self._add("", position, position)
            return
        known = self._anchors[name]
        if known is None:
            self._stop(position, "neo-vong", f"“*{name}” nằm trong chính giá trị mà nó nhắc tới")
            return
        value, tree, nodes = known
        self._expanded += nodes
        self._nodes += nodes
        if self._expanded > MAX_EXPANDED_NODES:
            self._stop(
                position,
                "neo-qua-nhieu",
                f"các dấu “*” lặp lại quá nhiều giá trị (hơn {MAX_EXPANDED_NODES})",
                "Hãy viết thẳng các giá trị.",
            )
        self._add(value, position if isinstance(tree, int) else tree, position)

    def _add(self, value: Any, tree: LocationTree, position: int) -> None:
        """Put a finished value where it belongs: the root, a list, or a mapping as key or value."""
        if not self._open_collections:
            self.result.data, self.result.tree = value, tree
            return
        collection = self._open_collections[-1]
        if type(collection.items) is list:
            if value == "":
                self._note(
                    position, "muc-trong", "mục này của danh sách để trống", "Hãy viết giá trị hoặc xóa dòng."
                )
            collection.items.append(value)
            collection.locations.append(tree)
        elif collection.waits_for_value:
            collection.waits_for_value = False
            if collection.key is not None:
                collection.items[collection.key] = value
                own_tree = collection.key_position if value == "" else tree
                collection.locations[collection.key] = (collection.key_position, own_tree)
        else:
            collection.waits_for_value = True
            collection.key_position = position
            collection.key, problems = collection.read_key(value)
            for problem in problems:
                self._note(position, *problem)


def _start_of(event: Any) -> int:
    """The packed position at which an event begins."""
    return pack_position(event.start_mark.line + 1, event.start_mark.column + 1)


def compose(text: str, file: str) -> Composed:
    """Compose a YAML text; ``file`` is its name in problems.

    Raises :class:`yaml.YAMLError` (with marks) where the syntax is wrong; other problems are in the result.
    """
    return Composer(text, file).run()
