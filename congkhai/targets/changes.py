"""Reads what makes a figure a change: "tăng ít nhất 5%", "tiết kiệm 10%", "cao hơn 2% so với năm 2021"."""

from __future__ import annotations

from congkhai.targets.target import Direction
from congkhai.targets.target_tokens import TargetTokens
from congkhai.vietnamese.tokenizer import TokenKind

# First words of a change, and the second words that make them something else: "tăng cường", "giảm sát".
_OTHER_SECOND_WORDS: dict[str, set[str]] = {
    "tang": {"cuong", "toc", "dan", "truong"},
    "giam": {"dan", "sat", "nghi", "doc", "thieu", "toc"},
    "tiet": set(),
    "cat": set(),
    "rut": set(),
    "tinh": set(),
    "cai": set(),
    "nang": {"cao", "luc", "cap"},
    "thang": set(),
    "vuon": set(),
}
# The second words that some need: tiết kiệm, cắt giảm, rút ngắn, tinh giản, cải thiện.
_SECOND_WORD = {"tiet": "kiem", "cat": "giam", "rut": "ngan", "tinh": "gian", "cai": "thien"}
_TYPED = {"thang": "thăng", "vuon": "vươn"}  # without accents "tháng" looks like "thăng"
_UP = {"tang", "nang", "cai", "thang", "vuon", "vuot"}
# Words between "tăng" and a figure after which the figure is a level that is reached: đạt, lên, còn, thành …
_LEVEL_WORDS = {"dat", "len", "xuong", "con", "thanh", "hoan", "duy", "bao", "dam"}
_STOPS = {TokenKind.BREAK, TokenKind.NUMBER, TokenKind.OPEN, TokenKind.CLOSE}
_MOST_WORDS = 12  # from "tăng", "giảm" to the figure
_LARGE_EXCESS = 50  # a plan is passed by less than this; "vượt 90%" names a level to pass


def find_change(tokens: TargetTokens, pos: int) -> int | None:
    """Where "tăng", "giảm", "tiết kiệm" stands that governs the figure whose words begin at ``pos``."""
    if tokens.word(pos) in {"xuong", "con"}:
        return None  # "giảm thời gian xuống còn 15 phút" names the level
    for before in range(pos - 1, max(pos - _MOST_WORDS, 0) - 1, -1):
        if tokens.kind(before) in _STOPS or tokens.at(before + 1).begins_clause:
            return None
        word = tokens.word(before)
        if word in _LEVEL_WORDS:
            return None
        if word in _OTHER_SECOND_WORDS and _is_change(tokens, before, pos):
            return before
    return None


def _is_change(tokens: TargetTokens, at: int, pos: int) -> bool:
    """Whether the word at ``at``, which may begin a change, does; ``pos``: where the figure's words begin."""
    word, second = tokens.word(at), tokens.word(at + 1)
    if word in _TYPED and tokens.as_typed(at) != _TYPED[word]:
        return False
    raises = word == "nang" and second == "cao" and at + 2 == pos  # "nâng cao 2 bậc"
    if second in _OTHER_SECOND_WORDS[word] and not raises:
        return False
    return word not in _SECOND_WORD or second == _SECOND_WORD[word]


def change_direction(tokens: TargetTokens, pos: int) -> Direction:
    """Which way the change at ``pos`` goes."""
    return Direction.UP if tokens.word(pos) in _UP else Direction.DOWN


def is_excess(tokens: TargetTokens, pos: int, first: int, after_whole: bool) -> bool:
    """Whether "vượt 5%" says by how much a plan is passed, unlike "vượt 90%", which names a level to pass.

    ``pos``: the figure; ``first``: where the words that compare begin. ``after_whole``: "100%" stands before.
    """
    amount = tokens.at(pos).amount
    if tokens.word(first) != "vuot" or amount is None or amount >= _LARGE_EXCESS:
        return False
    after = pos + 2 if tokens.kind(pos + 1) is TokenKind.PERCENT else pos + 1
    plan = tokens.match_any(after, ("chi tieu", "ke hoach", "du toan", "so voi", "dinh muc"))
    return plan is not None or after_whole


def has_baseline(tokens: TargetTokens, first: int, end: int) -> bool:
    """Whether "so với năm 2021", "so với cùng kỳ" stands among the tokens ``first`` to ``end``."""
    return any(
        tokens.match(pos, "so voi") is not None
        and tokens.word(pos + 2) in {"nam", "cung", "thang", "quy", "ky"}
        for pos in range(first, end)
    )
