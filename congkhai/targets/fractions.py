"""Changes by a portion: "giảm 1/3 thời gian", "cắt giảm một nửa chi phí"."""

from __future__ import annotations

import re

from congkhai.targets.comparators import change_before, comparison, direction_of
from congkhai.targets.reader import Reader
from congkhai.targets.target import Comparator, Target
from congkhai.targets.target_tokens import Sort

_PORTION = re.compile(r"(?P<part>[1-9])/(?P<whole>[2-9]|10)")
_HALVES = ("mot nua", "nua")


def _portion_at(r: Reader, i: int) -> int | None:
    """The place after a portion at token ``i``."""
    if r.sort(i) is Sort.WORD:
        end = r.after_any(i, _HALVES)
        return end if end is not None and r.as_typed(end - 1) in {"nửa", "nua"} else None
    printed = _PORTION.fullmatch(r.at(i).text)
    if printed is not None and int(printed["part"]) < int(printed["whole"]):
        return i + 1
    return None


def portion(r: Reader, i: int) -> tuple[Target, int] | None:
    """The portion at token ``i`` by which something changes, and the place after it.

    It is kept as printed, in ``unit``: a third has no decimal that says it exactly.
    """
    if (r.sort(i) is not Sort.LABEL and r.word(i) not in {"mot", "nua"}) or r.word(i - 1) in {
        "ngay",
        "nam",
        "them",
        "truoc",
        "han",
    }:
        return None
    end = _portion_at(r, i)
    if end is None:
        return None
    change = change_before(r, comparison(r, i)[1])
    if change is None:
        return None
    joined = r.sort(end) is Sort.DASH or r.word(end) in {"den", "toi"}
    far = _portion_at(r, end + 1) if joined else None
    end = far or end
    return Target("", Comparator.CHANGE, unit=r.slice(i, end), direction=direction_of(r, change)), end
