"""The outline of an annex, read from codes: section A.I holds what begins with ``A.I.``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from congkhai.library.entry_types import CriterionKey, SectionEntry
from congkhai.library.name_lookup import find_criterion
from congkhai.model import Config, Plan

_SEPARATOR = re.compile(r"[.\-_]")


def is_within(code: str, section: str) -> bool:
    """Say whether a section holds a code: A.I holds A.I.3, and does not hold A.II.3."""
    return len(code) > len(section) and code.startswith(section) and code[len(section)] in ".-_"


def code_parts(code: str) -> list[str]:
    """Split a code into its numbers: A.I.3 → A, I, 3."""
    return _SEPARATOR.split(code)


def last_code_part(code: str) -> str:
    """Give the number of a code within its section: A.I.3 → 3."""
    return code_parts(code)[-1]


def parent_code(code: str) -> str:
    """Give a code without its last part: A.I.3 → A.I; "" for a code of one part."""
    return code[: -len(last_code_part(code)) - 1]


def criteria_of(config: Config, written: tuple[str, ...]) -> tuple[CriterionKey, ...]:
    """Give the keys of those written criteria that config.yaml has, in order and without repeats."""
    found = (find_criterion(config, text) for text in written)
    return tuple(dict.fromkeys(key for key in found if key))


def outline_sections(config: Config, plan: Plan) -> tuple[SectionEntry, ...]:
    """Make the entries of a plan's sections, in the order of the file."""
    own = {code: criteria_of(config, section.criteria) for code, section in plan.sections.items()}
    entries = []
    for code, section in plan.sections.items():
        above = sorted((other for other in own if is_within(code, other)), key=len, reverse=True)
        entries.append(
            SectionEntry(
                code=code,
                record=section,
                depth=len(above),
                number=section.number or last_code_part(code),
                criteria=next((own[near] for near in (code, *above) if own[near]), ()),
            )
        )
    return tuple(entries)


def sections_above(code: str, sections: Mapping[str, SectionEntry]) -> tuple[SectionEntry, ...]:
    """Give the sections that hold ``code``, outermost first."""
    held = [section for section in sections.values() if is_within(code, section.code)]
    return tuple(sorted(held, key=lambda section: len(section.code)))
