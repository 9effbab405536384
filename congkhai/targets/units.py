"""Reads what a figure counts ("%", "hồ sơ", "tin, bài"), and for each of what ("/tháng", "mỗi đơn vị")."""

from __future__ import annotations

from congkhai.targets.target_tokens import TargetTokens
from congkhai.targets.unit_names import UNITS_BY_FIRST_WORD
from congkhai.vietnamese.tokenizer import TokenKind

TIME_UNITS = {"ngay", "thang", "nam", "tuan", "gio", "phut", "giay", "quy"}
"""Folded names of the units of time."""

_LARGE_NUMBERS = {"trieu", "nghin", "ty"}
# Words after a figure that are no unit, unless typed as one of those below, which look alike without accents.
_NO_UNITS = {
    "xuong", "len", "con", "va", "hoac", "den", "tro", "so", "la", "trong", "tren", "ca", "toan", "cua",
    "cac", "nhung",
}  # fmt: skip
_UNITS_AS_TYPED = {"con", "sở", "ca", "đèn", "lá"}
_EACH = {"mỗi", "moi", "từng", "tung"}
_EVERY = {"hàng", "hằng", "hang"}
# Words, mostly verbs, with which "mỗi đơn vị" ends: mỗi đơn vị phải có, mỗi xã xây dựng.
_AFTER_EACH = {
    "phai", "co", "dat", "gui", "thuc", "duoc", "hoan", "it", "toi", "tu", "de", "dang", "xay", "to", "tren",
    "khong", "bao", "viet", "va", "thuoc", "trong", "tham", "cu", "bo", "lap", "duy", "bam", "thanh",
    "khao", "kiem", "trien", "cung", "hop", "nop", "tiep", "phu",
}  # fmt: skip
_MOST_WORDS = 4  # of "mỗi cơ quan hành chính", and between a unit and its "/năm"
_TOKENS_BEFORE = 30  # before a figure in which "mỗi …" still governs it


def read_unit(tokens: TargetTokens, pos: int) -> tuple[str, int]:
    """The unit printed at ``pos`` and the position after it; empty when there is none."""
    token, word = tokens.at(pos), tokens.word(pos)
    if token.kind is TokenKind.PERCENT:
        return "%", pos + 1
    if token.text == "‰":
        return "‰", pos + 1
    if (
        word in {"m", "km"}
        and tokens.at(pos + 1).text in {"2", "3"}
        and token.end == tokens.at(pos + 1).start
    ):
        return tokens.slice(pos, pos + 2), pos + 2
    if tokens.match(pos, "phan tram") is not None:
        return "%", pos + 2
    if word == "tin":
        return _read_news(tokens, pos)
    end = read_known_unit(tokens, pos)
    if end is not None and word in _LARGE_NUMBERS:
        end = read_known_unit(tokens, end) or end  # "1 triệu lượt"
    if end is not None:
        return tokens.slice(pos, end), end
    if word and _is_hyphened(tokens, pos):
        return tokens.slice(pos, pos + 3), pos + 3  # "ki-ốt"
    if word and (word not in _NO_UNITS or tokens.as_typed(pos) in _UNITS_AS_TYPED):
        return tokens.slice(pos, pos + 1), pos + 1
    return "", pos


def read_known_unit(tokens: TargetTokens, pos: int) -> int | None:
    """The position after a unit of the list in ``unit_names`` at ``pos``."""
    for unit in UNITS_BY_FIRST_WORD.get(tokens.word(pos), ()):
        end = tokens.match(pos, unit)
        if end is not None:
            return end
    return None


def _is_hyphened(tokens: TargetTokens, pos: int) -> bool:
    """Whether two words are joined by a hyphen without blanks."""
    joined = tokens.kind(pos + 1) is TokenKind.DASH and tokens.kind(pos + 2) is TokenKind.WORD
    first, hyphen, second = tokens.at(pos), tokens.at(pos + 1), tokens.at(pos + 2)
    return joined and first.end == hyphen.start and hyphen.end == second.start


def _read_news(tokens: TargetTokens, pos: int) -> tuple[str, int]:
    """Reads "tin", "tin bài", "tin, bài", "tin/bài", "tin và bài"."""
    separated = tokens.kind(pos + 1) in {TokenKind.COMMA, TokenKind.SLASH, TokenKind.DASH}
    second = pos + 2 if separated else tokens.skip(pos + 1, "va", "hoac")
    end = second + 1 if tokens.word(second) == "bai" else pos + 1
    return tokens.slice(pos, end), end


def read_per_after(tokens: TargetTokens, pos: int) -> tuple[str, int]:
    """For each of what, said after a unit ("/năm", "mỗi tháng"), and the next position; "" when unsaid."""
    if tokens.kind(pos) is TokenKind.SLASH and tokens.kind(pos + 1) is TokenKind.WORD:
        return read_unit(tokens, pos + 1)
    counted = tokens.kind(pos + 1) is TokenKind.NUMBER and tokens.kind(pos + 2) is TokenKind.WORD
    if tokens.kind(pos) is TokenKind.SLASH and counted:  # "/100.000 dân", "/1 năm"
        end = read_unit(tokens, pos + 2)[1]
        return tokens.slice(pos + 1 if tokens.at(pos + 1).amount != 1 else pos + 2, end), end
    later = pos
    while later - pos < _MOST_WORDS and tokens.word(later) and not tokens.at(later).begins_clause:
        later += 1
    if tokens.kind(later) is TokenKind.SLASH and tokens.word(later + 1) in TIME_UNITS:
        return tokens.slice(later + 1, later + 2), pos  # "lượt truy cập/năm"
    if tokens.word(pos) == "mot" and tokens.word(pos + 1) in TIME_UNITS:
        return tokens.slice(pos + 1, pos + 2), pos + 2
    return _read_each(tokens, pos) or ("", pos)


def _read_each(tokens: TargetTokens, pos: int) -> tuple[str, int] | None:
    """Reads "mỗi đơn vị", "hằng tháng", "định kỳ quý"."""
    typed, what = tokens.as_typed(pos), pos + 1
    periodic = tokens.match(pos, "dinh ky")
    if typed in _EVERY or periodic is not None:
        what = periodic or what
        return (tokens.slice(what, what + 1), what + 1) if tokens.word(what) in TIME_UNITS else None
    if typed not in _EACH or not tokens.word(what):
        return None
    if tokens.word(what) in TIME_UNITS:
        return tokens.slice(what, what + 1), what + 1
    end = what + 1
    while end - pos <= _MOST_WORDS and tokens.word(end) and tokens.word(end) not in _AFTER_EACH:
        end += 1
    if tokens.kind(end) is TokenKind.COMMA:
        end = read_known_unit(tokens, end + 1) or end  # "mỗi cơ quan, đơn vị"
    return tokens.slice(what, end), end


def find_per_before(tokens: TargetTokens, first: int, end: int) -> str:
    """For each of what, said before the figure among the tokens ``first`` to ``end``; empty when nowhere.

    Reads "Mỗi đơn vị …", "Định kỳ hàng tháng, …".
    """
    for pos in range(end - 1, max(first, end - _TOKENS_BEFORE) - 1, -1):
        found = _read_each(tokens, pos)
        if found is not None:
            return found[0]
    return ""
