"""Reads words that relate a task to a date: "trước", "đến hết", "chậm nhất", "từ", "trong"; and hours."""

from __future__ import annotations

from enum import Enum, auto

from congkhai.deadlines.deadline_tokens import DeadlineTokens
from congkhai.vietnamese.tokenizer import TokenKind


class Relation(Enum):
    """How a task relates to a date."""

    NONE = auto()  # no relation is printed
    IN = auto()  # "trong"
    BEFORE = auto()  # "trước": the date itself is too late
    UNTIL = auto()  # "đến hết", "chậm nhất": the date is the last day
    FROM = auto()  # "từ"
    AFTER = auto()  # "sau"
    LASTING = auto()  # "kéo dài đến": going on until the date


# None: the words stand before a date and say nothing of how it relates.
_WORDS: dict[str, Relation | None] = {
    "truoc hoac trong": Relation.UNTIL,
    "truoc va trong": Relation.UNTIL,
    "trong hoac truoc": Relation.UNTIL,
    "trong va truoc": Relation.UNTIL,
    "truoc khi ket thuc": Relation.UNTIL,
    "truoc khi het": Relation.UNTIL,
    "truoc": Relation.BEFORE,
    "keo dai den het": Relation.LASTING,
    "keo dai den": Relation.LASTING,
    "cham nhat": Relation.UNTIL,
    "muon nhat": Relation.UNTIL,
    "tre nhat": Relation.UNTIL,
    "khong muon hon": Relation.UNTIL,
    "khong cham hon": Relation.UNTIL,
    "khong tre hon": Relation.UNTIL,
    "khong qua": Relation.UNTIL,
    "den het": Relation.UNTIL,
    "ket thuc": Relation.UNTIL,
    "den": Relation.UNTIL,
    "toi": Relation.UNTIL,
    "het": Relation.UNTIL,
    "han cuoi": Relation.UNTIL,
    "thoi han": Relation.UNTIL,
    "han": Relation.UNTIL,
    "tu nay": None,
    "bat dau tu": Relation.FROM,
    "bat dau": Relation.FROM,
    "ke tu": Relation.FROM,
    "tinh tu": Relation.FROM,
    "ngay tu": Relation.FROM,
    "tu": Relation.FROM,
    "sau": Relation.AFTER,
    "trong vong": Relation.IN,
    "trong khoang": Relation.IN,
    "ngay trong": Relation.IN,
    "trong va sau": Relation.IN,
    "truoc va sau": Relation.IN,
    "truoc trong va sau": Relation.IN,
    "trong": Relation.IN,
    "vao": Relation.IN,
    "dip": Relation.IN,
    "hoan thanh": Relation.IN,
    "xong": Relation.IN,
    "giai doan": None,
    "nhiem ky": None,
    "thoi diem": None,
    "thoi gian": None,
    "khoang": None,
    "ky nghi": None,
    "ky nghi le": None,
    "dip le": Relation.IN,
    "la": None,
    "cuoi ngay": None,
    "het ngay": None,
}
_BY_FIRST_WORD: dict[str, list[tuple[str, Relation | None]]] = {}
for _phrase, _relation in sorted(_WORDS.items(), key=lambda item: -len(item[0])):
    _BY_FIRST_WORD.setdefault(_phrase.split()[0], []).append((_phrase, _relation))

# Without accents "điện tử", "tối thiểu", "thứ sáu", "trọng tâm" look like "từ", "tới", "sau", "trong".
_OTHER_WORDS = {
    "tử", "tự", "tư", "tứ", "tụ", "tủ", "tú", "tối", "tôi", "tội", "tồi", "sáu", "sâu", "sầu", "trọng",
    "trồng", "trống", "trông", "đền", "đèn", "đen",
}  # fmt: skip
_MOST_IN_A_ROW = 8  # "chậm nhất là đến hết trước" has four


def _read_hour(tokens: DeadlineTokens, pos: int) -> int:
    """The position after an hour ("17h00", "17 giờ 30 phút", "17:00"); ``pos`` when there is none."""
    if tokens.kind(pos) is TokenKind.TIME:
        return pos + 1
    if tokens.kind(pos) is TokenKind.NUMBER and tokens.word(pos + 1) == "gio":
        end = pos + 2
        minutes = tokens.kind(end) is TokenKind.NUMBER and tokens.word(end + 1) == "phut"
        return end + 2 if minutes else end
    return pos


def _combine(old: Relation, new: Relation | None) -> Relation:
    """The relation that two in a row make: "chậm nhất trong" is still UNTIL."""
    if new is None or (old in {Relation.BEFORE, Relation.UNTIL} and new is Relation.IN):
        return old
    return old if old is Relation.LASTING else new


def read_relation(tokens: DeadlineTokens, pos: int) -> tuple[Relation, int]:
    """The relation printed at ``pos`` and the position after it; NONE and ``pos`` when there is none.

    With an hour the day itself counts: "trước 17h00 ngày 15/12" ends on the 15th.
    """
    found = Relation.NONE
    for _ in range(_MOST_IN_A_ROW):
        for phrase, new in _BY_FIRST_WORD.get(tokens.word(pos), ()):
            end = tokens.match(pos, phrase)
            if end is not None and tokens.as_typed(pos) not in _OTHER_WORDS:
                found, pos = _combine(found, new), end
                break
        else:
            is_comma = tokens.kind(pos) is TokenKind.COMMA and tokens.word(pos + 1) == "ngay"
            is_colon = tokens.kind(pos) is TokenKind.COLON
            if (is_comma and found is Relation.BEFORE) or (is_colon and found is not Relation.NONE):
                pos += 1  # "Trước, ngày 15/12", "Hạn: 15/12"
                continue
            break
    end = _read_hour(tokens, pos)
    if end == pos:
        return found, pos
    if found is Relation.BEFORE:
        found = Relation.UNTIL
    return found, end + 1 if tokens.kind(end) is TokenKind.COMMA else end
