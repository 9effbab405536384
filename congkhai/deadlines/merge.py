"""Makes one deadline of the meanings of its clauses: the one they share, or a list of milestones."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from congkhai.deadlines.clauses import ClauseMeaning, choose_phrases, group_clauses, read_clause
from congkhai.deadlines.date_mentions import clause_break, find_mentions, has_month, printed_years
from congkhai.deadlines.deadline import Deadline, DeadlineKind, Period
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.mention_meaning import plan_start, read_mentions
from congkhai.deadlines.period_units import read_bare_periods
from congkhai.deadlines.phrases import Phrase, PhraseKind, read_phrases
from congkhai.deadlines.same_as_above import is_same_as_above
from congkhai.deadlines.year_inference import PlanYears
from congkhai.vietnamese.tokenizer import TokenKind

# Kinds without one end; of several, the first one in this order obliges most and counts.
_OPEN_KINDS = (DeadlineKind.RECURRING, DeadlineKind.ON_EVENT, DeadlineKind.CONTINUOUS)
_SEPARATORS = {TokenKind.BREAK, TokenKind.COMMA, TokenKind.DASH, TokenKind.SLASH}
_CONTENT = {TokenKind.WORD, TokenKind.NUMBER, TokenKind.DATE, TokenKind.MONTH}


def read_meaning(tokens: DeadlineTokens, plan: PlanYears) -> Deadline:
    """The meaning of a whole deadline; ``printed`` is left empty."""
    phrases = choose_phrases(read_phrases(tokens))
    mentions = find_mentions(tokens, phrases, plan)
    years = printed_years(mentions)
    if any(not mention.resolved.exists for mention in mentions):
        return Deadline("", DeadlineKind.UNKNOWN, understood=False, years=years)
    meanings: list[ClauseMeaning] = []
    for clause in group_clauses(tokens, phrases, read_mentions(tokens, mentions, plan)):
        meanings += read_clause(tokens, clause, plan)
    merged = _merge(tokens, meanings) if meanings else _without_meaning(tokens, phrases, plan)
    return replace(merged, years=years)


def _merge(tokens: DeadlineTokens, meanings: list[ClauseMeaning]) -> Deadline:
    certain = [one for one in meanings if one.deadline.kind is not DeadlineKind.CONDITIONAL]
    if not certain:
        return Deadline("", DeadlineKind.CONDITIONAL)
    open_work = [one for one in certain if one.deadline.kind in _OPEN_KINDS]
    others = [one for one in certain if one.deadline.kind not in _OPEN_KINDS]
    if open_work:
        others = [one for one in others if not one.is_whole_year]
        others.append(_merge_open_work(open_work))
    others.sort(key=lambda one: one.first)
    distinct = {(one.deadline.kind, one.deadline.start, one.deadline.due) for one in others}
    if len(distinct) > 1:
        return _milestones(tokens, others)
    only = others[0].deadline
    lost = only.due is None and only.kind is DeadlineKind.ONCE
    return replace(only, understood=not lost)


def _merge_open_work(meanings: list[ClauseMeaning]) -> ClauseMeaning:
    """Of several kinds of work without an end the one that obliges most, with all its periods."""
    kind = next(kind for kind in _OPEN_KINDS if any(one.deadline.kind is kind for one in meanings))
    same = [one for one in meanings if one.deadline.kind is kind]
    deadlines = [one.deadline for one in same]
    merged = replace(
        deadlines[0],
        start=min((one.start for one in deadlines if one.start is not None), default=None),
        due=max((one.due for one in deadlines if one.due is not None), default=None),
        inferred=any(one.inferred for one in deadlines),
        periods=_all_periods(deadlines),
        years=tuple(dict.fromkeys(year for one in deadlines for year in one.years)),
    )
    return ClauseMeaning(merged, same[0].first, same[-1].end)


def _all_periods(deadlines: list[Deadline]) -> tuple[Period, ...]:
    return tuple(dict.fromkeys(period for one in deadlines for period in one.periods))


def _milestones(tokens: DeadlineTokens, meanings: list[ClauseMeaning]) -> Deadline:
    """A deadline of several parts, each with the words that print it; due with the last."""
    cuts = [0, *(_cut(tokens, one.end, other.first) for one, other in pairwise(meanings)), len(tokens)]
    parts = [
        replace(one.deadline, printed=_trimmed(tokens, first, end))
        for one, (first, end) in zip(meanings, pairwise(cuts), strict=True)
    ]
    return Deadline(
        "",
        DeadlineKind.MILESTONES,
        start=min((part.start for part in parts if part.start is not None), default=None),
        due=max((part.due for part in parts if part.due is not None), default=None),
        inferred=any(part.inferred for part in parts),
        periods=_all_periods(parts),
        parts=tuple(parts),
    )


def _cut(tokens: DeadlineTokens, end: int, first: int) -> int:
    """Where the words of one part, up to ``end``, stop and those of the next, from ``first`` on, begin."""
    breaks = clause_break(tokens, end, first)
    if breaks is not None:
        return breaks
    conjunction = tokens.last_conjunction(end, first)
    return conjunction if conjunction is not None else max(first, end)


def _trimmed(tokens: DeadlineTokens, first: int, end: int) -> str:
    """The printed words of a part without the bullets, commas and "và" at its ends."""
    while first < end and (
        tokens.kind(first) in _SEPARATORS
        or tokens.word(first) in {"va", "hoac"}
        or tokens.at(first).text == "+"
    ):
        first += 1
    while first < end and (tokens.kind(end - 1) in _SEPARATORS or tokens.at(end - 1).text in {"+", "&"}):
        end -= 1
    return tokens.slice(first, end)


def _without_meaning(tokens: DeadlineTokens, phrases: list[Phrase], plan: PlanYears) -> Deadline:
    """A text in which no clause has a meaning: a bare list of periods, "đột xuất", nothing at all."""
    periods = read_bare_periods(tokens) if not any(has_month(phrase) for phrase in phrases) else ()
    if periods:
        return Deadline("", DeadlineKind.RECURRING, plan_start(plan), periods=periods)
    if any(phrase.kind is PhraseKind.WEAK_EVENT for phrase in phrases):
        return Deadline("", DeadlineKind.ON_EVENT, plan_start(plan))
    if tokens.as_typed(0) == "trước" and tokens.word(1):
        return Deadline("", DeadlineKind.CONDITIONAL)  # "Trước khai giảng", "Trước mùa mưa bão"
    if is_same_as_above(tokens.text):
        return Deadline("", DeadlineKind.UNKNOWN, understood=False)
    blank = not any(tokens.kind(pos) in _CONTENT for pos in range(len(tokens)))
    return Deadline("", DeadlineKind.UNKNOWN, understood=blank)
