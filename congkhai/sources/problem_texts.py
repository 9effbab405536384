"""How a character that cannot be shown is named in a problem."""

from __future__ import annotations


def code_point(letter: str) -> str:
    """A character that cannot be shown, by its number: ``U+200B``."""
    return f"U+{ord(letter):04X}"
