"""Shares in a row with one comparison for all: "tối thiểu 90% tại cấp tỉnh, 80% tại cấp huyện"."""

from __future__ import annotations

from congkhai.targets.target import Comparator, Target
from congkhai.targets.target_tokens import TargetTokens
from congkhai.vietnamese.tokenizer import TokenKind

_BOUNDS = {Comparator.AT_LEAST, Comparator.MORE, Comparator.AT_MOST, Comparator.LESS}
_LEVELS = {"tinh", "huyen", "xa", "so", "bo", "trung"}  # after "cấp"
# First words of what is cut: thời gian, chi phí, kinh phí, biên chế, điều kiện, thủ tục, giấy tờ, đầu mối.
_CUT_THINGS = {"thoi", "chi", "kinh", "bien", "phi", "dieu", "thu", "giay", "dau", "thanh"}
_WORDS_BEFORE = 4  # before a figure that may name its level


def name_levels(tokens: TargetTokens, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether both ranges of tokens name a level of government ("cấp tỉnh", "cấp xã")."""
    first, end = one
    return _names_level(tokens, max(first - _WORDS_BEFORE, 0), end) and _names_level(tokens, *other)


def _names_level(tokens: TargetTokens, first: int, end: int) -> bool:
    return any(tokens.word(pos) == "cap" and tokens.word(pos + 1) in _LEVELS for pos in range(first, end))


def shared_comparator(
    tokens: TargetTokens, before: Target, target: Target, first: int, end: int
) -> Comparator | None:
    """The comparator of the share ``before`` when it holds for ``target``, too; not for 100 %, all of a kind.

    ``first`` to ``end``: from the end of the first to the first word of this one.
    """
    shares = before.unit == target.unit == "%" and target.value != 100
    listed = not any(tokens.at(pos).begins_clause for pos in range(first, end + 1))
    return before.comparator if shares and listed and before.comparator in _BOUNDS else None


def shares_change(tokens: TargetTokens, before: Target, target: Target, first: int, end: int) -> bool:
    """Whether ``target`` is part of the change before it: "giảm ít nhất 30% thời gian, 30% chi phí".

    ``first`` to ``end``: the tokens that print its figure.
    """
    if before.comparator is not Comparator.CHANGE or not before.unit == target.unit == "%":
        return False
    joined = tokens.kind(first - 1) is TokenKind.COMMA or tokens.word(first - 1) == "va"
    return joined and not tokens.at(first).begins_clause and tokens.word(end) in _CUT_THINGS
