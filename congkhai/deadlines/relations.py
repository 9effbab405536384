"""Words that tie a task to a date: "trước", "đến hết", "chậm nhất", "từ", "trong", and hours of the day."""

from __future__ import annotations

from enum import Enum, auto

from congkhai.deadlines.deadline_tokens import Sort
from congkhai.deadlines.reader import Reader


class Relation(Enum):
    """How a date binds. BEFORE is exclusive ("trước"), UNTIL inclusive ("đến hết", "chậm nhất")."""

    BARE = auto()
    IN = auto()
    BEFORE = auto()
    UNTIL = auto()
    FROM = auto()
    AFTER = auto()
    LASTING = auto()


_NEUTRAL = None
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
    "tu nay": _NEUTRAL,
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
    "giai doan": _NEUTRAL,
    "nhiem ky": _NEUTRAL,
    "thoi diem": _NEUTRAL,
    "thoi gian": _NEUTRAL,
    "khoang": _NEUTRAL,
    "ky nghi": _NEUTRAL,
    "ky nghi le": _NEUTRAL,
    "dip le": Relation.IN,
    "la": _NEUTRAL,
    "cuoi ngay": _NEUTRAL,
    "het ngay": _NEUTRAL,
}
_BY_FIRST: dict[str, list[tuple[str, Relation | None]]] = {}
for _phrase, _relation in sorted(_WORDS.items(), key=lambda item: -len(item[0])):
    _BY_FIRST.setdefault(_phrase.split()[0], []).append((_phrase, _relation))

# Folded, "điện tử", "tối thiểu", "thứ sáu", "trọng tâm" look like "từ", "tới", "sau", "trong".
_OTHER_WORDS = {
    "tử", "tự", "tư", "tứ", "tụ", "tủ", "tú", "tối", "tôi", "tội", "tồi", "sáu", "sâu", "sầu", "trọng",
    "trồng", "trống", "trông", "đền", "đèn", "đen",
}  # fmt: skip
_MOST_WORDS = 8  # relations in a row; "chậm nhất là đến hết trước" is already long


def hour(r: Reader, i: int) -> int:
    """The place after an hour ("17h00", "17 giờ 30 phút", "17:00 ngày"); ``i`` when there is none."""
    if r.sort(i) is Sort.TIME:
        return i + 1
    if r.sort(i) is Sort.NUMBER and r.word(i + 1) == "gio":
        end = i + 2
        return end + 2 if r.sort(end) is Sort.NUMBER and r.word(end + 1) == "phut" else end
    return i


def _merge(old: Relation, new: Relation | None) -> Relation:
    if new is None or (old in {Relation.BEFORE, Relation.UNTIL} and new is Relation.IN):
        return old
    if old is Relation.LASTING:
        return old
    return new


def relation(r: Reader, i: int) -> tuple[Relation, int]:
    """The relation printed at token ``i`` and the place after it; BARE and ``i`` when there is none.

    An hour after "trước" leaves the day itself inside: "trước 17h00 ngày 15/12" ends on the 15th.
    """
    found = Relation.BARE
    for _ in range(_MOST_WORDS):
        for phrase, new in _BY_FIRST.get(r.word(i), ()):
            end = r.after(i, phrase)
            if end is not None and r.as_typed(i) not in _OTHER_WORDS:
                found, i = _merge(found, new), end
                break
        else:
            stray = r.sort(i) is Sort.COMMA and found is Relation.BEFORE and r.word(i + 1) == "ngay"
            if stray or (r.sort(i) is Sort.COLON and found is not Relation.BARE):
                i += 1  # "Trước, ngày 15/12", "Hạn: 15/12"
                continue
            break
    end = hour(r, i)
    if end > i and found is Relation.BEFORE:
        found = Relation.UNTIL
    if end > i:
        end = end + 1 if r.sort(end) is Sort.COMMA else end
    return found, end
