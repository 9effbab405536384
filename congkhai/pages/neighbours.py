"""Items of a list with the ones before and after them, for links to the neighbouring pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def with_neighbours(items: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Give (the item before, the item, the item after) for each item; None at the ends."""
    yield from zip((None, *items), items, (*items[1:], None), strict=False)
