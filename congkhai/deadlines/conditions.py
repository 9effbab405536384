"""Reads continuous work, work on an event, and deadlines that depend on something other than the calendar.

Each ``read_…`` takes a position and gives the position after the words it reads there, or None.
"""

from __future__ import annotations

from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.vietnamese.tokenizer import TokenKind

_CONTINUOUS = (
    "thuong xuyen", "lien tuc", "quanh nam", "lau dai", "xuyen suot", "t xuyen", "trong suot qua trinh",
    "hang ngay", "gio hanh chinh", "duy tri", "suot nam",
)  # fmt: skip
_EVENT = (
    "phat sinh", "khi co phat sinh", "khi phat sinh", "vu viec", "khi can thiet", "khi can", "neu phat sinh",
)  # fmt: skip
_WEAK_EVENT = ("neu co", "dot xuat")
# First words of what comes once ("khi có hướng dẫn"); other things come again ("khi có phản ánh").
_AWAITED_ONCE = {
    "huong", "van", "chi", "quyet", "nghi", "thong", "ke", "duoc", "cap", "kinh", "du", "quy", "chu", "luat",
    "hoan", "ket", "co", "bo", "ubnd", "uy", "de",
}  # fmt: skip
_COMES_AGAIN = ("van ban phat sinh", "van ban de nghi", "van ban yeu cau", "de nghi")
_CONDITION = (
    "theo", "sau khi", "truoc khi", "ngay khi", "den khi", "tu khi", "ke tu khi", "sau", "dung tien do",
    "dung han", "dung thoi", "dung quy dinh", "dung ke hoach", "dam bao tien do", "tuy thuoc", "tuy theo",
    "can cu", "phu hop", "thuc hien ngay", "trien khai ngay", "kip thoi", "ke tu ngay", "tu ngay", "lo trinh",
    "bao dam tien do", "tien do", "truoc ky hop", "dam bao thoi", "bao dam thoi", "thoi gian quy dinh",
    "thoi han quy dinh", "phu thuoc", "tuy", "cho",
)  # fmt: skip
# Words that without accents look like others, as they are typed when they are meant.
_TYPED = {"sau": {"sau"}, "dung": {"đúng", "dung"}, "tuy": {"tùy", "tuỳ"}, "cho": {"chờ"}}

BEFORE_END_DATE = {"truoc", "cham", "muon", "hoan", "xong", "dinh", "thuong", "phat"}
"""Words with which a date or another phrase begins: trước, chậm nhất, hoàn thành, định kỳ, thường xuyên …"""
_AFTER_THEO = BEFORE_END_DATE | {"trong", "hang", "moi", "tu"}
_OTHER_SECOND_WORDS = {"le", "truc", "huong"}  # thường lệ, thường trực, định hướng
_CLAUSE_ENDS = {
    TokenKind.COMMA,
    TokenKind.OPEN,
    TokenKind.CLOSE,
    TokenKind.BREAK,
    TokenKind.COLON,
}


def find_clause_end(tokens: DeadlineTokens, pos: int, stops: set[str]) -> int:
    """Where the words of a condition end: at a comma, a bracket, another clause, or one of ``stops``."""
    while pos < len(tokens):
        if tokens.kind(pos) in _CLAUSE_ENDS or tokens.at(pos).begins_line:
            return pos
        if tokens.word(pos) in stops and tokens.word(pos + 1) not in _OTHER_SECOND_WORDS:
            return pos
        pos += 1
    return pos


def read_continuous(tokens: DeadlineTokens, pos: int) -> int | None:
    """Reads "thường xuyên" and the like; "TX" and "24/7" only when they are the whole text."""
    if len(tokens) == 1 and tokens.word(0) == "tx":
        return 1
    if tokens.at(pos).text == "24/7" and len(tokens) <= 2:
        return pos + 1
    return tokens.match_any(pos, _CONTINUOUS)


def read_event(tokens: DeadlineTokens, pos: int) -> int | None:
    """Reads "khi có phát sinh" and the like, and "khi có …" for what comes again and again."""
    end = tokens.match_any(pos, _EVENT)
    if end is not None:
        return end
    if tokens.word(pos) == "sau" and tokens.as_typed(pos + 1) in {"mỗi", "từng"}:
        return find_clause_end(tokens, pos + 2, BEFORE_END_DATE)
    if tokens.word(pos) == "khi" and tokens.word(pos - 1) not in {"sau", "truoc", "den", "tu"}:
        what = pos + 2 if tokens.as_typed(pos + 1) in {"có", "co"} else pos + 1
        again = tokens.word(what) and tokens.word(what) not in _AWAITED_ONCE
        if again or tokens.match_any(what, _COMES_AGAIN):
            return find_clause_end(tokens, what, BEFORE_END_DATE - {"phat"})
    return None


def read_weak_event(tokens: DeadlineTokens, pos: int) -> int | None:
    """Reads "nếu có", "đột xuất"."""
    return tokens.match_any(pos, _WEAK_EVENT)


def read_condition(tokens: DeadlineTokens, pos: int) -> int | None:
    """Reads a condition with its own words: "theo Kế hoạch số 5 năm 2022" has no deadline in it."""
    if tokens.match(pos, "ky hop") is not None:
        return pos + 2  # a session whose day is not known; a date behind it still counts
    word = tokens.word(pos)
    end = tokens.match_any(pos, _CONDITION)
    if end is not None:
        if read_event(tokens, end) or (tokens.word(pos + 1) == "khi" and read_event(tokens, pos + 1)):
            return None  # "kịp thời khi có thay đổi", "ngay khi có vi phạm"
        if word not in _TYPED or tokens.as_typed(pos) in _TYPED[word]:
            return find_clause_end(tokens, end, _AFTER_THEO if word == "theo" else BEFORE_END_DATE)
    if word == "khi" and tokens.word(pos + 1):
        return find_clause_end(tokens, pos + 1, BEFORE_END_DATE)
    return None
