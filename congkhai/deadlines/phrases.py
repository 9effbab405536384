"""Cuts a deadline into phrases: dates with what relates them to the task, recurrence, events, conditions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from congkhai.deadlines.calendar_rules import read_calendar
from congkhai.deadlines.conditions import read_condition, read_continuous, read_event, read_weak_event
from congkhai.deadlines.date_arithmetic import Duration
from congkhai.deadlines.date_parts import DatePart
from congkhai.deadlines.date_ranges import read_range_end
from congkhai.deadlines.deadline import Period
from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.durations import DurationPhrase, read_duration, read_issue
from congkhai.deadlines.recurrence import read_recurrence
from congkhai.deadlines.relations import Relation, read_relation
from congkhai.deadlines.spans import Scale, whole_year
from congkhai.vietnamese.tokenizer import TokenKind


class PhraseKind(Enum):
    """What a phrase says."""

    DATE = auto()
    AFTER_ISSUE = auto()  # a duration after the plan was issued
    PERIODIC = auto()
    CONTINUOUS = auto()
    EVENT = auto()
    WEAK_EVENT = auto()  # "nếu có", "đột xuất": counts only where nothing else is said
    CONDITION = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, printed by the tokens ``first`` to ``end`` (exclusive).

    ``depth``: the number of brackets around it. Of DATE: ``relation``, ``parts``, and ``open_ended`` ("và các
    năm tiếp theo" follows). Of PERIODIC: ``periods`` and ``rounded``, as in ``Recurrence``. Of AFTER_ISSUE:
    ``duration``.
    """

    kind: PhraseKind
    first: int
    end: int
    depth: int = 0
    relation: Relation = Relation.NONE
    parts: tuple[DatePart, ...] = ()
    open_ended: bool = False
    periods: tuple[Period, ...] = ()
    rounded: bool = False
    duration: Duration | None = None


_FOLLOWING_YEARS = tuple(
    f"{many} nam {which}"
    for many in ("cac", "nhung")
    for which in ("tiep theo", "sau", "ke tiep", "tiep", "toi")
)
_DOCUMENT_OWNERS = {"cua", "uy", "ban", "ubnd", "hdnd", "chinh", "phu", "bo", "so", "tinh", "thu", "tuong"}
_LONGEST_DOCUMENT = 12  # tokens from its number to the end of its owner's name
_OTHER_RULES = (
    (PhraseKind.CONTINUOUS, read_continuous),
    (PhraseKind.EVENT, read_event),
    (PhraseKind.WEAK_EVENT, read_weak_event),
    (PhraseKind.CONDITION, read_condition),
)


def read_phrases(tokens: DeadlineTokens) -> list[Phrase]:
    """All phrases of the text, in printed order; between them stands what no rule reads."""
    found: list[Phrase] = []
    pos = 0
    while pos < len(tokens):
        kind = tokens.kind(pos)
        if kind is TokenKind.OPEN or kind is TokenKind.CLOSE:
            pos += 1
            continue
        document_end = _read_document(tokens, pos)
        if document_end is not None:
            pos = document_end
            continue
        phrase = _read_dates(tokens, pos) or _read_other(tokens, pos)
        if phrase is not None:
            found.append(phrase)
            pos = max(phrase.end, pos + 1)
        else:
            pos += 1
    return found


def _read_document(tokens: DeadlineTokens, pos: int) -> int | None:
    """The position after a document's number, owner and date, which are no deadline."""
    at = tokens.skip(pos, "so")
    numbered = at > pos and tokens.kind(at) is TokenKind.NUMBER
    if tokens.kind(at) is not TokenKind.DOCUMENT and not numbered:
        return None
    at += 1
    while tokens.word(at) in _DOCUMENT_OWNERS and at - pos < _LONGEST_DOCUMENT:
        at += 1
    dated = read_calendar(tokens, at) if tokens.word(at) in {"ngay", "nam"} else None
    return dated[1] if dated is not None else at


def _read_dates(tokens: DeadlineTokens, pos: int) -> Phrase | None:
    """Reads a relation and the dates after it: "Từ Quý I đến Quý III/2022", "trước 15/6 và 15/12"."""
    relation, at = read_relation(tokens, pos)
    issue_end = read_issue(tokens, at) if relation is Relation.FROM else None
    if issue_end is not None:
        parts, end = [DatePart(whole_year(), at, issue_end, from_issue=True)], issue_end
    else:
        found = read_calendar(tokens, at)
        if found is None:
            return None
        parts, end = found
    ranged = read_range_end(tokens, parts[-1], relation, end)
    if ranged is not None:
        parts, end = [*parts[:-1], ranged], ranged.end
    onwards = tokens.match_any(end, ("tro di", "tro ve sau"))
    open_ended = onwards is not None and parts[-1].span.scale is Scale.YEAR
    if onwards is not None:
        end = onwards
        relation = Relation.FROM if relation in {Relation.NONE, Relation.IN} else relation
    comma = tokens.kind(end) is TokenKind.COMMA
    following = tokens.match_any(end + 1 if comma else tokens.skip(end, "va", "cho", "den"), _FOLLOWING_YEARS)
    if following is not None:
        end, open_ended = following, True
        if all(part.span.scale is Scale.YEAR for part in parts):
            parts = parts[:1]  # "Năm 2025, 2026 và các năm tiếp theo"
    depth = tokens.at(pos).depth
    return Phrase(PhraseKind.DATE, pos, end, depth, relation, tuple(parts), open_ended)


def _read_other(tokens: DeadlineTokens, pos: int) -> Phrase | None:
    """Reads any phrase that is no date."""
    depth = tokens.at(pos).depth
    counted = read_duration(tokens, pos)
    if counted is not None:
        since_day = _read_since_day(tokens, pos, counted)
        if since_day is not None:
            return since_day
        kind = PhraseKind.AFTER_ISSUE if counted.from_issue else PhraseKind.CONDITION
        return Phrase(kind, pos, counted.end, depth, duration=counted.duration)
    often = read_recurrence(tokens, pos)
    if often is not None:
        kind = PhraseKind.CONTINUOUS if often.daily else PhraseKind.PERIODIC
        return Phrase(kind, pos, often.end, depth, periods=often.periods, rounded=often.rounded)
    for kind, rule in _OTHER_RULES:
        end = rule(tokens, pos)
        if end is not None:
            return Phrase(kind, pos, end, depth)
    return None


def _read_since_day(tokens: DeadlineTokens, pos: int, counted: DurationPhrase) -> Phrase | None:
    """Reads "30 ngày kể từ ngày 01/8/2025", "02 ngày, từ 14/10 đến 15/10"."""
    found = _read_dates(tokens, counted.since) if counted.since is not None else None
    if found is None or len(found.parts) != 1 or found.parts[0].from_issue or found.open_ended:
        return None
    part = found.parts[0]
    if part.until is None:
        part = replace(part, duration=counted.duration)
    return replace(found, first=pos, relation=Relation.NONE, parts=(part,))
