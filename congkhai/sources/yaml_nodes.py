"""The nodes of a YAML text as they are written, each with its style, its start and its end.

The composer of a build keeps only where values begin. The commands that write into a text also need to know
where something ends and how it is written: a subclass of that composer keeps it, under the same limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from congkhai.sources.yaml_composer import NULL_WORDS, Composed, Composer


@dataclass(slots=True, eq=False)
class YamlNode:
    """A key or a value. Lines and columns count from 1; the end is the column behind the last character.

    ``style``: of a scalar ``""`` (plain), ``'``, ``"``, ``|`` or ``>``; of a list or mapping ``[`` where it
    stands in brackets, else ``""``. ``text``: what a scalar says; ``~`` and ``null`` say ``""``.
    ``children``: the items of a list; the keys and values of a mapping in turn.
    """

    kind: Literal["scalar", "list", "mapping", "alias"]
    start_line: int
    start_column: int
    end_line: int
    end_column: int
    style: str = ""
    text: str = ""
    children: list[YamlNode] = field(default_factory=list)

    @property
    def pairs(self) -> list[tuple[YamlNode, YamlNode]]:
        """Key and value nodes of a mapping; of anything else none."""
        if self.kind != "mapping":
            return []
        return list(zip(self.children[::2], self.children[1::2], strict=True))

    @property
    def is_block_text(self) -> bool:
        """Whether this is a text below a ``|`` or ``>``."""
        return self.style in ("|", ">")

    @property
    def in_brackets(self) -> bool:
        """Whether this is a list or mapping between brackets."""
        return self.style == "["

    @property
    def is_empty(self) -> bool:
        """Whether this says nothing: an empty text, ``~``, ``null``, ``[]``."""
        if self.kind == "scalar":
            return not self.text.strip()
        return self.kind == "list" and not self.children

    def nodes(self) -> Iterator[YamlNode]:
        """This node and every one in it."""
        yield self
        for child in self.children:
            yield from child.nodes()

    def scalars(self) -> Iterator[YamlNode]:
        """Every scalar in this node, keys too."""
        return (node for node in self.nodes() if node.kind == "scalar")


class _NodeComposer(Composer):
    """A composer that keeps the nodes."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "")
        self.root: YamlNode | None = None
        self._open_nodes: list[YamlNode] = []

    def _on_scalar(self, event: Any) -> None:
        super()._on_scalar(event)
        is_null = event.implicit[0] and event.value in NULL_WORDS
        self._attach(_node("scalar", event, event.style or "", "" if is_null else event.value))

    def _on_start(self, event: Any, items: Any) -> None:
        super()._on_start(event, items)
        kind: Literal["list", "mapping"] = "list" if isinstance(items, list) else "mapping"
        self._open_nodes.append(_node(kind, event, "[" if event.flow_style else ""))

    def _on_end(self, event: Any) -> None:
        super()._on_end(event)
        node = self._open_nodes.pop()
        node.end_line, node.end_column = event.end_mark.line + 1, event.end_mark.column + 1
        self._attach(node)

    def _on_alias(self, event: Any) -> None:
        super()._on_alias(event)
        self._attach(_node("alias", event))

    def _attach(self, node: YamlNode) -> None:
        if self._open_nodes:
            self._open_nodes[-1].children.append(node)
        else:
            self.root = node


def _node(
    kind: Literal["scalar", "list", "mapping", "alias"], event: Any, style: str = "", text: str = ""
) -> YamlNode:
    start, end = event.start_mark, event.end_mark
    return YamlNode(kind, start.line + 1, start.column + 1, end.line + 1, end.column + 1, style, text)


def compose_nodes(text: str) -> tuple[Composed, YamlNode | None]:
    """What a YAML text says, and its outermost node; None for an empty text and where a limit is passed.

    Raises :class:`yaml.YAMLError` where the syntax is wrong.
    """
    composer = _NodeComposer(text)
    composed = composer.run()
    return composed, composer.root if composed.data is not None else None
