"""Reads changes by a fraction: "giảm 1/3 thời gian", "cắt giảm một nửa chi phí"."""

from __future__ import annotations

import re

from congkhai.targets.changes import change_direction, find_change
from congkhai.targets.comparators import read_comparator
from congkhai.targets.target import Comparator, Target
from congkhai.targets.target_tokens import TargetTokens
from congkhai.vietnamese.tokenizer import TokenKind

_FRACTION = re.compile(r"(?P<numerator>[1-9])/(?P<denominator>[2-9]|10)")
_HALVES = ("mot nua", "nua")
_BEFORE_DATE = {"ngay", "nam", "them", "truoc", "han"}  # "trước 1/3", "thêm một nửa": no change by a fraction


def _fraction_end(tokens: TargetTokens, pos: int) -> int | None:
    """The position after a fraction at ``pos``."""
    if tokens.kind(pos) is TokenKind.WORD:
        end = tokens.match_any(pos, _HALVES)
        return end if end is not None and tokens.as_typed(end - 1) in {"nửa", "nua"} else None
    printed = _FRACTION.fullmatch(tokens.at(pos).text)
    if printed is not None and int(printed["numerator"]) < int(printed["denominator"]):
        return pos + 1
    return None


def read_fraction(tokens: TargetTokens, pos: int) -> tuple[Target, int] | None:
    """The fraction at ``pos`` by which something changes, and the position after it.

    The fraction stays as printed, in ``unit``, since no decimal is exactly a third.
    """
    may_begin = tokens.kind(pos) is TokenKind.LABEL or tokens.word(pos) in {"mot", "nua"}
    if not may_begin or tokens.word(pos - 1) in _BEFORE_DATE:
        return None
    end = _fraction_end(tokens, pos)
    if end is None:
        return None
    change = find_change(tokens, read_comparator(tokens, pos)[1])
    if change is None:
        return None
    joined = tokens.kind(end) is TokenKind.DASH or tokens.word(end) in {"den", "toi"}
    far = _fraction_end(tokens, end + 1) if joined else None
    end = far or end
    direction = change_direction(tokens, change)
    return Target("", Comparator.CHANGE, unit=tokens.slice(pos, end), direction=direction), end
