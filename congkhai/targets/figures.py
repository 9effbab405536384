"""Reads one figure with what compares it, its unit, and for each of what it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from congkhai.targets.changes import change_direction, find_change, has_baseline, is_excess
from congkhai.targets.comparators import read_bound_after, read_comparator
from congkhai.targets.number_filter import is_lone_year, sets_target
from congkhai.targets.shared_comparators import name_levels, shared_comparator, shares_change
from congkhai.targets.target import Comparator, Direction, Target
from congkhai.targets.target_tokens import TargetTokens
from congkhai.targets.units import TIME_UNITS, find_per_before, read_known_unit, read_per_after, read_unit
from congkhai.vietnamese import fold
from congkhai.vietnamese.tokenizer import TokenKind

_NO_UNITS = {"cua", "tuoi", "tai", "khong", "chieu", "cap"}  # một cửa, 4 tại chỗ, 3 không
# "cao hơn 5% so với năm 2022"
_BESIDE_BASELINE = {Comparator.MORE: Direction.UP, Comparator.LESS: Direction.DOWN}
_NOT_A_TARGET = {"≠", "±"}  # signs before a figure to which nothing is compared
_WORDS_AFTER = 10  # tokens after a figure in which "trở lên" still belongs to it


@dataclass(frozen=True, slots=True)
class FoundTarget:
    """A target, and the tokens ``first`` to ``end`` (exclusive) that print its figure and its comparison."""

    target: Target
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure and the positions around it.

    ``pos``: the figure. ``last``: the same, or the far figure of a range. ``first``: where the words that
    compare it begin. ``unit_pos``: its unit. ``end``: after its unit and "/tháng". ``window``: up to where
    the words after it still speak of it.
    """

    pos: int
    last: int
    comparator: Comparator | None
    first: int
    unit_pos: int
    end: int
    window: int
    target: Target


def read_figure(
    tokens: TargetTokens, pos: int, clause: int, before: FoundTarget | None
) -> FoundTarget | None:
    """The target that the figure at ``pos`` sets, or None when it sets none.

    ``clause``: where its clause begins. ``before``: the target found before it.
    """
    figure = _read_parts(tokens, pos, clause, before)
    if figure is None:
        return None
    change = find_change(tokens, figure.first)
    if change is not None and (_is_start(tokens, figure.end) or tokens.word(change - 1) == "khong"):
        return None  # "không tăng quá 5%" sets no change
    return _change(tokens, figure, before, change) or _level(tokens, figure, before)


def _read_parts(tokens: TargetTokens, pos: int, clause: int, before: FoundTarget | None) -> _Figure | None:
    """The figure with its unit and what compares it; None when it sets no target."""
    comparator, first = read_comparator(tokens, pos)
    if tokens.at(first - 1).text in _NOT_A_TARGET:
        return None
    last = _range_end(tokens, pos) or pos
    unit_pos = last + 1
    if tokens.kind(unit_pos) is TokenKind.SLASH and tokens.kind(unit_pos + 1) is TokenKind.NUMBER:
        unit_pos += 2  # "95/100 điểm"
    unit, end = read_unit(tokens, unit_pos)
    word = tokens.word(unit_pos)
    if word in _NO_UNITS and tokens.as_typed(unit_pos) != "của" and read_known_unit(tokens, unit_pos) is None:
        return None
    if word == "duoi":
        unit, end = "", unit_pos
    if unit == "sao" and before is not None and not _clause_begins(tokens, before.end, pos):
        return None  # "02 sản phẩm đạt 3 sao": the stars say which
    per, end = read_per_after(tokens, end)
    per = per or find_per_before(tokens, clause, first)
    # A figure for each of something is a target; a time only for each longer time: "02 ngày/tháng".
    counted_per = per and (word not in TIME_UNITS or _is_time_per_time(tokens, unit_pos, per))
    if unit != "%" and not (sets_target(tokens, pos, first, comparator, unit_pos) or counted_per):
        return None
    if before is not None and tokens.word(pos - 1) == "hoac" and comparator is None:
        return None  # "ít nhất 01 sáng kiến hoặc 01 giải pháp": another way to reach the same target
    target = Target("", Comparator.EQUAL, tokens.at(pos).amount, unit=unit, per=per)
    return _Figure(pos, last, comparator, first, unit_pos, end, _window(tokens, end), target)


def _change(
    tokens: TargetTokens, figure: _Figure, before: FoundTarget | None, change: int | None
) -> FoundTarget | None:
    """The change that a figure sets; ``change``: where "tăng", "giảm" stands."""
    target, pos, first = figure.target, figure.pos, figure.first
    after_whole = before is not None and before.target.unit == "%" and before.target.value == 100
    if change is None and is_excess(tokens, pos, first, after_whole):
        change = first
    direction = _BESIDE_BASELINE.get(figure.comparator) if figure.comparator is not None else None
    if change is not None:
        direction, first = change_direction(tokens, change), change
    elif (
        before is not None
        and figure.comparator is None
        and shares_change(tokens, before.target, target, first, figure.end)
    ):
        direction = before.target.direction
    elif tokens.word(pos - 1) != "hon" or not has_baseline(tokens, figure.end, figure.window):
        return None
    if direction is None:
        return None
    upper = tokens.at(figure.last).amount if figure.last != pos else None
    target = replace(target, comparator=Comparator.CHANGE, upper=upper, direction=direction)
    return FoundTarget(target, first, figure.end)


def _level(tokens: TargetTokens, figure: _Figure, before: FoundTarget | None) -> FoundTarget:
    """The level that a figure sets."""
    target = figure.target
    if figure.last != figure.pos:
        target = replace(target, comparator=Comparator.BETWEEN, upper=tokens.at(figure.last).amount)
        return FoundTarget(target, figure.first, figure.end)
    comparator = (
        read_bound_after(tokens, figure.unit_pos, figure.window)
        or figure.comparator
        or _comparator_of_list(tokens, before, figure)
        or Comparator.EQUAL
    )
    return FoundTarget(replace(target, comparator=comparator), figure.first, figure.end)


def _range_end(tokens: TargetTokens, pos: int) -> int | None:
    """Where the far figure of "80 - 90%", "từ 80% đến 90%" stands, for the near one at ``pos``."""
    at = pos + 2 if tokens.kind(pos + 1) is TokenKind.PERCENT else pos + 1
    if tokens.word(at) == "den":
        at = tokens.skip(at + 1, "duoi")
    elif tokens.kind(at) is TokenKind.DASH or tokens.word(at) == "toi":
        at += 1
    else:
        return None
    return at if tokens.kind(at) is TokenKind.NUMBER and not is_lone_year(tokens, at) else None


def _clause_begins(tokens: TargetTokens, first: int, end: int) -> bool:
    """Whether a clause begins among the tokens ``first`` to ``end`` (exclusive)."""
    return any(tokens.at(pos).begins_clause for pos in range(first, end))


def _is_time_per_time(tokens: TargetTokens, pos: int, per: str) -> bool:
    """Reads "02 ngày/tháng": so many of the shorter in each of the longer."""
    return (
        tokens.kind(pos + 1) is TokenKind.SLASH and fold(per) in TIME_UNITS and tokens.word(pos) != fold(per)
    )


def _comparator_of_list(
    tokens: TargetTokens, before: FoundTarget | None, figure: _Figure
) -> Comparator | None:
    """The comparator of the target before it when both speak of levels of government."""
    if before is None:
        return None
    cut = find_cut(tokens, before.end, figure.first)
    if not name_levels(tokens, (before.first, cut), (cut, figure.window)):
        return None
    return shared_comparator(tokens, before.target, figure.target, before.end, figure.first)


def find_cut(tokens: TargetTokens, end: int, first: int) -> int:
    """Where the words of one target, up to ``end``, stop and those of the next, from ``first`` on, begin."""
    conjunction = tokens.last_conjunction(end, first)
    return conjunction if conjunction is not None else first


def _is_start(tokens: TargetTokens, pos: int) -> bool:
    """Whether the figure before ``pos`` only begins a change: "giảm từ 15 ngày xuống còn 10 ngày"."""
    at = tokens.skip(tokens.skip(pos, "xuong", "len"), "con", "den")
    goal = tokens.match_any(at, ("it nhat", "toi thieu", "tren", "duoi", "khong qua")) or at
    return at > pos and tokens.kind(goal) is TokenKind.NUMBER


def _window(tokens: TargetTokens, end: int) -> int:
    """Up to where words after a figure, which ends at ``end``, still speak of it."""
    stop = end
    while stop < min(end + _WORDS_AFTER, len(tokens)) and not tokens.at(stop).begins_clause:
        if tokens.kind(stop) in {TokenKind.NUMBER, TokenKind.BREAK}:
            break
        stop += 1
    return stop
