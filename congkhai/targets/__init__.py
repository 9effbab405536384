"""Targets: printed words to figures, by the rules of DESIGN §4. Pure and total: any text has an answer."""

from __future__ import annotations

from congkhai.targets.find_targets import read
from congkhai.targets.reader import Reader
from congkhai.targets.target import Comparator, Direction, Target

__all__ = ["Comparator", "Direction", "Target", "read_targets"]


def read_targets(text: str | None) -> tuple[Target, ...]:
    """The targets that a printed result sets, in printed order, each with its own clause.

    A text without a figure gives one target with the comparator NONE, a blank one none at all. Never raises.
    """
    if text is None or not any(char.isalnum() for char in text):
        return ()
    r = Reader(text)
    return read(r) or (Target(" ".join(r.text.split()), Comparator.NONE),)
