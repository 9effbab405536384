"""Finding a unit or a criterion by what an editor wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from congkhai.model import Agency, Config
from congkhai.vietnamese import norm

_DASH = re.compile(r"\s*[-‐‑‒–—−]\s*")
_BLANK = re.compile(r"\s+")


def name_key(name: str) -> str:
    """The form in which names are compared: case, kinds of dash and runs of blanks make no difference."""
    return _BLANK.sub(" ", _DASH.sub("-", norm(name))).strip(" .,;:").lower()


@dataclass(frozen=True, slots=True)
class UnitNames:
    """The registered names of an agency's units; the first unit registered keeps a name."""

    ids: Mapping[str, str]

    @classmethod
    def of(cls, agency: Agency) -> UnitNames:
        ids: dict[str, str] = {}
        for unit in agency.units:
            ids.setdefault(name_key(unit.name), unit.id)
        for unit in agency.units:
            for other in (*unit.other_names, unit.id):
                ids.setdefault(name_key(other), unit.id)
        return cls(ids)

    def find(self, name: str) -> str | None:
        """The id of the unit registered under ``name``, or None."""
        return self.ids.get(name_key(name))

    def find_all(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of those names that are registered, without repeats, in order."""
        found = (self.find(name) for name in names)
        return tuple(dict.fromkeys(unit for unit in found if unit))


def find_criterion(config: Config, written: str) -> tuple[str, str] | None:
    """``set/criterion`` or a bare ``set`` → its key, or None when config.yaml has no such criterion."""
    set_id, _, criterion = written.strip().partition("/")
    known = config.criterion_sets.get(set_id)
    if known is None or (criterion and criterion not in known.criteria):
        return None
    return set_id, criterion
