"""Groups the phrases of a deadline into clauses, and reads what each clause means."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from congkhai.deadlines.date_arithmetic import add_duration
from congkhai.deadlines.date_mentions import DateMention, clause_break, printed_years
from congkhai.deadlines.deadline import Deadline, DeadlineKind
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.mention_meaning import MentionMeaning, each_in_brackets, plan_start
from congkhai.deadlines.phrases import Phrase, PhraseKind
from congkhai.deadlines.spans import Scale
from congkhai.deadlines.year_inference import PlanYears
from congkhai.vietnamese.tokenizer import TokenKind

_OPEN_KINDS = {
    PhraseKind.PERIODIC: DeadlineKind.RECURRING,
    PhraseKind.EVENT: DeadlineKind.ON_EVENT,
    PhraseKind.CONTINUOUS: DeadlineKind.CONTINUOUS,
}


@dataclass(frozen=True, slots=True)
class ClauseMeaning:
    """A meaning and the tokens ``first`` to ``end`` (exclusive) that print it.

    ``is_whole_year``: a calendar year, which only bounds the work that stands beside it.
    """

    deadline: Deadline
    first: int
    end: int
    is_whole_year: bool = False


@dataclass(slots=True)
class Clause:
    """The phrases of a clause, and the dates that begin in it with their meanings."""

    phrases: list[Phrase] = field(default_factory=list)
    dates: list[MentionMeaning] = field(default_factory=list)


def choose_phrases(phrases: list[Phrase]) -> list[Phrase]:
    """The phrases that count.

    A remark in brackets says how often, or "khi có phát sinh". It gives a date only where none stands
    outside, or a nearer end.
    """
    outside = [phrase for phrase in phrases if phrase.depth == 0]
    if not outside:
        return phrases
    date_kinds = {PhraseKind.DATE, PhraseKind.AFTER_ISSUE}
    dates = [phrase for phrase in outside if phrase.kind in date_kinds]
    kept = {PhraseKind.DATE} if dates else date_kinds
    if not any(part.from_issue or part.span.scale is not Scale.YEAR for date in dates for part in date.parts):
        kept |= {PhraseKind.EVENT, PhraseKind.PERIODIC, PhraseKind.CONTINUOUS}
    return [phrase for phrase in phrases if phrase.depth == 0 or phrase.kind in kept]


def group_clauses(tokens: DeadlineTokens, phrases: list[Phrase], dates: list[MentionMeaning]) -> list[Clause]:
    """The phrases by clause; each date goes with the phrase that begins it."""
    clauses: list[Clause] = []
    last_end = 0
    waiting = list(reversed(dates))
    for phrase in phrases:
        new = phrase.depth == 0 and clause_break(tokens, last_end, phrase.first) is not None
        if new or not clauses:
            clauses.append(Clause())
        clauses[-1].phrases.append(phrase)
        while waiting and waiting[-1][0].first < phrase.end:
            clauses[-1].dates.append(waiting.pop())
        last_end = max(last_end, phrase.end)
    return clauses


def read_clause(tokens: DeadlineTokens, clause: Clause, plan: PlanYears) -> list[ClauseMeaning]:
    """The meanings of a clause, in printed order; mostly one."""
    kinds = {phrase.kind for phrase in clause.phrases}
    found = [_after_issue(phrase, plan) for phrase in clause.phrases if phrase.kind is PhraseKind.AFTER_ISSUE]
    if PhraseKind.PERIODIC in kinds:
        if _each_period_dated(tokens, clause):
            return [_date_meaning(mention, deadline) for mention, deadline in clause.dates]
        return found + _open_work(tokens, clause, PhraseKind.PERIODIC, plan)
    only_bounds = all(mention.is_whole_year or mention.is_start_only for mention, _ in clause.dates)
    if PhraseKind.EVENT in kinds and only_bounds:
        return found + _open_work(tokens, clause, PhraseKind.EVENT, plan)
    if PhraseKind.CONTINUOUS in kinds:
        return found + _open_work(tokens, clause, PhraseKind.CONTINUOUS, plan)
    found += [_date_meaning(mention, deadline, mention.is_whole_year) for mention, deadline in clause.dates]
    if PhraseKind.EVENT in kinds:
        events = [phrase for phrase in clause.phrases if phrase.kind is PhraseKind.EVENT]
        found += _open_work(tokens, Clause(events), PhraseKind.EVENT, plan)
    if not found:
        conditions = [phrase for phrase in clause.phrases if phrase.kind is PhraseKind.CONDITION]
        found = [_conditional(phrase) for phrase in conditions]
    return sorted(found, key=lambda meaning: meaning.first)


def _date_meaning(mention: DateMention, deadline: Deadline, is_whole_year: bool = False) -> ClauseMeaning:
    """The meaning of a date that stands for itself."""
    deadline = replace(deadline, years=printed_years([mention]))
    return ClauseMeaning(deadline, mention.first, mention.end, is_whole_year)


def _conditional(phrase: Phrase) -> ClauseMeaning:
    return ClauseMeaning(Deadline("", DeadlineKind.CONDITIONAL), phrase.first, phrase.end)


def _after_issue(phrase: Phrase, plan: PlanYears) -> ClauseMeaning:
    """The meaning of "10 ngày kể từ ngày ban hành"; conditional when the plan's day is not known."""
    if plan.issued is None or phrase.duration is None:
        return _conditional(phrase)
    due = add_duration(plan.issued, phrase.duration)
    if due is None:
        return _conditional(phrase)
    deadline = Deadline("", DeadlineKind.ONCE, plan.issued, due, inferred=True)
    return ClauseMeaning(deadline, phrase.first, phrase.end)


def _each_period_dated(tokens: DeadlineTokens, clause: Clause) -> bool:
    """Whether each period has its own day: "Định kỳ 6 tháng (trước 15/6) và năm (trước 15/12)"."""
    last = [phrase for phrase in clause.phrases if phrase.kind is PhraseKind.PERIODIC][-1]
    if len(clause.dates) > 1 and tokens.kind(last.end) is TokenKind.COLON:
        # "02 lần/năm: lần 1 trước 30/6, lần 2 …"
        return all(mention.first >= last.end for mention, _ in clause.dates)
    days = [mention for mention, _ in clause.dates if mention.phrase.depth > 0 and mention.scale is Scale.DAY]
    return len(days) == len(clause.dates) and each_in_brackets(tokens, days)


def _open_work(
    tokens: DeadlineTokens, clause: Clause, kind: PhraseKind, plan: PlanYears
) -> list[ClauseMeaning]:
    """The meaning of work without one end; dates beside it bound it, or stand for themselves."""
    heads = [phrase for phrase in clause.phrases if phrase.kind is kind]
    periodic = kind is PhraseKind.PERIODIC
    start, due, inferred = None, None, any(phrase.rounded for phrase in heads)
    apart: list[ClauseMeaning] = []
    beside: list[DateMention] = []
    for mention, deadline in clause.dates:
        if _stands_alone(tokens, mention, heads, periodic):
            apart.append(_date_meaning(mention, deadline))
            continue
        beside.append(mention)
        ranged = mention.resolved.part.until is not None
        if not periodic or ranged or mention.is_whole_year or mention.is_start_only:
            start = start or deadline.start
        ends = deadline.kind is DeadlineKind.ONCE and not mention.is_whole_year
        if periodic and ends and deadline.due is not None:
            due = max(due, deadline.due) if due is not None else deadline.due
            inferred = inferred or deadline.inferred
    start = start or plan_start(plan)
    if start is not None and due is not None and due < start:
        due = None  # the two speak of different things
    periods = tuple(dict.fromkeys(period for phrase in heads for period in phrase.periods))
    years = printed_years(beside)
    meaning = Deadline("", _OPEN_KINDS[kind], start, due, inferred, periods=periods, years=years)
    found = [ClauseMeaning(meaning, heads[0].first, heads[-1].end), *apart]
    return sorted(found, key=lambda one: one.first)


def _stands_alone(tokens: DeadlineTokens, mention: DateMention, heads: list[Phrase], periodic: bool) -> bool:
    """Whether a date beside open work, whose phrases are ``heads``, is a deadline of its own."""
    if mention.is_whole_year:
        return False
    after_and = tokens.word(mention.first - 1) == "va"
    if periodic:
        return after_and and any(head.end == mention.first - 1 for head in heads)
    if mention.is_end and tokens.word(mention.first) in {"den", "toi", "het"}:
        return after_and  # "thường xuyên đến hết năm 2022" is one thing
    single_day = mention.scale is Scale.DAY and mention.resolved.part.until is None
    if mention.is_end or (single_day and mention.has_no_relation):
        return True
    heads_before = bisect_right(heads, mention.first, key=lambda head: head.end)
    if heads_before:
        between = range(heads[heads_before - 1].end, mention.first)
        return any(tokens.kind(pos) is TokenKind.WORD and tokens.word(pos) != "trong" for pos in between)
    # "Quý I và thường xuyên" are two things, "từ Quý II và duy trì thường xuyên" is one.
    between = range(mention.end, heads[0].first)
    return not mention.is_start_only and any(tokens.word(pos) == "va" for pos in between)
