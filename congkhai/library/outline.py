"""The outline of an annex: sections by code prefix."""

from __future__ import annotations

import re
from collections.abc import Mapping

from congkhai.library.entries import CriterionKey, SectionEntry
from congkhai.library.names import find_criterion
from congkhai.model import Config, Plan

_LAST = re.compile(r"[.\-_]")


def is_within(code: str, section: str) -> bool:
    """Whether ``section`` is a prefix of ``code`` that ends at a separator: A.I of A.I.3, not of A.II.3."""
    return len(code) > len(section) and code.startswith(section) and code[len(section)] in ".-_"


def last_part(code: str) -> str:
    """The number of a code within its section: 3 of A.I.3."""
    return _LAST.split(code)[-1]


def criteria_of(config: Config, written: tuple[str, ...]) -> tuple[CriterionKey, ...]:
    """The known criteria among those written, without repeats."""
    found = (find_criterion(config, text) for text in written)
    return tuple(dict.fromkeys(key for key in found if key))


def outline(config: Config, plan: Plan) -> tuple[SectionEntry, ...]:
    """The plan's sections in printed order; a section without criteria of its own inherits."""
    entries: dict[str, SectionEntry] = {}
    for code, section in plan.sections.items():
        above = [entries[other] for other in entries if is_within(code, other)]
        inherited = next((s.criteria for s in reversed(above) if s.criteria), ())
        entries[code] = SectionEntry(
            code=code,
            record=section,
            depth=len(above),
            number=section.number or last_part(code),
            criteria=criteria_of(config, section.criteria) or inherited,
        )
    return tuple(entries.values())


def trail(code: str, sections: Mapping[str, SectionEntry]) -> tuple[SectionEntry, ...]:
    """The sections that hold ``code``, outermost first."""
    held = [section for section in sections.values() if is_within(code, section.code)]
    return tuple(sorted(held, key=lambda section: len(section.code)))
