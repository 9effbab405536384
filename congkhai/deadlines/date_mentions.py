"""Finds the dates that a deadline mentions, with their years; leaves out dates that only name something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.deadlines.phrases import Phrase, PhraseKind
from congkhai.deadlines.relations import Relation
from congkhai.deadlines.spans import Scale
from congkhai.deadlines.year_inference import (
    PlanYears,
    ResolvedPart,
    printed_year,
    resolve_part,
    years_from_neighbours,
)
from congkhai.vietnamese.tokenizer import TokenKind

_JOINING_WORDS = {"va", "hoac", "den"}
_PUNCTUATION = {TokenKind.COMMA, TokenKind.COLON, TokenKind.OPEN, TokenKind.DASH}
_SEASONS = {"xuan", "he", "thu", "dong", "mua"}
# Last words of what a year may belong to: kế hoạch, báo cáo, chỉ số, đánh giá, tổng kết, dự toán năm 2025.
_SUBJECTS = {
    "hoach", "cao", "so", "gia", "ket", "qua", "toan", "tac", "chinh", "muc", "tieu", "lieu", "cchc", "index",
    "sipas", "pci", "papi", "ddci", "dti", "hoc",
}  # fmt: skip
_BEFORE_MEMORIAL_DAY = ("huong ung", "chao mung", "ky niem", "nhan ngay", "nhan dip")


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date part of a phrase with its dates, printed by the tokens ``first`` to ``end`` (exclusive).

    ``neighbour_year``: the year that a neighbour prints for it.
    """

    phrase: Phrase
    resolved: ResolvedPart
    first: int
    end: int
    neighbour_year: int | None = None

    @property
    def is_whole_year(self) -> bool:
        """A calendar year or more after no relation, "trong" or "từ": it bounds the work and is no date."""
        loose = self.phrase.relation in {Relation.NONE, Relation.IN, Relation.FROM}
        part = self.resolved.part
        whole = part.span.scale is Scale.YEAR and not part.from_issue
        return loose and whole and not self.phrase.open_ended

    @property
    def is_start_only(self) -> bool:
        """Only a beginning is named: "từ Quý I/2022"."""
        part = self.resolved.part
        no_end = part.until is None or part.one_name
        return self.phrase.relation in {Relation.FROM, Relation.AFTER} and no_end

    @property
    def has_no_relation(self) -> bool:
        """No word relates it to the task."""
        return self.phrase.relation is Relation.NONE

    @property
    def is_end(self) -> bool:
        """An end is named: "trước", "đến", "chậm nhất"."""
        return self.phrase.relation in {Relation.BEFORE, Relation.UNTIL}

    @property
    def scale(self) -> Scale:
        """How long the date part is, or the beginning of its range."""
        return self.resolved.part.span.scale


def printed_years(mentions: Iterable[DateMention]) -> tuple[int, ...]:
    """The years printed for these dates, in printed order, each once."""
    years: dict[int, None] = {}
    for mention in mentions:
        part = mention.resolved.part
        until_year = part.until.year if part.until is not None else None
        for year in (mention.neighbour_year, part.span.year, until_year):
            if year is not None:
                years[year] = None
    return tuple(years)


def has_month(phrase: Phrase) -> bool:
    """Whether the phrase has more than a day whose month stands elsewhere ("ngày 15 hàng tháng")."""
    return any(part.from_issue or part.span.first[0] > 0 for part in phrase.parts)


def clause_break(tokens: DeadlineTokens, first: int, end: int) -> int | None:
    """The first token between two positions that begins another clause; None when they share one."""
    for pos in range(first, end + 1):
        if pos < end and tokens.kind(pos) is TokenKind.BREAK:
            return pos
        if pos > first and tokens.at(pos).begins_line:
            return pos
    return None


def only_punctuation(tokens: DeadlineTokens, first: int, end: int) -> bool:
    """Whether nothing but commas, colons, dashes and opening brackets stands from ``first`` to ``end``."""
    return all(tokens.kind(pos) in _PUNCTUATION for pos in range(first, end))


def find_mentions(tokens: DeadlineTokens, phrases: list[Phrase], plan: PlanYears) -> list[DateMention]:
    """The dates that the phrases mention, in printed order, without those that only name something."""
    dated = [
        (phrase, index)
        for phrase in _without_subjects(tokens, _with_months(tokens, phrases))
        if phrase.kind is PhraseKind.DATE and has_month(phrase)
        for index, part in enumerate(phrase.parts)
        if part.from_issue or part.span.first[0] > 0
    ]
    years = years_from_neighbours(tokens, [phrase.parts[index] for phrase, index in dated])
    found: list[DateMention] = []
    for (phrase, index), year in zip(dated, years, strict=True):
        part = phrase.parts[index]
        first = phrase.first if index == 0 else part.first
        end = phrase.end if index == len(phrase.parts) - 1 else part.end
        phrase = _with_relation_of_list(tokens, found[-1], phrase) if found else phrase
        found.append(DateMention(phrase, resolve_part(part, year, plan), first, end, year))
    return [mention for index, mention in enumerate(found) if not _only_names(tokens, found, index)]


def _with_months(tokens: DeadlineTokens, phrases: list[Phrase]) -> list[Phrase]:
    """Gives days that print no month the month right before them: "Tháng 3 (trước ngày 25)"."""
    found: list[Phrase] = []
    for phrase in phrases:
        before = found[-1] if found else None
        if before is not None and before.kind is phrase.kind is PhraseKind.DATE and len(phrase.parts) == 1:
            month, day = before.parts[-1], phrase.parts[0]
            no_month = day.span.first[0] == 0 and day.until is None and phrase.relation is not Relation.NONE
            whole = month.span.scale is Scale.MONTH and month.until is None
            if no_month and whole and only_punctuation(tokens, before.end, phrase.first):
                at = (month.span.first[0], day.span.first[1])
                span = replace(day.span, first=at, last=at, year=month.span.year, shift=month.span.shift)
                phrase = replace(phrase, parts=(replace(day, span=span),))
        found.append(phrase)
    return found


def _without_subjects(tokens: DeadlineTokens, phrases: list[Phrase]) -> list[Phrase]:
    """Leaves out years that only name what is due: "Xây dựng kế hoạch năm 2025: tháng 12/2024"."""
    dates = [phrase for phrase in phrases if phrase.kind is PhraseKind.DATE and has_month(phrase)]
    subjects = {
        one.first
        for one, other in pairwise(dates)
        if _is_subject(tokens, one)
        and any(part.span.scale < Scale.YEAR and not part.one_name for part in other.parts)
        and clause_break(tokens, one.end, other.first) is None
    }
    return [phrase for phrase in phrases if phrase.first not in subjects]


def _is_subject(tokens: DeadlineTokens, phrase: Phrase) -> bool:
    only = phrase.parts[0]
    whole = only.one_name or (only.span.scale is Scale.YEAR and only.span.year is not None)
    after_subject = tokens.word(phrase.first - 1) in _SUBJECTS
    return whole and after_subject and len(phrase.parts) == 1 and phrase.relation is Relation.NONE


def _with_relation_of_list(tokens: DeadlineTokens, before: DateMention, phrase: Phrase) -> Phrase:
    """In a list of days the first one's relation holds for all: "Trước ngày 25/3, 25/6 và 25/9"."""
    days = before.scale is Scale.DAY and phrase.parts[0].span.scale is Scale.DAY
    listed = all(
        tokens.at(pos).text in {",", ";", *_JOINING_WORDS} for pos in range(before.end, phrase.first)
    )
    if before.is_end and phrase.relation is Relation.NONE and days and listed:
        return replace(phrase, relation=before.phrase.relation)
    return phrase


def _only_names(tokens: DeadlineTokens, found: list[DateMention], index: int) -> bool:
    """Whether a date only names something or gives another its year.

    So in "định hướng đến năm 2030", "Kế hoạch năm 2023 trước 15/12", "Năm 2022: - Quý I".
    """
    mention = found[index]
    first, part = mention.first, mention.resolved.part
    if _is_memorial_day(tokens, found, index):
        return True
    if tokens.word(first - 1) in {"huong", "nhin"} and tokens.word(first - 2) in {"dinh", "tam"}:
        return True  # "định hướng", "tầm nhìn"
    if part.span.scale is Scale.YEAR and _is_of_season(tokens, first):
        return True
    whole = part.span.scale is Scale.YEAR and part.until is None
    after_word = tokens.kind(first - 1) is TokenKind.WORD
    if whole and mention.has_no_relation and tokens.word(mention.end) == "cua" and after_word:
        return True  # "Chương trình kiểm tra năm 2025 của Đảng ủy"
    following = found[index + 1] if index + 1 < len(found) else None
    if following is None:
        return False
    heads = only_punctuation(tokens, mention.end, following.first) or _colon_and_bullets(
        tokens, mention.end, following.first
    )
    if whole and heads and printed_year(following.resolved.part) is None:
        return True
    if clause_break(tokens, mention.end, following.first) is not None:
        return False
    named = after_word and tokens.word(first - 1) not in _JOINING_WORDS
    own_words = index == 0 or first > found[index - 1].end
    return mention.has_no_relation and named and own_words and following.is_end


def _is_memorial_day(tokens: DeadlineTokens, found: list[DateMention], index: int) -> bool:
    """Whether the day gives the month its name: "Tháng 10, hưởng ứng Ngày Chuyển đổi số 10/10"."""
    day = found[index]
    if index == 0 or day.scale is not Scale.DAY or not day.has_no_relation:
        return False
    before = found[index - 1]
    around, own = before.resolved, day.resolved
    inside = around.start and around.due and own.due and around.start <= own.due <= around.due
    between = range(before.end, day.first)
    return bool(inside) and any(tokens.match_any(pos, _BEFORE_MEMORIAL_DAY) for pos in between)


def _is_of_season(tokens: DeadlineTokens, pos: int) -> bool:
    """Whether the year at ``pos`` belongs to "mùa khô", "vụ Đông Xuân", "Trung thu": no day is known."""
    for before in range(max(pos - 4, 0), pos):
        if tokens.as_typed(before) == "mùa":
            return True
        if tokens.word(before) == "vu" and tokens.word(before + 1) in _SEASONS:
            return True
    return tokens.match(pos - 2, "trung thu") is not None or tokens.match(pos - 2, "giang sinh") is not None


def _colon_and_bullets(tokens: DeadlineTokens, first: int, end: int) -> bool:
    """Whether only a colon and then bullets stand between: "Năm 2022:\\n- Quý I …"."""
    bullets = all(tokens.kind(pos) is TokenKind.BREAK for pos in range(first + 1, end))
    return tokens.kind(first) is TokenKind.COLON and bullets
