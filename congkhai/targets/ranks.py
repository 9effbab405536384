"""Ranks: "xếp thứ 5 trở lên", "trong nhóm 10 tỉnh dẫn đầu", "từ loại tốt trở lên"."""

from __future__ import annotations

from congkhai.targets.reader import Reader
from congkhai.targets.target import Comparator, Target
from congkhai.targets.target_tokens import Sort
from congkhai.targets.units import unit_at

_PLACE = (
    "xep thu hang", "xep hang thu", "xep vi tri thu", "xep vi tri", "dung vi tri thu", "dung vi tri",
    "dung thu", "xep thu", "xep hang", "vi tri thu", "vi tri", "thu hang thu", "thu hang", "hang thu",
    "tu thu", "hang",
)  # fmt: skip
_GROUP = (
    "trong nhom",
    "thuoc nhom",
    "vao nhom",
    "top",
    "top dau",
    "trong so",
    "nhom",
    "trong top",
    "nam trong",
    "thuoc",
    "vao",
)
_AMONG = {"nam", "thuoc", "vao"}  # "thuộc 10 tỉnh dẫn đầu"; without "nhóm" both its words are needed
_CLASS = (
    "xep loai",
    "tu loai",
    "dat loai",
    "tu muc",
    "loai",
    "tu hang",
    "xep muc",
    "dat muc",
    "muc",
    "trong nhom",
    "thuoc nhom",
    "vao nhom",
)
_OPENERS = {phrase.split()[0] for phrase in (*_PLACE, *_GROUP, *_CLASS)}
_FEWEST = 5  # places in a group that stands for a rank without "dẫn đầu"
_PEERS = {"tinh", "thanh", "so", "xa", "phuong", "huyen", "don", "dia", "co", "bo", "quan", "truong", "benh"}
_CLASSES = (
    "xuat sac",
    "rat tot",
    "tot",
    "gioi",
    "kha",
    "trung binh cao",
    "trung binh kha",
    "trung binh",
    "hoan thanh tot nhiem vu",
    "a",
    "b",
)


def _number_after(r: Reader, i: int) -> int:
    j = r.skip(i, "tu", "thu", "so", "la", "o", "vi", "trong")
    return r.skip(j, "thu", "tri")


def _place(r: Reader, i: int) -> tuple[Target, int] | None:
    end = r.after_any(i, _PLACE)
    if end is None or (r.word(i) == "hang" and r.as_typed(i) != "hạng"):
        return None
    j = _number_after(r, end)
    if r.sort(j) is not Sort.NUMBER or r.sort(j + 1) is Sort.PERCENT or r.word(j + 1) == "bac":
        return None
    risen = r.after_any(j + 1, ("len", "xuong", "con"))
    again = r.after_any(risen, _PLACE) or risen if risen is not None else None
    k = _number_after(r, again) if again is not None else j
    j = k if r.sort(k) is Sort.NUMBER else j  # "nâng hạng từ 25 lên 20"
    return Target("", Comparator.RANK, r.at(j).value), j + 1


def _group(r: Reader, i: int) -> tuple[Target, int] | None:
    end = r.after_any(i, _GROUP)
    if end is None or r.sort(end) is not Sort.NUMBER:
        return None
    leading = r.word(i) == "top" or r.word(i + 1) == "top"
    end_of_number = r.skip(end + 1, "cac", "nhung")
    unit, after = unit_at(r, end_of_number)
    alone = r.sort(end + 1) is not Sort.WORD or r.word(end + 1) in {"cua", "toan", "ca"}
    peers = r.word(end_of_number) in _PEERS and r.as_typed(end_of_number) != "số"
    many = r.at(end).value or 0
    if many >= _FEWEST and r.word(i) != "nhom" and (alone or peers):
        leading = True  # "PCI trong nhóm 20"; "nhóm 2" of self-financing units has its own meaning
    ahead = any(
        r.word(k) in {"dan", "dau"} or (r.word(k) in {"cao", "tot"} and r.word(k + 1) == "nhat")
        for k in range(end + 1, end + 10)
    )
    if r.word(end - 1) != "nhom" and r.word(i) in _AMONG and "top" not in r.word(end - 1):
        leading, ahead = False, ahead and peers
    if r.sort(end + 1) is Sort.PERCENT or not (leading or ahead):
        return None
    return Target(
        "", Comparator.RANK, r.at(end).value, unit="" if alone else unit
    ), end + 1 if alone else after


def _class(r: Reader, i: int) -> tuple[Target, int] | None:
    end = r.after_any(i, _CLASS)
    if end is None:
        return None
    start = end - 1
    classed = r.after_any(end, _CLASSES)
    if classed is None or (classed == end + 1 and len(r.word(end)) == 1 and r.word(start) == "muc"):
        return None
    upwards = r.after(classed, "tro len") is not None
    if r.word(start) == "nhom" and len(r.word(end)) == 1:
        return None  # "nhóm A": a sort of project
    if r.word(i) in {"loai", "muc"} and not upwards:
        return None
    return Target("", Comparator.RANK, unit=r.slice(start, classed)), classed


def ranked(r: Reader, i: int) -> tuple[Target, int] | None:
    """The rank that begins at token ``i`` and the place after it."""
    if r.word(i) not in _OPENERS:
        return None
    return _place(r, i) or _group(r, i) or _class(r, i)
