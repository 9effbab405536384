"""Find a unit or a criterion by the name that an editor wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from congkhai.model import Agency, Config
from congkhai.vietnamese import norm

_DASH = re.compile(r"\s*[-‐‑‒–—−]\s*")
_BLANK = re.compile(r"\s+")


def name_key(name: str) -> str:
    """Give the form in which names are compared.

    Case, kinds of dash, runs of blanks, the placement of tone marks and punctuation at the ends make no
    difference.
    """
    return _BLANK.sub(" ", _DASH.sub("-", norm(name))).strip(" .,;:").lower()


@dataclass(frozen=True, slots=True)
class UnitNames:
    """The names that the units of an agency are registered under; ``ids``: ``name_key`` → unit id."""

    ids: Mapping[str, str]

    @classmethod
    def of(cls, agency: Agency) -> UnitNames:
        """Collect the names of an agency's units.

        A name that several units have belongs to the first; a full name goes before other names and ids.
        """
        ids: dict[str, str] = {}
        for unit in agency.units:
            ids.setdefault(name_key(unit.name), unit.id)
        for unit in agency.units:
            for other in (*unit.other_names, unit.id):
                ids.setdefault(name_key(other), unit.id)
        return cls(ids)

    def find(self, name: str) -> str | None:
        """Give the id of the unit registered under ``name``, or None."""
        return self.ids.get(name_key(name))

    def find_all(self, names: Iterable[str]) -> tuple[str, ...]:
        """Give the ids of those names that are registered, in order and without repeats."""
        found = (self.find(name) for name in names)
        return tuple(dict.fromkeys(unit for unit in found if unit))


def find_criterion(config: Config, written: str) -> tuple[str, str] | None:
    """Give the key of ``set/criterion``, or of a ``set`` alone; None where config.yaml has no such one."""
    set_id, _, criterion = written.strip().partition("/")
    known = config.criterion_sets.get(set_id)
    if known is None or (criterion and criterion not in known.criteria):
        return None
    return set_id, criterion
