"""Finds every target that a printed result sets, in printed order."""

from __future__ import annotations

from decimal import Decimal

from congkhai.targets.clause_words import with_words
from congkhai.targets.figures import FoundTarget, read_figure
from congkhai.targets.fractions import read_fraction
from congkhai.targets.number_filter import is_name
from congkhai.targets.ranks import read_rank
from congkhai.targets.target import Comparator, Target
from congkhai.targets.target_tokens import TargetTokens
from congkhai.vietnamese.tokenizer import TokenKind

_ZERO = (
    "khong co", "khong con", "khong de xay ra", "khong xay ra", "khong de phat sinh", "khong de",
    "khong phat sinh",
)  # fmt: skip
_MOST_SUBJECT_TOKENS = 20  # from a share to the class that says of whom it is


def find_targets(tokens: TargetTokens) -> tuple[Target, ...]:
    """All targets of the text in printed order; those in brackets only where none stands outside."""
    found = _scan(tokens)
    outside = [one for one in found if tokens.at(one.first).depth == 0]
    return with_words(tokens, outside or found)


def _scan(tokens: TargetTokens) -> list[FoundTarget]:
    found: list[FoundTarget] = []
    clause, pos, after_name = 0, 0, False
    while pos < len(tokens):
        if tokens.at(pos).begins_clause:
            clause, after_name = pos, False
        other = _read_zero(tokens, pos) or read_rank(tokens, pos) or read_fraction(tokens, pos)
        if other is not None:
            target, end = other
            if not found or not _is_class_of_share(tokens, found[-1], pos, target):
                found.append(FoundTarget(target, pos, end))
            pos = end
            continue
        if tokens.kind(pos) is TokenKind.NUMBER:
            after_name = is_name(tokens, pos, after_name)
            before = found[-1] if found else None
            figure = None if after_name else read_figure(tokens, pos, clause, before)
            if figure is not None:
                found.append(figure)
                pos = max(figure.end, pos + 1)
                continue
        elif not _joins_numbers(tokens, pos):
            after_name = False
        pos += 1
    return found


def _joins_numbers(tokens: TargetTokens, pos: int) -> bool:
    """Whether the token joins numbers of a list: a comma, a dash, "và", "hoặc", "đến"."""
    kind = tokens.kind(pos)
    return kind is TokenKind.COMMA or kind is TokenKind.DASH or tokens.word(pos) in {"va", "hoac", "den"}


def _is_class_of_share(tokens: TargetTokens, share: FoundTarget, pos: int, target: Target) -> bool:
    """Whether a class at ``pos`` only says what share is meant: "100% công chức xếp loại tốt trở lên"."""
    is_class = target.comparator is Comparator.RANK and target.value is None
    if not is_class or share.target.unit != "%" or pos - share.end > _MOST_SUBJECT_TOKENS:
        return False
    if tokens.kind(pos - 1) is TokenKind.COMMA or tokens.word(pos - 1) in {"va", "hoac"}:
        return False
    return all(
        (tokens.word(between) or tokens.kind(between) is TokenKind.COMMA)
        and not tokens.at(between).begins_clause
        for between in range(share.end, pos)
    )


def _read_zero(tokens: TargetTokens, pos: int) -> tuple[Target, int] | None:
    """Reads "Không có công việc trễ hạn", a target of none; inside a sentence it means something else."""
    if tokens.word(pos) != "khong":
        return None
    before = tokens.kind(pos - 1)
    separated = before is TokenKind.COMMA or before is TokenKind.COLON or tokens.word(pos - 1) == "va"
    if not (tokens.at(pos).begins_clause or separated):
        return None
    what = tokens.match_any(pos, _ZERO)
    if what is None or not tokens.word(what):
        return None
    end = what
    while end < len(tokens) and not tokens.at(end).begins_clause and tokens.kind(end) is not TokenKind.BREAK:
        end += 1
    return Target("", Comparator.EQUAL, Decimal(0), subject=tokens.slice(what, end)), end
