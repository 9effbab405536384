"""What each mentioned date means alone, and a span joined with the exact end that stands beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from congkhai.deadlines.date_arithmetic import day_after, day_before
from congkhai.deadlines.date_mentions import DateMention, only_punctuation
from congkhai.deadlines.deadline import Deadline, DeadlineKind
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.relations import Relation
from congkhai.deadlines.spans import Scale
from congkhai.deadlines.year_inference import PlanYears
from congkhai.vietnamese.tokenizer import TokenKind

MentionMeaning = tuple[DateMention, Deadline]
"""A mentioned date and its meaning; ``printed`` is left empty."""


def plan_start(plan: PlanYears) -> date | None:
    """Where continuous and recurring work begins: the first day of the plan's first year."""
    return date(plan.first, 1, 1) if plan.first is not None else plan.issued


def _plan_end(plan: PlanYears, start: date | None) -> date | None:
    """The last day of the plan's last year, or of the year of ``start`` when that is later."""
    year = plan.last or plan.first or (start.year if start is not None else None)
    if year is None:
        return None
    return date(max(year, start.year if start is not None else year), 12, 31)


def _meaning(mention: DateMention, plan: PlanYears) -> Deadline:
    """The meaning of one mentioned date alone."""
    resolved, part, relation = mention.resolved, mention.resolved.part, mention.phrase.relation
    once = Deadline("", DeadlineKind.ONCE, resolved.start, resolved.due, resolved.inferred)
    if mention.phrase.open_ended:
        return replace(once, kind=DeadlineKind.YEARLY, due=None)
    if part.duration is not None:
        return once
    if part.until is not None and not part.one_name:
        return replace(once, kind=DeadlineKind.ONGOING) if part.lasting else once
    if part.from_issue or relation in {Relation.FROM, Relation.AFTER}:
        start = resolved.start
        if relation is Relation.AFTER and resolved.due is not None:
            start = day_after(resolved.due)
        return Deadline("", DeadlineKind.ONGOING, start, _plan_end(plan, start), inferred=True)
    if relation is Relation.LASTING:
        return replace(once, kind=DeadlineKind.ONGOING, start=None)
    if relation is Relation.BEFORE:
        due = day_before(resolved.start) if resolved.start is not None else None
        return replace(once, start=None, due=due)
    if relation is Relation.UNTIL or part.span.scale is Scale.DAY:
        return replace(once, start=None)
    return once


def _is_closing_day(mention: DateMention) -> bool:
    """Whether it is a last day in brackets: "(trước 15/6)"."""
    return mention.phrase.depth > 0 and mention.is_end and mention.scale is Scale.DAY


def each_in_brackets(tokens: DeadlineTokens, mentions: list[DateMention]) -> bool:
    """Whether there are several dates, each in brackets of its own."""
    opened = (
        any(tokens.kind(pos) is TokenKind.OPEN for pos in range(one.end, other.first))
        for one, other in pairwise(mentions)
    )
    return len(mentions) > 1 and all(opened)


def read_mentions(
    tokens: DeadlineTokens, mentions: list[DateMention], plan: PlanYears
) -> list[MentionMeaning]:
    """The meanings of all mentioned dates, in printed order.

    A span and the exact end inside it become one: "Quý IV/2022, trước 15/12". Dates in brackets beside dates
    outside count only when they end something: "quý I (trước 15/3), năm (trước 15/12)".
    """
    found: list[MentionMeaning] = []
    some_outside = any(mention.phrase.depth == 0 for mention in mentions)
    own_ends = each_in_brackets(tokens, [mention for mention in mentions if _is_closing_day(mention)])
    for mention in mentions:
        meaning = _meaning(mention, plan)
        joined = _join(tokens, found[-1], (mention, meaning)) if found else None
        if joined is not None:
            found[-1] = joined
        elif mention.phrase.depth == 0 or not some_outside or (own_ends and _is_closing_day(mention)):
            found.append((mention, meaning))
    return found


def _join(tokens: DeadlineTokens, before: MentionMeaning, after: MentionMeaning) -> MentionMeaning | None:
    """The one meaning of two neighbours, or None when they mean two things."""
    (last, was), (mention, now) = before, after
    relation = mention.phrase.relation
    touching = only_punctuation(tokens, last.end, mention.first)
    both = replace(mention, first=last.first)
    both_inferred = was.inferred or now.inferred
    if relation is Relation.LASTING and was.kind is DeadlineKind.ONGOING and touching:
        return both, replace(was, due=now.due, inferred=was.inferred and now.inferred)
    if _finishes(tokens, before, after):  # "Bắt đầu: tháng 3; hoàn thành: tháng 10"
        return both, replace(now, start=was.start, inferred=both_inferred)
    loose = last.has_no_relation or last.is_whole_year or last.phrase.relation is Relation.IN
    if not loose or last.phrase.open_ended:
        return None
    later = now.start if relation is Relation.AFTER else None
    if later and was.start and was.due and later <= was.due and touching:
        return both, replace(was, start=max(was.start, later))  # "Tháng 02, sau Tết Nguyên đán"
    after_colon = tokens.kind(last.end) is TokenKind.COLON and mention.first == last.end + 1  # "Quý I: 15/3"
    nested = mention.phrase.depth > last.phrase.depth and now.start is None
    inside = was.start and was.due and now.due and was.start <= now.due <= was.due
    if (mention.is_end or after_colon or nested) and inside and touching:
        return both, replace(now, start=was.start, inferred=both_inferred)
    if mention.is_end and last.has_no_relation and mention.first == last.end:
        return both, now  # "Quý I trước 15/4": the quarter names the report
    return None


def _finishes(tokens: DeadlineTokens, before: MentionMeaning, after: MentionMeaning) -> bool:
    """Whether the first names only a beginning, and the second says "hoàn thành", "kết thúc"."""
    (last, was), (mention, now) = before, after
    if not last.is_start_only or tokens.word(mention.first) not in {"hoan", "ket", "xong"}:
        return False
    if was.start is None or now.due is None or was.start > now.due:
        return False
    between = range(last.end, mention.first)
    return all(tokens.kind(pos) in {TokenKind.BREAK, TokenKind.COMMA} for pos in between)
