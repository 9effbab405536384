"""Places where the site differs from the signed document, as templates print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from congkhai.model import Correction
from congkhai.pages.page_base import Link


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A place where the site differs from the signed document.

    ``printed`` stands in the document, ``corrected`` on the site, "" where the words are left out. ``task``
    is None for a correction of the plan itself.
    """

    task: Link | None
    place: str
    printed: str
    corrected: str
    reason: str
    day: date | None


def correction_views(corrections: Iterable[Correction], task: Link | None = None) -> Iterator[CorrectionView]:
    """Yield corrections as templates print them; ``task`` is the task that they belong to."""
    for item in corrections:
        yield CorrectionView(
            task, item.place or "", item.printed, item.corrected or "", item.reason or "", item.day
        )
