"""The most similar of several words, for suggestions ("có phải … không?")."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from congkhai.vietnamese.letters import fold

_LEAST_RATIO = 0.7  # of similarity, from 0 to 1; below it a suggestion confuses more than it helps
_COMPARED = 200  # characters; more cost time and change nothing


def _letters_only(text: str) -> str:
    return "".join(c for c in fold(text[:_COMPARED]) if c.isalnum())


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most similar to ``word``, or None when none is similar enough.

    Accents, case, spaces and punctuation do not count. The order of the choices does not matter.
    """
    wanted = _letters_only(word)
    best, best_ratio = None, _LEAST_RATIO
    for choice in sorted(set(choices)):
        matcher = SequenceMatcher(None, wanted, _letters_only(choice), autojunk=False)
        if matcher.real_quick_ratio() < best_ratio or matcher.quick_ratio() < best_ratio:
            continue
        ratio = matcher.ratio()
        if ratio > best_ratio or (best is None and ratio >= best_ratio):
            best, best_ratio = choice, ratio
    return best
