"""Tells numbers that count something from the rest: names ("mức độ 3", "Điều 8"), years, list numbers."""

from __future__ import annotations

from congkhai.targets.changes import find_change
from congkhai.targets.target import Comparator
from congkhai.targets.target_tokens import TargetTokens
from congkhai.targets.units import TIME_UNITS, read_known_unit
from congkhai.vietnamese.tokenizer import TokenKind

# Words before a number that make it a name: mức độ 3, Điều 8, năm 2022, Đề án 06, xã 135.
_NAMING = {
    "do", "dieu", "khoan", "so", "quy", "thang", "nam", "ngay", "tuan", "iso", "tcvn", "an", "thu",
    "dinh", "luc", "mau", "buoc", "xa", "trinh", "khoa", "phien", "chuong", "luat", "quyet", "cap",
    "version", "thi", "doan", "nghiep", "gio", "lo", "cong", "diem", "tiet", "dai", "hotline", "van",
    "hoach", "ky", "nhiem", "lan", "bieu",
}  # fmt: skip
# Last words of verbs whose object a number counts: có, đạt, tổ chức, xây dựng, hoàn thành, ban hành …
_VERBS = {
    "co", "dat", "chuc", "dung", "thanh", "gui", "dang", "hanh", "hien", "mo", "khai", "lap", "bo",
    "tri", "xuat", "viet", "phat", "hop", "tham", "duoc", "trinh", "cap", "ky", "kiem", "tra", "sap",
    "in", "them",
}  # fmt: skip
# Words, as typed, before the number of a place or a group: thôn 5, phường 3, tổ 12, nhóm 2.
_PLACES = {"thôn", "phường", "tổ", "khối", "ấp", "quận", "xóm", "tầng", "phố", "nhóm", "đội", "tiểu", "cụm"}
_LARGER_PLACES = {"phường", "xã", "thôn", "huyện", "quận"}  # "tổ 3 phường Ngọc Hà"
_WHOLE_SETS = {"cả", "bộ", "đủ"}  # "bộ 83 tiêu chí", "cả 3 cấp"
_SLOGAN = 5  # tokens between the two numbers of a slogan
_LIST_MARKS = {TokenKind.CLOSE, TokenKind.BREAK, TokenKind.SLASH, TokenKind.DASH}
_BOUND_WORDS = {"tren", "duoi", "nhat", "thieu", "qua", "hon"}  # "trên 2000 hồ sơ" is no year
_BEFORE_OBJECT = {TokenKind.WORD, TokenKind.COMMA, TokenKind.COLON, TokenKind.OPEN}


def is_name(tokens: TargetTokens, pos: int, after_name: bool) -> bool:
    """Whether the number is part of a name ("mức độ 3, 4", "Điều 8", "năm 2022"), a list number, or a year.

    ``after_name``: the number before it was one, with only commas and "và" since.
    """
    before, before_typed = tokens.word(pos - 1), tokens.as_typed(pos - 1)
    is_percentage = tokens.kind(pos + 1) is TokenKind.PERCENT
    joined = tokens.kind(pos - 1) in {TokenKind.COMMA, TokenKind.DASH} or before in {"va", "hoac", "den"}
    if after_name and joined:
        return not is_percentage
    each = tokens.as_typed(pos - 2) in {"mỗi", "hàng", "hằng", "từng"}  # "mỗi tháng 01 chuyên mục"
    if each or tokens.match_before(pos, "tong so") is not None:
        return False
    if tokens.as_typed(pos - 2) == "dứt":
        return False  # "dứt điểm 12 vụ việc"
    if _names_place_or_set(tokens, pos) or _is_slogan(tokens, pos):
        return True
    if before in _NAMING and before_typed != "đạt" and not is_percentage and not _is_amount(tokens, pos):
        return True
    following = tokens.kind(pos + 1)
    if tokens.at(pos).begins_clause and following in _LIST_MARKS:
        if following in {TokenKind.CLOSE, TokenKind.BREAK}:
            return True
        return tokens.kind(pos + 2) is not TokenKind.NUMBER
    return is_lone_year(tokens, pos)


def _names_place_or_set(tokens: TargetTokens, pos: int) -> bool:
    """Whether the number tells places or sets apart: "phường 3", "cả 3 cấp"."""
    before = tokens.as_typed(pos - 1)
    if tokens.kind(pos - 1) is not TokenKind.WORD or tokens.kind(pos + 1) is TokenKind.PERCENT:
        return False
    has_unit = read_known_unit(tokens, pos + 1) is not None
    if before in _PLACES:
        counts_nothing = not has_unit or tokens.as_typed(pos + 1) in _LARGER_PLACES
        return len(tokens.at(pos).text) <= 2 and counts_nothing
    return (
        before in _WHOLE_SETS and tokens.as_typed(pos - 2) not in {"cán", "nội"} and has_unit
    )  # cán bộ, nội bộ


def _is_slogan(tokens: TargetTokens, pos: int) -> bool:
    """Whether it is one number of a slogan: "4 xin, 4 luôn", "3 công khai, 3 kiểm tra"."""
    digit = tokens.at(pos).text
    if len(digit) > 1 or read_known_unit(tokens, pos + 1) is not None:
        return False
    return any(
        tokens.at(other).text == digit
        and tokens.kind(other) is TokenKind.NUMBER
        and read_known_unit(tokens, other + 1) is None
        for other in range(max(pos - _SLOGAN, 0), pos + _SLOGAN)
        if other != pos
    )


def _is_amount(tokens: TargetTokens, pos: int) -> bool:
    """Whether a number after "cấp" or "mẫu" is an amount: "cấp 3.500 tài khoản", "cỡ mẫu 400 người".

    "cấp 3", "mẫu 01" are names.
    """
    after_word = tokens.as_typed(pos - 1) in {"cấp", "mẫu"} and len(tokens.at(pos).text) > 1
    return after_word and read_known_unit(tokens, pos + 1) is not None


def is_lone_year(tokens: TargetTokens, pos: int) -> bool:
    """Whether the number is a year: four digits that no word of comparison makes an amount."""
    if tokens.year(pos) is None:
        return False
    return tokens.kind(pos + 1) is not TokenKind.WORD or tokens.word(pos - 1) not in _BOUND_WORDS


def sets_target(
    tokens: TargetTokens, pos: int, first: int, comparator: Comparator | None, unit_pos: int
) -> bool:
    """Whether the figure at ``pos``, no percentage, sets a target; a time does only where it is compared.

    ``first``: where the words that compare begin. ``unit_pos``: where its unit stands.
    """
    unit = tokens.word(unit_pos)
    changes = find_change(tokens, first) is not None
    if unit in TIME_UNITS and tokens.as_typed(unit_pos) != "quy":
        only_from = tokens.word(first) == "tu" or tokens.word(pos - 1) == "tu"
        return changes or not (comparator is None or only_from)
    if comparator is not None or changes:
        return True
    if unit == "":
        return False
    if tokens.at(pos).begins_clause or tokens.word(pos - 1) in _VERBS or unit_pos > pos + 1:
        return True
    return read_known_unit(tokens, unit_pos) is not None and tokens.kind(pos - 1) in _BEFORE_OBJECT
