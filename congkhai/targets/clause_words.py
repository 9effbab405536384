"""Gives each found target its own clause as printed, and the words for what it speaks of."""

from __future__ import annotations

from dataclasses import replace

from congkhai.targets.comparators import read_bound_after
from congkhai.targets.figures import FoundTarget, find_cut
from congkhai.targets.target import Target
from congkhai.targets.target_tokens import TargetTokens
from congkhai.vietnamese.tokenizer import TokenKind

# Words before a figure that do not say what it speaks of: hoàn thành, đạt, phấn đấu, đảm bảo, tổ chức …
_NO_SUBJECT = {
    "hoan", "thanh", "dat", "co", "phan", "dau", "dam", "bao", "duy", "tri", "thuc", "hien", "phai",
    "gui", "to", "chuc", "tu", "xay", "dung", "la", "muc", "ty", "le", "tren", "duoc", "va", "hoac",
    "them", "tang", "giam", "tiet", "kiem", "cat", "rut", "ngan", "den", "truoc", "trong", "nam", "quy",
    "thang", "ngay", "dinh", "ky", "hang", "dang", "trien", "khai", "ban", "hanh", "toi", "thieu", "it",
    "nhat",
}  # fmt: skip
# Words between a subject and its figure: "tỷ lệ … đạt" 80 %.
_BEFORE_FIGURE = {"phai", "dat", "co", "la", "duoc", "giam", "tang", "xuong", "con", "len"}
_SEPARATORS = {TokenKind.BREAK, TokenKind.COMMA, TokenKind.DASH, TokenKind.COLON}


def with_words(tokens: TargetTokens, found: list[FoundTarget]) -> tuple[Target, ...]:
    """The targets with ``printed`` and ``subject``."""
    targets: list[Target] = []
    for index, one in enumerate(found):
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        first, end = _clause(tokens, one, before, after)
        subject = one.target.subject or _subject(tokens, first, one, end)
        targets.append(replace(one.target, printed=_trimmed(tokens, first, end), subject=subject))
    return tuple(targets)


def _clause(
    tokens: TargetTokens, one: FoundTarget, before: FoundTarget | None, after: FoundTarget | None
) -> tuple[int, int]:
    """The tokens of the target's clause: to its own ends, or to a cut before a neighbour's figure."""
    first = one.first
    lowest = before.end if before is not None else 0
    while first > lowest and not tokens.at(first).begins_clause:
        first -= 1
    if before is not None and first == lowest and not tokens.at(first).begins_clause:
        first = find_cut(tokens, lowest, one.first)
    end, highest = one.end, after.first if after is not None else len(tokens)
    while end < highest and not tokens.at(end).begins_clause:
        end += 1
    if after is not None and end == highest and not tokens.at(end).begins_clause:
        end = find_cut(tokens, one.end, highest)
    return first, end


def _trimmed(tokens: TargetTokens, first: int, end: int) -> str:
    """The printed words without the bullets, commas, colons and "và" at their ends."""
    while first < end and (tokens.kind(first) in _SEPARATORS or tokens.word(first) in {"va", "hoac"}):
        first += 1
    while first < end and tokens.kind(end - 1) in _SEPARATORS:
        end -= 1
    return tokens.slice(first, end)


def _subject(tokens: TargetTokens, first: int, one: FoundTarget, end: int) -> str:
    """What the target speaks of: words before the figure unless they only say "đạt", else those after it."""
    words_before = [tokens.word(pos) for pos in range(first, one.first)]
    if any(word and word not in _NO_SUBJECT for word in words_before):
        stop = one.first
        while stop > first and tokens.word(stop - 1) in _BEFORE_FIGURE:
            stop -= 1
        return _trimmed(tokens, first, stop)
    bound = _bound_pos(tokens, one.end, end)
    start = one.end + 2 if bound == one.end else one.end
    if start >= end or tokens.word(start) in {"va", "so"}:
        return ""
    if bound in {one.end, end} or read_bound_after(tokens, one.end, end) is None:
        return _trimmed(tokens, start, end)
    # "70% người được hỏi trở lên": the comparator says the bound
    around = (_trimmed(tokens, start, bound), _trimmed(tokens, bound + 2, end))
    return " ".join(words for words in around if words)


def _bound_pos(tokens: TargetTokens, first: int, end: int) -> int:
    """Where "trở lên", "trở xuống" stands among the tokens ``first`` to ``end``; ``end`` when nowhere."""
    for pos in range(first, end):
        if tokens.word(pos) == "tro" and tokens.word(pos + 1) in {"len", "xuong"}:
            return pos
    return end
