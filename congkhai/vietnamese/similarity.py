"""Likeness of words: "có phải … không?"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from congkhai.vietnamese.letters import fold

_ENOUGH = 0.7  # share of like letters under which a proposal confuses more than it helps
_LONGEST = 200  # letters compared; likeness of longer texts costs time and tells nothing more


def _squeeze(text: str) -> str:
    return "".join(c for c in fold(text[:_LONGEST]) if c.isalnum())


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like ``word`` (accents, case, spaces and hyphens aside), or None when none is close."""
    wanted = _squeeze(word)
    best, best_ratio = None, _ENOUGH
    for choice in sorted(set(choices)):
        matcher = SequenceMatcher(None, wanted, _squeeze(choice), autojunk=False)
        if matcher.real_quick_ratio() < best_ratio or matcher.quick_ratio() < best_ratio:
            continue
        ratio = matcher.ratio()
        if ratio > best_ratio or (best is None and ratio >= best_ratio):
            best, best_ratio = choice, ratio
    return best
